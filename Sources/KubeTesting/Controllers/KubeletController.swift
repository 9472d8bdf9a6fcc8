import KubeCore
import KubeJSON

/// Scheduler and kubelet in one: says of each pod what would have happened by now.
struct KubeletController: Controller {
  let name = "kubelet"
  private let kubelet: Kubelet
  private var running: [String: Int] = [:]

  private static let nodesKey = StorageKey(namespace: "", name: "nodes")

  init(_ kubelet: Kubelet) { self.kubelet = kubelet }

  mutating func forget() { running = [:] }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    switch resource {
    case ControlledResource.pods.groupResource:
      if let node = change.old?.fields["spec.nodeName"], !node.isEmpty {
        running[node, default: 0] -= 1
      }
      if let node = change.new?.fields["spec.nodeName"], !node.isEmpty {
        running[node, default: 0] += 1
      }
      if change.new != nil { queue.add(key) }
    case ControlledResource.namespaces.groupResource:
      // Always there, so this is the first that it sees.
      if change.old == nil { queue.add(Self.nodesKey) }
    case ControlledResource.nodes.groupResource: queue.add(Self.nodesKey)
    default: break
    }
  }

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    if key.namespace.isEmpty { return try checkNodes(&context) }
    guard let stored = context.stored(ControlledResource.pods, key) else { return }
    let pod = stored.value
    let behavior = kubelet.behavior(of: stored).annotated(pod)
    if pod["spec"]?["nodeName"]?.string ?? "" == "" {
      if stored.isTerminating { return }
      return try schedule(stored, pod, &context)
    }
    var life = PodLife(pod, key, behavior)
    try life.proceed(stored, &context)
  }

  private func checkNodes(_ context: inout ControllerContext) throws(Refusal) {
    if context.server.store.count(ControlledResource.nodes.groupResource) == 0 {
      for (index, name) in kubelet.nodes.enumerated() {
        try context.create(ControlledResource.nodes, in: "", Self.node(name, index))
      }
    }
    for node in context.all(ControlledResource.nodes, in: nil) {
      let isReady =
        node.value["status"]?["conditions"]?.array?.contains { $0["type"]?.string == "Ready" }
        ?? false
      if isReady { continue }
      let now = context.nowText
      try context.update(ControlledResource.nodes, node.key) { object in
        // Every new node has this taint until it is known to be ready.
        var taints = object["spec"]?["taints"]?.array ?? []
        taints.removeAll { $0["key"]?.string == "node.kubernetes.io/not-ready" }
        object["spec"]?["taints"] = taints.isEmpty ? nil : .array(taints)
      }
      try context.update(ControlledResource.nodes, node.key, subresource: "status") { object in
        var status = object["status"] ?? [:]
        status["conditions"] = .array(
          (status["conditions"]?.array ?? []) + [
            [
              "type": "Ready", "status": "True", "lastHeartbeatTime": now,
              "lastTransitionTime": now, "reason": "KubeletReady",
              "message": "kubelet is posting ready status",
            ]
          ])
        object["status"] = status
      }
    }
    // Who found no node may find one now.
    for pod in context.all(ControlledResource.pods, in: nil)
    where pod.fields["spec.nodeName"] == "" { context.wake(pod.key, after: .zero) }
  }

  private static func node(_ name: String, _ index: Int) -> JSONValue {
    let amounts: JSONValue = ["cpu": "8", "memory": "32Gi", "pods": "110"]
    return [
      "metadata": [
        "name": .string(name),
        "labels": [
          "kubernetes.io/hostname": .string(name), "kubernetes.io/os": "linux",
          "kubernetes.io/arch": "amd64",
        ],
      ],
      "spec": ["podCIDR": .string("10.244.\(index % 256).0/24")],
      "status": [
        "capacity": amounts, "allocatable": amounts,
        "addresses": [
          ["type": "InternalIP", "address": .string("192.168.0.\(10 + index % 200)")],
          ["type": "Hostname", "address": .string(name)],
        ],
      ],
    ]
  }

  private func schedule(
    _ stored: StoredObject, _ pod: JSONValue, _ context: inout ControllerContext
  ) throws(Refusal) {
    let gates = pod["spec"]?["schedulingGates"]?.array ?? []
    guard gates.isEmpty else { return }
    let fitting = context.all(ControlledResource.nodes, in: nil).filter {
      NodeFit.fits(pod, $0)
    }
    let node = fitting.min {
      let (a, b) = (running[$0.key.name] ?? 0, running[$1.key.name] ?? 0)
      return a == b ? $0.key < $1.key : a < b
    }
    let now = context.nowText
    guard let node else {
      let count = context.server.store.count(ControlledResource.nodes.groupResource)
      let message = "0/\(count) nodes are available."
      try context.update(ControlledResource.pods, stored.key, subresource: "status") { object in
        object["status"]?.setPodCondition(
          "PodScheduled", "False", now, reason: "Unschedulable", message: message)
      }
      return
    }
    // As the binding of a scheduler does.
    var bound = pod
    bound["spec"]?["nodeName"] = .string(node.key.name)
    bound["status"]?.setPodCondition("PodScheduled", "True", now)
    guard let resource = context.server.registry.resource(ControlledResource.pods) else { return }
    do throws(Store.Conflict) {
      try context.server.store.write(
        ControlledResource.pods.groupResource, stored.key, replacing: stored, with: bound,
        fields: resource.selectableFields(bound))
    } catch {
      throw .modified(ControlledResource.pods.groupResource, stored.key.name)
    }
    context.component = "default-scheduler"
    context.note(
      "Normal", "Scheduled",
      "Successfully assigned \(stored.key.path) to \(node.key.name)", about: pod)
  }
}

