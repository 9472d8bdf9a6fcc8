/// Why a text is no RFC 3339 date and time.
public struct TimeError: Error, Sendable, Hashable, CustomStringConvertible {
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
