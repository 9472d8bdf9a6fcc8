/// A node of an expression, as the parser gives it once macros are expanded.
///
/// Ids are unique within an expression; positions, types and references are kept under them.
public struct Expression: Sendable {
  public let id: Int
  public let kind: Kind

  init(_ id: Int, _ kind: Kind) {
    self.id = id
    self.kind = kind
  }

  public indirect enum Kind: Sendable {
    case literal(Constant)
    case identifier(String)
    /// `operand.field`, or `has(operand.field)` if it is a test.
    case select(operand: Expression, field: String, isTest: Bool)
    /// Operators are functions named as in cel-go: `_+_`, `_[_]`, `!_`, `@in`, `_?_:_`, `_?._`.
    case call(function: String, target: Expression?, arguments: [Expression])
    /// Indices of `[?element]` are optional.
    case list(elements: [Expression], optionalIndices: [Int])
    case map(entries: [MapEntry])
    /// `Name{field: value}`
    case message(name: String, fields: [MessageField])
    case comprehension(Comprehension)
  }

  public enum Constant: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
  }

  public struct MapEntry: Sendable {
    public let id: Int
    public let key: Expression
    public let value: Expression
    public let isOptional: Bool
  }

  public struct MessageField: Sendable {
    public let id: Int
    public let name: String
    public let value: Expression
    public let isOptional: Bool
  }

  /// What macros such as `all` expand to: a fold over a list or a map.
  public struct Comprehension: Sendable {
    public let range: Expression
    /// The element of a list, the key of a map; with two variables the index or the key.
    public let variable: String
    /// With two variables: the element or the value.
    public let secondVariable: String?
    public let accumulator: String
    public let initial: Expression
    public let condition: Expression
    public let step: Expression
    public let result: Expression
  }
}

/// An expression that was parsed, with what is known of its text.
public struct ParsedExpression: Sendable {
  public let source: String
  public let root: Expression
  /// Offsets in Unicode scalars, by id of the node.
  public let offsets: [Int: Int]
  /// The calls of macros as they were written, by the id of what they became; for the estimate
  /// of costs and for messages.
  public let macroCalls: [Int: Expression]
}
