/// One level of an OpenAPI v3 schema, as far as types depend on it.
struct Schema {
  enum Additional {
    case none
    /// `additionalProperties: true`
    case anything
    case values(Node)
  }

  var node: Node
  var type: String?
  var format: String?
  var description: String?
  var properties: [Node.Member] = []
  var additional = Additional.none
  var items: Node?
  var required: [String] = []
  var values: [Node] = []
  var isNullable = false
  var isIntOrString = false
  var preservesUnknown = false
  var isEmbeddedResource = false
  var allOf: [Node] = []
  var anyOf: [Node] = []
  var oneOf: [Node] = []
  /// `minimum`, `maximum` and `default`: values that the type must have room for.
  var bounds: [Node] = []

  init(_ node: Node) {
    self.node = node
    for member in node.members ?? [] {
      let value = member.value
      switch member.key {
      case "type": type = value.string
      case "format": format = value.string
      case "description": description = value.string.flatMap { $0.isEmpty ? nil : $0 }
      case "properties": properties = value.members ?? []
      case "additionalProperties": additional = Self.additional(value)
      case "items": items = value.members == nil ? nil : value
      case "required": required = value.elements?.compactMap(\.string) ?? []
      case "enum": values = value.elements ?? []
      case "nullable": isNullable = value.bool ?? false
      case "x-kubernetes-int-or-string": isIntOrString = value.bool ?? false
      case "x-kubernetes-preserve-unknown-fields": preservesUnknown = value.bool ?? false
      case "x-kubernetes-embedded-resource": isEmbeddedResource = value.bool ?? false
      case "allOf": allOf = value.elements ?? []
      case "anyOf": anyOf = value.elements ?? []
      case "oneOf": oneOf = value.elements ?? []
      case "minimum", "maximum", "default": bounds.append(value)
      default: break
      }
    }
  }

  private static func additional(_ value: Node) -> Additional {
    if value.bool == true { return .anything }
    return value.members == nil ? .none : .values(value)
  }

  /// What the schema may be, one or several of them.
  var branches: [Node] { allOf + anyOf + oneOf }

  /// The type that the schema has, or that all else about it tells.
  var effectiveType: String? {
    if let type { return type }
    if !properties.isEmpty || isEmbeddedResource { return "object" }
    if case .values = additional { return "object" }
    if items != nil { return "array" }
    return typeOfBranches
  }

  /// The one type that every alternative of an `oneOf` or `anyOf` has, or that a part of an `allOf`
  /// has.
  private var typeOfBranches: String? {
    for alternatives in [oneOf, anyOf] where !alternatives.isEmpty {
      let types = Set(alternatives.map { $0["type"]?.string })
      if types.count == 1, let type = types.first { return type }
    }
    return allOf.lazy.compactMap { $0["type"]?.string }.first
  }

  /// `oneOf: [{type: integer}, {type: string}]`, in either order, and nothing that tells more.
  var isIntegerOrStringByBranches: Bool {
    [oneOf, anyOf].contains { alternatives in
      alternatives.count == 2
        && Set(alternatives.map { $0["type"]?.string }) == ["integer", "string"]
    }
  }
}

extension Schema {
  /// Whether the value, or what it is a list or a map of, is a password.
  var isSecret: Bool {
    var schema = self
    while true {
      if schema.format == "password" { return true }
      if schema.allOf.contains(where: { $0["format"]?.string == "password" }) { return true }
      if let items = schema.items {
        schema = Schema(items)
      } else if case .values(let values) = schema.additional {
        schema = Schema(values)
      } else {
        return false
      }
    }
  }
}

extension Schema {
  static let types = ["object", "array", "string", "integer", "number", "boolean"]

  /// Every keyword that `apiextensions.k8s.io/v1` has for a schema.
  static let keywords: Set<String> = [
    "$ref", "$schema", "additionalItems", "additionalProperties", "allOf", "anyOf", "default",
    "definitions", "dependencies", "description", "enum", "example", "exclusiveMaximum",
    "exclusiveMinimum", "externalDocs", "format", "id", "items", "maxItems", "maxLength",
    "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum", "multipleOf",
    "not", "nullable", "oneOf", "pattern", "patternProperties", "properties", "required", "title",
    "type", "uniqueItems", "x-kubernetes-embedded-resource", "x-kubernetes-int-or-string",
    "x-kubernetes-list-map-keys", "x-kubernetes-list-type", "x-kubernetes-map-type",
    "x-kubernetes-preserve-unknown-fields", "x-kubernetes-validations",
  ]
}
