import KubeCore
import KubeJSON

extension ControllerContext {
  /// The reference that an object which controls others has in them.
  static func controllerReference(_ owner: JSONValue) -> JSONValue {
    [
      "apiVersion": owner["apiVersion"] ?? "", "kind": owner["kind"] ?? "",
      "name": owner["metadata"]?["name"] ?? "", "uid": owner["metadata"]?["uid"] ?? "",
      "controller": true, "blockOwnerDeletion": true,
    ]
  }

  /// Whether an object belongs to an owner once it was adopted or released as their labels say.
  ///
  /// - Parameter matches: whether the object's labels meet the owner's selector.
  func claims(
    _ object: StoredObject, of identity: GroupVersionResource, for owner: JSONValue, matches: Bool
  ) throws(Refusal) -> Bool {
    let uid = owner["metadata"]?["uid"]?.string ?? ""
    let isEnding = owner["metadata"]?["deletionTimestamp"] != nil
    if let controller = object.owners.first(where: \.isController) {
      guard controller.uid == uid else { return false }
      if matches { return true }
      if isEnding { return false }
      try changeOwners(of: object, identity) { owners in
        owners.removeAll { $0["uid"]?.string == uid }
      }
      return false
    }
    guard matches, !isEnding, !object.isTerminating else { return false }
    let reference = Self.controllerReference(owner)
    try changeOwners(of: object, identity) { owners in
      owners.removeAll { $0["uid"]?.string == uid }
      owners.append(reference)
    }
    return true
  }

  private func changeOwners(
    of object: StoredObject, _ identity: GroupVersionResource,
    _ body: (inout [JSONValue]) -> Void
  ) throws(Refusal) {
    do {
      try update(identity, object.key) { value in
        if value["metadata"]?["uid"]?.string == object.uid { value.changeOwners(body) }
      }
    } catch {
      if error.code != 404 { throw error }
    }
  }

  /// The pods that an owner controls, after those that it should have were adopted and those that
  /// left its selector were let go.
  func claimPods(for owner: JSONValue) throws(Refusal) -> [PodFacts] {
    let metadata = owner["metadata"] ?? [:]
    let namespace = metadata["namespace"]?.string ?? ""
    let selector = LabelSelectorMatch(of: owner)
    var claimed: [PodFacts] = []
    let uid = metadata["uid"]?.string ?? ""
    for pod in pods.controlled(by: uid, in: namespace) + pods.controlled(by: "", in: namespace)
    where try claims(
      pod.stored, of: ControlledResource.pods, for: owner, matches: selector.matches(pod.labels))
    {
      claimed.append(pod)
    }
    return claimed
  }

  /// A pod as a template has it.
  static func pod(_ template: JSONValue, owner: JSONValue, namePrefix: String) -> JSONValue {
    var metadata: JSONValue = ["generateName": .string(String(namePrefix.prefix(240)))]
    for field in ["labels", "annotations", "finalizers"] {
      metadata[field] = template["metadata"]?[field]
    }
    metadata["ownerReferences"] = [controllerReference(owner)]
    return [
      "apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": template["spec"] ?? [:],
    ]
  }

  /// Enqueues what controls an object, or, where nothing does, all that might adopt it.
  static func enqueueOwners(
    _ change: Change, kind: String, among all: [StorageKey: LabelSelectorMatch],
    _ queue: inout KeyQueue
  ) {
    guard let key = change.key else { return }
    for object in [change.old, change.new] {
      guard let object else { continue }
      if let controller = object.owners.first(where: \.isController) {
        if controller.kind == kind {
          queue.add(StorageKey(namespace: key.namespace, name: controller.name))
        }
      } else if object === change.new {
        for (owner, selector)
          in all
          .filter({ $0.key.namespace == key.namespace && $0.value.matches(object.labels) })
          .sorted(by: { $0.key < $1.key })
        where !selector.isEmpty { queue.add(owner) }
      }
    }
  }
}

/// The objects of one kind whose selectors may adopt others.
struct SelectorOwners: Sendable {
  private(set) var selectors: [StorageKey: LabelSelectorMatch] = [:]

  mutating func observe(_ change: Change) {
    guard let key = change.key else { return }
    selectors[key] = change.new.map { LabelSelectorMatch(of: $0.value) }
  }

  mutating func forget() { selectors = [:] }
}
