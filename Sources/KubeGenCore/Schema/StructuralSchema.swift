/// A schema in the form that an API server accepts in a CustomResourceDefinition, with the place that each part of it
/// came from.
package struct StructuralSchema: Sendable {
  package struct Value: Sendable {
    package var node: Node
    package var place: SourceLocation
    /// It follows from the Swift type (`UInt8` ends at 255) and gives way to what the author wrote.
    package var isInferred: Bool
  }

  package struct Property: Sendable {
    package var name: String
    package var schema: StructuralSchema
    package var place: SourceLocation

    package init(_ name: String, _ schema: StructuralSchema, at place: SourceLocation) {
      self.name = name
      self.schema = schema
      self.place = place
    }
  }

  package indirect enum Element: Sendable {
    case none
    case items(StructuralSchema)
    case additionalProperties(StructuralSchema)
  }

  /// Where the declaration stands that the schema was made from.
  package var place: SourceLocation
  package private(set) var values: [StructuralKeyword: Value] = [:]
  package var properties: [Property] = []
  package var required: [String] = []
  package var element = Element.none
  package var allOf: [StructuralSchema] = []
  package var anyOf: [StructuralSchema] = []
  package var oneOf: [StructuralSchema] = []
  package var rules: [ValidationRule] = []
  /// The type that says the rest, which stands in a declaration that a macro does not see.
  package var part: SchemaModel.Part?
  /// Cases of an enum without tags, not all of which are known.
  package var branches: [StructuralSchema] = []

  package init(
    _ values: [StructuralKeyword: Node] = [:], properties: [Property] = [],
    required: [String] = [], element: Element = .none, at place: SourceLocation
  ) {
    self.place = place
    self.properties = properties
    self.required = required
    self.element = element
    for (keyword, node) in values { set(keyword, node, at: place) }
  }

  package subscript(_ keyword: StructuralKeyword) -> Node? { values[keyword]?.node }

  package mutating func set(
    _ keyword: StructuralKeyword, _ node: Node, at place: SourceLocation, isInferred: Bool = false
  ) {
    values[keyword] = Value(node: node, place: place, isInferred: isInferred)
  }

  package mutating func remove(_ keyword: StructuralKeyword) {
    values[keyword] = nil
  }

  /// The place of a keyword if it has one, else that of the whole schema.
  package func place(of keyword: StructuralKeyword) -> SourceLocation {
    values[keyword]?.place ?? place
  }
}

extension StructuralSchema {
  package var type: String? { self[.type]?.string }
  package var format: String? { self[.format]?.string }
  package var isNullable: Bool { self[.nullable]?.bool == true }
  package var isIntOrString: Bool { self[.intOrString]?.bool == true }
  package var preservesUnknownFields: Bool { self[.preserveUnknownFields]?.bool == true }

  /// Others say what there is, when the program runs.
  package var isOpen: Bool { part != nil || !branches.isEmpty }

  package var items: StructuralSchema? {
    if case .items(let items) = element { items } else { nil }
  }

  package var additionalProperties: StructuralSchema? {
    if case .additionalProperties(let values) = element { values } else { nil }
  }

  package func property(_ name: String) -> Property? {
    properties.first { $0.name == name }
  }

  /// What the schema describes, for messages: "a string", "a list", …
  package var kind: String {
    if isIntOrString { return "an integer or a string" }
    switch type {
    case "string": return "a string"
    case "integer": return "an integer"
    case "number": return "a number"
    case "boolean": return "a boolean"
    case "array": return "a list"
    case "object": return additionalProperties == nil ? "an object" : "a map"
    default: return "a value of any type"
    }
  }
}
