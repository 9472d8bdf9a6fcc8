/// A text that was to name a group, version, kind or resource, and does not.
public struct InvalidIdentity: Error, Sendable, Hashable, CustomStringConvertible {
  /// What the text was read as, such as `apiVersion`.
  public let subject: String
  /// The text itself.
  public let text: String
  /// Where reading stopped, in UTF-8 bytes from the start of the text.
  public let offset: Int
  /// What is wrong there and what to write instead.
  public let remedy: String

  init(_ subject: String, _ text: String, offset: Int, remedy: String) {
    self.subject = subject
    self.text = text
    self.offset = offset
    self.remedy = remedy
  }

  /// One line with what, where and the remedy.
  public var description: String {
    "\(quotedExcerpt(text, around: offset)) is no \(subject) (offset \(offset)): \(remedy)"
  }
}

/// The pieces of a text between its first dots, for the forms that kubectl takes as arguments.
/// The last piece holds what is left, dots included, since a group's name has dots of its own.
func splitAtFirstDots(_ text: String, pieces limit: Int) -> [String] {
  text.utf8.split(
    separator: UInt8(ascii: "."), maxSplits: limit - 1, omittingEmptySubsequences: false
  ).map { String(Substring($0)) }
}
