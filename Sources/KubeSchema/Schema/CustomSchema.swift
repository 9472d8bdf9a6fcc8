import KubeJSON
import KubePattern

/// The schema of a custom resource, or of a part of it: `openAPIV3Schema`, taken apart.
///
/// Nothing of it need be right: what the server says to it is for those who look at it.
package final class CustomSchema: Sendable {
  package enum AdditionalProperties: Sendable {
    case allowed(Bool)
    case schema(CustomSchema)
  }

  /// `x-kubernetes-validations`
  package struct Rule: Sendable, Hashable {
    package var rule: String
    package var message: String
    package var messageExpression: String
    package var reason: String?
    package var fieldPath: String
    package var optionalOldSelf: Bool?
  }

  /// As it was written.
  package let json: JSONValue
  package let type: String
  package let format: String
  package let isNullable: Bool
  package let defaultValue: JSONValue?
  package let values: ValueConstraints
  package let required: [String]
  package let items: CustomSchema?
  /// Where `items` is a list, which no server takes.
  package let itemSchemas: [CustomSchema]
  package let properties: [String: CustomSchema]
  /// In the order in which they are looked at.
  package let propertyNames: [String]
  package let additionalProperties: AdditionalProperties?
  package let allOf: [CustomSchema]
  package let anyOf: [CustomSchema]
  package let oneOf: [CustomSchema]
  package let not: CustomSchema?
  /// Nil if it is not said; false is an error.
  package let preservesUnknownFields: Bool?
  package let isEmbeddedResource: Bool
  package let isIntOrString: Bool
  package let listType: String?
  package let listMapKeys: [String]
  package let mapType: String?
  package let rules: [Rule]
  /// Whether there are rules here or in what is here; those in conditions do not count.
  package let hasRules: Bool

  // What is nested is read in functions of their own, and all else in others: a debug build keeps
  // a place on the stack for every value of a function, and schemas may be nested 250 deep.
  package init(_ json: JSONValue) {
    self.json = json
    // Read once: a value that was read is a text, which every look into it reads again.
    let members = SchemaMembers(json)
    (type, format, isNullable, defaultValue) = Self.types(members)
    (values, required) = Self.constraints(members)
    (preservesUnknownFields, isEmbeddedResource, isIntOrString) = Self.extensions(members)
    (listType, listMapKeys, mapType, rules) = Self.topology(members)
    (items, itemSchemas) = Self.items(members)
    properties = Self.properties(members)
    propertyNames = properties.keys.sorted()
    additionalProperties = Self.additionalProperties(members)
    (allOf, anyOf, oneOf, not) = Self.conditions(members)
    hasRules =
      !rules.isEmpty || items?.hasRules == true
      || properties.values.contains(where: \.hasRules) || additionalProperties.hasRules
  }

  private static func types(_ json: SchemaMembers) -> (String, String, Bool, JSONValue?) {
    (
      json["type"]?.string ?? "", json["format"]?.string ?? "", json["nullable"]?.bool ?? false,
      present(json["default"])
    )
  }

  private static func constraints(_ json: SchemaMembers) -> (ValueConstraints, [String]) {
    (ValueConstraints(json), strings(json["required"]))
  }

  private static func extensions(_ json: SchemaMembers) -> (Bool?, Bool, Bool) {
    (
      json["x-kubernetes-preserve-unknown-fields"]?.bool,
      json["x-kubernetes-embedded-resource"]?.bool ?? false,
      json["x-kubernetes-int-or-string"]?.bool ?? false
    )
  }

  private static func topology(
    _ json: SchemaMembers
  ) -> (String?, [String], String?, [CustomSchema.Rule]) {
    (
      json["x-kubernetes-list-type"]?.string, strings(json["x-kubernetes-list-map-keys"]),
      json["x-kubernetes-map-type"]?.string,
      (json["x-kubernetes-validations"]?.array ?? []).map(Rule.init)
    )
  }

  private static func items(_ json: SchemaMembers) -> (CustomSchema?, [CustomSchema]) {
    guard let items = json["items"] else { return (nil, []) }
    if let schemas = items.array { return (nil, schemas.map(CustomSchema.init)) }
    return (items.members == nil ? nil : CustomSchema(items), [])
  }

  private static func properties(_ json: SchemaMembers) -> [String: CustomSchema] {
    guard let members = json["properties"]?.members else { return [:] }
    var properties: [String: CustomSchema] = [:]
    for member in members { properties[member.name] = CustomSchema(member.value) }
    return properties
  }

  private static func additionalProperties(_ json: SchemaMembers) -> AdditionalProperties? {
    guard let value = json["additionalProperties"] else { return nil }
    if let isAllowed = value.bool { return .allowed(isAllowed) }
    return value.members == nil ? nil : .schema(CustomSchema(value))
  }

  private static func conditions(
    _ json: SchemaMembers
  ) -> ([CustomSchema], [CustomSchema], [CustomSchema], CustomSchema?) {
    func schemas(_ name: String) -> [CustomSchema] {
      (json[name]?.array ?? []).map(CustomSchema.init)
    }
    return (
      schemas("allOf"), schemas("anyOf"), schemas("oneOf"),
      present(json["not"]).map(CustomSchema.init)
    )
  }

  /// Of a version that has no schema, as one that is not in the definition.
  package static let empty = CustomSchema([:])

  package var preservesUnknown: Bool { preservesUnknownFields == true }

  package var additionalSchema: CustomSchema? {
    if case .schema(let schema) = additionalProperties { schema } else { nil }
  }

  /// The schema of what stands under a key; nil if nothing is known of it.
  package subscript(_ key: String) -> CustomSchema? { properties[key] ?? additionalSchema }

  /// This schema and all in it, outer ones first.
  package func contains(where predicate: (CustomSchema) -> Bool) -> Bool {
    predicate(self) || children.contains { $0.contains(where: predicate) }
  }

  package var children: [CustomSchema] {
    var parts = (items.map { [$0] } ?? []) + itemSchemas + allOf + anyOf + oneOf
    if let not { parts.append(not) }
    parts += propertyNames.compactMap { properties[$0] }
    if let additionalSchema { parts.append(additionalSchema) }
    return parts
  }

  private static func present(_ value: JSONValue?) -> JSONValue? {
    value.flatMap { $0.isNull ? nil : $0 }
  }

  package static func strings(_ value: JSONValue?) -> [String] {
    (value?.array ?? []).compactMap(\.string)
  }
}