/// Whether a pod may be on a node.
enum NodeFit {
  static func fits(_ pod: JSONValue, _ node: StoredObject) -> Bool {
    let spec = pod["spec"] ?? [:]
    for member in spec["nodeSelector"]?.members ?? []
    where node.labels[member.name] != member.value.string { return false }
    let affinity = spec["affinity"]?["nodeAffinity"]
    let terms =
      affinity?["requiredDuringSchedulingIgnoredDuringExecution"]?["nodeSelectorTerms"]?.array
    if let terms, !terms.contains(where: { matches($0, node) }) { return false }
    let tolerations = spec["tolerations"]?.array ?? []
    let value = node.value
    var taints = value["spec"]?["taints"]?.array ?? []
    if value["spec"]?["unschedulable"]?.bool == true {
      taints.append(["key": "node.kubernetes.io/unschedulable", "effect": "NoSchedule"])
    }
    return taints.allSatisfy { taint in
      guard ["NoSchedule", "NoExecute"].contains(taint["effect"]?.string ?? "") else { return true }
      return tolerations.contains { tolerates($0, taint) }
    }
  }

  private static func tolerates(_ toleration: JSONValue, _ taint: JSONValue) -> Bool {
    let key = toleration["key"]?.string ?? ""
    let effect = toleration["effect"]?.string ?? ""
    guard key.isEmpty || key == taint["key"]?.string,
      effect.isEmpty || effect == taint["effect"]?.string
    else { return false }
    return toleration["operator"]?.string == "Exists"
      || toleration["value"]?.string ?? "" == taint["value"]?.string ?? ""
  }

  private static func matches(_ term: JSONValue, _ node: StoredObject) -> Bool {
    let fields = LabelSelectorMatch(["matchExpressions": .array(term["matchFields"]?.array ?? [])])
    let labels = LabelSelectorMatch([
      "matchExpressions": .array(term["matchExpressions"]?.array ?? [])
    ])
    return fields.matches(["metadata.name": node.key.name]) && labels.matches(node.labels)
  }
}
