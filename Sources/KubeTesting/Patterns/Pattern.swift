/// A regular expression as Go has them: the syntax of RE2, matched in time that grows with the
/// text and never explodes.
///
/// Schemas of custom resources use it, and CEL does.
struct Pattern: Sendable {
  let source: String
  private let program: PatternProgram

  init(_ source: String) throws(PatternError) {
    self.source = source
    var parser = PatternParser(source)
    program = try PatternProgram(parser.parse(), source: source)
  }

  /// Whether the pattern matches somewhere in the text.
  func matches(_ text: String) -> Bool { program.matches(text.unicodeScalars.map(\.value)) }
}

/// What is wrong with a pattern, in the words of Go's `regexp/syntax`.
struct PatternError: Error, Hashable, CustomStringConvertible {
  var problem: String
  /// The part of the pattern that is wrong.
  var expression: String

  init(_ problem: String, _ expression: some StringProtocol) {
    self.problem = problem
    self.expression = String(expression)
  }

  var description: String { "error parsing regexp: \(problem): `\(expression)`" }
}
