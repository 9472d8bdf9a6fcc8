/// A regular expression as Go has them: the syntax of RE2, matched in time that grows with the
/// text and never explodes.
///
/// Schemas of custom resources use it, and CEL does.
public struct Pattern: Sendable {
  public let source: String
  private let program: PatternProgram

  public init(_ source: String) throws(PatternError) {
    self.source = source
    var parser = PatternParser(source)
    program = try PatternProgram(parser.parse(), source: source)
  }

  /// Whether the pattern matches somewhere in the text.
  public func matches(_ text: String) -> Bool { program.matches(text.unicodeScalars.map(\.value)) }
}

/// What is wrong with a pattern, in the words of Go's `regexp/syntax`.
public struct PatternError: Error, Hashable, CustomStringConvertible {
  public var problem: String
  /// The part of the pattern that is wrong.
  public var expression: String

  init(_ problem: String, _ expression: some StringProtocol) {
    self.problem = problem
    self.expression = String(expression)
  }

  public var description: String { "error parsing regexp: \(problem): `\(expression)`" }
}
