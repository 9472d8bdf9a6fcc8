/// What a text declares.
package struct ParsedSource: Sendable {
  package var declarations: [SwiftDeclaration]
  /// Where the text stops being Swift, as far as reading declarations shows.
  package var firstError: Int?
  /// Where something is nested too deep to be read.
  package var excess: Int?
  /// How much work the reading was.
  package var steps: Int
}

extension SwiftSource {
  /// Reads a file's declarations, or those of a part of one.
  package func parse() -> ParsedSource {
    var reader = Reader(self)
    if reader.at(.shebang) { reader.advance() }
    let declarations = reader.declarations(.file)
    return ParsedSource(
      declarations: declarations, firstError: reader.firstError, excess: reader.excess,
      steps: reader.steps)
  }

  /// Reads the text as one expression and nothing else. What is wrong with it stands at the offset.
  package func expression() -> (value: SwiftExpression, error: Int?) {
    var reader = Reader(self)
    let value = reader.expression()
    if !reader.isAtEnd { reader.failHere() }
    return (value, reader.firstError)
  }
}
