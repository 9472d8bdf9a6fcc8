/// A span of time in whole nanoseconds.
public struct CELDuration: Sendable, Hashable, Comparable {
  public let nanoseconds: Int64

  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  public static func < (left: CELDuration, right: CELDuration) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  static prefix func - (operand: CELDuration) throws(CELFailure) -> CELDuration {
    guard operand.nanoseconds != .min else { throw .intOverflow }
    return CELDuration(nanoseconds: -operand.nanoseconds)
  }

  static func + (left: CELDuration, right: CELDuration) throws(CELFailure) -> CELDuration {
    let (sum, overflow) = left.nanoseconds.addingReportingOverflow(right.nanoseconds)
    guard !overflow else { throw .intOverflow }
    return CELDuration(nanoseconds: sum)
  }

  static func - (left: CELDuration, right: CELDuration) throws(CELFailure) -> CELDuration {
    let (difference, overflow) = left.nanoseconds.subtractingReportingOverflow(right.nanoseconds)
    guard !overflow else { throw .intOverflow }
    return CELDuration(nanoseconds: difference)
  }

  /// In seconds, as Go's `Duration.Seconds` computes it.
  var seconds: Double {
    let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    return Double(whole) + Double(rest) / 1e9
  }

  /// The text that `string` gives, such as `1.5s`.
  var text: String { GoNumberText.plain(seconds) + "s" }
}
