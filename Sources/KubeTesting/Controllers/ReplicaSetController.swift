import KubeCore
import KubeJSON

/// Makes pods until a ReplicaSet has as many as it wants, and says how they are.
struct ReplicaSetController: Controller {
  let name: String
  private let resource: GroupVersionResource
  private let kind: String
  private var owners = SelectorOwners()

  /// - Parameter resource: ReplicaSets, or the ReplicationControllers that were before them.
  init(_ resource: GroupVersionResource = ControlledResource.replicaSets) {
    self.resource = resource
    let isOld = resource == ControlledResource.replicationControllers
    kind = isOld ? "ReplicationController" : "ReplicaSet"
    name = isOld ? "replication-controller" : "replicaset-controller"
  }

  /// So many pods one owner gets and no more: a number with a digit too many would fill the memory.
  static let podLimit = 5000

  mutating func forget() { owners.forget() }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    switch resource {
    case self.resource.groupResource:
      owners.observe(change)
      if let key = change.key, change.new != nil { queue.add(key) }
    case ControlledResource.pods.groupResource:
      ControllerContext.enqueueOwners(change, kind: kind, among: owners.selectors, &queue)
    default: break
    }
  }

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let set = context.object(resource, key) else { return }
    let claimed = try context.claimPods(for: set)
    let active = claimed.filter(\.isActive)
    var failure: Refusal?
    var failedReason = ""
    if set["metadata"]?["deletionTimestamp"] == nil {
      let wanted = min(set["spec"]?["replicas"]?.int ?? 1, Self.podLimit)
      if active.count < wanted {
        failure = create(wanted - active.count, set, key, &context)
        failedReason = "FailedCreate"
      } else if active.count > wanted {
        failure = delete(active.count - wanted, active, set, &context)
        failedReason = "FailedDelete"
      }
    }
    try updateStatus(set, key, claimed, failure.map { (failedReason, $0.message) }, &context)
    if let failure { throw failure }
  }

  /// In batches that grow, so that a mistake in the template is made once and not a thousand times.
  private func create(
    _ count: Int, _ set: JSONValue, _ key: StorageKey, _ context: inout ControllerContext
  ) -> Refusal? {
    let pod = ControllerContext.pod(
      set["spec"]?["template"] ?? [:], owner: set, namePrefix: "\(key.name)-")
    var left = count
    var batch = 1
    while left > 0 {
      var failure: Refusal?
      for _ in 0..<min(batch, left) {
        do {
          let created = try context.create(ControlledResource.pods, in: key.namespace, pod)
          let name = created["metadata"]?["name"]?.string ?? ""
          context.note("Normal", "SuccessfulCreate", "Created pod: \(name)", about: set)
        } catch {
          failure = error
          // In a namespace that ends nothing more is said.
          if !error.isNamespaceEnding {
            context.note(
              "Warning", "FailedCreate", "Error creating: \(error.message)", about: set)
          }
        }
        left -= 1
      }
      if let failure { return failure.isNamespaceEnding ? nil : failure }
      batch *= 2
    }
    return nil
  }

  private func delete(
    _ count: Int, _ active: [PodFacts], _ set: JSONValue, _ context: inout ControllerContext
  ) -> Refusal? {
    let ranks = Dictionary(grouping: active, by: \.node).mapValues(\.count)
    let victims = active.sorted { a, b in
      PodRank(a, sharing: ranks[a.node] ?? 0, context.now)
        .precedes(PodRank(b, sharing: ranks[b.node] ?? 0, context.now))
    }.prefix(count)
    for pod in victims {
      do {
        try context.delete(ControlledResource.pods, pod.key, uid: pod.stored.uid)
        context.note("Normal", "SuccessfulDelete", "Deleted pod: \(pod.key.name)", about: set)
      } catch {
        return error
      }
    }
    return nil
  }

  private func updateStatus(
    _ set: JSONValue, _ key: StorageKey, _ claimed: [PodFacts],
    _ failure: (reason: String, message: String)?, _ context: inout ControllerContext
  ) throws(Refusal) {
    let active = claimed.filter(\.isActive)
    let template = LabelSelectorMatch(
      labels: (set["spec"]?["template"]?["metadata"]?["labels"]?.members ?? []).reduce(into: [:]) {
        $0[$1.name] = $1.value.string ?? ""
      })
    let patience = set["spec"]?["minReadySeconds"]?.int ?? 0
    let now = context.now
    let ready = active.filter(\.isReady)
    let available = ready.filter { $0.isAvailable(now, minReadySeconds: patience) }
    if available.count < ready.count {
      let next =
        ready.filter { !$0.isAvailable(now, minReadySeconds: patience) }
        .compactMap { $0.readySince?.secondsSince1970 }.min() ?? now.secondsSince1970
      context.wake(key, at: Time(secondsSince1970: next + Int64(clamping: patience)))
    }
    let old = set["status"] ?? [:]
    var status: JSONValue = ["replicas": .number(active.count)]
    status.setCount("fullyLabeledReplicas", active.filter { template.matches($0.labels) }.count)
    status.setCount("readyReplicas", ready.count)
    status.setCount("availableReplicas", available.count)
    if kind == "ReplicaSet" {
      status["terminatingReplicas"] = .number(
        claimed.filter { $0.isTerminating && !$0.isOver }.count)
    }
    status["observedGeneration"] = set["metadata"]?["generation"]
    var conditions = old["conditions"]?.array ?? []
    let place = conditions.firstIndex { $0["type"]?.string == "ReplicaFailure" }
    if let failure, place == nil {
      conditions.append([
        "type": "ReplicaFailure", "status": "True", "lastTransitionTime": context.nowText,
        "reason": .string(failure.reason), "message": .string(failure.message),
      ])
    } else if failure == nil, let place {
      conditions.remove(at: place)
    }
    if !conditions.isEmpty { status["conditions"] = .array(conditions) }
    guard status != old else { return }
    try context.update(resource, key, subresource: "status") { object in
      object["status"] = status
    }
  }
}

