import Foundation

/// How numbers are written: to three places that mean something.
enum Figure {
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    let places = value.magnitude >= 100 ? 0 : value.magnitude >= 10 ? 1 : 2
    return String(format: "%.\(places)f", value)
  }

  /// Minimum and median in milliseconds.
  static func milliseconds(_ rounds: Rounds) -> String {
    "\(number(rounds.minimum * 1000)) / \(number(rounds.median * 1000)) ms"
  }

  /// Minimum and median in seconds.
  static func seconds(_ rounds: Rounds) -> String {
    "\(number(rounds.minimum)) / \(number(rounds.median)) s"
  }

  /// Minimum and median in nanoseconds, of each of so many.
  static func nanoseconds(_ rounds: Rounds, each count: Int) -> String {
    let scale = 1e9 / Double(max(1, count))
    return "\(number(rounds.minimum * scale)) / \(number(rounds.median * scale)) ns"
  }

  /// Bytes in a median's time.
  static func speed(_ byteCount: Int, _ rounds: Rounds) -> String {
    "\(number(Double(byteCount) / rounds.median / 1e6)) MB/s"
  }

  static func ratio(_ value: Double) -> String {
    "\(number(value))×"
  }

  static func megabytes(_ byteCount: Int) -> String {
    "\(number(Double(byteCount) / 1e6)) MB"
  }
}
