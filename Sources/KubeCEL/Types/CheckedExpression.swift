/// An expression whose types are known.
public struct CheckedExpression: Sendable {
  public let parsed: ParsedExpression
  public var root: Expression { parsed.root }
  public let resultType: CELType
  /// By id of the node.
  public let types: [Int: CELType]
  public let references: [Int: Reference]

  /// What a name or a call refers to.
  public enum Reference: Sendable, Hashable {
    /// A variable, by its full name (`a.b` may be one name).
    case variable(String)
    /// A constant or a type that is named.
    case constant(Expression.Constant)
    case type(CELType)
    /// The overloads that may be meant, by cel-go's ids; more than one where types are dyn.
    case overloads([String])
  }
}
