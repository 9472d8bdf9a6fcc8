/// A value of a YAML or JSON document that knows where it stood.
///
/// Mappings keep the order of their members, because generated code follows it. `line` and `column`
/// count from 1 (columns in bytes); nodes that the generator itself makes have line 0.
package struct Node: Sendable {
  package enum Content: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// A number that is no Int64, as it was written.
    case number(String)
    case string(String)
    case sequence([Node])
    case mapping([Member])
  }

  package struct Member: Sendable {
    package var key: String
    package var keyLine: Int32
    package var keyColumn: Int32
    package var value: Node

    package init(_ key: String, _ value: Node, keyLine: Int32 = 0, keyColumn: Int32 = 0) {
      self.key = key
      self.value = value
      self.keyLine = keyLine
      self.keyColumn = keyColumn
    }
  }

  package var content: Content
  package var line: Int32
  package var column: Int32

  package init(_ content: Content, line: Int32 = 0, column: Int32 = 0) {
    self.content = content
    self.line = line
    self.column = column
  }

  package func location(in path: String) -> SourceLocation {
    SourceLocation(path: path, line: max(1, Int(line)), column: max(1, Int(column)))
  }
}

extension Node {
  /// The value of a mapping's member (the last one, should the key be there twice), or nil.
  package subscript(_ key: String) -> Node? {
    guard case .mapping(let members) = content else { return nil }
    return members.last { $0.key == key }?.value
  }

  package var members: [Member]? {
    if case .mapping(let members) = content { members } else { nil }
  }

  package var elements: [Node]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  package var string: String? {
    if case .string(let string) = content { string } else { nil }
  }

  package var bool: Bool? {
    if case .bool(let bool) = content { bool } else { nil }
  }

  package var integer: Int64? {
    if case .integer(let integer) = content { integer } else { nil }
  }

  package var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// What the node is, for messages: "a string", "a mapping", …
  package var kind: String {
    switch content {
    case .null: "null"
    case .bool: "a boolean"
    case .integer: "an integer"
    case .number: "a number"
    case .string: "a string"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// Equality is that of JSON values: places do not count, nor does the order of members.
extension Node: Equatable {
  package static func == (a: Node, b: Node) -> Bool {
    switch (a.content, b.content) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.integer(let a), .integer(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b || Double(a) == Double(b)
    case (.integer(let a), .number(let b)): return Double(a) == Double(b)
    case (.number(let a), .integer(let b)): return Double(a) == Double(b)
    case (.string(let a), .string(let b)): return a == b
    case (.sequence(let a), .sequence(let b)): return a == b
    case (.mapping(let a), .mapping(let b)):
      guard a.count == b.count else { return false }
      let values = Dictionary(b.map { ($0.key, $0.value) }) { $1 }
      return a.allSatisfy { values[$0.key] == $0.value }
    default: return false
    }
  }
}

extension Node: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self.init(.string(value)) }
  package init(booleanLiteral value: Bool) { self.init(.bool(value)) }
  package init(integerLiteral value: Int64) { self.init(.integer(value)) }
  package init(arrayLiteral elements: Node...) { self.init(.sequence(elements)) }
  package init(dictionaryLiteral elements: (String, Node)...) {
    self.init(.mapping(elements.map { Member($0.0, $0.1) }))
  }
}
