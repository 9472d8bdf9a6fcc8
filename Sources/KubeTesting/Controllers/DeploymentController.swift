import KubeCore
import KubeJSON

/// Rolls Deployments out: a ReplicaSet for each version of the template, the new one growing as the
/// old ones shrink.
struct DeploymentController: Controller {
  let name = "deployment-controller"
  private var owners = SelectorOwners()

  mutating func forget() { owners.forget() }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    switch resource {
    case ControlledResource.deployments.groupResource:
      owners.observe(change)
      if let key = change.key, change.new != nil { queue.add(key) }
    case ControlledResource.replicaSets.groupResource:
      ControllerContext.enqueueOwners(change, kind: "Deployment", among: owners.selectors, &queue)
    case ControlledResource.pods.groupResource:
      // A Deployment that recreates waits until the last old pod is gone.
      guard change.new == nil || change.new?.isTerminating == true, let old = change.old,
        let set = old.owners.first(where: { $0.isController && $0.kind == "ReplicaSet" })
      else { return }
      if let dash = set.name.lastIndex(of: "-") {
        let key = StorageKey(namespace: old.key.namespace, name: String(set.name[..<dash]))
        if owners.selectors[key] != nil { queue.add(key) }
      }
    default: break
    }
  }

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let deployment = context.object(ControlledResource.deployments, key) else { return }
    var rollout = Rollout(deployment, key)
    try rollout.findSets(context)
    if rollout.isEnding { return try rollout.syncStatus(&context) }
    try rollout.checkPaused(&context)
    if rollout.isPaused { return try rollout.sync(&context) }
    if rollout.isScaling { return try rollout.sync(&context) }
    if rollout.recreates {
      try rollout.recreate(&context)
    } else {
      try rollout.roll(&context)
    }
  }
}

/// A ReplicaSet of a Deployment, as numbers.
struct SetFacts: Sendable {
  var object: JSONValue

  var name: String { object["metadata"]?["name"]?.string ?? "" }
  var uid: String { object["metadata"]?["uid"]?.string ?? "" }
  var replicas: Int { object["spec"]?["replicas"]?.int ?? 1 }
  var actual: Int { object["status"]?["replicas"]?.int ?? 0 }
  var ready: Int { object["status"]?["readyReplicas"]?.int ?? 0 }
  var available: Int { object["status"]?["availableReplicas"]?.int ?? 0 }
  var terminating: Int? { object["status"]?["terminatingReplicas"]?.int }
  var created: String { object["metadata"]?["creationTimestamp"]?.string ?? "" }
  var isEnding: Bool { object["metadata"]?["deletionTimestamp"] != nil }
  var revision: Int { annotation(Rollout.revisionAnnotation).flatMap { Int($0) } ?? 0 }

  func annotation(_ name: String) -> String? {
    object["metadata"]?["annotations"]?[name]?.string
  }

  /// What it makes pods of, without what only tells it from others.
  var template: JSONValue {
    var template = object["spec"]?["template"] ?? [:]
    template["metadata"]?["labels"]?[Rollout.hashLabel] = nil
    return template
  }

  func isOlder(_ other: SetFacts) -> Bool {
    created == other.created ? name < other.name : created < other.created
  }
}

/// A Deployment and its ReplicaSets, while a step looks at them.
struct Rollout: Sendable {
  static let revisionAnnotation = "deployment.kubernetes.io/revision"
  static let historyAnnotation = "deployment.kubernetes.io/revision-history"
  static let desiredAnnotation = "deployment.kubernetes.io/desired-replicas"
  static let maxAnnotation = "deployment.kubernetes.io/max-replicas"
  static let hashLabel = "pod-template-hash"

  var deployment: JSONValue
  let key: StorageKey
  /// That of the template as it is now; nil if there is none.
  var new: SetFacts?
  /// All others, the oldest first.
  var old: [SetFacts] = []

  init(_ deployment: JSONValue, _ key: StorageKey) {
    self.deployment = deployment
    self.key = key
  }

  var all: [SetFacts] { old + (new.map { [$0] } ?? []) }
  var spec: JSONValue { deployment["spec"] ?? [:] }
  var status: JSONValue { deployment["status"] ?? [:] }
  var wanted: Int { spec["replicas"]?.int ?? 1 }
  var isEnding: Bool { deployment["metadata"]?["deletionTimestamp"] != nil }
  var isPaused: Bool { spec["paused"]?.bool ?? false }
  var recreates: Bool { spec["strategy"]?["type"]?.string == "Recreate" }

  /// How many more than wanted there may be for a time.
  var surge: Int {
    guard !recreates else { return 0 }
    return ShareOf.count(
      spec["strategy"]?["rollingUpdate"]?["maxSurge"], of: wanted, roundsUp: true)
  }

