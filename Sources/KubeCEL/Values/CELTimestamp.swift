/// An instant, to the nanosecond, in the years 1 to 9999, with the offset from UTC that it was
/// written with.
public struct CELTimestamp: Sendable {
  /// Whole seconds since 1970 in UTC, rounded down.
  public let seconds: Int64
  /// From 0 to 999,999,999.
  public let nanoseconds: Int32
  /// How far its text is ahead of UTC. It does not count in comparisons.
  public let offsetMinutes: Int16

  /// 0001-01-01T00:00:00Z
  static let leastSeconds: Int64 = -62_135_596_800
  /// 9999-12-31T23:59:59Z
  static let greatestSeconds: Int64 = 253_402_300_799

  public init(seconds: Int64, nanoseconds: Int32 = 0, offsetMinutes: Int16 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offsetMinutes = offsetMinutes
  }
}

extension CELTimestamp: Comparable {
  public static func == (left: CELTimestamp, right: CELTimestamp) -> Bool {
    left.seconds == right.seconds && left.nanoseconds == right.nanoseconds
  }

  public static func < (left: CELTimestamp, right: CELTimestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

extension CELTimestamp {
  static func + (time: CELTimestamp, duration: CELDuration) throws(CELFailure) -> CELTimestamp {
    let (whole, rest) = duration.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    var (seconds, overflow) = time.seconds.addingReportingOverflow(whole)
    var nanoseconds = Int64(time.nanoseconds) + rest
    if nanoseconds < 0 {
      seconds -= 1
      nanoseconds += 1_000_000_000
    } else if nanoseconds >= 1_000_000_000 {
      seconds += 1
      nanoseconds -= 1_000_000_000
    }
    guard !overflow, (leastSeconds...greatestSeconds).contains(seconds) else {
      throw .timestampOverflow
    }
    return CELTimestamp(
      seconds: seconds, nanoseconds: Int32(nanoseconds), offsetMinutes: time.offsetMinutes)
  }

  static func - (time: CELTimestamp, duration: CELDuration) throws(CELFailure) -> CELTimestamp {
    try time + -duration
  }

  static func - (left: CELTimestamp, right: CELTimestamp) throws(CELFailure) -> CELDuration {
    let (seconds, overflow) = (left.seconds - right.seconds).multipliedReportingOverflow(
      by: 1_000_000_000)
    let nanoseconds = Int64(left.nanoseconds) - Int64(right.nanoseconds)
    let (sum, sumOverflow) = seconds.addingReportingOverflow(nanoseconds)
    guard !overflow, !sumOverflow else { throw .intOverflow }
    return CELDuration(nanoseconds: sum)
  }
}
