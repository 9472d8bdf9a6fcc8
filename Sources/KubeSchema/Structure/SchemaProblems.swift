import KubeJSON

/// What is wrong with the schema of a version.
package struct SchemaProblems {
  /// What depends on where in the schema one is.
  package struct Place {
    package var path: String
    package var isRoot = false
    /// Within apiVersion, kind or metadata.
    package var isInsideMetadata = false
    /// Why no default may stand here; nil if one may.
    package var defaultsForbidden: String?

    package func at(_ suffix: String) -> Place {
      var place = self
      place.path += suffix
      place.isRoot = false
      return place
    }
  }

  package private(set) var problems: [FieldProblem] = []
  /// Schemas in which something is wrong, whose rules are not looked at.
  private var faulty: Set<ObjectIdentifier> = []

  /// All of a version's schema.
  ///
  /// - Parameters:
  ///   - limitsRules: whether single rules may be too expensive: not if the version had the very
  ///     same schema before.
  ///   - defaults: what is wrong with the defaults of a structural schema at a path.
  package static func of(
    _ schema: CustomSchema, path: String, hasStatus: Bool, limitsRules: Bool = true,
    defaults: (CustomSchema, String) -> [FieldProblem]
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if hasStatus { problems += rootProblems(schema, path) }
    if schema.isNullable {
      problems.append(.forbidden("\(path).nullable", "nullable cannot be true at the root"))
    }
    let obstacle = obstacle(in: schema)
    var isStructural = false
    if obstacle == nil {
      var structural = StructuralProblems.of(schema, path: path)
      if structural.isEmpty { structural = defaults(schema, path) }
      problems += structural
      isStructural = structural.isEmpty
    }
    var all = SchemaProblems()
    all.look(at: schema, Place(path: path, isRoot: true))
    problems += all.problems
    if let obstacle, problems.isEmpty { problems.append(.invalid(path, "\"\"", obstacle)) }
    if isStructural {
      problems += DefinitionRuleProblems.of(
        schema, path: path, faulty: all.faulty, limitsRules: limitsRules)
    }
    return problems
  }

  /// What of it concerns rules, whatever else may be wrong with the schema.
  package static func ofRules(_ schema: CustomSchema, path: String) -> [FieldProblem] {
    guard schema.hasRules else { return [] }
    var all = SchemaProblems()
    all.look(at: schema, Place(path: path, isRoot: true))
    let problems = all.problems + DefinitionRuleProblems.of(schema, path: path)
    return problems.filter { $0.field?.contains("x-kubernetes-validations[") ?? false }
  }

  /// What makes a schema impossible to take for a structural one; nil if nothing does.
  package static func obstacle(in schema: CustomSchema) -> String? {
    let json = schema.json
    func isSet(_ name: String) -> Bool {
      guard let value = json[name] else { return false }
      return value.string.map { !$0.isEmpty } ?? value.members.map { !$0.isEmpty } ?? !value.isNull
    }
    for (name, label) in [
      ("id", "id"), ("$schema", "schema"), ("$ref", "$ref"),
      ("patternProperties", "patternProperties"), ("dependencies", "dependencies"),
      ("additionalItems", "additionalItems"), ("definitions", "definitions"),
    ] where isSet(name) { return "OpenAPIV3Schema '\(label)' is not supported" }
    if !schema.itemSchemas.isEmpty {
      return "OpenAPIV3Schema 'items' must be a schema, but is an array"
    }
    if schema.preservesUnknownFields == false {
      return "internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined"
    }
    return schema.children.lazy.compactMap(obstacle).first
  }

  private static let fieldsBesideStatus: Set<String> = [
    "description", "type", "format", "title", "maximum", "exclusiveMaximum", "minimum",
    "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems",
    "uniqueItems", "multipleOf", "required", "items", "properties", "externalDocs", "example",
    "x-kubernetes-preserve-unknown-fields", "x-kubernetes-validations",
  ]

  /// With the subresource status the schema's root must say nothing about status and spec at once.
  private static func rootProblems(_ schema: CustomSchema, _ path: String) -> [FieldProblem] {
    if !schema.type.isEmpty, schema.type != "object" {
      return [
        .invalid(
          "\(path).type", GoText.quoted(schema.type),
          "only \"object\" is allowed as the type at the root of the schema if the status "
            + "subresource is enabled")
      ]
    }
    let forbidden = (schema.json.members ?? []).first { member in
      !fieldsBesideStatus.contains(member.name) && isMeaningful(member.value)
    }
    guard forbidden != nil else { return [] }
    return [
      .invalid(
        path, GoText.untyped(schema.json),
        "only [Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum "
          + "MaxLength MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items "
          + "Properties ExternalDocs Example XPreserveUnknownFields XValidations] fields are "
          + "allowed at the root of the schema if the status subresource is enabled")
    ]
  }

  private static func isMeaningful(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .null: false
    case .bool(let value): value
    case .string(let text): !text.isEmpty
    default: true
    }
  }

  package mutating func add(_ problem: FieldProblem) { problems.append(problem) }

  package mutating func look(at schema: CustomSchema, _ place: Place) {
    let count = problems.count
    lookAtKeywords(of: schema, place)
    lookAtParts(of: schema, place)
    lookAtExtensions(of: schema, place.path)
    lookAtListMap(schema, place.path)
    problems += SchemaProblems.keyProblems(schema, place.path)
    problems += RuleProblems.of(schema, path: place.path)
    if problems.count > count { faulty.insert(ObjectIdentifier(schema)) }
  }

  private mutating func lookAtKeywords(of schema: CustomSchema, _ place: Place) {
    let path = place.path
    let json = schema.json
    func isPresent(_ name: String) -> Bool { json[name].map { !$0.isNull } ?? false }
    func isFilled(_ name: String) -> Bool { !(json[name]?.members ?? []).isEmpty }
    if !schema.type.isEmpty, !Self.types.contains(schema.type) {
      add(.notSupported("\(path).type", GoText.quoted(schema.type), Self.types))
    }
    if schema.defaultValue != nil, let reason = place.defaultsForbidden {
      add(.forbidden("\(path).default", "must not be set \(reason)"))
    }
    let unsupported = [
      ("id", !(json["id"]?.string ?? "").isEmpty),
      ("additionalItems", isPresent("additionalItems")),
      ("patternProperties", isFilled("patternProperties")),
      ("definitions", isFilled("definitions")), ("dependencies", isPresent("dependencies")),
      ("$ref", isPresent("$ref")),
    ]
    for (name, isThere) in unsupported where isThere {
      add(.forbidden("\(path).\(name)", "\(name) is not supported"))
    }
    if schema.type == "null" {
      add(
        .forbidden(
          "\(path).type", "type cannot be set to null, use nullable as an alternative"))
    }
    if !schema.itemSchemas.isEmpty {
      add(.forbidden("\(path).items", "items must be a schema object and not an array"))
    }
    if place.isInsideMetadata, schema.isEmbeddedResource {
      add(
        .forbidden(
          "\(path).x-kubernetes-embedded-resource", "must not be used inside of resource meta"))
    }
    if schema.values.hasUniqueItems {
      add(
        .forbidden(
          "\(path).uniqueItems",
          "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"))
    }
  }

  private static let types = ["array", "boolean", "integer", "number", "object", "string"]

  private mutating func lookAtParts(of schema: CustomSchema, _ place: Place) {
    if let additional = schema.additionalProperties {
      var isAllowed = false
      if case .allowed(true) = additional { isAllowed = true }
      if !schema.properties.isEmpty, !isAllowed {
        add(
          .forbidden(
            "\(place.path).additionalProperties",
            "additionalProperties and properties are mutual exclusive"))
      }
      if let values = schema.additionalSchema {
        var inner = place.at(".additionalProperties")
        if place.isInsideMetadata {
          inner.defaultsForbidden = "inside additionalProperties applying to object metadata"
        }
        look(at: values, inner)
      }
    }
    for name in schema.propertyNames {
      guard let property = schema.properties[name] else { continue }
      var inner = place.at(".properties[\(name)]")
      if place.isRoot || schema.isEmbeddedResource, Pruning.metaFields.contains(name) {
        inner.isInsideMetadata = true
        if place.isRoot { inner.defaultsForbidden = "in top-level \(name)" }
      }
      look(at: property, inner)
    }
    if let not = schema.not { look(at: not, place.at(".not")) }
    for (name, parts) in [
      ("allOf", schema.allOf), ("oneOf", schema.oneOf), ("anyOf", schema.anyOf),
    ] {
      for (index, part) in parts.enumerated() {
        look(at: part, place.at(".\(name)[\(index)]"))
      }
    }
    for member in schema.json["definitions"]?.members ?? [] {
      look(at: CustomSchema(member.value), place.at(".definitions[\(member.name)]"))
    }
    if let items = schema.items { look(at: items, place.at(".items")) }
    for (index, items) in schema.itemSchemas.enumerated() {
      look(at: items, place.at(".items[\(index)]"))
    }
    for member in schema.json["dependencies"]?.members ?? [] where member.value.members != nil {
      look(at: CustomSchema(member.value), place.at(".dependencies[\(member.name)]"))
    }
  }
}
