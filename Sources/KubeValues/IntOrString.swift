/// A field that takes a number or a string, such as a port by number or by name.
public enum IntOrString: Sendable, Hashable {
  /// A number. Kubernetes holds it in 32 bits.
  case int(Int)

  /// A string: a name, or a percentage such as `"25%"`.
  case string(String)

  /// The number that the text is, if it fits in 32 bits, otherwise the text.
  public init(parsing text: String) {
    if let number = Int32(text) {
      self = .int(Int(number))
    } else {
      self = .string(text)
    }
  }

  /// The number, or the number that the string is, or 0 if it is none.
  public var intValue: Int {
    switch self {
    case .int(let number): number
    case .string(let text): Int(text) ?? 0
    }
  }

  /// The number, or, of a percentage, that share of `total`.
  ///
  /// `"25%"` of 10 is 3 rounded up and 2 rounded down. Numbers are returned as they are, whatever
  /// the total. This is how Kubernetes reads fields such as `maxSurge` and `maxUnavailable`.
  ///
  /// - Parameters:
  ///   - total: What a percentage is a share of.
  ///   - roundUp: Whether a fraction is rounded up, rather than down.
  ///
  /// - Throws: ``IntOrStringError`` if the string is not a whole number of per cent, or the result
  ///   does not fit.
  public func scaledValue(of total: Int, roundUp: Bool) throws(IntOrStringError) -> Int {
    guard case .string(let text) = self else { return self.intValue }
    guard text.utf8.last == UInt8(ascii: "%") else {
      throw .notPercentage(text, at: text.utf8.count)
    }
    guard let percent = Int(text.dropLast()) else { throw .notPercentage(text, at: 0) }
    let hundredfold = Int128(percent) * Int128(total)
    var (share, rest) = hundredfold.quotientAndRemainder(dividingBy: 100)
    // The division rounds towards zero.
    if roundUp, rest > 0 { share += 1 }
    if !roundUp, rest < 0 { share -= 1 }
    guard let share = Int(exactly: share) else { throw .tooLarge(text, of: total) }
    return share
  }
}

extension IntOrString: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  /// A number as a literal.
  public init(integerLiteral number: Int) { self = .int(number) }

  /// A string as a literal.
  public init(stringLiteral text: String) { self = .string(text) }
}

extension IntOrString: CustomStringConvertible {
  /// The string, or the number in decimal digits.
  public var description: String {
    switch self {
    case .int(let number): String(number)
    case .string(let text): text
    }
  }
}

/// Why a string is no percentage, or has no share that fits in an Int.
public struct IntOrStringError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let message: String

  /// How many bytes into the string the problem stands.
  public let offset: Int

  /// What to do about it.
  public let remedy: String

  /// The message, the offset and the remedy in one line.
  public var description: String {
    "\(self.message) (at byte \(self.offset)): \(self.remedy)"
  }

  static func notPercentage(_ text: String, at offset: Int) -> IntOrStringError {
    IntOrStringError(
      message: "\(text.quotedForMessage) is not a percentage",
      offset: offset,
      remedy:
        "write a number without quotation marks, or a whole number of per cent such as \"25%\""
    )
  }

  static func tooLarge(_ text: String, of total: Int) -> IntOrStringError {
    IntOrStringError(
      message: "\(text.quotedForMessage) of \(total) does not fit in an Int",
      offset: 0,
      remedy: "use a smaller percentage"
    )
  }
}
