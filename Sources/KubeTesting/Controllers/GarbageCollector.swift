import KubeCore
import KubeJSON

/// Deletes what is owned by what is gone, and what stands behind deletions in the foreground and
/// those that orphan.
///
/// Its keys are uids. What it knows of objects is what it saw written; whether an owner is there it
/// asks the store, by the name in the reference.
struct GarbageCollector: Controller {
  let name = "garbage-collector-controller"

  private struct Node: Sendable {
    var resource: GroupResource
    var object: StoredObject
  }

  private var nodes: [String: Node] = [:]
  /// The uids of those that name a uid as an owner.
  private var dependents: [String: Set<String>] = [:]
  /// Objects whose owner has another uid's coordinates, to tell about once.
  private var misplaced: [String: OwnerFacts] = [:]

  mutating func forget() {
    nodes = [:]
    dependents = [:]
    misplaced = [:]
  }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    // Nobody owns events, and they are many.
    guard resource.resource != "events" else { return }
    let uid = (change.new ?? change.old)?.uid ?? ""
    guard !uid.isEmpty else { return }
    for owner in change.old?.owners ?? [] { dependents[owner.uid]?.remove(uid) }
    for owner in change.new?.owners ?? [] { dependents[owner.uid, default: []].insert(uid) }
    nodes[uid] = change.new.map { Node(resource: resource, object: $0) }
    guard let new = change.new else {
      // Those that it owned have lost an owner, and those that own it may wait for it.
      for dependent in sorted(dependents[uid]) { queue.add(Self.key(dependent)) }
      if dependents[uid]?.isEmpty == true { dependents[uid] = nil }
      misplaced[uid] = nil
      for owner in change.old?.owners ?? [] where isWaiting(owner.uid) {
        queue.add(Self.key(owner.uid))
      }
      return
    }
    if change.old?.owners != new.owners {
      for owner in change.old?.owners ?? [] where isWaiting(owner.uid) {
        queue.add(Self.key(owner.uid))
      }
      if !new.owners.isEmpty { queue.add(Self.key(uid)) }
      noteMisplaced(new)
    }
    if new.isTerminating, new.waitsForDependents || new.orphansDependents,
      change.old?.isTerminating != true || change.old?.finalizers != new.finalizers
    {
      queue.add(Self.key(uid))
      for dependent in sorted(dependents[uid]) { queue.add(Self.key(dependent)) }
    }
  }

  private mutating func noteMisplaced(_ object: StoredObject) {
    for owner in object.owners {
      guard let node = nodes[owner.uid], !node.object.key.namespace.isEmpty,
        node.object.key.namespace != object.key.namespace
      else { continue }
      misplaced[object.uid] = owner
    }
  }

  mutating func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let node = nodes[key.name] else { return }
    if let owner = misplaced.removeValue(forKey: key.name) { tell(node, owner, &context) }
    if node.object.isTerminating {
      if node.object.orphansDependents { return try orphan(node, &context) }
      if node.object.waitsForDependents { return try finish(node, &context) }
      return
    }
    try collect(node, &context)
  }

  private enum Owner {
    case absent, waiting, solid
    /// Nobody knows: an unknown kind, or one whose scope does not fit.
    case unknown
  }

  private func collect(_ node: Node, _ context: inout ControllerContext) throws(Refusal) {
    let object = node.object
    guard !object.owners.isEmpty else { return }
    var gone: Set<String> = []
    var waiting: Set<String> = []
    var solid = 0
    for owner in object.owners {
      switch state(of: owner, for: object, context) {
      case .unknown: return
      case .absent: gone.insert(owner.uid)
      case .waiting: waiting.insert(owner.uid)
      case .solid: solid += 1
      }
    }
    let identity = try identity(node, context)
    if solid > 0 {
      try removeOwners(gone.union(waiting), of: object, identity, context)
    } else if !waiting.isEmpty, let mine = dependents[object.uid], !mine.isEmpty {
      if mine.contains(where: { isWaiting($0) }) {
        // Two that wait for each other: neither holds the other up any more.
        try context.update(identity, object.key) { value in
          value.changeOwners { owners in
            for index in owners.indices where owners[index]["blockOwnerDeletion"]?.bool == true {
              owners[index]["blockOwnerDeletion"] = false
            }
          }
        }
      }
      try context.delete(identity, object.key, uid: object.uid, propagation: "Foreground")
    } else {
      let policy =
        object.orphansDependents
        ? "Orphan" : object.waitsForDependents ? "Foreground" : "Background"
      try context.delete(identity, object.key, uid: object.uid, propagation: policy)
    }
  }

  private func state(
    of owner: OwnerFacts, for object: StoredObject, _ context: ControllerContext
  ) -> Owner {
    guard let resource = context.resource(apiVersion: owner.apiVersion, kind: owner.kind) else {
      return .unknown
    }
    if resource.isNamespaced, object.key.namespace.isEmpty { return .unknown }
    let key = StorageKey(
      namespace: resource.isNamespaced ? object.key.namespace : "", name: owner.name)
    guard let found = context.server.store.object(resource.storage.resource, key),
      found.uid == owner.uid
    else { return .absent }
    return found.isTerminating && found.waitsForDependents ? .waiting : .solid
  }

  private func removeOwners(
    _ uids: Set<String>, of object: StoredObject, _ identity: GroupVersionResource,
    _ context: ControllerContext
  ) throws(Refusal) {
    guard !uids.isEmpty else { return }
    try context.update(identity, object.key) { value in
      guard value["metadata"]?["uid"]?.string == object.uid else { return }
      value.changeOwners { owners in
        owners.removeAll { uids.contains($0["uid"]?.string ?? "") }
      }
    }
  }

  private func finish(_ node: Node, _ context: inout ControllerContext) throws(Refusal) {
    let uid = node.object.uid
    let blocks = (dependents[uid] ?? []).contains { dependent in
      nodes[dependent]?.object.owners.contains { $0.uid == uid && $0.blocksOwner } ?? false
    }
    if !blocks { try remove("foregroundDeletion", node, context) }
  }

  private func orphan(_ node: Node, _ context: inout ControllerContext) throws(Refusal) {
    for dependent in sorted(dependents[node.object.uid]) {
      guard let other = nodes[dependent] else { continue }
      do {
        try removeOwners(
          [node.object.uid], of: other.object, try identity(other, context), context)
      } catch {
        if error.code != 404 { throw error }
      }
    }
    try remove("orphan", node, context)
  }

  private func remove(
    _ finalizer: String, _ node: Node, _ context: ControllerContext
  ) throws(Refusal) {
    do {
      try context.update(try identity(node, context), node.object.key) { value in
        value.removeFinalizer(finalizer)
      }
    } catch {
      if error.code != 404 { throw error }
    }
  }

  private static func key(_ uid: String) -> StorageKey { StorageKey(namespace: "", name: uid) }

  private func isWaiting(_ uid: String) -> Bool {
    guard let object = nodes[uid]?.object else { return false }
    return object.isTerminating && object.waitsForDependents
  }

  /// In the order in which they came into being, which is that of their names in most cases.
  private func sorted(_ uids: Set<String>?) -> [String] {
    (uids ?? []).sorted { a, b in
      guard let first = nodes[a]?.object, let second = nodes[b]?.object else { return a < b }
      return first.key.path == second.key.path ? a < b : first.key < second.key
    }
  }

  private func identity(
    _ node: Node, _ context: ControllerContext
  ) throws(Refusal) -> GroupVersionResource {
    guard let resource = context.resource(storing: node.resource) else { throw .resourceNotFound }
    return resource.identity
  }

  private func tell(_ node: Node, _ owner: OwnerFacts, _ context: inout ControllerContext) {
    guard let resource = context.resource(storing: node.resource) else { return }
    let namespace = node.object.key.namespace
    var involved: JSONValue = [
      "kind": .string(resource.kind), "name": .string(node.object.key.name),
      "uid": .string(node.object.uid), "apiVersion": .string(resource.apiVersion),
    ]
    if !namespace.isEmpty { involved["namespace"] = .string(namespace) }
    context.note(
      "Warning", "OwnerRefInvalidNamespace",
      "ownerRef [\(owner.apiVersion)/\(owner.kind), namespace: \(namespace), name: \(owner.name), "
        + "uid: \(owner.uid)] does not exist in namespace \"\(namespace)\"", involved)
  }
}

extension StoredObject {
  fileprivate var waitsForDependents: Bool { finalizers.contains("foregroundDeletion") }
  fileprivate var orphansDependents: Bool { finalizers.contains("orphan") }
}

extension JSONValue {
  /// Changes the references to owners; without any there is no list either.
  mutating func changeOwners(_ body: (inout [JSONValue]) -> Void) {
    var owners = self["metadata"]?["ownerReferences"]?.array ?? []
    body(&owners)
    self["metadata"]?["ownerReferences"] = owners.isEmpty ? nil : .array(owners)
  }

  mutating func removeFinalizer(_ finalizer: String) {
    var finalizers = self["metadata"]?["finalizers"]?.array ?? []
    finalizers.removeAll { $0.string == finalizer }
    self["metadata"]?["finalizers"] = finalizers.isEmpty ? nil : .array(finalizers)
  }
}

extension ControllerContext {
  /// What serves a kind.
  func resource(apiVersion: String, kind: String) -> ServedResource? {
    server.registry.resource(apiVersion: apiVersion, kind: kind)
  }

  /// What writes the objects of a storage.
  func resource(storing name: GroupResource) -> ServedResource? {
    server.registry.resource(storing: name)
  }
}
