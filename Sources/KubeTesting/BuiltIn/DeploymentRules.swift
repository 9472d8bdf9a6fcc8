import KubeCore
import KubeJSON
import KubeSchema

struct DeploymentRules: SpecRules {
  private let check = TemplateCheck(kind: "ReplicaSet", selectorOwner: "deployment")
  var countedMetadata: [String] { ["annotations"] }
  var keptByStatus: [String] { ["labels"] }

  func setDefaults(_ object: inout JSONValue) {
    if object.given("spec") == nil { object["spec"] = [:] }
    object.change("spec") { spec in
      TemplateCheck.setDefaults(&spec)
      spec.setDefault("replicas", 1)
      spec.setDefault("strategy", [:])
      spec.change("strategy") { strategy in
        strategy.setDefaultText("type", "RollingUpdate")
        guard strategy.text("type") == "RollingUpdate" else { return }
        strategy.setDefault("rollingUpdate", [:])
        strategy.change("rollingUpdate") { update in
          update.setDefault("maxUnavailable", "25%")
          update.setDefault("maxSurge", "25%")
        }
      }
      spec.setDefault("revisionHistoryLimit", 10)
      spec.setDefault("progressDeadlineSeconds", 600)
    }
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    problems.checkNonNegative(spec, "spec", "replicas")
    problems += check.selectorProblems(spec)
    problems += check.templateProblems(spec)
    problems += strategyProblems(spec["strategy"] ?? [:])
    problems.checkNonNegative(
      spec, "spec", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds")
    if let deadline = spec["progressDeadlineSeconds"]?.int,
      deadline <= spec.number("minReadySeconds")
    {
      problems.append(
        .invalid(
          "spec.progressDeadlineSeconds", "\(deadline)", "must be greater than minReadySeconds"))
    }
    return problems
  }

  private func strategyProblems(_ strategy: JSONValue) -> [FieldProblem] {
    let path = "spec.strategy"
    var problems: [FieldProblem] = []
    problems.checkOne(strategy, "type", path, of: ["Recreate", "RollingUpdate"])
    let update = strategy.given("rollingUpdate")
    if strategy.text("type") == "Recreate", update != nil {
      problems.append(
        .forbidden(
          "\(path).rollingUpdate",
          "may not be specified when strategy `type` is 'Recreate'"))
    }
    guard strategy.text("type") == "RollingUpdate", let update else { return problems }
    let field = "\(path).rollingUpdate"
    problems += ShareCheck.problems(update["maxUnavailable"], "\(field).maxUnavailable")
    problems += ShareCheck.problems(update["maxSurge"], "\(field).maxSurge")
    if ShareCheck.isZero(update["maxUnavailable"]), ShareCheck.isZero(update["maxSurge"]) {
      problems.append(
        .invalid(
          "\(field).maxUnavailable", GoText.value(update["maxUnavailable"]),
          "may not be 0 when `maxSurge` is 0"))
    }
    if ShareCheck.isAboveAll(update["maxUnavailable"]) {
      problems.append(
        .invalid(
          "\(field).maxUnavailable", GoText.value(update["maxUnavailable"]),
          "must not be greater than 100%"))
    }
    return problems
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
        "observedGeneration", "replicas", "updatedReplicas", "readyReplicas", "availableReplicas",
        "unavailableReplicas", "collisionCount",
      ])
    for name in ["updatedReplicas", "readyReplicas", "availableReplicas"] {
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

/// Selectors that have to stay.
enum SelectorChange {
  static func problems(_ object: JSONValue, old: JSONValue) -> [FieldProblem] {
    let selector = object["spec"]?.given("selector")
    guard !GoEquality.areEqual(selector, old["spec"]?["selector"]) else { return [] }
    return [
      .immutable(
        "spec.selector", selector.map { GoText.json(GoText.labelSelector($0)) } ?? "null")
    ]
  }
}
