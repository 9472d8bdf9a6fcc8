/// An expression that was parsed, with what is known of its text.
public struct ParsedExpression: Sendable {
  public let source: String
  public let tree: SyntaxTree
}
