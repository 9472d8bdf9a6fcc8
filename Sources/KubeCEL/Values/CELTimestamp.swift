/// An instant, to the nanosecond, in the years 1 to 9999.
public struct CELTimestamp: Sendable, Hashable {
  /// Whole seconds since 1970 in UTC, rounded down.
  public let seconds: Int64
  /// From 0 to 999,999,999.
  public let nanoseconds: Int32

  /// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z
  static let leastSeconds: Int64 = -62_135_596_800
  static let greatestSeconds: Int64 = 253_402_300_799

  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}

extension CELTimestamp: Comparable {
  public static func < (left: CELTimestamp, right: CELTimestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}
