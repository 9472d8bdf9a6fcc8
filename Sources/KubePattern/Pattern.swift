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

  /// The first match in the text, as Go's `FindString` gives it: of several that begin at one place
  /// the one that the pattern prefers. Nil if there is none.
  public func firstMatch(in text: String) -> String? { allMatches(in: text, limit: 1).first }

  /// Matches that do not overlap, one after the other, as Go's `FindAllString` gives them.
  ///
  /// - Parameter limit: how many at most; nil for all.
  public func allMatches(in text: String, limit: Int? = nil) -> [String] {
    let scalars = text.unicodeScalars.map(\.value)
    var matches: [String] = []
    var position = 0
    var lastEnd: Int?
    while position <= scalars.count, matches.count < limit ?? .max {
      guard let match = program.firstMatch(in: scalars, from: position) else { break }
      // Nothing right behind a match is no match of its own.
      if !match.isEmpty || match.lowerBound != lastEnd {
        var found = String.UnicodeScalarView()
        for value in scalars[match] { found.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
        matches.append(String(found))
      }
      lastEnd = match.upperBound
      position = match.isEmpty ? match.upperBound + 1 : match.upperBound
    }
    return matches
  }
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
