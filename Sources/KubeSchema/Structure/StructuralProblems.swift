import KubeJSON
import KubePattern

/// What keeps a schema from being structural: in the order of their texts, as the server gives
/// them.
package struct StructuralProblems {
  private enum Level { case root, item, field }

  private var problems: [FieldProblem] = []

  package static func of(_ schema: CustomSchema, path: String) -> [FieldProblem] {
    var found = StructuralProblems()
    found.look(at: schema, .root, path)
    found.lookForUndeclared(in: schema, schema, path, path)
    return found.problems.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
  }

  private mutating func add(_ problem: FieldProblem) { problems.append(problem) }

  private mutating func look(at schema: CustomSchema, _ level: Level, _ path: String) {
    if schema.type == "array", schema.items == nil {
      add(.required("\(path).items", "must be specified"))
    }
    if let items = schema.items { look(at: items, .item, "\(path).items") }
    for name in schema.propertyNames {
      guard let property = schema.properties[name] else { continue }
      look(at: property, .field, "\(path).properties[\(name)]")
    }
    if schema.additionalProperties != nil {
      if level == .root {
        add(.forbidden("\(path).additionalProperties", "must not be used at the root"))
      }
      if let values = schema.additionalSchema {
        look(at: values, .field, "\(path).additionalProperties")
      }
    }
    if schema.isIntOrString {
      let rule = "must be false if x-kubernetes-int-or-string is true"
      if schema.preservesUnknown {
        add(.invalid("\(path).x-kubernetes-preserve-unknown-fields", "true", rule))
      }
      if schema.isEmbeddedResource {
        add(.invalid("\(path).x-kubernetes-embedded-resource", "true", rule))
      }
    }
    lookAtValues(
      of: schema, path, skipsAny: Self.isIntOrString(schema.anyOf),
      skipsFirstOfAll: schema.allOf.first.map { Self.isIntOrString($0.anyOf) } ?? false)
    lookAtType(of: schema, level, path)
    lookAtMetadata(of: schema, level, path)
  }

  private mutating func lookAtType(of schema: CustomSchema, _ level: Level, _ path: String) {
    let type = GoText.quoted(schema.type)
    if schema.isEmbeddedResource, schema.type != "object" {
      let rule = "must be object if x-kubernetes-embedded-resource is true"
      add(
        schema.type.isEmpty
          ? .required("\(path).type", rule) : .invalid("\(path).type", type, rule))
    } else if schema.type.isEmpty, !schema.isIntOrString, !schema.preservesUnknown {
      let rule =
        switch level {
        case .root: "must not be empty at the root"
        case .item: "must not be empty for specified array items"
        case .field: "must not be empty for specified object fields"
        }
      add(.required("\(path).type", rule))
    }
    if schema.isEmbeddedResource, schema.additionalProperties != nil {
      add(
        .forbidden(
          "\(path).additionalProperties",
          "must not be used if x-kubernetes-embedded-resource is set"))
    }
    if level == .root, !schema.type.isEmpty, schema.type != "object" {
      add(.invalid("\(path).type", type, "must be object at the root"))
    }
  }

  private mutating func lookAtMetadata(of schema: CustomSchema, _ level: Level, _ path: String) {
    let hasMetadata = level == .root || schema.isEmbeddedResource
    if hasMetadata {
      for name in ["kind", "apiVersion"] {
        guard let property = schema.properties[name], property.type != "string" else { continue }
        add(
          .invalid(
            "\(path).properties[\(name)].type", GoText.quoted(property.type), "must be string"))
      }
    }
    if let metadata = schema.properties["metadata"] {
      let place = "\(path).properties[metadata]"
      if hasMetadata, metadata.type != "object" {
        add(.invalid("\(place).type", GoText.quoted(metadata.type), "must be object"))
      }
      if level == .root, !Self.restrictsNameAlone(metadata) {
        add(
          .forbidden(
            place,
            "must not specify anything other than name and generateName, but metadata is "
              + "implicitly specified"))
      }
    }
    if schema.isEmbeddedResource, !schema.preservesUnknown, schema.properties.isEmpty {
      add(
        .required(
          "\(path).properties",
          "must not be empty if x-kubernetes-embedded-resource is true without "
            + "x-kubernetes-preserve-unknown-fields"))
    }
  }

  /// Nothing is said but the type, a default, and what name and generateName are.
  private static func restrictsNameAlone(_ metadata: CustomSchema) -> Bool {
    let saysOnlyNames = metadata.propertyNames.allSatisfy { $0 == "name" || $0 == "generateName" }
    return (metadata.json.members ?? []).allSatisfy { member in
      switch member.name {
      case "type", "default": true
      case "properties": saysOnlyNames
      default: isEmpty(member.value)
      }
    }
  }

  private static func isEmpty(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .null: true
    case .bool(let value): !value
    case .string(let text): text.isEmpty
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    case .number: false
    }
  }

  private static func isIntOrString(_ schemas: [CustomSchema]) -> Bool {
    schemas.map(\.json) == [["type": "integer"], ["type": "string"]]
  }

  private mutating func lookAtValues(
    of schema: CustomSchema, _ path: String, skipsAny: Bool, skipsFirstOfAll: Bool
  ) {
    if !skipsAny {
      for (index, part) in schema.anyOf.enumerated() {
        lookAtNested(part, "\(path).anyOf[\(index)]")
      }
    }
    for (index, part) in schema.allOf.enumerated() {
      lookAtNested(part, "\(path).allOf[\(index)]", skipsAny: index == 0 && skipsFirstOfAll)
    }
    for (index, part) in schema.oneOf.enumerated() {
      lookAtNested(part, "\(path).oneOf[\(index)]")
    }
    if let not = schema.not { lookAtNested(not, "\(path).not") }
    let pattern = schema.values.pattern
    guard !pattern.isEmpty else { return }
    do throws(PatternError) {
      _ = try Pattern(pattern)
    } catch {
      add(
        .invalid(
          "\(path).pattern", GoText.quoted(pattern),
          "must be a valid regular expression, but isn't: \(error)"))
    }
  }

  private mutating func lookAtNested(
    _ schema: CustomSchema, _ path: String, skipsAny: Bool = false
  ) {
    lookAtValues(of: schema, path, skipsAny: skipsAny, skipsFirstOfAll: false)
    if let items = schema.items { lookAtNested(items, "\(path).items") }
    for name in schema.propertyNames {
      guard let property = schema.properties[name] else { continue }
      lookAtNested(property, "\(path).properties[\(name)]")
    }
    for (name, isSet, rule) in Self.forbidden(schema) where isSet {
      add(.forbidden("\(path).\(name)", "must be \(rule) to be structural"))
    }
    if schema.properties["metadata"] != nil {
      add(
        .forbidden(
          "\(path).properties[metadata]", "must not be specified in a nested context"))
    }
  }

  /// What belongs to the structure and not into a condition.
  private static func forbidden(_ schema: CustomSchema) -> [(String, Bool, String)] {
    var hasAdditional = schema.additionalSchema != nil
    if case .allowed(true) = schema.additionalProperties { hasAdditional = true }
    func text(_ name: String) -> String { schema.json[name]?.string ?? "" }
    return [
      ("type", !schema.type.isEmpty, "empty"),
      ("additionalProperties", hasAdditional, "undefined"),
      ("default", schema.defaultValue != nil, "undefined"),
      ("title", !text("title").isEmpty, "empty"),
      ("description", !text("description").isEmpty, "empty"),
      ("nullable", schema.isNullable, "false"),
      ("x-kubernetes-preserve-unknown-fields", schema.preservesUnknown, "false"),
      ("x-kubernetes-embedded-resource", schema.isEmbeddedResource, "false"),
      ("x-kubernetes-int-or-string", schema.isIntOrString, "false"),
      ("x-kubernetes-list-map-keys", !schema.listMapKeys.isEmpty, "empty"),
      ("x-kubernetes-list-type", schema.listType != nil, "undefined"),
      ("x-kubernetes-map-type", schema.mapType != nil, "undefined"),
      ("x-kubernetes-validations", !schema.rules.isEmpty, "empty"),
    ]
  }

  private mutating func lookForUndeclared(
    in conditions: CustomSchema, _ schema: CustomSchema?, _ path: String, _ conditionPath: String
  ) {
    guard let schema else {
      add(.required(path, "because it is defined in \(conditionPath)"))
      return
    }
    if let not = conditions.not {
      lookForUndeclared(inNested: not, schema, path, "\(conditionPath).not")
    }
    for (name, parts) in [
      ("allOf", conditions.allOf), ("anyOf", conditions.anyOf), ("oneOf", conditions.oneOf),
    ] {
      for (index, part) in parts.enumerated() {
        lookForUndeclared(inNested: part, schema, path, "\(conditionPath).\(name)[\(index)]")
      }
    }
  }

  private mutating func lookForUndeclared(
    inNested conditions: CustomSchema, _ schema: CustomSchema?, _ path: String,
    _ conditionPath: String
  ) {
    guard let schema else {
      add(.required(path, "because it is defined in \(conditionPath)"))
      return
    }
    lookForUndeclared(in: conditions, schema, path, conditionPath)
    if let items = conditions.items {
      lookForUndeclared(
        inNested: items, schema.items, "\(path).items", "\(conditionPath).items")
    }
    for name in conditions.propertyNames {
      guard let property = conditions.properties[name] else { continue }
      lookForUndeclared(
        inNested: property, schema.properties[name], "\(path).properties[\(name)]",
        "\(conditionPath).properties[\(name)]")
    }
  }
}
