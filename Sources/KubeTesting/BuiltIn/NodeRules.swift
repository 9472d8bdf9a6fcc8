import KubeCore
import KubeJSON
import KubeSchema

struct NodeRules: SpecRules {
  var countsGenerations: Bool { false }

  var emptyStatus: JSONValue? {
    [
      "daemonEndpoints": ["kubeletEndpoint": ["Port": 0]],
      "nodeInfo": [
        "machineID": "", "systemUUID": "", "bootID": "", "kernelVersion": "", "osImage": "",
        "containerRuntimeVersion": "", "kubeletVersion": "", "kubeProxyVersion": "",
        "operatingSystem": "", "architecture": "",
      ],
    ]
  }

  func setDefaults(_ object: inout JSONValue) {
    object.change("status") { status in
      if let capacity = status.given("capacity"), status.given("allocatable") == nil {
        status["allocatable"] = capacity
      }
    }
  }

  /// TaintNodesByCondition.
  func admit(
    _ object: inout JSONValue, old: JSONValue?, _ context: WriteContext
  ) throws(Refusal) {
    guard old == nil else { return }
    let key = "node.kubernetes.io/not-ready"
    var taints = object["spec"]?.items("taints") ?? []
    if taints.contains(where: { $0.text("key") == key && $0.text("effect") == "NoSchedule" }) {
      return
    }
    taints.append(["key": .string(key), "effect": "NoSchedule"])
    if object.given("spec") == nil { object["spec"] = [:] }
    object["spec"]?["taints"] = .array(taints)
  }

  /// A kubelet creates its node with its status.
  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    var status = object.given("status") ?? [:]
    for member in emptyStatus?.members ?? [] { status.setDefault(member.name, member.value) }
    object["status"] = status
    object["spec"]?["configSource"] = nil
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for (index, taint) in (object["spec"]?.items("taints") ?? []).enumerated() {
      let field = "spec.taints[\(index)]"
      problems.checkName(taint.text("key") ?? "", "\(field).key", NameCheck.qualified)
      if let value = taint.text("value") {
        problems.checkName(value, "\(field).value", NameCheck.labelValue)
      }
      problems.requireOne(
        taint, "effect", field, of: ["NoSchedule", "PreferNoSchedule", "NoExecute"])
    }
    return problems
  }

  func changeProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    var problems = specProblems(object, context)
    let spec = object["spec"] ?? [:]
    let previous = old["spec"] ?? [:]
    if let id = previous.text("providerID"), spec.text("providerID") != id {
      problems.append(
        .forbidden(
          "spec.providerID", "node updates may not change providerID except from \"\" to valid"))
    }
    return problems
  }
}