/// Which of two pods goes first when there are too many.
struct PodRank {
  private let pod: PodFacts
  private let sharing: Int
  private let now: Time

  init(_ pod: PodFacts, sharing: Int, _ now: Time) {
    self.pod = pod
    self.sharing = sharing
    self.now = now
  }

  func precedes(_ other: PodRank) -> Bool {
    let (a, b) = (pod, other.pod)
    if a.node.isEmpty != b.node.isEmpty { return a.node.isEmpty }
    if phase != other.phase { return phase < other.phase }
    if a.isReady != b.isReady { return !a.isReady }
    if a.deletionCost != b.deletionCost { return a.deletionCost < b.deletionCost }
    if sharing != other.sharing { return sharing > other.sharing }
    if a.isReady, let since = a.readySince, let otherSince = b.readySince, since != otherSince {
      let (age, otherAge) = (magnitude(since), magnitude(otherSince))
      if age != otherAge { return age < otherAge }
    }
    if a.restarts != b.restarts { return a.restarts > b.restarts }
    if a.created != b.created {
      let (age, otherAge) = (magnitude(a.created), magnitude(b.created))
      if age != otherAge { return age < otherAge }
    }
    return b.key < a.key
  }

  private var phase: Int { ["Pending": 0, "Unknown": 1, "Running": 2][pod.phase] ?? 0 }

  /// Ages count by their order of magnitude, so that not always the youngest goes.
  private func magnitude(_ time: Time) -> Int {
    let age = max(0, now.secondsSince1970 - time.secondsSince1970)
    return Int64.bitWidth - age.leadingZeroBitCount
  }
}

extension Refusal {
  var isNamespaceEnding: Bool {
    details?.causes.contains { $0.reason == "NamespaceTerminating" } ?? false
  }
}

extension JSONValue {
  /// Sets a number that is left out if it is 0.
  mutating func setCount(_ name: String, _ count: Int) {
    self[name] = count == 0 ? nil : .number(count)
  }
}
