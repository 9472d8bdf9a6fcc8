import KubeCore
import KubeJSON

/// The ControllerRevisions of a StatefulSet or DaemonSet: its templates, by number.
struct TemplateRevisions: Sendable {
  /// That of the template as it is now.
  var current: JSONValue
  /// All, the oldest first.
  var all: [JSONValue]

  /// The names that labels of pods have: for a StatefulSet the whole, for a DaemonSet the hash.
  var currentName: String { current["metadata"]?["name"]?.string ?? "" }

  /// Finds the revision of the template, or makes it.
  static func find(
    for owner: JSONValue, labels: JSONValue?, _ context: ControllerContext
  ) throws(Refusal) -> TemplateRevisions {
    let metadata = owner["metadata"] ?? [:]
    let namespace = metadata["namespace"]?.string ?? ""
    let uid = metadata["uid"]?.string ?? ""
    var template = owner["spec"]?["template"] ?? [:]
    template["$patch"] = "replace"
    let data: JSONValue = ["spec": ["template": template]]
    var all: [JSONValue] = []
    for stored in context.all(ControlledResource.revisions, in: namespace)
    where stored.owners.contains(where: { $0.isController && $0.uid == uid }) {
      all.append(stored.value)
    }
    all.sort { number($0) < number($1) }
    let next = (all.last.map(number) ?? 0) + 1
    if let place = all.lastIndex(where: { $0["data"] == data }) {
      var found = all.remove(at: place)
      if place < all.count {
        // An old template is wanted again: it is the newest from now on.
        found = try context.update(ControlledResource.revisions, key(found, namespace)) {
          $0["revision"] = .number(next)
        }
      }
      all.append(found)
      return TemplateRevisions(current: found, all: all)
    }
    let name = metadata["name"]?.string ?? ""
    var labels = labels ?? [:]
    for attempt in 0..<20 {
      let hash = TemplateHash.text(data, collisions: attempt == 0 ? nil : attempt)
      labels["controller-revision-hash"] = .string(hash)
      let revision: JSONValue = [
        "metadata": [
          "name": .string("\(name)-\(hash)"), "namespace": .string(namespace), "labels": labels,
          "ownerReferences": [ControllerContext.controllerReference(owner)],
        ],
        "data": data, "revision": .number(next),
      ]
      do {
        let created = try context.create(ControlledResource.revisions, in: namespace, revision)
        return TemplateRevisions(current: created, all: all + [created])
      } catch {
        if error.reason != "AlreadyExists" { throw error }
      }
    }
    throw .internalError("no name was free")
  }

  /// Deletes the oldest that no pod has, but for as many as an undo may want.
  func forgetOld(
    keeping limit: Int, used: Set<String>, in namespace: String, _ context: ControllerContext
  ) throws(Refusal) {
    let unused = all.filter { revision in
      let name = revision["metadata"]?["name"]?.string ?? ""
      let hash = revision["metadata"]?["labels"]?["controller-revision-hash"]?.string ?? ""
      return name != currentName && !used.contains(name) && !used.contains(hash)
    }
    for revision in unused.dropLast(max(0, limit)) {
      try context.delete(ControlledResource.revisions, Self.key(revision, namespace))
    }
  }

  private static func number(_ revision: JSONValue) -> Int { revision["revision"]?.int ?? 0 }

  private static func key(_ revision: JSONValue, _ namespace: String) -> StorageKey {
    StorageKey(namespace: namespace, name: revision["metadata"]?["name"]?.string ?? "")
  }
}
