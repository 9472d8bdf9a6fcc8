/// A span of time in Go's notation, as Kubernetes' `metav1.Duration` is: `1h30m0s`, `-1.5s`.
///
/// It holds whole nanoseconds, up to 292 years either way, and prints as Go does: `90m` is written
/// as `1h30m0s`.
public struct KubeDuration: Sendable, Hashable {
  /// The whole span in nanoseconds.
  public var nanoseconds: Int64

  /// A span of nanoseconds.
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// Reads a text such as `300ms`, `-1.5h` or `2h45m`.
  ///
  /// The units are ns, us or µs, ms, s, m and h, in any order and number. Only zero needs no unit.
  /// What is finer than a nanosecond is cut off.
  ///
  /// - Throws: ``KubeDurationError`` if the text is anything else, or the span too long.
  public init(_ text: some StringProtocol) throws(KubeDurationError) {
    self.nanoseconds = try Self.nanoseconds(of: text)
  }

  /// A span of Swift's, cut off to nanoseconds towards zero, or the longest span if it is longer.
  public init(clamping duration: Swift.Duration) {
    let (seconds, attoseconds) = duration.components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    // Both parts have the same sign.
    let (sum, sumOverflow) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    if overflow || sumOverflow {
      self.nanoseconds = seconds < 0 ? .min : .max
    } else {
      self.nanoseconds = sum
    }
  }

  /// The same span as a duration of Swift's.
  public var duration: Swift.Duration { .nanoseconds(self.nanoseconds) }
}

extension KubeDuration: Comparable {
  /// Whether the left span is shorter; spans below zero are shorter than zero.
  public static func < (left: KubeDuration, right: KubeDuration) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}

extension KubeDuration: CustomStringConvertible {
  /// The text as Go prints it, such as `1h0m0.003s`, `1.5ms` or `0s`.
  public var description: String {
    let magnitude = self.nanoseconds.magnitude
    var text = self.nanoseconds < 0 ? "-" : ""
    switch magnitude {
    case 0: return "0s"
    case ..<1000: text += "\(magnitude)ns"
    case ..<1_000_000: text += Self.decimal(magnitude, per: 1000) + "µs"
    case ..<1_000_000_000: text += Self.decimal(magnitude, per: 1_000_000) + "ms"
    default:
      let (minutes, rest) = magnitude.quotientAndRemainder(dividingBy: 60_000_000_000)
      if minutes >= 60 { text += "\(minutes / 60)h" }
      if minutes > 0 { text += "\(minutes % 60)m" }
      text += Self.decimal(rest, per: 1_000_000_000) + "s"
    }
    return text
  }

  /// The quotient as a decimal number; `divisor` is a power of ten.
  private static func decimal(_ dividend: UInt64, per divisor: UInt64) -> String {
    let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard rest > 0 else { return String(whole) }
    // A one before the rest keeps its leading zeros.
    var fraction = String(divisor + rest).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(whole).\(fraction)"
  }
}

/// Why a text is no duration in Go's notation.
public struct KubeDurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let message: String

  /// How many bytes into the text the problem stands.
  public let offset: Int

  /// What to do about it.
  public let remedy: String

  /// The message, the offset and the remedy in one line.
  public var description: String {
    "\(self.message) (at byte \(self.offset)): \(self.remedy)"
  }
}
