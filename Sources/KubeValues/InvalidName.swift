/// A name that breaks one of Kubernetes' rules for names.
public struct InvalidName: Error, Sendable, Hashable, CustomStringConvertible {
  /// The rule that was broken.
  public let rule: NameRule
  /// The name.
  public let name: String
  /// Where the first problem is, in UTF-8 bytes from the start of the name.
  public let offset: Int
  /// What is wrong there.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// One line with what, where and the remedy.
  public var description: String {
    "\(quotedExcerpt(name, around: offset)) is no \(rule): "
      + "\(problem) (offset \(offset)); \(remedy)"
  }
}
