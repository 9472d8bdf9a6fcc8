import KubeCore
import KubeJSON
import KubeSchema

/// What the admission plugins of a plain server do to a new pod.
enum PodAdmission {
  static func admit(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    LimitRangeAdmission.addDefaults(&object, context)
    try setPriority(&object, context)
    addTolerations(&object)
    try addRuntime(&object, context)
  }

  private static let pods = GroupResource(resource: "pods")

  private static func refusal(_ object: JSONValue, _ why: String) -> Refusal {
    .forbidden(pods, object["metadata"]?.text("name") ?? "", why)
  }

  private static func runtime(
    _ object: JSONValue, _ context: WriteContext
  ) throws(Refusal) -> JSONValue? {
    guard let name = object["spec"]?.given("runtimeClassName")?.string else { return nil }
    let classes = GroupResource(group: "node.k8s.io", resource: "runtimeclasses")
    if let found = context.lookUp(classes, nil, name) { return found }
    throw refusal(object, "pod rejected: RuntimeClass \(GoText.quoted(name)) not found")
  }

  /// RuntimeClass: what a way to run pods costs, and where there is one.
  private static func addRuntime(
    _ object: inout JSONValue, _ context: WriteContext
  ) throws(Refusal) {
    guard let runtime = try runtime(object, context) else { return }
    if let overhead = runtime.given("overhead") {
      let fixed = overhead.given("podFixed") ?? [:]
      if !(object["spec"]?.isUnset("overhead") ?? true),
        !areSame(object["spec"]?["overhead"], fixed)
      {
        throw refusal(
          object, "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead")
      }
      object["spec"]?["overhead"] = fixed
    }
    guard let scheduling = runtime.given("scheduling") else { return }
    var selector = object["spec"]?.given("nodeSelector") ?? [:]
    for member in scheduling["nodeSelector"]?.members ?? [] {
      if let own = selector[member.name], own != member.value {
        throw refusal(
          object,
          "conflict: runtimeClass.scheduling.nodeSelector[\(member.name)] = "
            + "\(member.value.string ?? ""); pod.spec.nodeSelector[\(member.name)] = "
            + "\(own.string ?? "")")
      }
      selector[member.name] = member.value
    }
    if selector.members?.isEmpty == false { object["spec"]?["nodeSelector"] = selector }
    var tolerations = object["spec"]?.items("tolerations") ?? []
    for toleration in scheduling.items("tolerations") where !tolerations.contains(toleration) {
      tolerations.append(toleration)
    }
    object["spec"]?["tolerations"] = .array(tolerations)
  }

  /// What the plugins have against a pod that is right otherwise.
  static func check(_ object: JSONValue, _ context: WriteContext) throws(Refusal) {
    let overhead = try runtime(object, context)?.given("overhead")
    if overhead == nil, object["spec"]?.given("overhead") != nil {
      throw refusal(
        object,
        "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead")
    }
  }

  private static func areSame(_ one: JSONValue?, _ other: JSONValue) -> Bool {
    let (members, others) = (one?.members ?? [], other.members ?? [])
    return members.count == others.count
      && members.allSatisfy { member in
        let (amount, wanted) = (
          ResourceAmounts.quantity(member.value), ResourceAmounts.quantity(other[member.name])
        )
        return amount.map { amount in wanted.map { amount == $0 } ?? false } ?? false
      }
  }

  /// What an update leaves out and the server filled in.
  static func admit(_ object: inout JSONValue, old: JSONValue) {
    addTolerations(&object)
    for name in ["priority", "preemptionPolicy"] where object["spec"]?.given(name) == nil {
      object["spec"]?[name] = old["spec"]?[name]
    }
  }

  /// DefaultTolerationSeconds.
  private static func addTolerations(_ object: inout JSONValue) {
    var tolerations = object["spec"]?.items("tolerations") ?? []
    for key in ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"] {
      let isTolerated = tolerations.contains { toleration in
        let isForKey = toleration.text("key") == nil || toleration.text("key") == key
        let effect = toleration.text("effect")
        return isForKey && (effect == nil || effect == "NoExecute")
      }
      if isTolerated { continue }
      tolerations.append([
        "key": .string(key), "operator": "Exists", "effect": "NoExecute",
        "tolerationSeconds": 300,
      ])
    }
    object["spec"]?["tolerations"] = .array(tolerations)
  }

  /// Priority.
  private static func setPriority(
    _ object: inout JSONValue, _ context: WriteContext
  ) throws(Refusal) {
    let classes = GroupResource(group: "scheduling.k8s.io", resource: "priorityclasses")
    var priority = 0
    var policy = "PreemptLowerPriority"
    var found: JSONValue?
    if let name = object["spec"]?.text("priorityClassName") {
      found = context.lookUp(classes, nil, name)
      guard found != nil else {
        throw refusal(object, "no PriorityClass with name \(name) was found")
      }
    } else {
      let all = context.list(classes, nil).filter { $0.flag("globalDefault") }
      found = all.min { $0.number("value") < $1.number("value") }
      if let name = found?["metadata"]?.text("name") {
        object["spec"]?["priorityClassName"] = .string(name)
      }
    }
    if let found {
      priority = found.number("value")
      policy = found.text("preemptionPolicy") ?? policy
    }
    if let given = object["spec"]?.given("priority")?.int, given != priority {
      throw refusal(
        object,
        "the integer value of priority (\(given)) must not be provided in pod spec; priority "
          + "admission controller computed \(priority) from the given PriorityClass name")
    }
    object["spec"]?["priority"] = .number(priority)
    if let given = object["spec"]?.text("preemptionPolicy"), given != policy {
      throw refusal(
        object,
        "the string value of PreemptionPolicy (\(given)) must not be provided in pod spec; "
          + "priority admission controller computed \(policy) from the given PriorityClass name")
    }
    object["spec"]?["preemptionPolicy"] = .string(policy)
  }
}