extension CustomSchema.AdditionalProperties? {
  fileprivate var hasRules: Bool {
    if case .schema(let schema) = self { schema.hasRules } else { false }
  }
}

extension CustomSchema.Rule {
  package init(_ json: JSONValue) {
    let json = SchemaMembers(json)
    rule = json["rule"]?.string ?? ""
    message = json["message"]?.string ?? ""
    messageExpression = json["messageExpression"]?.string ?? ""
    reason = json["reason"]?.string
    fieldPath = json["fieldPath"]?.string ?? ""
    optionalOldSelf = json["optionalOldSelf"]?.bool
  }
}

/// What a schema demands of a value by itself.
package struct ValueConstraints: Sendable {
  package var maximum: Double?
  package var isMaximumExclusive = false
  package var minimum: Double?
  package var isMinimumExclusive = false
  package var multipleOf: Double?
  package var maxLength: Int?
  package var minLength: Int?
  package var pattern = ""
  /// Nil if there is no pattern, or none that can be read.
  package var compiledPattern: Pattern?
  package var maxItems: Int?
  package var minItems: Int?
  package var hasUniqueItems = false
  package var maxProperties: Int?
  package var minProperties: Int?
  package var allowed: [JSONValue] = []

  fileprivate init(_ json: SchemaMembers) {
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

/// The members of a schema by their names; of several with one name the last.
private struct SchemaMembers {
  private let values: [String: JSONValue]

  init(_ json: JSONValue) {
    values = Dictionary(
      (json.members ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  subscript(_ name: String) -> JSONValue? { values[name] }
}
