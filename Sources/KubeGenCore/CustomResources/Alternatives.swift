/// The properties that only stand in a schema's `allOf`, `anyOf` and `oneOf`, and not in the schema
/// itself. A server that does not prune lets them through; so the object has them, all optional.
struct Alternatives {
  /// By name, in the order of the document; for each name every schema that is given for it.
  private(set) var properties: [(name: String, schemas: [Node])] = []
  private var indices: [String: Int] = [:]
  /// The texts of the schemas of each name: thousands of alternatives must not be compared pair by
  /// pair.
  private var texts: [Set<String>] = []

  init(_ schema: Schema) {
    if schema.branches.isEmpty { return }
    let own = Set(schema.properties.map(\.key))
    collect(schema.branches, own, depth: 0)
  }

  private mutating func collect(_ branches: [Node], _ own: Set<String>, depth: Int) {
    guard depth < SchemaReader.maximumDepth else { return }
    for branch in branches {
      let schema = Schema(branch)
      for member in schema.properties where !own.contains(member.key) {
        add(member.key, member.value)
      }
      collect(schema.branches, own, depth: depth + 1)
    }
  }

  private mutating func add(_ name: String, _ schema: Node) {
    guard let index = indices[name] else {
      indices[name] = properties.count
      properties.append((name, [schema]))
      texts.append([schema.canonicalText])
      return
    }
    if texts[index].insert(schema.canonicalText).inserted {
      properties[index].schemas.append(schema)
    }
  }
}

extension Node {
  /// The same for values that differ in nothing but the order of members.
  fileprivate var canonicalText: String { sorted.jsonText() }

  private var sorted: Node {
    switch content {
    case .sequence(let elements): return Node(.sequence(elements.map(\.sorted)))
    case .mapping(let members):
      return Node(
        .mapping(
          members.map { Member($0.key, $0.value.sorted) }.sorted {
            $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
          }))
    default: return self
    }
  }
}
