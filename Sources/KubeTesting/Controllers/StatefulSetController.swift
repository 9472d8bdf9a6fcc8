import KubeCore
import KubeJSON

/// Keeps the pods of StatefulSets, each with its number, its name and its claims.
struct StatefulSetController: Controller {
  let name = "statefulset-controller"
  private var owners = SelectorOwners()

  mutating func forget() { owners.forget() }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    switch resource {
    case ControlledResource.statefulSets.groupResource:
      owners.observe(change)
      if let key = change.key, change.new != nil { queue.add(key) }
    case ControlledResource.pods.groupResource:
      ControllerContext.enqueueOwners(change, kind: "StatefulSet", among: owners.selectors, &queue)
    default: break
    }
  }

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let object = context.object(ControlledResource.statefulSets, key) else { return }
    let claimed = try context.claimPods(for: object)
      .filter { StatefulPods.ordinal($0.key.name, of: key.name) != nil }
    guard object["metadata"]?["deletionTimestamp"] == nil else { return }
    let revisions = try TemplateRevisions.find(
      for: object, labels: object["spec"]?["selector"]?["matchLabels"], context)
    var pods = StatefulPods(object, key, claimed, revisions)
    try pods.converge(&context)
    try pods.updateStatus(&context)
    let used = Set(claimed.compactMap { $0.labels["controller-revision-hash"] })
    try revisions.forgetOld(
      keeping: object["spec"]?["revisionHistoryLimit"]?.int ?? 10,
      used: used.union([pods.currentRevision]), in: key.namespace, context)
  }
}

/// The pods of a StatefulSet by their numbers.
struct StatefulPods: Sendable {
  private let object: JSONValue
  private let key: StorageKey
  private var pods: [Int: PodFacts]
  private let revisions: TemplateRevisions
  private let patience: Int

  init(_ object: JSONValue, _ key: StorageKey, _ pods: [PodFacts], _ revisions: TemplateRevisions) {
    self.object = object
    self.key = key
    self.revisions = revisions
    self.pods = pods.reduce(into: [:]) { all, pod in
      if let ordinal = Self.ordinal(pod.key.name, of: key.name) { all[ordinal] = pod }
    }
    patience = object["spec"]?["minReadySeconds"]?.int ?? 0
  }

  static func ordinal(_ name: String, of set: String) -> Int? {
    guard name.hasPrefix("\(set)-") else { return nil }
    let digits = name.dropFirst(set.count + 1)
    guard let number = Int(digits), "\(number)" == digits else { return nil }
    return number
  }

  private var spec: JSONValue { object["spec"] ?? [:] }
  private var wanted: Int {
    max(0, min(spec["replicas"]?.int ?? 1, ReplicaSetController.podLimit))
  }
  private var start: Int { max(0, min(spec["ordinals"]?["start"]?.int ?? 0, 1 << 31)) }
  private var isParallel: Bool { spec["podManagementPolicy"]?.string == "Parallel" }
  private var updateRevision: String { revisions.currentName }

  /// That which the pods had before the template changed.
  var currentRevision: String {
    let name = object["status"]?["currentRevision"]?.string ?? ""
    let isKnown = revisions.all.contains { $0["metadata"]?["name"]?.string == name }
    return isKnown ? name : updateRevision
  }

  /// One step towards as many pods as are wanted, of the template that is wanted.
  mutating func converge(_ context: inout ControllerContext) throws(Refusal) {
    let now = context.now
    for ordinal in start..<(start + wanted) {
      if let pod = pods[ordinal] {
        if pod.isOver, !pod.isTerminating {
          // One that has ended is made anew.
          try delete(pod, &context)
          if !isParallel { return }
          continue
        }
        if !isParallel, pod.isTerminating || !pod.isAvailable(now, minReadySeconds: patience) {
          if pod.isReady { context.wake(key, after: .seconds(1)) }
          return
        }
      } else {
        try create(ordinal, &context)
        if !isParallel { return }
      }
    }
    let surplus = pods.keys.filter { $0 < start || $0 >= start + wanted }.sorted(by: >)
    for ordinal in surplus {
      guard let pod = pods[ordinal] else { continue }
      if pod.isTerminating {
        if isParallel { continue } else { return }
      }
      if !isParallel,
        let other = surplus.first(where: { $0 != ordinal && pods[$0]?.isReady != true }),
        pods[ordinal]?.isReady == true, pods[other] != nil
      {
        return
      }
      try delete(pod, &context)
      if !isParallel { return }
    }
    try replaceOutdated(&context)
  }

  /// From the last to the partition, one at a time.
  private func replaceOutdated(_ context: inout ControllerContext) throws(Refusal) {
    guard spec["updateStrategy"]?["type"]?.string ?? "RollingUpdate" == "RollingUpdate" else {
      return
    }
    let partition = spec["updateStrategy"]?["rollingUpdate"]?["partition"]?.int ?? 0
    let most = max(
      1,
      ShareOf.count(
        spec["updateStrategy"]?["rollingUpdate"]?["maxUnavailable"], of: wanted, roundsUp: true))
    let now = context.now
    var missing = pods.values.filter {
      $0.isTerminating || !$0.isAvailable(now, minReadySeconds: patience)
    }.count
    for ordinal in pods.keys.sorted(by: >) where ordinal >= partition {
      guard let pod = pods[ordinal], !pod.isTerminating else { continue }
      let isOutdated = pod.labels["controller-revision-hash"] != updateRevision
      let isMissing = !pod.isAvailable(now, minReadySeconds: patience)
      guard isOutdated else {
        if isMissing, !isParallel { return }
        continue
      }
      guard missing < most || isMissing else { return }
      try delete(pod, &context)
      if !isMissing { missing += 1 }
      if missing >= most { return }
    }
  }

