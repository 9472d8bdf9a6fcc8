import KubeCore
import KubeGenModel
import KubeJSON

/// The schemas of an OpenAPI document, collected as they are referred to.
struct OpenAPISchemas {
  enum Version: Sendable { case v2, v3 }

  let version: Version
  private var schemas: [String: JSONValue] = [:]
  private var waiting: [String] = []

  init(_ version: Version) { self.version = version }

  /// All that were asked for, with all that these refer to.
  mutating func finished() -> JSONValue {
    while let name = waiting.popLast() {
      if schemas[name] == nil { schemas[name] = builtIn(name) }
    }
    return .object(schemas)
  }

  mutating func reference(_ name: String) -> JSONValue {
    waiting.append(name)
    let place = version == .v3 ? "#/components/schemas/" : "#/definitions/"
    return ["$ref": .string(place + name)]
  }

  /// A reference with room for more beside it.
  private mutating func property(of name: String) -> JSONValue {
    let reference = reference(name)
    return version == .v3 ? ["allOf": [reference]] : reference
  }

  private mutating func builtIn(_ name: String) -> JSONValue {
    if name.hasSuffix(".resource.Quantity") {
      return version == .v3
        ? ["oneOf": [["type": "string"], ["type": "number"]]] : ["type": "string"]
    }
    guard let definition = APIModel.bundled[name] else { return ["type": "object"] }
    var schema: JSONValue
    switch definition.form {
    case .value(.any):
      // Any object; only what stands for JSON is anything.
      schema = name.contains(".apiextensions.v1.JSON") ? [:] : ["type": "object"]
    case .value(let type): schema = self.type(type, isProperty: false)
    case .object(let properties):
      let facts = WireFacts.shared[name] ?? [:]
      let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
      schema = ["type": "object"]
      if !required.isEmpty { schema["required"] = .array(required) }
      let members = properties.map { property in
        UnknownMembers.Member(
          name: property.name, value: self.property(property, facts[property.name]))
      }
      if !members.isEmpty { schema["properties"] = JSONValue(members: members) }
    }
    if let mapType = definition.mapType { schema["x-kubernetes-map-type"] = .string(mapType) }
    if !definition.kinds.isEmpty {
      schema["x-kubernetes-group-version-kind"] = .array(
        definition.kinds.filter { definition.kinds.count == 1 || !Self.foreign.contains($0.group) }
          .sorted { ($0.group, $0.version) < ($1.group, $1.version) }.map {
            Self.kind($0.group, $0.version, $0.kind)
          })
    }
    return schema
  }

  /// Groups that no document names beside options that all groups have.
  private static let foreign: Set<String> = [
    "admission.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io", "imagepolicy.k8s.io",
  ]

  private mutating func property(_ property: APIProperty, _ fact: WireField?) -> JSONValue {
    var schema = type(property.type, isProperty: true)
    if version == .v3, let value = Self.defaultValue(property, fact) { schema["default"] = value }
    if !property.listMapKeys.isEmpty {
      schema["x-kubernetes-list-map-keys"] = .array(property.listMapKeys.map { .string($0) })
    }
    let texts = [
      ("x-kubernetes-list-type", property.listType), ("x-kubernetes-map-type", property.mapType),
      ("x-kubernetes-patch-merge-key", property.patchMergeKey),
      (
        "x-kubernetes-patch-strategy",
        property.patchStrategies.isEmpty ? nil : property.patchStrategies.joined(separator: ",")
      ),
    ]
    for (key, text) in texts {
      if let text { schema[key] = .string(text) }
    }
    return schema
  }

  /// What the document says that Go starts with.
  private static func defaultValue(_ property: APIProperty, _ fact: WireField?) -> JSONValue? {
    if let text = fact?.defaultText { return try? JSONValue(tree: text.utf8) }
    guard let fact, !fact.isPointer else { return nil }
    switch fact.type {
    case .object: return [:]
    case .string where property.isRequired: return ""
    case .int32 where property.isRequired, .int64 where property.isRequired: return 0
    case .bool where property.isRequired: return false
    default: return nil
    }
  }

