import KubeJSON

/// The order in which Go writes members: fields as their struct has them, keys of maps sorted.
enum FieldOrder {
  /// - Parameter definition: of a built-in kind; nil for a custom resource, which is a map.
  static func ordered(_ object: JSONValue, definition: String?) -> JSONValue {
    ordered(object, definition.map { .object($0) } ?? .any)
  }

  private static func ordered(_ value: JSONValue, _ type: WireType) -> JSONValue {
    switch type {
    case .object(let name):
      guard let members = value.members, let message = WireFacts.shared.message(name) else {
        return value
      }
      let known = message.fields.compactMap { field -> UnknownMembers.Member? in
        guard let value = members.last(where: { $0.name == field.name })?.value else { return nil }
        return .init(name: field.name, value: ordered(value, field.type))
      }
      let others = members.filter { message.byName[$0.name] == nil }
      return JSONValue(members: known + others)
    case .array(let element), .list(let element):
      return value.array.map { .array($0.map { ordered($0, element) }) } ?? value
    case .map(let element):
      guard let members = value.members else { return value }
      return JSONValue(
        members: members.sorted { $0.name < $1.name }
          .map { .init(name: $0.name, value: ordered($0.value, element)) })
    case .fieldsV1, .rawExtension, .json, .any:
      if let elements = value.array { return .array(elements.map { ordered($0, type) }) }
      return ordered(value, .map(type))
    case .schemaOrSchemas, .schemaOrBool, .schemaOrNames:
      let schema = WireType.object(ProtobufDecoding.schemaName)
      if let elements = value.array { return .array(elements.map { ordered($0, schema) }) }
      return ordered(value, schema)
    default: return value
    }
  }
}
