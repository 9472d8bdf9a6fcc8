import KubeJSON

/// What storage leaves of a Go struct: most kinds are stored as protobuf, which knows no empty list
/// and no empty map.
enum StoredForm {
  static func of(_ object: JSONValue, _ resource: ServedResource) -> JSONValue {
    guard resource.custom == nil, let definition = resource.schema.name,
      !["apiextensions.k8s.io", "apiregistration.k8s.io"].contains(resource.identity.group)
    else { return object }
    return stored(object, .object(definition))
  }

  private static func stored(_ value: JSONValue, _ type: WireType) -> JSONValue {
    switch type {
    case .object(let definition):
      guard let message = WireFacts.shared.message(definition), let members = value.members else {
        return value
      }
      return JSONValue(
        members: members.compactMap { member in
          guard let field = message.byName[member.name] else { return member }
          var member = member
          member.value = stored(member.value, field.type)
          return member.value.isNull && field.isOmittedWhenEmpty && !field.type.isStruct
            ? nil : member
        })
    case .array(let element):
      guard let elements = value.array else { return value }
      if elements.isEmpty { return .null }
      return element.holdsStructs ? .array(elements.map { stored($0, element) }) : value
    case .map(let element):
      guard let members = value.members else { return value }
      if members.isEmpty { return .null }
      guard element.holdsStructs else { return value }
      return JSONValue(
        members: members.map { .init(name: $0.name, value: stored($0.value, element)) })
    default: return value
    }
  }
}

extension WireType {
  fileprivate var holdsStructs: Bool {
    switch self {
    case .object, .array, .map: true
    default: false
    }
  }
}
