import KubeCore
import KubeJSON

/// Scheduler and kubelet in one: says of each pod what would have happened by now.
struct KubeletController: Controller {
  let name = "kubelet"
  private let kubelet: Kubelet
  private var loads = NodeLoads()
  /// Pods that found no node.
  private var waiting: Set<StorageKey> = []

  private static let nodesKey = StorageKey(namespace: "", name: "nodes")

  init(_ kubelet: Kubelet) { self.kubelet = kubelet }

  mutating func forget() {
    loads = NodeLoads()
    waiting = []
  }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    switch resource {
    case ControlledResource.pods.groupResource:
      if loads.observe(change) { wakeWaiting(&queue) }
      if change.new != nil { queue.add(key) }
    case ControlledResource.namespaces.groupResource:
      // Always there, so this is the first that it sees.
      if change.old == nil { queue.add(Self.nodesKey) }
    case ControlledResource.nodes.groupResource: queue.add(Self.nodesKey)
    case ControlledResource.claims.groupResource:
      if change.old == nil { wakeWaiting(&queue) }
    default: break
    }
  }

  private func wakeWaiting(_ queue: inout KeyQueue) {
    for key in waiting.sorted() { queue.add(key) }
  }

  mutating func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    if key.namespace.isEmpty { return try checkNodes(&context) }
    guard let stored = context.stored(ControlledResource.pods, key) else {
      waiting.remove(key)
      return
    }
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
      let status = node.value["status"]
      let isReady = status?.items("conditions").contains { $0["type"]?.string == "Ready" } ?? false
      if isReady, status?.isUnset("allocatable") == false { continue }
      let now = context.nowText
      try context.update(ControlledResource.nodes, node.key) { object in
        // Every new node has this taint until it is known to be ready.
        var taints = object["spec"]?["taints"]?.array ?? []
        taints.removeAll { $0["key"]?.string == "node.kubernetes.io/not-ready" }
        object["spec"]?["taints"] = taints.isEmpty ? nil : .array(taints)
      }
      try context.update(ControlledResource.nodes, node.key, subresource: "status") { object in
        var status = object["status"] ?? [:]
        for name in ["capacity", "allocatable"] where status.isUnset(name) {
          status[name] = Self.amounts
        }
        if isReady {
          object["status"] = status
          return
        }
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

  /// Large enough that only who wants to see a full node does.
  private static let amounts: JSONValue = [
    "cpu": "64", "ephemeral-storage": "1Ti", "memory": "256Gi", "pods": "1000",
  ]

  private static func node(_ name: String, _ index: Int) -> JSONValue {
    [
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

  private mutating func schedule(
    _ stored: StoredObject, _ pod: JSONValue, _ context: inout ControllerContext
  ) throws(Refusal) {
    // Another scheduler is not ours, and a gate is not open yet.
    guard pod["spec"]?.text("schedulerName") ?? Self.scheduler == Self.scheduler,
      pod["spec"]?.isUnset("schedulingGates") ?? true
    else { return }
    let nodes = context.all(ControlledResource.nodes, in: nil)
    let fit = NodeFit(pod)
    let obstacles = nodes.map { fit.obstacles($0, loads[$0.key.name]) }
    let node = zip(nodes, obstacles).filter { $0.1.isEmpty }.map(\.0).min {
      let (a, b) = (loads[$0.key.name].pods, loads[$1.key.name].pods)
      return a == b ? $0.key < $1.key : a < b
    }
    let now = context.nowText
    let missing = Self.missingClaim(stored.key.namespace, pod, context)
    guard let node, missing == nil else {
      waiting.insert(stored.key)
      let message = missing.map { "0/\(nodes.count) nodes are available: \($0). not found" }
      return try refuse(stored, pod, message ?? NodeFit.message(obstacles), &context)
    }
    waiting.remove(stored.key)
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

  private static let scheduler = "default-scheduler"

  private static func missingClaim(
    _ namespace: String, _ pod: JSONValue, _ context: ControllerContext
  ) -> String? {
    for volume in pod["spec"]?.items("volumes") ?? [] {
      guard let name = volume["persistentVolumeClaim"]?.text("claimName") else { continue }
      let key = StorageKey(namespace: namespace, name: name)
      if context.stored(ControlledResource.claims, key) == nil {
        return "persistentvolumeclaim \"\(name)\" not found"
      }
    }
    return nil
  }

  private func refuse(
    _ stored: StoredObject, _ pod: JSONValue, _ message: String,
    _ context: inout ControllerContext
  ) throws(Refusal) {
    let known = (pod["status"]?.items("conditions") ?? []).first {
      $0.text("type") == "PodScheduled"
    }
    // It is said once, and again when it is something else.
    if known?.text("message") == message { return }
    let now = context.nowText
    try context.update(ControlledResource.pods, stored.key, subresource: "status") { object in
      object["status"]?.setPodCondition(
        "PodScheduled", "False", now, reason: "Unschedulable", message: message)
    }
    context.component = Self.scheduler
    context.note("Warning", "FailedScheduling", message, about: pod)
  }
}
