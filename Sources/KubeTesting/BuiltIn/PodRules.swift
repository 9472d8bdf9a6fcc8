import KubeCore
import KubeJSON
import KubeSchema

struct PodRules: KindRules {
  func setDefaults(_ object: inout JSONValue) {
    if object.given("spec") == nil { object["spec"] = [:] }
    object.change("spec") { PodDefaults.set(&$0, isPod: true) }
    object.change("status", Self.matchAddresses)
  }

  /// The address is the first of the addresses; where they differ, it counts.
  private static func matchAddresses(_ status: inout JSONValue) {
    let first = status.items("podIPs").first?.text("ip")
    guard let address = status.text("podIP") else {
      if let first { status["podIP"] = .string(first) }
      return
    }
    if address != first { status["podIPs"] = [["ip": .string(address)]] }
  }

  func admit(
    _ object: inout JSONValue, old: JSONValue?, _ context: WriteContext
  ) throws(Refusal) {
    guard context.subresource == nil else { return }
    if let old {
      PodAdmission.admit(&object, old: old)
    } else {
      try PodAdmission.admit(&object, context)
    }
  }

  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    object["metadata"]?["generation"] = 1
    var status: JSONValue = ["phase": "Pending"]
    if !(object["spec"]?.isUnset("schedulingGates") ?? true) {
      status["conditions"] = [
        [
          "type": "PodScheduled", "status": "False", "lastProbeTime": nil,
          "lastTransitionTime": .string(context.now.text), "reason": "SchedulingGated",
          "message": "Scheduling is blocked due to non-empty scheduling gates",
        ]
      ]
    }
    status["qosClass"] = .string(PodDefaults.qosClass(object["spec"] ?? [:]))
    object["status"] = status
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems = PodSpecCheck.problems(spec, "spec")
    if !spec.isUnset("ephemeralContainers") {
      problems.append(.forbidden("spec.ephemeralContainers", "cannot be set on create"))
    }
    if spec.text("nodeName") != nil, !spec.isUnset("schedulingGates") {
      problems.append(
        .forbidden("spec.nodeName", "cannot be set until all schedulingGates have been cleared"))
    }
    return problems
  }

  func prepareForUpdate(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext
  ) throws(Refusal) {
    object["metadata"]?["generation"] = old["metadata"]?["generation"]
    switch context.subresource {
    case "status":
      object["spec"] = old["spec"]
      object["metadata"]?["ownerReferences"] = old["metadata"]?["ownerReferences"]
      if object["status"]?.text("qosClass") == nil {
        object["status"]?["qosClass"] = old["status"]?["qosClass"]
      }
      return
    case "ephemeralcontainers":
      let containers = object["spec"]?["ephemeralContainers"]
      keepAll(&object, old)
      object["spec"]?["ephemeralContainers"] = containers
    case "resize":
      let resources = object["spec"] ?? [:]
      keepAll(&object, old)
      object.change("spec") { Self.takeResources(&$0, resources) }
    default: object["status"] = old["status"]
    }
    if !GoEquality.areEqual(object["spec"], old["spec"]) { object.countGeneration(old) }
  }

  private func keepAll(_ object: inout JSONValue, _ old: JSONValue) {
    let new = object["metadata"] ?? [:]
    object = old
    for name in ["resourceVersion", "uid", "managedFields", "name", "namespace"] {
      object["metadata"]?[name] = new[name]
    }
  }

  private static func takeResources(_ spec: inout JSONValue, _ new: JSONValue) {
    for list in ["containers", "initContainers"] {
      let containers = new.items(list)
      spec.changeEach(list) { container in
        guard let other = containers.first(where: { $0["name"] == container["name"] }) else {
          return
        }
        container["resources"] = other["resources"] ?? [:]
        container["resizePolicy"] = other["resizePolicy"]
      }
    }
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    let problems = PodSpecCheck.problems(object["spec"] ?? [:], "spec")
    switch context.subresource {
    case "status": return []
    case "ephemeralcontainers":
      return problems + PodUpdateCheck.ephemeralProblems(object, old: old)
    case "resize":
      return problems + PodUpdateCheck.resizeProblems(object, old: old)
    default:
      return problems + PodUpdateCheck.problems(object, old: old)
    }
  }

  func check(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) throws(Refusal) {
    if old == nil { try LimitRangeAdmission.check(object, context) }
    try PodSecurity.check(object, old: old, context)
    if old == nil { try PodAdmission.check(object, context) }
  }

  func warnings(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) -> [String] {
    let warnings = PodSecurity.warnings(object, old: old, context)
    guard old == nil, let name = object["metadata"]?.text("name") else { return warnings }
    return Self.nameWarnings(name, "this is used in the Pod's hostname") + warnings
  }

  /// Names of pods become names of hosts, and those have no dots.
  static func nameWarnings(_ name: String, _ use: String) -> [String] {
    let problems = NameCheck.dnsLabel(name)
    guard !problems.isEmpty else { return [] }
    return [
      "metadata.name: \(use), which can result in surprising behavior; a DNS label is "
        + "recommended: [\(problems.joined(separator: ", "))]"
    ]
  }
}
