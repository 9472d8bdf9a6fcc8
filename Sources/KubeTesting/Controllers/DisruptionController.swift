import KubeCore
import KubeJSON

/// How many pods of a PodDisruptionBudget may go.
struct DisruptionController: Controller {
  let name = "controllermanager"
  private var owners = SelectorOwners()

  mutating func forget() { owners.forget() }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    switch resource {
    case ControlledResource.budgets.groupResource:
      owners.observe(change)
      if change.new != nil { queue.add(key) }
    case ControlledResource.pods.groupResource:
      for (budget, selector) in owners.selectors.sorted(by: { $0.key < $1.key })
      where budget.namespace == key.namespace
        && [change.old, change.new].contains(where: {
          $0.map { selector.matches($0.labels) } ?? false
        })
      { queue.add(budget) }
    case ControlledResource.replicaSets.groupResource,
      ControlledResource.deployments.groupResource,
      ControlledResource.statefulSets.groupResource:
      for budget in owners.selectors.keys.sorted() where budget.namespace == key.namespace {
        queue.add(budget)
      }
    default: break
    }
  }

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let budget = context.object(ControlledResource.budgets, key),
      let selector = owners.selectors[key]
    else { return }
    let spec = budget["spec"] ?? [:]
    // No selector selects nothing, an empty one all.
    let pods =
      spec["selector"]?.members == nil
      ? []
      : context.pods.all(in: key.namespace).filter { selector.matches($0.labels) && !$0.isOver }
    var disrupted: [UnknownMembers.Member] = []
    for member in budget["status"]?["disruptedPods"]?.members ?? [] {
      // Who was allowed to go and has not within two minutes stays.
      guard let since = member.value.string.flatMap({ try? Time($0) }),
        let pod = pods.first(where: { $0.key.name == member.name }), !pod.isTerminating
      else { continue }
      let left = since.secondsSince1970 + 120 - context.now.secondsSince1970
      if left <= 0 { continue }
      disrupted.append(member)
      context.wake(key, after: .seconds(left))
    }
    let leaving = Set(disrupted.map(\.name))
    let healthy = pods.filter {
      $0.isReady && !$0.isTerminating && !leaving.contains($0.key.name)
    }.count
    let (expected, desired) = Self.numbers(spec, pods, key, context)
    let allowed = expected > 0 ? max(0, healthy - desired) : 0
    var status: JSONValue = [:]
    status["observedGeneration"] = budget["metadata"]?["generation"]
    if !disrupted.isEmpty { status["disruptedPods"] = JSONValue(members: disrupted) }
    status["disruptionsAllowed"] = .number(allowed)
    status["currentHealthy"] = .number(healthy)
    status["desiredHealthy"] = .number(desired)
    status["expectedPods"] = .number(expected)
    let text = allowed > 0 ? "True" : "False"
    let old = budget["status"]?["conditions"]?.array?.first {
      $0["type"]?.string == "DisruptionAllowed"
    }
    var condition: JSONValue = ["type": "DisruptionAllowed", "status": .string(text)]
    condition["observedGeneration"] = budget["metadata"]?["generation"]
    condition["lastTransitionTime"] =
      old?["status"]?.string == text ? old?["lastTransitionTime"] : context.nowText
    condition["reason"] = allowed > 0 ? "SufficientPods" : "InsufficientPods"
    condition["message"] = ""
    status["conditions"] = [condition]
    guard status != budget["status"] else { return }
    let new = status
    try context.update(ControlledResource.budgets, key, subresource: "status") {
      $0["status"] = new
    }
  }

  /// How many there should be, by what controls them, and how many of these have to be healthy.
  private static func numbers(
    _ spec: JSONValue, _ pods: [PodFacts], _ key: StorageKey, _ context: ControllerContext
  ) -> (expected: Int, desired: Int) {
    if let most = spec["maxUnavailable"], !most.isNull {
      let expected = scale(pods, key, context)
      let count = ShareOf.count(most, of: expected, roundsUp: true)
      return (expected, max(0, expected - count))
    }
    guard let least = spec["minAvailable"], !least.isNull else { return (pods.count, 1) }
    if let number = least.int { return (pods.count, number) }
    let expected = scale(pods, key, context)
    return (expected, ShareOf.count(least, of: expected, roundsUp: true))
  }

  private static func scale(
    _ pods: [PodFacts], _ key: StorageKey, _ context: ControllerContext
  ) -> Int {
    var counts: [String: Int] = [:]
    for pod in pods {
      guard var owner = pod.stored.owners.first(where: \.isController) else { continue }
      var found = object(owner, key, context)
      // A ReplicaSet of a Deployment is as large as that wants all of its to be.
      if owner.kind == "ReplicaSet", let parent = found?.owners.first(where: \.isController) {
        owner = parent
        found = object(parent, key, context)
      }
      if let count = found?.value["spec"]?["replicas"]?.int { counts[owner.uid] = count }
    }
    return counts.values.reduce(0, +)
  }

  private static func object(
    _ owner: OwnerFacts, _ key: StorageKey, _ context: ControllerContext
  ) -> StoredObject? {
    guard let resource = context.resource(apiVersion: owner.apiVersion, kind: owner.kind) else {
      return nil
    }
    let found = context.server.store.object(
      resource.storage.resource, StorageKey(namespace: key.namespace, name: owner.name))
    return found?.uid == owner.uid ? found : nil
  }
}
