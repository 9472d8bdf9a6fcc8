import KubeCore
import KubeJSON
import KubeSchema

/// What the admission plugins of a plain server do to a new pod.
enum PodAdmission {
  static func admit(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    try LimitRangeAdmission.admit(&object, context)
    addTolerations(&object)
    try setPriority(&object, context)
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
      found = context.lookUp(classes, nil, name) ?? PriorityClassRules.system(name)
      guard found != nil else {
        throw .forbidden(
          GroupResource(resource: "pods"), object["metadata"]?.text("name") ?? "",
          "no PriorityClass with name \(name) was found")
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
    object["spec"]?["priority"] = .number(priority)
    if object["spec"]?.text("preemptionPolicy") == nil {
      object["spec"]?["preemptionPolicy"] = .string(policy)
    }
  }
}
