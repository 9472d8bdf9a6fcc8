import KubeJSON

/// Removes a set of fields and items from an object.
enum TypedRemoval {
  static func remove(
    _ fields: FieldSet, from object: JSONValue, schema: TypeSchema
  ) -> JSONValue {
    members(object, fields, schema.asRoot)
  }

  private static func value(
    _ value: JSONValue, _ fields: FieldSet, _ schema: TypeSchema
  ) -> JSONValue {
    switch schema.shape(of: value) {
    case .scalar: return value
    case .map, .open:
      if schema.isAtomicMap { return .null }
      return members(value, fields, schema)
    case .list:
      guard let items = value.array, !items.isEmpty, !schema.isAtomicList else { return .null }
      var result: [JSONValue] = []
      for item in items {
        guard let element = try? schema.element(of: item), let node = fields[element] else {
          result.append(item)
          continue
        }
        if node.isMember { continue }
        result.append(self.value(item, node.children, schema.itemSchema))
      }
      return result.isEmpty ? .null : .array(result)
    }
  }

  /// Null, if nothing stays.
  private static func members(
    _ object: JSONValue, _ fields: FieldSet, _ schema: TypeSchema
  ) -> JSONValue {
    var result: [UnknownMembers.Member] = []
    for member in object.members ?? [] {
      guard let node = fields[.field(member.name)] else {
        result.append(member)
        continue
      }
      if node.isMember { continue }
      let type = schema.memberSchema(member.name, keepsUnknown: true) ?? .any
      result.append(
        UnknownMembers.Member(
          name: member.name, value: value(member.value, node.children, type)))
    }
    return result.isEmpty ? .null : JSONValue(members: result)
  }
}