  /// How many fewer than wanted there may be for a time.
  var unavailable: Int {
    guard !recreates, wanted > 0 else { return 0 }
    let count = ShareOf.count(
      spec["strategy"]?["rollingUpdate"]?["maxUnavailable"], of: wanted, roundsUp: false)
    return min(count == 0 && surge == 0 ? 1 : count, wanted)
  }

  /// Adopts and releases ReplicaSets, and finds the new one among them.
  mutating func findSets(_ context: ControllerContext) throws(Refusal) {
    let selector = LabelSelectorMatch(spec["selector"])
    var found: [SetFacts] = []
    for stored in context.all(ControlledResource.replicaSets, in: key.namespace)
    where try context.claims(
      stored, of: ControlledResource.replicaSets, for: deployment,
      matches: !selector.isEmpty && selector.matches(stored.labels))
    {
      // As it is after an adoption.
      if let object = context.object(ControlledResource.replicaSets, stored.key) {
        found.append(SetFacts(object: object))
      }
    }
    found.sort { $0.isOlder($1) }
    let template = spec["template"] ?? [:]
    let place = found.firstIndex { $0.template == template }
    new = place.map { found[$0] }
    if let place { found.remove(at: place) }
    old = found
  }

  /// Whether the number that is wanted has changed since the sets were last told.
  var isScaling: Bool {
    all.contains { set in
      guard set.replicas > 0, let text = set.annotation(Self.desiredAnnotation),
        let desired = Int(text)
      else { return false }
      return desired != wanted
    }
  }

  mutating func sync(_ context: inout ControllerContext) throws(Refusal) {
    try findNew(creates: false, &context)
    try scaleAll(&context)
    if isPaused { try forgetOldSets(context) }
    try syncStatus(&context)
  }

  mutating func recreate(_ context: inout ControllerContext) throws(Refusal) {
    try findNew(creates: false, &context)
    var hasShrunk = false
    for index in old.indices where old[index].replicas > 0 {
      try scale(&old[index], to: 0, &context)
      hasShrunk = true
    }
    if hasShrunk || hasOldPods(context) { return try syncRolloutStatus(&context) }
    try findNew(creates: true, &context)
    if var set = new, set.replicas != wanted {
      try scale(&set, to: wanted, &context)
      new = set
    }
    if isComplete(status) { try forgetOldSets(context) }
    try syncRolloutStatus(&context)
  }

  private func hasOldPods(_ context: ControllerContext) -> Bool {
    old.contains { set in
      context.pods.controlled(by: set.uid, in: key.namespace).contains { !$0.isOver }
    }
  }

  mutating func roll(_ context: inout ControllerContext) throws(Refusal) {
    try findNew(creates: true, &context)
    if try growNew(&context) { return try syncRolloutStatus(&context) }
    if try shrinkOld(&context) { return try syncRolloutStatus(&context) }
    if isComplete(status) { try forgetOldSets(context) }
    try syncRolloutStatus(&context)
  }

  private mutating func growNew(_ context: inout ControllerContext) throws(Refusal) -> Bool {
    guard var set = new, set.replicas != wanted else { return false }
    let count = set.replicas > wanted ? wanted : newSize(set.replicas)
    guard count != set.replicas else { return false }
    try scale(&set, to: count, &context)
    new = set
    return true
  }

  /// How large the new set may be beside the others.
  func newSize(_ current: Int) -> Int {
    if recreates { return wanted }
    let total = all.reduce(0) { $0 + $1.replicas }
    let limit = wanted + surge
    guard total < limit else { return current }
    return current + min(limit - total, wanted - current)
  }

  private mutating func shrinkOld(_ context: inout ControllerContext) throws(Refusal) -> Bool {
    guard old.contains(where: { $0.replicas > 0 }) else { return false }
    let total = all.reduce(0) { $0 + $1.replicas }
    let minimum = wanted - unavailable
    let newUnavailable = (new?.replicas ?? 0) - (new?.available ?? 0)
    let most = total - minimum - newUnavailable
    guard most > 0 else { return false }
    // Those that do not run go first.
    var cleaned = 0
    for index in old.indices where cleaned < most {
      let set = old[index]
      guard set.replicas > 0, set.replicas != set.available else { continue }
      let count = min(most - cleaned, set.replicas - set.available)
      guard count > 0 else { continue }
      try scale(&old[index], to: set.replicas - count, &context)
      cleaned += count
    }
    let running = all.reduce(0) { $0 + $1.available }
    var spare = running - minimum
    var shrunk = 0
    for index in old.indices where spare > 0 && old[index].replicas > 0 {
      let count = min(old[index].replicas, spare)
      try scale(&old[index], to: old[index].replicas - count, &context)
      spare -= count
      shrunk += count
    }
    return cleaned + shrunk > 0
  }
}
