import KubeJSON

/// All that an object says, as the set that its applier owns.
enum TypedFields {
  static func of(_ object: JSONValue, schema: TypeSchema) -> FieldSet {
    let schema = schema.asRoot
    return FieldSet(unsorted: members(object, schema, keepsUnknown: schema.preservesUnknown))
  }

  /// The fields below a value, and whether the value is one itself.
  private static func value(
    _ value: JSONValue, _ schema: TypeSchema, keepsUnknown: Bool
  ) -> (nodes: [FieldSet.Node], isMember: Bool) {
    switch schema.shape(of: value) {
    case .scalar: return ([], true)
    case .map, .open:
      if schema.isAtomicMap { return ([], true) }
      let keepsUnknown = keepsUnknown || schema.preservesUnknown
      return (members(value, schema, keepsUnknown: keepsUnknown), false)
    case .list:
      if schema.isAtomicList { return ([], true) }
      return (items(value.array ?? [], schema, keepsUnknown), false)
    }
  }

  private static func members(
    _ object: JSONValue, _ schema: TypeSchema, keepsUnknown: Bool
  ) -> [FieldSet.Node] {
    (object.members ?? []).compactMap { member in
      let type = schema.memberSchema(member.name, keepsUnknown: keepsUnknown) ?? .any
      let found = value(member.value, type, keepsUnknown: keepsUnknown)
      let isMember =
        found.isMember || member.value.isNull || member.value.members?.isEmpty == true
        || !schema.hasField(member.name)
      guard isMember || !found.nodes.isEmpty else { return nil }
      return FieldSet.Node(
        element: .field(member.name), isMember: isMember,
        children: FieldSet(unsorted: found.nodes))
    }
  }

  private static func items(
    _ items: [JSONValue], _ schema: TypeSchema, _ keepsUnknown: Bool
  ) -> [FieldSet.Node] {
    var places: [PathElement: [JSONValue]] = [:]
    var order: [PathElement] = []
    for item in items {
      guard let element = try? schema.element(of: item) else { continue }
      if places[element] == nil { order.append(element) }
      places[element, default: []].append(item)
    }
    return order.map { element in
      // Of items that are there twice nobody owns what is in them.
      let found = places[element] ?? []
      let below =
        found.count == 1
        ? value(found[0], schema.itemSchema, keepsUnknown: keepsUnknown).nodes : []
      return FieldSet.Node(
        element: element, isMember: true, children: FieldSet(unsorted: below))
    }
  }
}
