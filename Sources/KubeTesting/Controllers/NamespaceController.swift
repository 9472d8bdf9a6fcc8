import KubeCore
import KubeJSON

/// Empties namespaces that are being deleted: pods first, then all else; and lets them go.
struct NamespaceController: Controller {
  let name = "namespace-controller"
  /// How long it waits, so that who wrote lately sees the end coming.
  let delay: Duration

  private var terminating: Set<String> = []

  init(delay: Duration) { self.delay = delay }

  mutating func forget() { terminating = [] }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    if resource == ControlledResource.namespaces.groupResource {
      guard let new = change.new, new.isTerminating else {
        terminating.remove(key.name)
        return
      }
      if terminating.insert(key.name).inserted { queue.add(key) }
    } else if change.new == nil, terminating.contains(key.namespace) {
      queue.add(StorageKey(namespace: "", name: key.namespace))
    }
  }

  mutating func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let namespace = context.object(ControlledResource.namespaces, key),
      let deleted = (namespace["metadata"]?["deletionTimestamp"]?.string).flatMap({
        try? Time($0)
      })
    else { return }
    let waited = Duration.seconds(
      context.now.secondsSince1970 - deleted.secondsSince1970)
    if waited < delay { return context.wake(key, after: delay - waited) }
    var content = NamespaceContent()
    try empty(key.name, waited, &content, context)
    try context.update(ControlledResource.namespaces, key, subresource: "status") { object in
      content.setConditions(&object, context.nowText)
    }
    guard content.isEmpty else { return }
    try context.update(ControlledResource.namespaces, key, subresource: "finalize") { object in
      object["spec"]?["finalizers"] = nil
    }
  }

  private func empty(
    _ namespace: String, _ waited: Duration, _ content: inout NamespaceContent,
    _ context: ControllerContext
  ) throws(Refusal) {
    let pods = ControlledResource.pods
    let patience = context.all(pods, in: namespace).map { stored -> Int in
      let pod = stored.value
      if ["Succeeded", "Failed"].contains(pod["status"]?["phase"]?.string ?? "") { return 0 }
      return pod["spec"]?["terminationGracePeriodSeconds"]?.int ?? 0
    }.max()
    if let patience {
      delete(pods, in: namespace, context)
      let left = context.all(pods, in: namespace)
      if !left.isEmpty {
        return content.note(
          left, of: pods.groupResource, "\(pods.group)/\(pods.version), Resource=pods", namespace,
          isExpected: Duration.seconds(patience) > waited)
      }
    }
    for resource in context.server.registry.all
    where resource.isNamespaced && resource.verbs.contains("delete")
      && resource.apiVersion == resource.storage.apiVersion
    {
      let name = resource.storage.resource
      guard !context.all(name, in: namespace).isEmpty else { continue }
      delete(resource.identity, in: namespace, context)
      let left = context.all(name, in: namespace)
      guard !left.isEmpty else { continue }
      let identity = resource.identity
      content.note(
        left, of: name,
        "\(identity.group)/\(identity.version), Resource=\(identity.resource)", namespace,
        isExpected: false)
    }
  }

  private func delete(
    _ identity: GroupVersionResource, in namespace: String, _ context: ControllerContext
  ) {
    for object in context.all(identity, in: namespace) {
      // What cannot be deleted is counted afterwards.
      try? context.delete(identity, object.key, propagation: "Background")
    }
  }
}

/// What is left in a namespace.
struct NamespaceContent: Sendable {
  private var remaining: [String: Int] = [:]
  private var finalizers: [String: Int] = [:]
  private var failures: [String] = []

  var isEmpty: Bool { remaining.isEmpty && failures.isEmpty }

  /// - Parameter isExpected: it may take its time to end.
  mutating func note(
    _ objects: [StoredObject], of resource: GroupResource, _ identity: String,
    _ namespace: String, isExpected: Bool
  ) {
    let held = objects.filter { !$0.finalizers.isEmpty }
    for finalizer in held.flatMap(\.finalizers) { finalizers[finalizer, default: 0] += 1 }
    if held.isEmpty, !isExpected {
      failures.append(
        "unexpected items still remain in namespace: \(namespace) for gvr: \(identity)")
    } else {
      remaining["\(resource.resource).\(resource.group)"] = objects.count
    }
  }

  func setConditions(_ namespace: inout JSONValue, _ now: JSONValue) {
    set(
      "NamespaceDeletionDiscoveryFailure", nil, "ResourcesDiscovered",
      "All resources successfully discovered", &namespace, now)
    set(
      "NamespaceDeletionGroupVersionParsingFailure", nil, "ParsedGroupVersions",
      "All legacy kube types successfully parsed", &namespace, now)
    let failure =
      failures.isEmpty
      ? nil
      : (
        "ContentDeletionFailed",
        "Failed to delete all resource types, \(failures.count) remaining: "
          + failures.joined(separator: ", ")
      )
    set(
      "NamespaceDeletionContentFailure", failure, "ContentDeleted",
      "All content successfully deleted, may be waiting on finalization", &namespace, now)
    let resources = remaining.sorted { $0.key < $1.key }
      .map { "\($0.key) has \($0.value) resource instances" }.joined(separator: ", ")
    set(
      "NamespaceContentRemaining",
      remaining.isEmpty
        ? nil : ("SomeResourcesRemain", "Some resources are remaining: \(resources)"),
      "ContentRemoved", "All content successfully removed", &namespace, now)
    let held = finalizers.sorted { $0.key < $1.key }
      .map { "\($0.key) in \($0.value) resource instances" }.joined(separator: ", ")
    set(
      "NamespaceFinalizersRemaining",
      finalizers.isEmpty
        ? nil
        : (
          "SomeFinalizersRemain",
          "Some content in the namespace has finalizers remaining: \(held)"
        ),
      "ContentHasNoFinalizers", "All content-preserving finalizers finished", &namespace, now)
  }

  /// - Parameter problem: reason and message where the condition is true.
  private func set(
    _ type: String, _ problem: (String, String)?, _ reason: String, _ message: String,
    _ namespace: inout JSONValue, _ now: JSONValue
  ) {
    let status = problem == nil ? "False" : "True"
    var conditions = namespace["status"]?["conditions"]?.array ?? []
    let place = conditions.firstIndex { $0["type"]?.string == type }
    let old = place.map { conditions[$0] }
    let condition: JSONValue = [
      "type": .string(type), "status": .string(status),
      "lastTransitionTime": old?["status"]?.string == status
        ? old?["lastTransitionTime"] ?? now : now,
      "reason": .string(problem?.0 ?? reason), "message": .string(problem?.1 ?? message),
    ]
    if let place { conditions[place] = condition } else { conditions.append(condition) }
    namespace["status"]?["conditions"] = .array(conditions)
  }
}
