import KubeJSON
import KubeTestSupport

@testable import KubeSchema
@testable import KubeTesting

/// Schemas and values that fit them, and definitions that are anything but in order.
extension SplitMix64 {
  /// The schema of a custom resource, structural and in order but for its defaults.
  mutating func rootSchema(depth: Int = 3) -> JSONValue {
    var schema = objectSchema(depth: depth)
    schema["nullable"] = nil
    schema["additionalProperties"] = nil
    schema["x-kubernetes-embedded-resource"] = nil
    return schema
  }

  mutating func structuralSchema(depth: Int) -> JSONValue {
    var schema: JSONValue
    switch below(depth > 0 ? 8 : 5) {
    case 0: schema = ["type": "boolean"]
    case 1: schema = integerSchema()
    case 2: schema = ["type": "number"]
    case 3: schema = stringSchema()
    case 4: schema = ["x-kubernetes-int-or-string": true]
    case 5: schema = listSchema(depth: depth - 1)
    default: schema = objectSchema(depth: depth - 1)
    }
    if isOne(of: 4) { schema["nullable"] = true }
    return schema
  }

  private mutating func integerSchema() -> JSONValue {
    var schema: JSONValue = ["type": "integer"]
    if isOne(of: 2) { schema["minimum"] = .number(below(3)) }
    if isOne(of: 2) { schema["maximum"] = .number(below(5) + 3) }
    return schema
  }

  private mutating func stringSchema() -> JSONValue {
    var schema: JSONValue = ["type": "string"]
    switch below(5) {
    case 0: schema["enum"] = ["red", "green"]
    case 1: schema["pattern"] = "^[a-z]+$"
    case 2: schema["maxLength"] = 3
    case 3: schema["format"] = "ipv4"
    default: break
    }
    return schema
  }

  private mutating func listSchema(depth: Int) -> JSONValue {
    if isOne(of: 3) {
      return [
        "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["key"],
        "items": [
          "type": "object", "required": ["key"],
          "properties": ["key": ["type": "string"], "more": structuralSchema(depth: depth)],
        ],
      ]
    }
    return ["type": "array", "items": structuralSchema(depth: depth)]
  }

  private mutating func objectSchema(depth: Int) -> JSONValue {
    var schema: JSONValue = ["type": "object"]
    if isOne(of: 6) {
      schema["additionalProperties"] = structuralSchema(depth: depth)
      return schema
    }
    var properties: [String: JSONValue] = [:]
    var required: [JSONValue] = []
    for _ in 0..<below(5) {
      let name = pick(["a", "b", "spec", "e/f", "0", "-"])
      var property = structuralSchema(depth: depth)
      if isOne(of: 3) {
        property["default"] = value(of: CustomSchema(property))
      } else if isOne(of: 3) {
        required.append(.string(name))
      }
      properties[name] = property
    }
    required.removeAll { properties[$0.string ?? ""]?["default"] != nil }
    schema["properties"] = .object(properties)
    if !required.isEmpty {
      schema["required"] = .array(
        Array(Set(required.map { $0.string ?? "" })).sorted().map { .string($0) })
    }
    if isOne(of: 5) { schema["x-kubernetes-preserve-unknown-fields"] = true }
    if !properties.isEmpty, isOne(of: 8) { schema["x-kubernetes-embedded-resource"] = true }
    return schema
  }

  /// A value that fits a schema, with fields that it does not name where nothing forbids them.
  mutating func value(of schema: CustomSchema) -> JSONValue {
    // Null must be among the values of an enum.
    if schema.isNullable, schema.values.allowed.isEmpty, isOne(of: 4) { return .null }
    if schema.isIntOrString { return isOne(of: 2) ? .number(below(9)) : .string("50%") }
    switch schema.type {
    case "boolean": return .bool(isOne(of: 2))
    case "integer": return .number(max(Int(schema.values.minimum ?? 0), below(3)))
    case "number": return .number(JSONNumber(Double(below(100)) / 8) ?? JSONNumber(0))
    case "string": return text(of: schema)
    case "array": return list(of: schema)
    default: return object(of: schema)
    }
  }

  private mutating func text(of schema: CustomSchema) -> JSONValue {
    if !schema.values.allowed.isEmpty { return pick(schema.values.allowed) }
    if schema.format == "ipv4" { return .string("10.0.0.\(below(256))") }
    return .string(pick(["a", "bc", "def"]))
  }

  private mutating func list(of schema: CustomSchema) -> JSONValue {
    .array(
      (0..<below(4)).map { index in
        var element = schema.items.map { value(of: $0) } ?? .null
        if schema.listType == "map" {
          if element.isNull { element = [:] }
          element["key"] = .string("k\(index)")
        }
        return element
      })
  }

  private mutating func object(of schema: CustomSchema) -> JSONValue {
    var object: JSONValue = [:]
    if let values = schema.additionalSchema {
      for _ in 0..<below(3) { object[name()] = value(of: values) }
      return object
    }
    for name in schema.propertyNames {
      guard let property = schema.properties[name],
        schema.required.contains(name) || isOne(of: 2)
      else { continue }
      object[name] = value(of: property)
    }
    if isOne(of: 2) { object["unknown"] = json(depth: 2) }
    if schema.isEmbeddedResource {
      object["apiVersion"] = "v1"
      object["kind"] = "Thing"
      object["metadata"] = ["name": "thing"]
    }
    return object
  }

