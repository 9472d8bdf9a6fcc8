/// An instant, and how its RFC 3339 text is written.
///
/// It is what ``Time`` and ``MicroTime`` hold. Equality, hash and order go by the instant alone.
struct RFC3339: Sendable {
  /// Whole seconds since 1970 in UTC, not counting leap seconds.
  private(set) var seconds: Int64

  /// Below 10⁹, added to the seconds also before 1970.
  private(set) var nanoseconds: UInt32

  private(set) var offsetMinutes: UInt16 = 0

  private(set) var form: Form

  // An enum, so that an Optional finds room for its nil in it.
  private(set) var zone: Zone = .upperZ

  enum Zone: UInt8, Sendable {
    case upperZ, lowerZ
    /// A numeric offset from UTC; `-00:00` says that the local offset is unknown.
    case ahead, behind
  }

  struct Form: Sendable {
    private var bits: UInt8

    init(decimals: Int, isLowercaseT: Bool = false, isLeapSecond: Bool = false) {
      self.bits = UInt8(decimals) | (isLowercaseT ? 16 : 0) | (isLeapSecond ? 32 : 0)
    }

    /// How many decimals the seconds have.
    var decimals: Int { Int(self.bits & 15) }

    var isLowercaseT: Bool { self.bits & 16 != 0 }

    /// Whether the instant is written as second 60 of the minute before it.
    var isLeapSecond: Bool { self.bits & 32 != 0 }
  }

  /// The first second of year 0 and the last of year 9999: what four digits can write.
  static let secondsRange: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

  /// An instant to be written in UTC.
  ///
  /// It is cut off after `decimals` decimals, so that the text says all of it. Instants outside of
  /// the years 0 to 9999 become the nearest inside.
  ///
  /// - Parameter nanoseconds: Any number; whole seconds in it are carried.
  init(seconds: Int64, nanoseconds: Int64, decimals: Int) {
    let (carry, nanos) = Self.floorDivision(nanoseconds, by: 1_000_000_000)
    let (sum, overflow) = seconds.addingReportingOverflow(carry)
    self.form = Form(decimals: decimals)
    if overflow ? carry < 0 : sum < Self.secondsRange.lowerBound {
      self.seconds = Self.secondsRange.lowerBound
      self.nanoseconds = 0
      return
    }
    let isTooLate = overflow || sum > Self.secondsRange.upperBound
    self.seconds = isTooLate ? Self.secondsRange.upperBound : sum
    self.nanoseconds = isTooLate ? 999_999_999 : UInt32(nanos)
    self.nanoseconds -= self.nanoseconds % Self.nanosecondsPerDigit(decimals)
  }

  /// A text that was read. Nothing is checked here.
  init(
    seconds: Int64, nanoseconds: UInt32, offsetMinutes: UInt16, form: Form, zone: Zone
  ) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offsetMinutes = offsetMinutes
    self.form = form
    self.zone = zone
  }

  /// Seconds to add to the instant to get the time that the text shows.
  var offsetSeconds: Int64 {
    let seconds = Int64(self.offsetMinutes) * 60
    return self.zone == .behind ? -seconds : seconds
  }

  /// The same instant at the same offset in the one form that Go writes, with so many decimals, and
  /// cut off after them.
  func canonical(decimals: Int) -> RFC3339 {
    var time = self
    time.form = Form(decimals: decimals)
    time.nanoseconds -= time.nanoseconds % Self.nanosecondsPerDigit(decimals)
    if time.zone == .lowerZ { time.zone = .upperZ }
    return time
  }

  /// How many nanoseconds a unit of the last of so many decimals has.
  static func nanosecondsPerDigit(_ decimals: Int) -> UInt32 {
    var nanoseconds: UInt32 = 1
    for _ in decimals..<9 { nanoseconds *= 10 }
    return nanoseconds
  }

  private static func floorDivision(
    _ dividend: Int64, by divisor: Int64
  ) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

extension RFC3339: Hashable, Comparable {
  static func == (left: RFC3339, right: RFC3339) -> Bool {
    left.seconds == right.seconds && left.nanoseconds == right.nanoseconds
  }

  static func < (left: RFC3339, right: RFC3339) -> Bool {
    left.seconds == right.seconds
      ? left.nanoseconds < right.nanoseconds : left.seconds < right.seconds
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(self.seconds)
    hasher.combine(self.nanoseconds)
  }
}

extension RFC3339 {
  /// The instant later by `duration`, written with `decimals` decimals.
  func advanced(by duration: Swift.Duration, decimals: Int) -> RFC3339 {
    let (seconds, attoseconds) = duration.components
    let (sum, overflow) = self.seconds.addingReportingOverflow(seconds)
    return RFC3339(
      seconds: overflow ? (seconds < 0 ? .min : .max) : sum,
      nanoseconds: Int64(self.nanoseconds)
        + Self.floorDivision(attoseconds, by: 1_000_000_000).quotient,
      decimals: decimals
    )
  }

  /// The instant earlier by `duration`, written with `decimals` decimals.
  func retreated(by duration: Swift.Duration, decimals: Int) -> RFC3339 {
    let (seconds, attoseconds) = duration.components
    let (difference, overflow) = self.seconds.subtractingReportingOverflow(seconds)
    return RFC3339(
      seconds: overflow ? (seconds < 0 ? .max : .min) : difference,
      nanoseconds: Int64(self.nanoseconds)
        + Self.floorDivision(-attoseconds, by: 1_000_000_000).quotient,
      decimals: decimals
    )
  }

  func duration(since other: RFC3339) -> Swift.Duration {
    // Neither difference can overflow: the years are at most four digits.
    Swift.Duration(
      secondsComponent: self.seconds - other.seconds,
      attosecondsComponent: (Int64(self.nanoseconds) - Int64(other.nanoseconds)) * 1_000_000_000
    )
  }
}