  private func delete(_ pod: PodFacts, _ context: inout ControllerContext) throws(Refusal) {
    try context.delete(ControlledResource.pods, pod.key, uid: pod.stored.uid)
    context.note(
      "Normal", "SuccessfulDelete",
      "delete Pod \(pod.key.name) in StatefulSet \(key.name) successful", about: object)
  }

  private mutating func create(
    _ ordinal: Int, _ context: inout ControllerContext
  ) throws(Refusal) {
    let name = "\(key.name)-\(ordinal)"
    let partition = spec["updateStrategy"]?["rollingUpdate"]?["partition"]?.int ?? 0
    // Below the partition a pod comes back as it was.
    let revision =
      ordinal < start + partition ? currentRevision : updateRevision
    let template =
      revisions.all.first { $0["metadata"]?["name"]?.string == revision }?["data"]?["spec"]?[
        "template"] ?? spec["template"] ?? [:]
    var pod = ControllerContext.pod(template, owner: object, namePrefix: "\(key.name)-")
    pod["metadata"]?["name"] = .string(name)
    var labels = pod["metadata"]?["labels"] ?? [:]
    labels["apps.kubernetes.io/pod-index"] = .string("\(ordinal)")
    labels["controller-revision-hash"] = .string(revision)
    labels["statefulset.kubernetes.io/pod-name"] = .string(name)
    pod["metadata"]?["labels"] = labels
    pod["spec"]?["hostname"] = .string(name)
    if let service = spec["serviceName"]?.string, !service.isEmpty {
      pod["spec"]?["subdomain"] = .string(service)
    }
    try createClaims(name, &pod, &context)
    do {
      try context.create(ControlledResource.pods, in: key.namespace, pod)
    } catch {
      if error.reason == "AlreadyExists" { return }
      if !error.isNamespaceEnding {
        context.note(
          "Warning", "FailedCreate",
          "create Pod \(name) in StatefulSet \(key.name) failed error: \(error.message)",
          about: object)
      }
      throw error
    }
    context.note(
      "Normal", "SuccessfulCreate",
      "create Pod \(name) in StatefulSet \(key.name) successful", about: object)
  }

  private func createClaims(
    _ pod: String, _ object: inout JSONValue, _ context: inout ControllerContext
  ) throws(Refusal) {
    let templates = spec["volumeClaimTemplates"]?.array ?? []
    guard !templates.isEmpty else { return }
    var volumes = object["spec"]?["volumes"]?.array ?? []
    for template in templates {
      let volume = template["metadata"]?["name"]?.string ?? ""
      let name = "\(volume)-\(pod)"
      volumes.removeAll { $0["name"]?.string == volume }
      volumes.append([
        "name": .string(volume), "persistentVolumeClaim": ["claimName": .string(name)],
      ])
      let claimKey = StorageKey(namespace: key.namespace, name: name)
      guard context.stored(ControlledResource.claims, claimKey) == nil else { continue }
      var claim: JSONValue = ["metadata": template["metadata"] ?? [:]]
      claim["spec"] = template["spec"]
      claim["metadata"]?["name"] = .string(name)
      claim["metadata"]?["namespace"] = .string(key.namespace)
      claim["metadata"]?["labels"] = self.object["spec"]?["selector"]?["matchLabels"]
      try context.create(ControlledResource.claims, in: key.namespace, claim)
      context.note(
        "Normal", "SuccessfulCreate",
        "create Claim \(name) Pod \(pod) in StatefulSet \(key.name) success", about: self.object)
    }
    object["spec"]?["volumes"] = .array(volumes)
  }

  mutating func updateStatus(_ context: inout ControllerContext) throws(Refusal) {
    let now = context.now
    let claimed = context.pods.controlled(
      by: object["metadata"]?["uid"]?.string ?? "", in: key.namespace)
    let live = claimed.filter { !$0.isOver }
    let alive = live.filter { !$0.isTerminating }
    let current = currentRevision
    var status: JSONValue = [:]
    status["observedGeneration"] = object["metadata"]?["generation"]
    status["replicas"] = .number(live.count)
    status.setCount("readyReplicas", live.filter(\.isReady).count)
    let updated = alive.filter { $0.labels["controller-revision-hash"] == updateRevision }
    status.setCount(
      "currentReplicas", alive.filter { $0.labels["controller-revision-hash"] == current }.count)
    status.setCount("updatedReplicas", updated.count)
    let isRolledOut =
      updated.count == wanted && live.count == wanted && updated.allSatisfy(\.isReady)
      && spec["updateStrategy"]?["type"]?.string ?? "RollingUpdate" == "RollingUpdate"
    status["currentRevision"] = .string(isRolledOut ? updateRevision : current)
    if isRolledOut { status.setCount("currentReplicas", updated.count) }
    status["updateRevision"] = .string(updateRevision)
    status["collisionCount"] = object["status"]?["collisionCount"] ?? 0
    status["availableReplicas"] = .number(
      live.filter { $0.isAvailable(now, minReadySeconds: patience) }.count)
    if let conditions = object["status"]?["conditions"] { status["conditions"] = conditions }
    guard status != object["status"] else { return }
    try context.update(ControlledResource.statefulSets, key, subresource: "status") {
      $0["status"] = status
    }
  }
}
