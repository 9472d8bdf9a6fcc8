import KubeGenCore
import KubeJSON
import KubeSchema

/// A version's schema as a server goes by it.
struct ServedSchema {
  let schema: CustomSchema
  private let validation: ObjectValidation

  init(_ node: Node) throws {
    schema = CustomSchema(try JSONValue(json: node.jsonText()))
    validation = ObjectValidation(schema, RuleSet(schema, isResource: true))
  }

  /// Whether a server would take the definition.
  var isAccepted: Bool {
    SchemaProblems.of(schema, path: "", hasStatus: false) { _, _ in [] }.isEmpty
      && defaultsFit(schema)
  }

  private func defaultsFit(_ schema: CustomSchema) -> Bool {
    if let value = schema.defaultValue {
      var filled = value
      SchemaDefaults.dropNulls(&filled, schema)
      SchemaDefaults.apply(&filled, schema)
      let rules = RuleSet(schema, isResource: false)
      guard Pruning.isPruned(value, schema, isResource: false),
        ValueValidation.problems(filled, schema).isEmpty,
        ListTypeValidation.problems(filled, schema).isEmpty,
        rules.outcome(filled, old: nil, path: "").problems.isEmpty
      else { return false }
    }
    return schema.children.allSatisfy(defaultsFit)
  }

  /// What becomes of an object that is written; nil if it is refused.
  func stored(_ object: JSONValue) -> JSONValue? {
    Self.hasListForText(object, schema) ? nil : checked(pruned(object))
  }

  /// Where a text of a format is asked for, servers take lists of anything. Nobody means that, and
  /// to drop the format is safe nevertheless.
  private static func hasListForText(_ value: JSONValue, _ schema: CustomSchema?) -> Bool {
    if let elements = value.array {
      return schema?.type == "string"
        || elements.contains { hasListForText($0, schema?.items) }
    }
    return value.members?.contains { hasListForText($0.value, schema?[$0.name]) } ?? false
  }

  func pruned(_ object: JSONValue) -> JSONValue {
    var object = object
    Pruning.prune(&object, schema)
    SchemaDefaults.dropNulls(&object, schema)
    return object
  }

  private func checked(_ object: JSONValue) -> JSONValue? {
    var object = object
    SchemaDefaults.apply(&object, schema)
    guard validation.outcome(object, old: nil).problems.isEmpty else { return nil }
    return object
  }

  /// Whether an object that is stored loses nothing and is right.
  func keeps(_ object: JSONValue) -> Bool {
    var pruned = object
    guard Pruning.prune(&pruned, schema).isEmpty else { return false }
    SchemaDefaults.dropNulls(&pruned, schema)
    return pruned == object && checked(object) != nil
  }
}

/// The types in Swift that a definition becomes, and whether they read an object.
struct SwiftReading {
  private let types: [TypeName: TypeModel]
  private let root: TypeModel?

  init(_ definition: String) {
    let units = DefinitionSamples.units(definition).units
    let all = units.flatMap(\.types)
    types = Dictionary(all.map { ($0.name, $0) }) { a, _ in a }
    root = all.first { $0.resource != nil }
  }

  func reads(_ object: JSONValue) -> Bool {
    guard let root else { return false }
    return reads(object, root)
  }

  private func reads(_ value: JSONValue, _ type: TypeModel) -> Bool {
    switch type.form {
    case .object(let model):
      guard value.members != nil else { return false }
      return model.properties.allSatisfy { property in
        let member = value[property.jsonName]
        if member == nil || member?.isNull == true {
          return property.isOptional || hasEmptyValue(property.type)
        }
        return member.map { reads($0, property.type) } ?? false
      }
    case .enumeration(let model):
      return model.rawType == .string ? value.string != nil : value.int != nil
    case .otherName(let target): return reads(value, target)
    case .union, .alias: return true
    }
  }

  private func hasEmptyValue(_ type: TypeReference) -> Bool {
    switch type {
    case .scalar(let scalar): ![.time, .intOrString].contains(scalar)
    case .array, .dictionary, .optional: true
    case .core(let name): name == "ObjectMeta"
    case .named, .written, .set: false
    }
  }

  private func reads(_ value: JSONValue, _ type: TypeReference) -> Bool {
    switch type {
    case .scalar(let scalar): reads(value, scalar)
    case .named(let name): types[name].map { reads(value, $0) } ?? false
    case .array(let element): value.array?.allSatisfy { reads($0, element) } ?? false
    case .dictionary(let element):
      value.members?.allSatisfy {
        reads($0.value, element) || $0.value.isNull && element == .scalar(.string)
      } ?? false
    case .optional(let type): value.isNull || reads(value, type)
    case .core, .written, .set: true
    }
  }

  private func reads(_ value: JSONValue, _ scalar: Scalar) -> Bool {
    switch scalar {
    case .bool: value.bool != nil
    case .string, .time: value.string != nil
    case .int, .int64: value.int != nil
    case .int32: value.int.map { Int32(exactly: $0) != nil } ?? false
    case .double: value.double != nil
    case .intOrString: value.int != nil || value.string != nil
    default: true
    }
  }
}
