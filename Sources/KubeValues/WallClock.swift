#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// The system's time of day. Swift's standard library has no clock for it.
enum WallClock {
  /// The seconds since 1970 in UTC, and the nanoseconds after that.
  static func now() -> (seconds: Int64, nanoseconds: Int32) {
    var time = timespec()
    // It fails only for a clock that does not exist.
    _ = clock_gettime(CLOCK_REALTIME, &time)
    return (Int64(time.tv_sec), Int32(truncatingIfNeeded: time.tv_nsec))
  }
}
