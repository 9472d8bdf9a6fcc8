/// An expression as a tree whose nodes lie in one array, each under its id.
///
/// Children stand before their parents, so one loop over the array meets every operand before the
/// node that needs it, and nothing that handles a tree need recurse: an expression may be nested
/// more deeply than a small stack bears. Nodes that macros replaced stay in the array; what cannot
/// be reached from `root` means nothing.
public struct SyntaxTree: Sendable {
  public internal(set) var nodes: [Expression]
  /// Where each node stands in the text, in bytes of UTF-8 from its start; -1 if nowhere.
  public internal(set) var offsets: [Int]
  public internal(set) var root: Expression.ID

  /// The node of that id, which must be one of this tree.
  public subscript(id: Expression.ID) -> Expression { nodes[id] }
}

/// A node of an expression, as the parser gives it once macros are expanded.
public enum Expression: Sendable {
  /// The index of a node in its tree.
  public typealias ID = Int

  case literal(Constant)
  case identifier(String)
  /// `operand.field`, or `has(operand.field)` if it is a test.
  case select(operand: ID, field: String, isTest: Bool)
  /// Operators are functions named as in cel-go: `_+_`, `_[_]`, `!_`, `@in`, `_?_:_`, `_?._`.
  case call(function: String, target: ID?, arguments: [ID])
  /// Elements at the optional indices are `[?element]`.
  case list(elements: [ID], optionalIndices: [Int])
  case map(entries: [MapEntry])
  /// `Name{field: value}`
  case message(name: String, fields: [MessageField])
  indirect case comprehension(Comprehension)
  /// Stands where the text was wrong; a tree that was parsed without an error has none.
  case unspecified

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
    public let key: ID
    public let value: ID
    public let isOptional: Bool
  }

  public struct MessageField: Sendable {
    public let name: String
    public let value: ID
    public let isOptional: Bool
    /// Where its colon stands.
    let offset: Int
  }

  /// What macros such as `all` expand to: a fold over a list or a map.
  public struct Comprehension: Sendable {
    public let range: ID
    /// The element of a list, the key of a map; with two variables the index or the key.
    public let variable: String
    /// With two variables: the element or the value.
    public let secondVariable: String?
    public let accumulator: String
    public let initial: ID
    public let condition: ID
    public let step: ID
    public let result: ID
  }
}

extension Expression {
  /// The nodes right below, in the order of the text.
  public var children: [ID] {
    switch self {
    case .literal, .identifier, .unspecified: []
    case .select(let operand, _, _): [operand]
    case .call(_, let target, let arguments): target.map { [$0] + arguments } ?? arguments
    case .list(let elements, _): elements
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .message(_, let fields): fields.map(\.value)
    case .comprehension(let fold):
      [fold.range, fold.initial, fold.condition, fold.step, fold.result]
    }
  }

  /// The same with other nodes below.
  func replacingChildren(_ new: (ID) -> ID) -> Expression {
    switch self {
    case .literal, .identifier, .unspecified: self
    case .select(let operand, let field, let isTest):
      .select(operand: new(operand), field: field, isTest: isTest)
    case .call(let function, let target, let arguments):
      .call(function: function, target: target.map(new), arguments: arguments.map(new))
    case .list(let elements, let optionalIndices):
      .list(elements: elements.map(new), optionalIndices: optionalIndices)
    case .map(let entries):
      .map(
        entries: entries.map {
          MapEntry(key: new($0.key), value: new($0.value), isOptional: $0.isOptional)
        })
    case .message(let name, let fields):
      .message(
        name: name,
        fields: fields.map {
          MessageField(
            name: $0.name, value: new($0.value), isOptional: $0.isOptional, offset: $0.offset)
        })
    case .comprehension(let fold):
      .comprehension(
        Comprehension(
          range: new(fold.range), variable: fold.variable, secondVariable: fold.secondVariable,
          accumulator: fold.accumulator, initial: new(fold.initial),
          condition: new(fold.condition), step: new(fold.step), result: new(fold.result)))
    }
  }
}
