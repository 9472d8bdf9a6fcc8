import KubeGenCore
import KubeJSON
import KubeTestSupport

/// Small structural schemas, changes of them, and values that fit more often than not.
struct ChangingSchema {
  var random: SplitMix64

  static let names = ["a", "b", "c"]
  static let texts = ["", "a", "b", "ab", "abc", "2024-01-02", "10.0.0.1", "YQ==", "7"]
  static let numbers = ["-1", "0", "1", "2", "3", "4", "6", "0.5", "1.5", "2.0", "3000000000"]

  mutating func schema(depth: Int) -> Node {
    var schema = plain(depth: depth)
    if random.isOne(of: 6) { schema = schema.setting("nullable", true) }
    if random.isOne(of: 5) { schema = schema.setting("default", value(for: schema)) }
    if random.isOne(of: 4) { schema = change(schema, depth: depth) }
    return schema
  }

  private mutating func plain(depth: Int) -> Node {
    switch random.below(depth > 0 ? 10 : 6) {
    case 0: return ["type": "boolean"]
    case 1: return ["x-kubernetes-int-or-string": true]
    case 2: return ["type": "integer"]
    case 3: return ["type": "number"]
    case 4: return ["type": "string"]
    case 5: return ["x-kubernetes-preserve-unknown-fields": true]
    case 6:
      let items = schema(depth: depth - 1)
      return ["type": "array", "items": items]
    case 7: return ["type": "object", "additionalProperties": schema(depth: depth - 1)]
    default:
      var properties: [Node.Member] = []
      for name in Self.names where random.chance(2, in: 3) {
        properties.append(Node.Member(name, schema(depth: depth - 1)))
      }
      return [
        "type": "object", "properties": Node(.mapping(properties)),
        "required": list(properties.map(\.key).filter { _ in random.isOne(of: 3) }),
      ]
    }
  }

  private func list(_ texts: [String]) -> Node {
    Node(.sequence(texts.map { Node(.string($0)) }))
  }

  /// A change of one keyword, of the schema or of one within it.
  mutating func change(_ schema: Node, depth: Int) -> Node {
    if random.chance(3, in: 5), let inner = changeWithin(schema, depth: depth) { return inner }
    switch random.below(12) {
    case 0: return plain(depth: depth)
    case 1: return toggled(schema, "nullable", [true])
    case 2: return toggled(schema, "default", [value(for: schema), value(for: schema)])
    case 3: return toggled(schema, "description", ["some", "other"])
    case 4: return changeCondition(schema)
    case 5: return toggled(schema, "x-kubernetes-preserve-unknown-fields", [true])
    case 6: return changeRules(schema)
    case 7:
      let values = (0...random.below(3)).map { _ in value(for: schema.setting("enum", nil)) }
      return toggled(schema, "enum", [Node(.sequence(values))])
    default: return changeByType(schema, depth: depth)
    }
  }

  private mutating func changeWithin(_ schema: Node, depth: Int) -> Node? {
    let keys = ["items", "additionalProperties", "properties"].filter {
      schema[$0]?.members?.isEmpty == false
    }
    guard !keys.isEmpty else { return nil }
    let key = random.element(keys)
    guard var inner = schema[key] else { return nil }
    guard key == "properties", var members = inner.members else {
      return schema.setting(key, change(inner, depth: depth - 1))
    }
    let index = random.below(members.count)
    members[index].value = change(members[index].value, depth: depth - 1)
    inner.content = .mapping(members)
    return schema.setting(key, inner)
  }

  private mutating func toggled(_ schema: Node, _ key: String, _ values: [Node]) -> Node {
    schema.setting(key, schema[key] != nil && random.isOne(of: 3) ? nil : random.element(values))
  }

  private mutating func small() -> Node { Node(.integer(Int64(random.below(4)))) }

  private mutating func number() -> Node {
    let text = random.element(Self.numbers)
    return Int64(text).map { Node(.integer($0)) } ?? Node(.number(text))
  }

  private mutating func changeByType(_ schema: Node, depth: Int) -> Node {
    switch schema["type"]?.string {
    case "string":
      switch random.below(4) {
      case 0: return toggled(schema, "minLength", [small()])
      case 1: return toggled(schema, "maxLength", [small()])
      case 2: return toggled(schema, "pattern", ["^a", "^[ab]*$", "b"])
      default:
        return toggled(schema, "format", ["date", "ipv4", "byte", "date-time", "unheard-of"])
      }
    case "integer", "number":
      switch random.below(7) {
      case 0: return toggled(schema, "minimum", [number()])
      case 1: return toggled(schema, "maximum", [number()])
      case 2: return toggled(schema, "exclusiveMinimum", [true])
      case 3: return toggled(schema, "exclusiveMaximum", [true])
      case 4: return toggled(schema, "multipleOf", [1, 2, 3, 4, 6, Node(.number("0.5"))])
      case 5: return toggled(schema, "format", ["int32", "int64", "float", "double"])
      default: return schema.setting("type", random.element(["integer", "number"]))
      }
    case "array":
      switch random.below(4) {
      case 0: return toggled(schema, "minItems", [small()])
      case 1: return toggled(schema, "maxItems", [small()])
      case 2:
        return toggled(schema, "x-kubernetes-list-type", ["set", "atomic", "map"])
          .setting("x-kubernetes-list-map-keys", nil)
      default:
        let keys: [Node] = [["a"], ["b"], ["a", "b"]]
        return schema.setting("x-kubernetes-list-type", "map")
          .setting("x-kubernetes-list-map-keys", random.element(keys))
      }
    case "object": return changeObject(schema, depth: depth)
    default: return changeCondition(schema)
    }
  }

