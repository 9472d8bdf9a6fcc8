/// An expression that was parsed, with what is known of its text.
public struct ParsedExpression: Sendable {
  public let source: String
  public let tree: SyntaxTree
  /// The calls of macros as they were written, by the id of what they became.
  public let macroCalls: [Expression.ID: MacroCall]

  public struct MacroCall: Sendable {
    public let function: String
    public let target: Expression.ID?
    public let arguments: [Expression.ID]
  }
}
