/// A selector that Kubernetes would not understand, or would understand differently.
public struct InvalidSelector: Error, Sendable, Hashable, CustomStringConvertible {
  /// Which part of the selector is wrong.
  public enum Location: Sendable, Hashable, CustomStringConvertible {
    /// Where in a text that was parsed, in UTF-8 bytes from its start.
    case offset(Int, in: String)
    /// Which member of a selector that was put together, such as `matchExpressions[1].values[0]`.
    case path(String)

    /// The place, with the text around it.
    public var description: String {
      switch self {
      case .offset(let offset, let text):
        "offset \(offset) of \(quotedExcerpt(text, around: offset))"
      case .path(let path): path
      }
    }
  }

  /// Which part of the selector is wrong.
  public let location: Location
  /// What should have stood there.
  public let expected: String
  /// What stood there instead.
  public let found: String
  /// The rule for names that was broken, if it was one.
  public let cause: InvalidName?

  init(at location: Location, expected: String, found: String, cause: InvalidName? = nil) {
    self.location = location
    self.expected = expected
    self.found = found
    self.cause = cause
  }

  /// One line with where, what was expected and what was found.
  public var description: String {
    let reason = cause.map { ": \($0.problem) (offset \($0.offset)); \($0.remedy)" } ?? ""
    return "invalid selector at \(location): expected \(expected), found \(found)\(reason)"
  }
}