  private mutating func changeObject(_ schema: Node, depth: Int) -> Node {
    let name = random.element(Self.names)
    let properties = schema["properties"] ?? [:]
    switch random.below(6) {
    case 0: return toggled(schema, "minProperties", [small()])
    case 1: return toggled(schema, "maxProperties", [small()])
    case 2:
      var required = schema["required"]?.elements?.compactMap(\.string) ?? []
      if let index = required.firstIndex(of: name) {
        required.remove(at: index)
      } else {
        required.append(name)
      }
      return schema.setting("required", list(required))
    case 3:
      let other = self.schema(depth: max(0, depth - 1))
      return toggled(schema, "additionalProperties", [true, other]).setting("properties", nil)
        .setting("required", nil)
    default:
      let added = properties[name] == nil ? self.schema(depth: max(0, depth - 1)) : nil
      return schema.setting("properties", properties.setting(name, added))
        .setting("additionalProperties", nil)
    }
  }

  private mutating func changeCondition(_ schema: Node) -> Node {
    switch random.below(4) {
    case 0: return toggled(schema, "not", [condition()])
    default:
      let key = random.element(["allOf", "anyOf", "oneOf"])
      var branches = schema[key]?.elements ?? []
      if !branches.isEmpty, random.isOne(of: 3) {
        branches.remove(at: random.below(branches.count))
      } else if !branches.isEmpty, random.isOne(of: 2) {
        branches[random.below(branches.count)] = condition()
      } else {
        branches.append(condition())
      }
      return schema.setting(key, branches.isEmpty ? nil : Node(.sequence(branches)))
    }
  }

  private mutating func condition() -> Node {
    switch random.below(9) {
    case 0: return ["minimum": number()]
    case 1: return ["maximum": number(), "exclusiveMaximum": true]
    case 2: return ["maxLength": small()]
    case 3: return ["pattern": random.element(["^a", "b"])]
    case 4: return ["required": list([random.element(Self.names)])]
    case 5: return ["minProperties": small()]
    case 6:
      return ["properties": Node(.mapping([.init(random.element(Self.names), condition())]))]
    case 7: return ["enum": [number(), Node(.string(random.element(Self.texts)))]]
    default: return ["not": condition()]
    }
  }

  private mutating func changeRules(_ schema: Node) -> Node {
    let texts: [String] =
      switch schema["type"]?.string {
      case "object": ["has(self.a)", "!has(self.b)", "!has(self.a) || has(self.c)"]
      case "integer": ["self > 1", "self % 2 == 0", "self >= oldSelf"]
      case "string": ["self.size() < 3", "self == oldSelf", "self != 'oldSelf'"]
      case "array": ["self.size() > 0"]
      default: ["true"]
      }
    let rules = texts.filter { _ in random.isOne(of: 2) }
      .map { ["rule": Node(.string($0)), "message": "no"] as Node }
    return schema.setting(
      "x-kubernetes-validations", rules.isEmpty ? nil : Node(.sequence(rules)))
  }

  /// A value that the schema is likely to take.
  mutating func value(for schema: Node, depth: Int = 4) -> Node {
    if random.isOne(of: schema["nullable"]?.bool == true ? 6 : 40) { return Node(.null) }
    if depth == 0 || random.isOne(of: 40) { return anything() }
    if let values = schema["enum"]?.elements, !values.isEmpty, random.chance(4, in: 5) {
      return random.element(values)
    }
    switch schema["type"]?.string {
    case "boolean": return random.isOne(of: 2) ? true : false
    case "integer": return Node(.integer(Int64(random.below(8) - 1)))
    case "number": return number()
    case "string": return Node(.string(random.element(Self.texts)))
    case "array":
      let items = schema["items"] ?? [:]
      return Node(
        .sequence((0..<random.below(4)).map { _ in value(for: items, depth: depth - 1) }))
    case "object": return object(for: schema, depth: depth)
    default: return anything()
    }
  }

  private mutating func object(for schema: Node, depth: Int) -> Node {
    var members: [Node.Member] = []
    let required = schema["required"]?.elements?.compactMap(\.string) ?? []
    for property in schema["properties"]?.members ?? [] {
      let isThere = random.chance(required.contains(property.key) ? 19 : 12, in: 20)
      guard isThere else { continue }
      members.append(.init(property.key, value(for: property.value, depth: depth - 1)))
    }
    for name in Self.names + ["x"] where !members.contains(where: { $0.key == name }) {
      guard random.isOne(of: schema["additionalProperties"] == nil ? 12 : 2) else { continue }
      let other = schema["additionalProperties"] ?? [:]
      members.append(.init(name, value(for: other, depth: depth - 1)))
    }
    return Node(.mapping(members))
  }

  private mutating func anything() -> Node {
    switch random.below(6) {
    case 0: return true
    case 1: return number()
    case 2: return [number()]
    case 3: return ["a": number(), "x": Node(.string(random.element(Self.texts)))]
    default: return Node(.string(random.element(Self.texts)))
    }
  }
}

extension Node {
  /// A mapping with another value for a key, or without the key.
  func setting(_ key: String, _ value: Node?) -> Node {
    var members = self.members ?? []
    if let index = members.firstIndex(where: { $0.key == key }) {
      if let value { members[index].value = value } else { members.remove(at: index) }
    } else if let value {
      members.append(.init(key, value))
    }
    return Node(.mapping(members))
  }
}
