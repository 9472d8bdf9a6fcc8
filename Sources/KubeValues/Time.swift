/// An instant as Kubernetes writes most of them: `2006-01-02T15:04:05Z`, to the second.
///
/// What was read is kept as it stood, offset and up to nine decimals included, and is written back
/// that way.
/// Equality, hash and order go by the instant. A time that is made or calculated here is cut off to
/// the second; ``MicroTime`` has microseconds.
public struct Time: Sendable, Hashable {
  private let instant: RFC3339

  private static let decimals = 0

  private init(_ instant: RFC3339) {
    self.instant = instant
  }

  /// An instant in UTC, cut off to the second.
  ///
  /// Instants outside of the years 0 to 9999 become the nearest inside.
  ///
  /// - Parameters:
  ///   - seconds: Whole seconds since 1 January 1970 in UTC, not counting leap seconds.
  ///   - nanoseconds: Nanoseconds after that; any number, also below zero or above a second.
  public init(secondsSince1970 seconds: Int64, nanoseconds: Int32 = 0) {
    self.init(
      RFC3339(seconds: seconds, nanoseconds: Int64(nanoseconds), decimals: Self.decimals))
  }

  /// Reads an RFC 3339 text with any decimals and any offset. Those behind the ninth are cut
  /// off.
  ///
  /// - Throws: ``TimeError`` if the text is something else, also if the date does not exist.
  public init(_ text: some StringProtocol) throws(TimeError) {
    self.init(try RFC3339(text))
  }

  /// Reads the RFC 3339 text that makes up all of `utf8`.
  ///
  /// - Throws: ``TimeError`` if the bytes are something else.
  public init(utf8: UnsafeBufferPointer<UInt8>) throws(TimeError) {
    self.init(try RFC3339(utf8: utf8))
  }

  /// The instant of a ``MicroTime``, in UTC, cut off to the second.
  public init(_ time: MicroTime) {
    self.init(
      RFC3339(
        seconds: time.secondsSince1970, nanoseconds: Int64(time.nanoseconds),
        decimals: Self.decimals))
  }

  /// The current time of the system's clock, cut off to the second.
  public static func now() -> Time {
    let (seconds, nanoseconds) = WallClock.now()
    return Time(secondsSince1970: seconds, nanoseconds: nanoseconds)
  }

  /// Whole seconds since 1 January 1970 in UTC, not counting leap seconds, rounded down.
  public var secondsSince1970: Int64 { self.instant.seconds }

  /// Nanoseconds after ``secondsSince1970``, from 0 to 999,999,999.
  public var nanoseconds: Int32 { Int32(self.instant.nanoseconds) }

  /// The RFC 3339 text: the one that was read, or one in UTC with no decimals.
  public var text: String { self.instant.text }

  /// Calls `body` with the bytes of ``text``, without an allocation.
  ///
  /// - Parameter body: What to do with the bytes, which are valid until it returns.
  public func withUTF8Text<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try self.instant.withUTF8Text(body)
  }

  /// Writes the bytes of ``text`` to the beginning of the buffer.
  ///
  /// - Parameter buffer: Room for the text; ``maximumUTF8Count`` bytes are always enough.
  ///
  /// - Returns: How many bytes the text has, or 0 if it does not fit; nothing is written then.
  public func write(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    self.instant.write(into: buffer)
  }

  /// The length of the longest text in bytes.
  public static var maximumUTF8Count: Int { RFC3339.longestCount }

  /// The instant so many seconds later, in UTC, cut off to the second.
  public func adding(seconds: Int64) -> Time {
    self + .seconds(seconds)
  }

  /// How much later this instant is than `other`; below zero if it is earlier.
  public func duration(since other: Time) -> Swift.Duration {
    self.instant.duration(since: other.instant)
  }

  /// The instant later by `duration`, in UTC, cut off to the second.
  public static func + (time: Time, duration: Swift.Duration) -> Time {
    Time(time.instant.advanced(by: duration, decimals: Self.decimals))
  }

  /// The instant earlier by `duration`, in UTC, cut off to the second.
  public static func - (time: Time, duration: Swift.Duration) -> Time {
    Time(time.instant.retreated(by: duration, decimals: Self.decimals))
  }
}

extension Time: Comparable {
  /// Whether the left instant is earlier.
  public static func < (left: Time, right: Time) -> Bool {
    left.instant < right.instant
  }
}

extension Time: CustomStringConvertible {
  /// The same as ``text``.
  public var description: String { self.text }
}
