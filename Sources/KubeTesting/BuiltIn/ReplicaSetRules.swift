import KubeCore
import KubeJSON
import KubeSchema

struct ReplicaSetRules: SpecRules {
  private let check = TemplateCheck(kind: "ReplicaSet", selectorOwner: "deployment")
  var emptyStatus: JSONValue? { ["replicas": 0] }

  func setDefaults(_ object: inout JSONValue) {
    if object.given("spec") == nil { object["spec"] = [:] }
    object.change("spec") { spec in
      TemplateCheck.setDefaults(&spec)
      spec.setDefault("replicas", 1)
    }
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    problems.checkNonNegative(spec, "spec", "replicas", "minReadySeconds")
    problems += check.selectorProblems(spec)
    return problems + check.templateProblems(spec)
  }

  func changeProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    specProblems(object, context) + SelectorChange.problems(object, old: old)
  }

  func statusProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    let status = object["status"] ?? [:]
    var problems = ReplicaCounts.problems(
      status,
      [
        "replicas", "fullyLabeledReplicas", "readyReplicas", "availableReplicas",
        "observedGeneration",
      ])
    for name in ["fullyLabeledReplicas", "readyReplicas", "availableReplicas"] {
      ReplicaCounts.check(status, name, notAbove: "replicas", "status.replicas", &problems)
    }
    ReplicaCounts.check(
      status, "availableReplicas", notAbove: "readyReplicas", "readyReplicas", &problems)
    return problems
  }

  func warnings(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) -> [String] {
    guard old == nil, let name = object["metadata"]?.text("name") else { return [] }
    return PodRules.nameWarnings(name, "this is used in Pod names and hostnames")
  }
}

/// Older than replica sets: its selector is a map, and comes from the labels of its pods.
struct ReplicationControllerRules: SpecRules {
  var emptyStatus: JSONValue? { ["replicas": 0] }

  func setDefaults(_ object: inout JSONValue) {
    if object.given("spec") == nil { object["spec"] = [:] }
    let labels = object["spec"]?["template"]?["metadata"]?.given("labels")
    object.change("spec") { spec in
      spec.change("template") { template in
        if template.given("spec") == nil { template["spec"] = [:] }
        template.change("spec") { PodDefaults.set(&$0, isPod: false) }
      }
      spec.setDefault("replicas", 1)
      if let labels, spec.isUnset("selector") { spec["selector"] = labels }
    }
    if let labels, object["metadata"]?.isUnset("labels") ?? false {
      object["metadata"]?["labels"] = labels
    }
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    problems.checkNonNegative(spec, "spec", "minReadySeconds")
    problems.require(spec, "selector", "spec")
    problems.checkNonNegative(spec, "spec", "replicas")
    guard let template = spec.given("template") else {
      problems.append(.required("spec.template"))
      return problems
    }
    let labels = template["metadata"]?["labels"]
    if !LabelSelectorCheck.selects(["matchLabels": spec["selector"] ?? [:]], labels) {
      problems.append(
        .invalid(
          "spec.template.metadata.labels", labels.map { GoText.json(GoText.sorted($0)) } ?? "null",
          "`selector` does not match template `labels`"))
    }
    problems += PodSpecCheck.templateProblems(template, "spec.template")
    problems.checkOne(
      template["spec"] ?? [:], "restartPolicy", "spec.template.spec", of: ["Always"])
    return problems
  }
}
