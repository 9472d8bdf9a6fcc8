import KubeJSON

/// A document while a JSON patch or a merge patch works on it.
///
/// What is not looked into stays as it was written. What is looked into becomes a map: of members
/// with one name the last stays, and in the result members stand in the order of their names, as
/// messages that quote a patched object show them. Nil is null.
enum PatchNode: Sendable {
  case raw(JSONValue)
  case object([String: PatchNode?])
  case array([PatchNode?])

  init?(_ value: JSONValue) {
    if value.isNull { return nil }
    self = .raw(value)
  }

  /// Looks into an object.
  mutating func openObject() -> Bool {
    switch self {
    case .object: return true
    case .raw(let value):
      guard let members = value.members else { return false }
      var object: [String: PatchNode?] = [:]
      for member in members { object[member.name] = .some(PatchNode(member.value)) }
      self = .object(object)
      return true
    case .array: return false
    }
  }

  /// Looks into an array.
  mutating func openArray() -> Bool {
    switch self {
    case .array: return true
    case .raw(let value):
      guard let elements = value.array else { return false }
      self = .array(elements.map(PatchNode.init))
      return true
    case .object: return false
    }
  }

  /// How many arrays and objects stand in one another.
  var depth: Int {
    switch self {
    case .raw(let value): value.depth
    case .array(let elements): 1 + (elements.lazy.map { $0?.depth ?? 0 }.max() ?? 0)
    case .object(let members): 1 + (members.values.lazy.map { $0?.depth ?? 0 }.max() ?? 0)
    }
  }

  var value: JSONValue {
    switch self {
    case .raw(let value): value
    case .array(let elements): .array(elements.map { $0?.value ?? .null })
    case .object(let members):
      JSONValue(
        members:
          members
          .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
          .map { UnknownMembers.Member(name: $0.key, value: $0.value?.value ?? .null) })
    }
  }
}
