import KubeJSON
import KubePattern

/// The schema of a custom resource, or of a part of it: `openAPIV3Schema`, taken apart.
///
/// Nothing of it need be right: what the server says to it is for those who look at it.
final class CustomSchema: Sendable {
  enum AdditionalProperties: Sendable {
    case allowed(Bool)
    case schema(CustomSchema)
  }

  /// `x-kubernetes-validations`
  struct Rule: Sendable, Hashable {
    var rule: String
    var message: String
    var messageExpression: String
    var reason: String?
    var fieldPath: String
    var optionalOldSelf: Bool?
  }

  /// As it was written.
  let json: JSONValue
  let type: String
  let format: String
  let isNullable: Bool
  let defaultValue: JSONValue?
  let values: ValueConstraints
  let required: [String]
  let items: CustomSchema?
  /// Where `items` is a list, which no server takes.
  let itemSchemas: [CustomSchema]
  let properties: [String: CustomSchema]
  /// In the order in which they are looked at.
  let propertyNames: [String]
  let additionalProperties: AdditionalProperties?
  let allOf: [CustomSchema]
  let anyOf: [CustomSchema]
  let oneOf: [CustomSchema]
  let not: CustomSchema?
  /// Nil if it is not said; false is an error.
  let preservesUnknownFields: Bool?
  let isEmbeddedResource: Bool
  let isIntOrString: Bool
  let listType: String?
  let listMapKeys: [String]
  let mapType: String?
  let rules: [Rule]

  init(_ json: JSONValue) {
    self.json = json
    type = json["type"]?.string ?? ""
    format = json["format"]?.string ?? ""
    isNullable = json["nullable"]?.bool ?? false
    defaultValue = Self.present(json["default"])
    values = ValueConstraints(json)
    required = Self.strings(json["required"])
    let items = json["items"]
    self.items = items?.members == nil ? nil : items.map(CustomSchema.init)
    itemSchemas = (items?.array ?? []).map(CustomSchema.init)
    properties = (json["properties"]?.members ?? []).reduce(into: [:]) {
      $0[$1.name] = CustomSchema($1.value)
    }
    propertyNames = properties.keys.sorted()
    additionalProperties = json["additionalProperties"].flatMap { value in
      if let isAllowed = value.bool { return .allowed(isAllowed) }
      return value.members == nil ? nil : .schema(CustomSchema(value))
    }
    allOf = (json["allOf"]?.array ?? []).map(CustomSchema.init)
    anyOf = (json["anyOf"]?.array ?? []).map(CustomSchema.init)
    oneOf = (json["oneOf"]?.array ?? []).map(CustomSchema.init)
    not = Self.present(json["not"]).map(CustomSchema.init)
    preservesUnknownFields = json["x-kubernetes-preserve-unknown-fields"]?.bool
    isEmbeddedResource = json["x-kubernetes-embedded-resource"]?.bool ?? false
    isIntOrString = json["x-kubernetes-int-or-string"]?.bool ?? false
    listType = json["x-kubernetes-list-type"]?.string
    listMapKeys = Self.strings(json["x-kubernetes-list-map-keys"])
    mapType = json["x-kubernetes-map-type"]?.string
    rules = (json["x-kubernetes-validations"]?.array ?? []).map(Rule.init)
  }

  /// Of a version that has no schema, as one that is not in the definition.
  static let empty = CustomSchema([:])

  var preservesUnknown: Bool { preservesUnknownFields == true }

  var additionalSchema: CustomSchema? {
    if case .schema(let schema) = additionalProperties { schema } else { nil }
  }

  /// The schema of what stands under a key; nil if nothing is known of it.
  subscript(_ key: String) -> CustomSchema? { properties[key] ?? additionalSchema }

  /// This schema and all in it, outer ones first.
  func contains(where predicate: (CustomSchema) -> Bool) -> Bool {
    predicate(self) || children.contains { $0.contains(where: predicate) }
  }

  var children: [CustomSchema] {
    var parts = (items.map { [$0] } ?? []) + itemSchemas + allOf + anyOf + oneOf
    if let not { parts.append(not) }
    parts += propertyNames.compactMap { properties[$0] }
    if let additionalSchema { parts.append(additionalSchema) }
    return parts
  }

  private static func present(_ value: JSONValue?) -> JSONValue? {
    value.flatMap { $0.isNull ? nil : $0 }
  }

  static func strings(_ value: JSONValue?) -> [String] {
    (value?.array ?? []).compactMap(\.string)
  }
}

extension CustomSchema.Rule {
  init(_ json: JSONValue) {
    rule = json["rule"]?.string ?? ""
    message = json["message"]?.string ?? ""
    messageExpression = json["messageExpression"]?.string ?? ""
    reason = json["reason"]?.string
    fieldPath = json["fieldPath"]?.string ?? ""
    optionalOldSelf = json["optionalOldSelf"]?.bool
  }
}

/// What a schema demands of a value by itself.
struct ValueConstraints: Sendable {
  var maximum: Double?
  var isMaximumExclusive = false
  var minimum: Double?
  var isMinimumExclusive = false
  var multipleOf: Double?
  var maxLength: Int?
  var minLength: Int?
  var pattern = ""
  /// Nil if there is no pattern, or none that can be read.
  var compiledPattern: Pattern?
  var maxItems: Int?
  var minItems: Int?
  var hasUniqueItems = false
  var maxProperties: Int?
  var minProperties: Int?
  var allowed: [JSONValue] = []

  init(_ json: JSONValue) {
    maximum = json["maximum"]?.double
    isMaximumExclusive = json["exclusiveMaximum"]?.bool ?? false
    minimum = json["minimum"]?.double
    isMinimumExclusive = json["exclusiveMinimum"]?.bool ?? false
    multipleOf = json["multipleOf"]?.double
    maxLength = json["maxLength"]?.int
    minLength = json["minLength"]?.int
    pattern = json["pattern"]?.string ?? ""
    compiledPattern = pattern.isEmpty ? nil : try? Pattern(pattern)
    maxItems = json["maxItems"]?.int
    minItems = json["minItems"]?.int
    hasUniqueItems = json["uniqueItems"]?.bool ?? false
    maxProperties = json["maxProperties"]?.int
    minProperties = json["minProperties"]?.int
    allowed = json["enum"]?.array ?? []
  }
}
