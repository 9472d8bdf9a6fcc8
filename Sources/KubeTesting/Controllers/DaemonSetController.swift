import KubeCore
import KubeJSON

/// Keeps one pod of each DaemonSet on each node that it fits.
struct DaemonSetController: Controller {
  let name = "daemonset-controller"
  private var owners = SelectorOwners()

  mutating func forget() { owners.forget() }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    switch resource {
    case ControlledResource.daemonSets.groupResource:
      owners.observe(change)
      if let key = change.key, change.new != nil { queue.add(key) }
    case ControlledResource.nodes.groupResource:
      for key in owners.selectors.keys.sorted() { queue.add(key) }
    case ControlledResource.pods.groupResource:
      ControllerContext.enqueueOwners(change, kind: "DaemonSet", among: owners.selectors, &queue)
    default: break
    }
  }

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let set = context.object(ControlledResource.daemonSets, key) else { return }
    let claimed = try context.claimPods(for: set)
    guard set["metadata"]?["deletionTimestamp"] == nil else { return }
    let revisions = try TemplateRevisions.find(
      for: set, labels: set["spec"]?["template"]?["metadata"]?["labels"], context)
    let hash =
      revisions.current["metadata"]?["labels"]?["controller-revision-hash"]?.string ?? ""
    let nodes = context.all(ControlledResource.nodes, in: nil).filter {
      Self.runs(set["spec"]?["template"]?["spec"] ?? [:], on: $0)
    }.map(\.key.name)
    var pods = DaemonPods(set: set, key: key, nodes: nodes, hash: hash)
    for pod in claimed { pods.add(pod) }
    try pods.converge(&context)
    try pods.updateStatus(&context)
    let used = Set(claimed.compactMap { $0.labels["controller-revision-hash"] })
    try revisions.forgetOld(
      keeping: set["spec"]?["revisionHistoryLimit"]?.int ?? 10, used: used, in: key.namespace,
      context)
  }

  /// Whether the node's labels and name are those that the template wants, and its taints are borne.
  private static func runs(_ spec: JSONValue, on node: StoredObject) -> Bool {
    if let name = spec["nodeName"]?.string, !name.isEmpty, name != node.key.name { return false }
    for member in spec["nodeSelector"]?.members ?? []
    where node.labels[member.name] != member.value.string { return false }
    let tolerations = spec["tolerations"]?.array ?? []
    for taint in node.value["spec"]?["taints"]?.array ?? []
    where ["NoSchedule", "NoExecute"].contains(taint["effect"]?.string ?? "") {
      let key = taint["key"]?.string ?? ""
      // Every DaemonSet bears what only says that the node is not well.
      if key.hasPrefix("node.kubernetes.io/") { continue }
      let isBorne = tolerations.contains { toleration in
        let wanted = toleration["key"]?.string ?? ""
        guard wanted.isEmpty || wanted == key else { return false }
        let effect = toleration["effect"]?.string ?? ""
        guard effect.isEmpty || effect == taint["effect"]?.string else { return false }
        return toleration["operator"]?.string == "Exists"
          || toleration["value"]?.string ?? "" == taint["value"]?.string ?? ""
      }
      if !isBorne { return false }
    }
    return true
  }
}

/// The pods of a DaemonSet by the nodes that they are for.
struct DaemonPods: Sendable {
  let set: JSONValue
  let key: StorageKey
  let nodes: [String]
  let hash: String
  private var pods: [String: [PodFacts]] = [:]

  init(set: JSONValue, key: StorageKey, nodes: [String], hash: String) {
    self.set = set
    self.key = key
    self.nodes = nodes
    self.hash = hash
  }

  mutating func add(_ pod: PodFacts) {
    pods[Self.node(of: pod), default: []].append(pod)
  }

  /// Where it runs, or where alone it may.
  private static func node(of pod: PodFacts) -> String {
    if !pod.node.isEmpty { return pod.node }
    let affinity = pod.stored.value["spec"]?["affinity"]?["nodeAffinity"]
    let terms =
      affinity?["requiredDuringSchedulingIgnoredDuringExecution"]?["nodeSelectorTerms"]?.array
    for field in terms?.first?["matchFields"]?.array ?? []
    where field["key"]?.string == "metadata.name" { return field["values"]?[0]?.string ?? "" }
    return ""
  }

  mutating func converge(_ context: inout ControllerContext) throws(Refusal) {
    for (node, found) in pods.sorted(by: { $0.key < $1.key }) {
      let isWanted = nodes.contains(node)
      // The oldest stays, and none that has ended does.
      let live = found.filter { !$0.isTerminating && !$0.isOver }
        .sorted { $0.created == $1.created ? $0.key < $1.key : $0.created < $1.created }
      let surplus =
        (isWanted ? Array(live.dropFirst()) : live)
        + found.filter { $0.isOver && !$0.isTerminating }
      for pod in surplus { try delete(pod, &context) }
    }
    for node in nodes where !(pods[node] ?? []).contains(where: { !$0.isOver }) {
      try create(on: node, &context)
    }
    try replaceOutdated(&context)
  }

