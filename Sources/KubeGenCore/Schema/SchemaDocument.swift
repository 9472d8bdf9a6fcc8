extension StructuralSchema {
  /// The schema as a document. Properties keep the order of their declarations, `required` is sorted.
  package var node: Node {
    var members: [Node.Member] = []
    func add(_ key: String, _ schemas: [StructuralSchema]) {
      guard !schemas.isEmpty else { return }
      members.append(Node.Member(key, Node(.sequence(schemas.map(\.node)))))
    }
    for keyword in StructuralKeyword.allCases {
      if keyword == .listType { addChildren(to: &members) }
      guard let value = values[keyword]?.node else { continue }
      members.append(Node.Member(keyword.rawValue, value))
    }
    add("allOf", allOf)
    add("anyOf", anyOf)
    add("oneOf", oneOf)
    if !rules.isEmpty {
      let rules = Node(.sequence(rules.map(\.node)))
      members.append(Node.Member("x-kubernetes-validations", rules))
    }
    return Node(.mapping(members))
  }

  private func addChildren(to members: inout [Node.Member]) {
    if !properties.isEmpty {
      let children = properties.map { Node.Member($0.name, $0.schema.node) }
      members.append(Node.Member("properties", Node(.mapping(children))))
    }
    if !required.isEmpty {
      let names = required.sorted().map { Node(.string($0)) }
      members.append(Node.Member("required", Node(.sequence(names))))
    }
    switch element {
    case .none: break
    case .items(let items): members.append(Node.Member("items", items.node))
    case .additionalProperties(let values):
      members.append(Node.Member("additionalProperties", values.node))
    }
  }

  /// How many schemas this one consists of, itself included.
  package var count: Int {
    var count = 1 + properties.reduce(0) { $0 + $1.schema.count }
    if let items { count += items.count }
    if let additionalProperties { count += additionalProperties.count }
    return count
  }
}
