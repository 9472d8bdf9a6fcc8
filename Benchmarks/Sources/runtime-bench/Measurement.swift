import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What this process uses.
enum Measurement {
  /// Seconds of CPU of all threads so far.
  static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Bytes that are resident once free memory has gone back; nil where that is not known.
  static var residentBytes: Double? {
    returnFreeMemory()
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return nil
    }
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS") }
    let words = line?.split(whereSeparator: \.isWhitespace) ?? []
    return words.count > 1 ? Double(words[1]).map { $0 * 1024 } : nil
  }

  /// Calls glibc's `malloc_trim`, which is in no header that Swift's module of glibc has.
  private static func returnFreeMemory() {
    guard let address = dlsym(nil, "malloc_trim") else { return }
    typealias Trim = @convention(c) (Int) -> CInt
    _ = unsafeBitCast(address, to: Trim.self)(0)
  }

  static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }
}
