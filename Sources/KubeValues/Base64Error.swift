/// Why a text is no base64. It never holds any of the text, which may be a secret.
public struct Base64Error: Error, Sendable, Hashable, CustomStringConvertible {
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

  private init(_ problem: String, at offset: Int) {
    self.message = "not base64: \(problem)"
    self.offset = offset
    self.remedy = "encode it with the standard alphabet (A–Z a–z 0–9 + /) and with = padding"
  }

  static func foreignCharacter(at offset: Int) -> Base64Error {
    Base64Error("a character is not of the alphabet", at: offset)
  }

  static func misplacedPadding(at offset: Int) -> Base64Error {
    Base64Error("the padding is not where it belongs", at: offset)
  }

  static func textAfterPadding(at offset: Int) -> Base64Error {
    Base64Error("there is more after the padding", at: offset)
  }

  static func incomplete(at offset: Int) -> Base64Error {
    Base64Error("the text ends inside a group of four characters", at: offset)
  }
}
