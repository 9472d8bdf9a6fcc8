#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What this process uses.
enum Measurement {
  /// Milliseconds of CPU that the cheapest of so many runs took.
  static func best(of rounds: Int, _ run: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<rounds {
      let start = processorTime
      try run()
      best = min(best, processorTime - start)
    }
    return best * 1e3
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