  /// A schema that may say anything anywhere, of the right type or not.
  mutating func wildSchema(depth: Int) -> JSONValue {
    if isOne(of: 30) { return json(depth: 2) }
    var schema: JSONValue = isOne(of: 2) ? structuralSchema(depth: depth) : [:]
    for _ in 0..<below(4) {
      let name = pick(Self.keywords)
      schema[name] = isOne(of: 5) ? json(depth: 2) : keyword(name, depth: depth - 1)
    }
    return schema
  }

  private static let keywords = [
    "type", "format", "title", "default", "maximum", "exclusiveMaximum", "minimum", "maxLength",
    "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "multipleOf", "enum",
    "maxProperties", "minProperties", "required", "items", "allOf", "anyOf", "oneOf", "not",
    "properties", "additionalProperties", "patternProperties", "dependencies", "definitions",
    "nullable", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource",
    "x-kubernetes-int-or-string", "x-kubernetes-list-type", "x-kubernetes-list-map-keys",
    "x-kubernetes-map-type", "x-kubernetes-validations",
  ]

  private mutating func keyword(_ name: String, depth: Int) -> JSONValue {
    switch name {
    case "type": return .string(pick(["object", "array", "string", "integer", "number", "", "x"]))
    case "format": return .string(pick(["int32", "int64", "date-time", "ipv4", "duration", "odd"]))
    case "pattern": return .string(pick(["^a", "(", "[a-", "a{2000}", "(?i)x", "\\pL+", "a**"]))
    case "default": return json(depth: 3)
    case "enum": return .array((0..<below(4)).map { _ in json(depth: 1) })
    case "required", "x-kubernetes-list-map-keys": return .array([.string(self.name()), "key"])
    case "items", "not", "additionalProperties":
      return depth > 0 ? wildSchema(depth: depth) : .bool(isOne(of: 2))
    case "allOf", "anyOf", "oneOf":
      return .array((0..<below(3)).map { _ in depth > 0 ? wildSchema(depth: depth) : [:] })
    case "properties", "patternProperties", "definitions", "dependencies":
      var properties: JSONValue = [:]
      for _ in 0..<below(4) {
        properties[pick(["a", "spec", "status", "metadata", "key", "apiVersion", ""])] =
          depth > 0 ? wildSchema(depth: depth) : [:]
      }
      return properties
    case "x-kubernetes-list-type", "x-kubernetes-map-type":
      return .string(pick(["atomic", "set", "map", "granular", "odd"]))
    case "x-kubernetes-validations":
      return [["rule": "self.a == 1", "message": .string(self.name())], json(depth: 1)]
    case "maximum", "minimum", "multipleOf", "maxLength", "minLength", "maxItems", "minItems",
      "maxProperties", "minProperties":
      return pick([0, -1, 3, .number(JSONNumber(0.5) ?? JSONNumber(0)), huge])
    default: return .bool(isOne(of: 3))
    }
  }

  private var huge: JSONValue { (try? JSONValue(tree: Array("1e400".utf8))) ?? .null }

  /// A definition of which most is in order, and anything may be wrong.
  mutating func wildDefinition() -> JSONValue {
    var definition = Samples.definition(wildSchema(depth: 3))
    for _ in 0..<below(3) { disturb(&definition) }
    return definition
  }

  /// Changes one value somewhere.
  mutating func disturb(_ value: inout JSONValue) {
    if isOne(of: 6) {
      value = json(depth: 2)
    } else if let elements = value.array, !elements.isEmpty {
      var elements = elements
      disturb(&elements[below(elements.count)])
      value = .array(elements)
    } else if let members = value.members, !members.isEmpty {
      let name = pick(members.map(\.name))
      if isOne(of: 8) { value[name] = nil }
      var member = value[name] ?? .null
      disturb(&member)
      value[name] = member
    } else {
      value = json(depth: 1)
    }
  }
}

enum Samples {
  /// A definition of Things in order, with one version.
  static func definition(_ schema: JSONValue) -> JSONValue {
    [
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
      "metadata": ["name": "things.test.example"],
      "spec": [
        "group": "test.example", "scope": "Namespaced",
        "names": [
          "plural": "things", "singular": "thing", "kind": "Thing", "listKind": "ThingList",
          "shortNames": ["th"], "categories": ["all"],
        ],
        "conversion": ["strategy": "None"],
        "versions": [
          [
            "name": "v1", "served": true, "storage": true,
            "schema": ["openAPIV3Schema": schema],
            "subresources": [
              "status": [:],
              "scale": [
                "specReplicasPath": ".spec.replicas", "statusReplicasPath": ".status.replicas",
              ],
            ],
            "additionalPrinterColumns": [
              ["name": "A", "type": "string", "jsonPath": ".spec.a"]
            ],
            "selectableFields": [["jsonPath": ".spec.a"]],
          ]
        ],
      ],
      "status": ["storedVersions": ["v1"]],
    ]
  }
}
