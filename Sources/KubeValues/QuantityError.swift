/// Why a text is no quantity, or why a calculation with quantities has no result.
public struct QuantityError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let message: String

  /// How many bytes into the text the problem stands, or nil if it does not stand in a text.
  public let offset: Int?

  /// What to do about it.
  public let remedy: String

  /// The message, the offset and the remedy in one line.
  public var description: String {
    let place = self.offset.map { " (at byte \($0))" } ?? ""
    return "\(self.message)\(place): \(self.remedy)"
  }
}

extension QuantityError {
  static let remedyForText =
    "write a decimal number and at most one suffix: "
    + "n u m k M G T P E, Ki Mi Gi Ti Pi Ei, or an exponent such as e3"

  static func malformed(_ text: String, _ problem: String, at offset: Int) -> QuantityError {
    QuantityError(
      message: "\(text.quotedForMessage) is not a quantity: \(problem)",
      offset: offset,
      remedy: Self.remedyForText
    )
  }

  static func tooLarge(_ subject: String, at offset: Int? = nil) -> QuantityError {
    QuantityError(
      message:
        "\(subject) has more than \(NanoAmount.maximumWholeDigits) digits before the decimal point",
      offset: offset,
      remedy: "use a smaller number"
    )
  }
}
