import KubeCore
import KubeJSON

/// Whether a pod may be on a node, and why not.
struct NodeFit {
  struct Obstacle: Hashable {
    var reason: String
    /// Whether others would have to go, and nothing else.
    var isRoom = false
  }

  private let spec: JSONValue
  private let tolerations: [JSONValue]
  private let requests: [String: Int64]

  init(_ pod: JSONValue) {
    spec = pod["spec"] ?? [:]
    tolerations = spec.items("tolerations")
    requests = PodRequests.amounts(spec)
  }

  /// What is in the way; the first of the scheduler's filters that finds something says it.
  func obstacles(_ node: StoredObject, _ load: NodeLoads.Load) -> [Obstacle] {
    let value = node.value
    let unschedulable: JSONValue = [
      "key": "node.kubernetes.io/unschedulable", "effect": "NoSchedule",
    ]
    if value["spec"]?.flag("unschedulable") ?? false, !isTolerated(unschedulable) {
      return [Obstacle(reason: "node(s) were unschedulable")]
    }
    let taints = value["spec"]?.items("taints") ?? []
    let isBorne = taints.allSatisfy {
      !["NoSchedule", "NoExecute"].contains($0.text("effect")) || isTolerated($0)
    }
    if !isBorne { return [Obstacle(reason: "node(s) had untolerated taint(s)")] }
    if !isSelected(node) {
      return [Obstacle(reason: "node(s) didn't match Pod's node affinity/selector")]
    }
    return shortages(PodRequests.read(value["status"]?["allocatable"]), load)
  }

  private func isTolerated(_ taint: JSONValue) -> Bool {
    tolerations.contains { Self.tolerates($0, taint) }
  }

  static func tolerates(_ toleration: JSONValue, _ taint: JSONValue) -> Bool {
    let key = toleration.text("key")
    let effect = toleration.text("effect")
    guard key == nil || key == taint.text("key"), effect == nil || effect == taint.text("effect")
    else { return false }
    return toleration.text("operator") == "Exists"
      || toleration.text("value") == taint.text("value")
  }

  private func isSelected(_ node: StoredObject) -> Bool {
    for member in spec["nodeSelector"]?.members ?? []
    where node.labels[member.name] != member.value.string { return false }
    let required = spec["affinity"]?["nodeAffinity"]?[
      "requiredDuringSchedulingIgnoredDuringExecution"]
    guard let terms = required?["nodeSelectorTerms"]?.array else { return true }
    return terms.contains { term in
      let fields = LabelSelectorMatch(["matchExpressions": .array(term.items("matchFields"))])
      let labels = LabelSelectorMatch([
        "matchExpressions": .array(term.items("matchExpressions"))
      ])
      return fields.matches(["metadata.name": node.key.name]) && labels.matches(node.labels)
    }
  }

  private func shortages(_ allocatable: [String: Int64], _ load: NodeLoads.Load) -> [Obstacle] {
    var found: [Obstacle] = []
    if Int64(load.pods) >= (allocatable["pods"] ?? 0) / 1000 {
      found.append(Obstacle(reason: "Too many pods", isRoom: true))
    }
    for (name, amount) in requests.sorted(by: { $0.key < $1.key }) {
      let all = allocatable[name] ?? 0
      let (free, isTooLarge) = all.subtractingReportingOverflow(load.amounts[name] ?? 0)
      if !isTooLarge, amount <= free { continue }
      found.append(Obstacle(reason: "Insufficient \(name)", isRoom: amount <= all))
    }
    return found
  }

  /// What the scheduler says when no node will do.
  static func message(_ obstacles: [[Obstacle]]) -> String {
    if obstacles.isEmpty { return "no nodes available to schedule pods" }
    let reasons = histogram(obstacles.flatMap { $0.map(\.reason) })
    // What stands in the way of one alone counts, if that one is something else than room.
    let helps = obstacles.map { $0.allSatisfy(\.isRoom) }
    let preemption = histogram(
      helps.map {
        $0
          ? "No preemption victims found for incoming pod"
          : "Preemption is not helpful for scheduling"
      })
    let count = obstacles.count
    return "0/\(count) nodes are available: \(reasons). no new claims to deallocate, "
      + "preemption: 0/\(count) nodes are available: \(preemption)."
  }

  private static func histogram(_ texts: [String]) -> String {
    Dictionary(grouping: texts, by: \.self).map { "\($0.value.count) \($0.key)" }.sorted()
      .joined(separator: ", ")
  }
}
