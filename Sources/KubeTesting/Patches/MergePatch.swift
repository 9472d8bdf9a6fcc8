import KubeJSON

/// JSON merge patch (RFC 7386).
enum MergePatch {
  static func apply(_ patch: JSONValue, to object: JSONValue) -> JSONValue {
    guard var patch = PatchNode(patch) else { return .null }
    var document = PatchNode.raw(object)
    merge(&patch, into: &document)
    return document.value
  }

  private static func merge(_ patch: inout PatchNode, into document: inout PatchNode) {
    guard document.openObject(), case .object(var members) = document else {
      dropNulls(&patch)
      document = patch
      return
    }
    guard patch.openObject(), case .object(let changes) = patch else {
      document = patch
      return
    }
    document = .raw(.null)
    for (name, change) in changes {
      guard var change else {
        members[name] = nil
        continue
      }
      guard case .some(.some(var member)) = members[name] else {
        dropNulls(&change)
        members[name] = change
        continue
      }
      members[name] = .some(nil)
      merge(&change, into: &member)
      members[name] = member
    }
    document = .object(members)
  }

  /// Drops members that are null, at all depths; elements that are null stay.
  private static func dropNulls(_ node: inout PatchNode) {
    if node.openObject(), case .object(let members) = node {
      var kept: [String: PatchNode?] = [:]
      for (name, member) in members {
        guard var member else { continue }
        dropNulls(&member)
        kept[name] = member
      }
      node = .object(kept)
    } else if node.openArray(), case .array(let elements) = node {
      node = .array(
        elements.map { element in
          guard var element else { return nil }
          dropNulls(&element)
          return element
        })
    }
  }
}
