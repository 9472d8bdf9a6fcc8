/// What the `@schema` annotations above a declaration say.
struct SchemaAttributes {
  struct Group {
    var kind: SchemaAttribute
    var names: [Located<String>]
    var place: SourceLocation
  }

  var values: [SchemaAttribute: Located<Value>] = [:]
  var rules: [ValidationRule] = []
  var groups: [Group] = []
  /// The attributes of a list's elements: none, or one.
  var items: [SchemaAttributes] = []
  /// Where the first of the annotations stands.
  var place: SourceLocation?

  enum Value: Sendable {
    case node(Node)
    /// A default that names an enum's case, whose raw value depends on the type.
    case member(String)
  }

  var isEmpty: Bool { values.isEmpty && rules.isEmpty && groups.isEmpty && items.isEmpty }

  func node(_ attribute: SchemaAttribute) -> Located<Node>? {
    guard let value = values[attribute], case .node(let node) = value.value else { return nil }
    return Located(value: node, place: value.place)
  }

  /// What a flag says, if it is there.
  func flag(_ attribute: SchemaAttribute) -> Bool? {
    guard let value = values[attribute], case .node(let node) = value.value,
      case .bool(let flag) = node.content
    else { return nil }
    return flag
  }

  func isSet(_ attribute: SchemaAttribute) -> Bool { flag(attribute) ?? false }

  func place(of attribute: SchemaAttribute) -> SourceLocation? { values[attribute]?.place }

  /// Whether the value, or an element of it, is a password.
  var isSecret: Bool {
    node(.format)?.value.string == "password" || items.contains(where: \.isSecret)
  }

  /// Whether the attributes say what the value looks like, so that no Swift type need say it.
  var givesType: Bool {
    values[.type] != nil || isSet(.intOrString) || isSet(.preserveUnknownFields)
      || isSet(.embeddedResource)
  }
}
