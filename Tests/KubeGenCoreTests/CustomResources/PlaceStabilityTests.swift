import KubeGenCore
import KubeTestSupport
import Testing

/// Code that compiled against the types of a schema compiles against those of a later one, if the
/// later one only has more: its names are there, with the same members of the same types.
@Suite("Names of places stay")
struct PlaceStabilityTests {
  @Test("when members, words and descriptions are added", arguments: 0..<200)
  func additions(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var schemas = RandomSchema(random: SplitMix64(seed: UInt64(seed)))
    let old = Node(schemas.object(depth: 4))
    var new = old
    var count = 0
    for _ in 0...random.below(3) { new = Addition.random(&random, &count, in: new) }
    let before = try Places(of: old)
    let after = try Places(of: new)
    #expect(before.missing(in: after).isEmpty, "\(old.jsonText())\n\(new.jsonText())")
  }

  @Test("and are missed where a member goes: the comparison finds something")
  func removals() throws {
    let whole: Node = [
      "type": "object",
      "properties": [
        "rules": [
          "type": "array",
          "items": ["type": "object", "properties": ["host": ["type": "string"]]],
        ]
      ],
    ]
    let empty: Node = ["type": "object", "properties": ["a": ["type": "string"]]]
    let missing = try Places(of: whole).missing(in: Places(of: empty))
    #expect(
      missing.sorted() == [
        "Foo.Spec.Rule", "Foo.Spec.Rule.host: String?", "Foo.Spec.rules: [Foo.Spec.Rule]?",
      ])
  }
}

/// What a user can name: every place, and what each of its members is, in names of places.
private struct Places {
  private var facts: Set<String> = []
  private var types: [TypeName: TypeModel] = [:]

  init(of spec: Node) throws {
    let (units, messages) = DefinitionSamples.units(
      DefinitionSamples.definition(
        versions: DefinitionSamples.version(properties: "spec: \(spec.jsonText())")))
    #expect(messages.isEmpty)
    for type in units.flatMap(\.types) { types[type.name] = type }
    let root = try #require(units.first?.types.first)
    walk(root.name, root.name)
  }

  func missing(in other: Places) -> Set<String> { facts.subtracting(other.facts) }

  /// - Parameters:
  ///   - name: the type as it is declared.
  ///   - place: the names that lead to it from the root.
  private mutating func walk(_ name: TypeName, _ place: TypeName) {
    facts.insert(place.description)
    switch types[name]?.form {
    case .otherName(.named(let other)): walk(other, place)
    case .otherName(let other): facts.insert("\(place) = \(ModelDump.text(of: other))")
    case .enumeration(let enumeration):
      for one in enumeration.cases { facts.insert("\(place).\(one.swiftName)") }
    case .object(let object):
      for property in object.properties {
        let text = text(property.type, name, place)
        facts.insert("\(place).\(property.swiftName): \(text)\(property.isOptional ? "?" : "")")
        guard let inner = named(property.type) else { continue }
        #expect(inner.parent == name, "\(inner) is no name of a place in \(name)")
        walk(inner, TypeName(path: place.path + [inner.last]))
      }
    default: Issue.record("\(name) is not declared")
    }
  }

  private func text(_ type: TypeReference, _ owner: TypeName, _ place: TypeName) -> String {
    switch type {
    case .named(let name): TypeName(path: place.path + [name.last]).description
    case .array(let element): "[\(text(element, owner, place))]"
    case .dictionary(let element): "[String: \(text(element, owner, place))]"
    case .optional(let inner): "\(text(inner, owner, place))?"
    default: ModelDump.text(of: type)
    }
  }

  private func named(_ type: TypeReference) -> TypeName? {
    switch type {
    case .named(let name): name
    case .array(let inner), .dictionary(let inner), .optional(let inner): named(inner)
    default: nil
    }
  }
}

/// A change that takes nothing away.
private enum Addition {
  /// Somewhere in the schema: a member, which may be an object, a word, or a description.
  static func random(_ random: inout SplitMix64, _ count: inout Int, in schema: Node) -> Node {
    var schema = schema
    let inner = schema["properties"]?.members ?? []
    let isHere = inner.isEmpty || random.below(3) == 0
    if !isHere, let place = inner.indices.randomElement(using: &random) {
      var members = inner
      members[place].value = self.random(&random, &count, in: members[place].value)
      return schema.setting("properties", Node(.mapping(members)))
    }
    if let items = schema["items"] {
      return schema.setting("items", self.random(&random, &count, in: items))
    }
    count += 1
    if let words = schema["enum"]?.elements {
      return schema.setting("enum", Node(.sequence(words + [Node(.string("word\(count)"))])))
    }
    guard schema["type"]?.string == "object" else {
      return schema.setting("description", Node(.string("Words \(count).")))
    }
    let member: Node =
      random.below(2) == 0
      ? ["type": "string"]
      : ["type": "object", "properties": ["a": ["type": "string"], "more": ["type": "integer"]]]
    schema = schema.setting(
      "properties", Node(.mapping(inner + [Node.Member("added\(count)", member)])))
    return schema
  }
}

extension Node {
  fileprivate func setting(_ key: String, _ value: Node) -> Node {
    var members = (members ?? []).filter { $0.key != key }
    members.append(Member(key, value))
    return Node(.mapping(members))
  }
}

/// Random schemas with few names, so that they clash and repeat.
struct RandomSchema {
  var random: SplitMix64
  private let words = ["a", "b", "spec", "template", "items", "type", "A"]

  mutating func object(depth: Int) -> Node.Content {
    var names: [String] = []
    for _ in 0...random.below(4) {
      let name = random.element(words)
      if !names.contains(name) { names.append(name) }
    }
    let properties = names.map { Node.Member($0, Node(schema(depth: depth))) }
    return .mapping([
      Node.Member("type", "object"), Node.Member("properties", Node(.mapping(properties))),
    ])
  }

  mutating func schema(depth: Int) -> Node.Content {
    switch random.below(depth > 0 ? 6 : 3) {
    case 0: return .mapping([Node.Member("type", "string")])
    case 1: return .mapping([Node.Member("type", "integer")])
    case 2:
      return .mapping([
        Node.Member("type", "string"), Node.Member("enum", [Node(.string(random.element(words)))]),
      ])
    case 3:
      return .mapping([
        Node.Member("type", "array"), Node.Member("items", Node(schema(depth: depth - 1))),
      ])
    default: return object(depth: depth - 1)
    }
  }
}
