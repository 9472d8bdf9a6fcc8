import KubeJSON

/// Questions to a set in the form in which it is stored, without reading all of it.
extension FieldSet {
  /// - Parameter json: as the server writes it.
  func intersects(json: JSONValue) -> Bool {
    nodes.contains { node in
      guard let below = json[node.element.name] else { return false }
      return (node.isMember && below.isMemberOfSet) || node.children.intersects(json: below)
    }
  }

  /// - Parameter json: as the server writes it.
  func isSubset(ofJSON json: JSONValue) -> Bool {
    nodes.allSatisfy { node in
      guard let below = json[node.element.name] else { return false }
      return (!node.isMember || below.isMemberOfSet) && node.children.isSubset(ofJSON: below)
    }
  }
}

extension TypeSchema {
  /// Whether a stored set has nothing below what is atomic.
  func fits(_ json: JSONValue) -> Bool {
    (json.members ?? []).allSatisfy { member in
      guard member.name != ".", member.value.members?.isEmpty == false else { return true }
      let type =
        member.name.hasPrefix("f:")
        ? memberSchema(String(member.name.dropFirst(2)), keepsUnknown: false) : elements
      guard let type else { return true }
      switch type.form {
      case .object, .map: if type.isAtomicMap { return false }
      case .array: if type.isAtomicList { return false }
      case .scalar, .any: break
      }
      return type.fits(member.value)
    }
  }
}

extension JSONValue {
  fileprivate var isMemberOfSet: Bool {
    guard let members else { return true }
    return members.isEmpty || members[0].name == "."
  }
}