  private func replaceOutdated(_ context: inout ControllerContext) throws(Refusal) {
    let strategy = set["spec"]?["updateStrategy"]
    guard strategy?["type"]?.string ?? "RollingUpdate" == "RollingUpdate" else { return }
    let most = max(
      1,
      ShareOf.count(
        strategy?["rollingUpdate"]?["maxUnavailable"], of: nodes.count, roundsUp: true))
    let now = context.now
    let patience = set["spec"]?["minReadySeconds"]?.int ?? 0
    func isMissing(_ node: String) -> Bool {
      !(pods[node] ?? []).contains {
        !$0.isTerminating && $0.isAvailable(now, minReadySeconds: patience)
      }
    }
    var missing = nodes.filter(isMissing).count
    for node in nodes {
      guard let pod = pods[node]?.first(where: { $0.isActive }),
        pod.labels["controller-revision-hash"] != hash
      else { continue }
      if isMissing(node) {
        try delete(pod, &context)
      } else if missing < most {
        try delete(pod, &context)
        missing += 1
      }
    }
  }

  private func delete(_ pod: PodFacts, _ context: inout ControllerContext) throws(Refusal) {
    try context.delete(ControlledResource.pods, pod.key, uid: pod.stored.uid)
    context.note("Normal", "SuccessfulDelete", "Deleted pod: \(pod.key.name)", about: set)
  }

  private func create(on node: String, _ context: inout ControllerContext) throws(Refusal) {
    var pod = ControllerContext.pod(
      set["spec"]?["template"] ?? [:], owner: set, namePrefix: "\(key.name)-")
    var labels = pod["metadata"]?["labels"] ?? [:]
    labels["controller-revision-hash"] = .string(hash)
    labels["pod-template-generation"] = .string("\(set["metadata"]?["generation"]?.int ?? 1)")
    pod["metadata"]?["labels"] = labels
    var affinity = pod["spec"]?["affinity"] ?? [:]
    var nodeAffinity = affinity["nodeAffinity"] ?? [:]
    nodeAffinity["requiredDuringSchedulingIgnoredDuringExecution"] = [
      "nodeSelectorTerms": [
        [
          "matchFields": [
            ["key": "metadata.name", "operator": "In", "values": [.string(node)]]
          ]
        ]
      ]
    ]
    affinity["nodeAffinity"] = nodeAffinity
    pod["spec"]?["affinity"] = affinity
    let given = pod["spec"]?["tolerations"]?.array ?? []
    pod["spec"]?["tolerations"] = .array(tolerations(given))
    do {
      let created = try context.create(ControlledResource.pods, in: key.namespace, pod)
      let name = created["metadata"]?["name"]?.string ?? ""
      context.note("Normal", "SuccessfulCreate", "Created pod: \(name)", about: set)
    } catch {
      if error.isNamespaceEnding { return }
      context.note("Warning", "FailedCreate", "Error creating: \(error.message)", about: set)
      throw error
    }
  }

  private func tolerations(_ given: [JSONValue]) -> [JSONValue] {
    var result = given
    for (name, effect) in [
      ("not-ready", "NoExecute"), ("unreachable", "NoExecute"), ("disk-pressure", "NoSchedule"),
      ("memory-pressure", "NoSchedule"), ("pid-pressure", "NoSchedule"),
      ("unschedulable", "NoSchedule"),
    ] {
      let key = "node.kubernetes.io/\(name)"
      if given.contains(where: { $0["key"]?.string == key }) { continue }
      result.append(["key": .string(key), "operator": "Exists", "effect": .string(effect)])
    }
    return result
  }

  func updateStatus(_ context: inout ControllerContext) throws(Refusal) {
    let now = context.now
    let patience = set["spec"]?["minReadySeconds"]?.int ?? 0
    var counts = (scheduled: 0, misplaced: 0, ready: 0, available: 0, updated: 0)
    for (node, found) in pods {
      let live = found.filter { !$0.isTerminating && !$0.isOver }
        .min { $0.created == $1.created ? $0.key < $1.key : $0.created < $1.created }
      guard let live else { continue }
      guard nodes.contains(node) else {
        counts.misplaced += 1
        continue
      }
      counts.scheduled += 1
      if live.isReady { counts.ready += 1 }
      if live.isAvailable(now, minReadySeconds: patience) {
        counts.available += 1
      } else if live.isReady {
        context.wake(key, after: .seconds(1))
      }
      if live.labels["controller-revision-hash"] == hash { counts.updated += 1 }
    }
    var status: JSONValue = [
      "currentNumberScheduled": .number(counts.scheduled),
      "numberMisscheduled": .number(counts.misplaced),
      "desiredNumberScheduled": .number(nodes.count), "numberReady": .number(counts.ready),
    ]
    status["observedGeneration"] = set["metadata"]?["generation"]
    status.setCount("updatedNumberScheduled", counts.updated)
    status.setCount("numberAvailable", counts.available)
    status.setCount("numberUnavailable", max(0, nodes.count - counts.available))
    guard status != set["status"] else { return }
    try context.update(ControlledResource.daemonSets, key, subresource: "status") {
      $0["status"] = status
    }
  }
}
