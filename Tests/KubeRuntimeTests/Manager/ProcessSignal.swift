#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

enum ProcessSignal {
  /// Sends SIGUSR2 to this process.
  static func raise() { kill(getpid(), SIGUSR2) }
}
