/// An expression whose types are known.
public struct CheckedExpression: Sendable {
  public let source: String
  /// The tree with names resolved: `a.b` that is one variable is an identifier `a.b`, `a.f()` that
  /// is a function `a.f` is a call without a target.
  public let tree: SyntaxTree
  /// By id of the node; nil for nodes that cannot be reached from the root.
  public let types: [CELType?]
  /// By id of the node; nil where a node refers to nothing by name.
  public let references: [Reference?]

  public var resultType: CELType { types[tree.root] ?? .error }

  /// What a name or a call refers to.
  public enum Reference: Sendable, Hashable {
    /// A variable, by its full name (`a.b` may be one name).
    case variable(String)
    /// A type that is named, as in `type(x) == int`.
    case type(CELType)
    /// The overloads that may be meant, by cel-go's ids; more than one where types are dyn.
    case overloads([String])
  }
}
