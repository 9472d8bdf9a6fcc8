import KubeJSON

/// The coding of `fieldsV1`: an object for each level, whose members are named for path elements.
/// Where a field with others below it is in the set itself, a member `.` says so.
extension FieldSet {
  var json: JSONValue { json(isMember: false) }

  private func json(isMember: Bool) -> JSONValue {
    var members: [UnknownMembers.Member] = []
    members.reserveCapacity(nodes.count + (isMember ? 1 : 0))
    if isMember, !isEmpty { members.append(UnknownMembers.Member(name: ".", value: Self.empty)) }
    for node in nodes {
      members.append(
        UnknownMembers.Member(
          name: node.element.name,
          value: node.children.isEmpty
            ? Self.empty : node.children.json(isMember: node.isMember)))
    }
    return JSONValue(members: members)
  }

  private static let empty = JSONValue(members: [])

  /// Nil if the value is not in the format.
  init?(_ json: JSONValue) {
    guard let set = Self.read(json) else { return nil }
    self = set.children
  }

  private static func read(_ json: JSONValue) -> (children: FieldSet, isMember: Bool)? {
    if json.isNull { return (FieldSet(), true) }
    guard let members = json.members else { return nil }
    var nodes: [Node] = []
    nodes.reserveCapacity(members.count)
    var isMember = false
    for member in members {
      if member.name == "." {
        isMember = true
        continue
      }
      switch PathElement.read(member.name) {
      case .malformed: return nil
      case .unknown: continue
      case .element(let element):
        guard let below = read(member.value) else { return nil }
        nodes.append(Node(element: element, isMember: below.isMember, children: below.children))
      }
    }
    return (FieldSet(unsorted: nodes), isMember || nodes.isEmpty)
  }
}
