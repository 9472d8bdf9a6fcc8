import KubeCore
import KubeJSON

/// Deletes pods from nodes that have a `NoExecute` taint which they do not bear, or bear for a time.
struct TaintEvictionController: Controller {
  let name = "taint-eviction-controller"
  /// By the names of nodes.
  private var taints: [String: [JSONValue]] = [:]
  /// Since when a pod has to bear something.
  private var since: [StorageKey: Time] = [:]

  mutating func forget() {
    taints = [:]
    since = [:]
  }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    switch resource {
    case ControlledResource.nodes.groupResource:
      let found = (change.new?.value["spec"]?.items("taints") ?? []).filter {
        $0.text("effect") == "NoExecute"
      }
      if found == taints[key.name] ?? [] { return }
      taints[key.name] = found.isEmpty ? nil : found
      queue.add(key)
    case ControlledResource.pods.groupResource:
      guard let pod = change.new else {
        since[key] = nil
        return
      }
      if taints[pod.fields["spec.nodeName"] ?? ""] != nil { queue.add(key) }
    default: break
    }
  }

  mutating func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard key.namespace.isEmpty else {
      if let pod = context.stored(ControlledResource.pods, key) { try look(at: pod, &context) }
      return
    }
    for pod in context.all(ControlledResource.pods, in: nil)
    where pod.fields["spec.nodeName"] == key.name { try look(at: pod, &context) }
  }

  private mutating func look(
    at pod: StoredObject, _ context: inout ControllerContext
  ) throws(Refusal) {
    if pod.isTerminating { return }
    guard let taints = taints[pod.fields["spec.nodeName"] ?? ""] else {
      since[pod.key] = nil
      return
    }
    let tolerations = pod.value["spec"]?.items("tolerations") ?? []
    var patience: Int64?
    for taint in taints {
      guard let toleration = tolerations.first(where: { NodeFit.tolerates($0, taint) }) else {
        return try evict(pod, &context)
      }
      guard let seconds = toleration.given("tolerationSeconds")?.int else { continue }
      patience = min(patience ?? .max, Int64(max(0, min(seconds, 1 << 40))))
    }
    guard let patience else {
      since[pod.key] = nil
      return
    }
    let start = since[pod.key] ?? context.now
    since[pod.key] = start
    let end = Time(secondsSince1970: start.secondsSince1970 + patience)
    if context.now < end { return context.wake(pod.key, at: end) }
    try evict(pod, &context)
  }

  private mutating func evict(
    _ pod: StoredObject, _ context: inout ControllerContext
  ) throws(Refusal) {
    since[pod.key] = nil
    context.note(
      "Normal", "TaintManagerEviction", "Marking for deletion Pod \(pod.key.path)",
      [
        "kind": "Pod", "apiVersion": "v1", "namespace": .string(pod.key.namespace),
        "name": .string(pod.key.name),
      ])
    let now = context.nowText
    try context.update(ControlledResource.pods, pod.key, subresource: "status") { object in
      object["status"]?.setPodCondition(
        "DisruptionTarget", "True", now, reason: "DeletionByTaintManager",
        message: "Taint manager: deleting due to NoExecute taint")
    }
    try context.delete(ControlledResource.pods, pod.key, uid: pod.uid)
  }
}