  private mutating func type(_ type: APIType, isProperty: Bool) -> JSONValue {
    switch type {
    case .any: return [:]
    case .anonymous: return ["type": "object"]
    case .boolean: return ["type": "boolean"]
    case .string: return ["type": "string"]
    case .bytes: return ["type": "string", "format": "byte"]
    case .dateTime: return ["type": "string", "format": "date-time"]
    case .intOrString:
      return version == .v3
        ? ["oneOf": [["type": "integer"], ["type": "string"]], "format": "int-or-string"]
        : ["type": "string", "format": "int-or-string"]
    case .integer: return ["type": "integer"]
    case .int32: return ["type": "integer", "format": "int32"]
    case .int64: return ["type": "integer", "format": "int64"]
    case .number: return ["type": "number", "format": "double"]
    case .reference(let name): return isProperty ? property(of: name) : reference(name)
    case .array(let element):
      return ["type": "array", "items": self.type(element, isProperty: false)]
    case .map(let value):
      return ["type": "object", "additionalProperties": self.type(value, isProperty: false)]
    }
  }

  static func kind(_ group: String, _ version: String, _ kind: String) -> JSONValue {
    ["group": .string(group), "kind": .string(kind), "version": .string(version)]
  }
}

/// Those of custom resources.
extension OpenAPISchemas {
  mutating func add(custom resource: ServedResource) {
    let (group, version) = (resource.identity.group, resource.identity.version)
    var schema = resource.openAPISchema.map { converted($0, isRoot: true) } ?? ["type": "object"]
    let meta = ServedResource.metaPackage
    if schema["x-kubernetes-preserve-unknown-fields"]?.bool != true || schema["properties"] != nil {
      if schema["properties"] == nil { schema["properties"] = [:] }
      schema["properties"]?["apiVersion"] = ["type": "string"]
      schema["properties"]?["kind"] = ["type": "string"]
      schema["properties"]?["metadata"] = property(of: "\(meta).ObjectMeta")
    }
    var list: JSONValue = [
      "description": .string("\(resource.listKind) is a list of \(resource.kind)"),
      "type": "object", "required": ["items"],
    ]
    list["properties"] = [
      "apiVersion": ["type": "string"],
      "items": ["type": "array", "items": reference(resource.definitionName())],
      "kind": ["type": "string"], "metadata": property(of: "\(meta).ListMeta"),
    ]
    let fields = (resource.custom?.selectableFields ?? []).map { field -> JSONValue in
      ["fieldPath": .string(field.path.joined(separator: "."))]
    }
    for (name, kind, var object) in [
      (resource.definitionName(), resource.kind, schema),
      (resource.listDefinitionName, resource.listKind, list),
    ] {
      object["x-kubernetes-group-version-kind"] = [Self.kind(group, version, kind)]
      if !fields.isEmpty { object["x-kubernetes-selectable-fields"] = .array(fields) }
      schemas[name] = object
    }
  }

  /// A schema of a definition as documents have it.
  private mutating func converted(_ schema: JSONValue, isRoot: Bool = false) -> JSONValue {
    var result = schema
    for key in ["properties", "patternProperties"] {
      guard let members = schema[key]?.members else { continue }
      result[key] = JSONValue(
        members: members.map { .init(name: $0.name, value: converted($0.value)) })
    }
    for key in ["items", "additionalProperties"] where schema[key]?.members != nil {
      result[key] = schema[key].map { converted($0) }
    }
    if schema["x-kubernetes-embedded-resource"]?.bool == true, !isRoot {
      if result["properties"] == nil { result["properties"] = [:] }
      result["properties"]?["apiVersion"] = ["type": "string"]
      result["properties"]?["kind"] = ["type": "string"]
      result["properties"]?["metadata"] = property(
        of: "\(ServedResource.metaPackage).ObjectMeta")
    }
    let isIntOrString = schema["x-kubernetes-int-or-string"]?.bool == true
    if version == .v3 {
      if isIntOrString, schema["anyOf"] == nil {
        result["anyOf"] = [["type": "integer"], ["type": "string"]]
      }
      return result
    }
    // What the second version does not know.
    for key in ["oneOf", "anyOf", "not", "nullable"] { result[key] = nil }
    if isIntOrString { result["type"] = nil }
    if schema["nullable"]?.bool == true {
      for key in ["type", "items", "properties"] { result[key] = nil }
    }
    if schema["x-kubernetes-preserve-unknown-fields"]?.bool == true {
      for key in ["items", "properties"] { result[key] = nil }
    }
    return result
  }
}

extension ServedResource {
  /// `openAPIV3Schema`, as the definition has it.
  var openAPISchema: JSONValue? { custom?.version.schema?.json }
}
