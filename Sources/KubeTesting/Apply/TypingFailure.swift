/// An object that does not fit its type.
struct TypingFailure: Error {
  var message: String

  init(_ message: String) { self.message = message }

  /// - Parameter problems: at least one.
  init(_ problems: [String]) {
    message =
      problems.count == 1
      ? problems[0] : (["errors:"] + problems.map { "  " + $0 }).joined(separator: "\n")
  }
}
