/// One `@kube…(…)` or `@schema…(…)` in a comment.
struct Annotation {
  /// `kube`, `kube.printColumn`, `schema`, `schema.validation`, …
  var name: String
  var place: SourceLocation
  var arguments: [Argument]
  /// The macro that it is, if it is no comment.
  var macro: String?

  /// The compiler checks the labels.
  var isCompiled = false

  /// As the author wrote it.
  var spelling: String { macro ?? name }

  var isKube: Bool { name == "kube" || name.hasPrefix("kube.") }

  struct Argument {
    /// Nil for an argument without a label.
    var label: String?
    /// The place of the label, or of the value if there is no label.
    var place: SourceLocation
    var value: AnnotationValue
  }
}

/// A value in an annotation: a Swift literal, a type, or a name.
struct AnnotationValue {
  indirect enum Content {
    case string(String)
    case integer(Int64)
    /// A number that is no Int64, as JSON writes it.
    case number(String)
    case bool(Bool)
    case null
    case list([AnnotationValue])
    case map([(key: AnnotationValue, value: AnnotationValue)])
    /// `(minLength: 1)`
    case arguments([Annotation.Argument])
    /// `FooStatus.self`
    case type([String])
    /// `.slow`
    case member(String)
    /// `immutable`
    case name(String)
    case other
  }

  var content: Content
  var place: SourceLocation
}

extension AnnotationValue {
  /// What the value is, for messages.
  var kind: String {
    switch content {
    case .string: "a string"
    case .integer: "an integer"
    case .number: "a number"
    case .bool: "a boolean"
    case .null: "nil"
    case .list: "a list"
    case .map: "a dictionary"
    case .arguments: "a list of arguments"
    case .type: "a type"
    case .member: "a member"
    case .name: "a name"
    case .other: "an expression"
    }
  }

  var string: String? {
    if case .string(let string) = content { string } else { nil }
  }

  /// A word from a list of words: a string in a comment, and a member of an enum where the compiler reads
  /// along.
  var word: String? {
    if case .member(let name) = content { name } else { string }
  }

  /// The JSON value that the literal stands for; nil if it is none (a type, a name, a member).
  var node: Node? {
    switch content {
    case .string(let string): Node(.string(string))
    case .integer(let integer): Node(.integer(integer))
    case .number(let text): Node(.number(text))
    case .bool(let bool): Node(.bool(bool))
    case .null: Node(.null)
    case .list(let elements): Self.sequence(elements)
    case .map(let pairs): Self.mapping(pairs)
    case .arguments, .type, .member, .name, .other: nil
    }
  }

  private static func sequence(_ elements: [AnnotationValue]) -> Node? {
    let nodes = elements.compactMap(\.node)
    return nodes.count == elements.count ? Node(.sequence(nodes)) : nil
  }

  private static func mapping(_ pairs: [(key: AnnotationValue, value: AnnotationValue)]) -> Node? {
    var members: [Node.Member] = []
    for (key, value) in pairs {
      guard let key = key.string, let value = value.node else { return nil }
      guard !members.contains(where: { $0.key == key }) else { return nil }
      members.append(Node.Member(key, value))
    }
    return Node(.mapping(members))
  }
}
