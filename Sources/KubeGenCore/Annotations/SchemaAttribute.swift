/// The attributes of `@schema(…)`.
enum SchemaAttribute: String, CaseIterable {
  case type, format, intOrString, schemaless
  case title, description, example, externalDocs
  case nullable, `default`
  case allowed = "enum"
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf
  case minLength, maxLength, pattern
  case minItems, maxItems, uniqueItems, items
  case minProperties, maxProperties
  case listType, listMapKeys, mapType, structType
  case preserveUnknownFields, embeddedResource
  case required, optional, immutable
  case atMostOneOf, exactlyOneOf, atLeastOneOf
  case untagged

  /// What an annotation may stand above.
  enum Place {
    case property, structure, enumeration, alias, enumCase, items

    /// For messages: "A struct takes no …".
    var name: String {
      switch self {
      case .property: "A property"
      case .structure: "A struct"
      case .enumeration: "An enum"
      case .alias: "A typealias"
      case .enumCase: "An enum case"
      case .items: "An element"
      }
    }
  }

  /// What a value must be.
  enum Form {
    case bool, string, count, number, values, any, strings, pattern
    case choice([String])
    case docs, arguments
  }

  static let names = allCases.map(\.rawValue)

  static let flags = Set(
    allCases.filter { if case .bool = $0.form { true } else { false } }.map(\.rawValue))

  static let groups: Set<String> = [
    atMostOneOf.rawValue, exactlyOneOf.rawValue, atLeastOneOf.rawValue,
  ]

  var form: Form {
    switch self {
    case .intOrString, .schemaless, .nullable, .exclusiveMinimum, .exclusiveMaximum, .uniqueItems,
      .preserveUnknownFields, .embeddedResource, .required, .optional, .immutable, .untagged:
      .bool
    case .format, .title, .description: .string
    case .minLength, .maxLength, .minItems, .maxItems, .minProperties, .maxProperties: .count
    case .minimum, .maximum, .multipleOf: .number
    case .allowed: .values
    case .example, .default: .any
    case .listMapKeys, .atMostOneOf, .exactlyOneOf, .atLeastOneOf: .strings
    case .pattern: .pattern
    case .type: .choice(["string", "integer", "number", "boolean", "array", "object"])
    case .listType: .choice(["atomic", "set", "map"])
    case .mapType, .structType: .choice(["atomic", "granular"])
    case .externalDocs: .docs
    case .items: .arguments
    }
  }

  func isAllowed(above place: Place) -> Bool {
    switch self {
    case .required, .optional, .immutable, .schemaless, .default: place == .property
    case .atMostOneOf, .exactlyOneOf, .atLeastOneOf: place == .structure
    case .untagged: place == .enumeration
    default: true
    }
  }

  /// Where an attribute belongs that stands elsewhere.
  var remedy: String {
    switch self {
    case .atMostOneOf, .exactlyOneOf, .atLeastOneOf: "It belongs above the struct."
    case .untagged: "It belongs above an enum with payloads."
    default: "It belongs above a property."
    }
  }

  /// The member of the schema that the attribute's value becomes as it is.
  var keyword: StructuralKeyword? {
    switch self {
    case .structType: .mapType
    case .schemaless, .items, .required, .optional, .immutable, .atMostOneOf, .exactlyOneOf,
      .atLeastOneOf, .untagged:
      nil
    case .listType: .listType
    case .listMapKeys: .listMapKeys
    case .mapType: .mapType
    case .preserveUnknownFields: .preserveUnknownFields
    case .embeddedResource: .embeddedResource
    case .intOrString: .intOrString
    default: StructuralKeyword(rawValue: rawValue)
    }
  }
}
