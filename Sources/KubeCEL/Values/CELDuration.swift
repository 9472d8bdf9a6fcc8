/// A span of time in whole nanoseconds.
public struct CELDuration: Sendable, Hashable, Comparable {
  public let nanoseconds: Int64

  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  public static func < (left: CELDuration, right: CELDuration) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}
