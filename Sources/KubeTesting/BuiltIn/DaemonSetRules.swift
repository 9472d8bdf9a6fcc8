import KubeCore
import KubeJSON
import KubeSchema

struct DaemonSetRules: SpecRules {
  private let check = TemplateCheck(kind: "DaemonSet", selectorOwner: "daemonset")
  private static let counter = "deprecated.daemonset.template.generation"

  var emptyStatus: JSONValue? {
    [
      "currentNumberScheduled": 0, "numberMisscheduled": 0, "desiredNumberScheduled": 0,
      "numberReady": 0,
    ]
  }

  func setDefaults(_ object: inout JSONValue) {
    if object.given("spec") == nil { object["spec"] = [:] }
    object.change("spec") { spec in
      TemplateCheck.setDefaults(&spec)
      if spec.given("updateStrategy") == nil { spec["updateStrategy"] = [:] }
      spec.change("updateStrategy") { strategy in
        strategy.setDefaultText("type", "RollingUpdate")
        guard strategy.text("type") == "RollingUpdate" else { return }
        strategy.setDefault("rollingUpdate", [:])
        strategy.change("rollingUpdate") { update in
          update.setDefault("maxUnavailable", 1)
          update.setDefault("maxSurge", 0)
        }
      }
      spec.setDefault("revisionHistoryLimit", 10)
    }
    // The counter is a field of the server's own type, and comes back as an annotation.
    if let metadata = object.given("metadata"), metadata["annotations"]?[Self.counter] == nil {
      var annotations = metadata.given("annotations") ?? [:]
      annotations[Self.counter] = "0"
      object["metadata"]?["annotations"] = annotations
    }
  }

  func complete(_ object: inout JSONValue, _ context: WriteContext) {
    setCounter(&object, 1)
  }

  func keep(_ object: inout JSONValue, old: JSONValue, _ context: WriteContext) {
    let count = old["metadata"]?["annotations"]?[Self.counter]?.string.flatMap { Int($0) } ?? 1
    let isSame = GoEquality.areEqual(object["spec"]?["template"], old["spec"]?["template"])
    let (next, isTooLarge) = count.addingReportingOverflow(1)
    setCounter(&object, isSame || isTooLarge ? count : next)
  }

  private func setCounter(_ object: inout JSONValue, _ count: Int) {
    var annotations = object["metadata"]?.given("annotations") ?? [:]
    annotations[Self.counter] = .string("\(count)")
    object["metadata"]?["annotations"] = annotations
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems = spec.given("selector") == nil ? [] : check.selectorProblems(spec)
    problems += check.templateProblems(spec)
    let strategy = spec["updateStrategy"] ?? [:]
    problems.checkOne(
      strategy, "type", "spec.updateStrategy", of: ["RollingUpdate", "OnDelete"])
    if strategy.text("type") == "RollingUpdate" {
      problems += Self.updateProblems(strategy.given("rollingUpdate"))
    }
    problems.checkNonNegative(spec, "spec", "minReadySeconds", "revisionHistoryLimit")
    return problems
  }

  private static func updateProblems(_ update: JSONValue?) -> [FieldProblem] {
    let field = "spec.updateStrategy.rollingUpdate"
    guard let update else { return [.required(field)] }
    let names = ["maxUnavailable", "maxSurge"]
    var problems = names.flatMap { ShareCheck.problems(update[$0], "\(field).\($0)") }
    for name in names where ShareCheck.isAboveAll(update[name]) {
      problems.append(
        .invalid("\(field).\(name)", GoText.value(update[name]), "must not be greater than 100%"))
    }
    switch names.map({ ShareCheck.isZero(update[$0]) }) {
    case [false, false]:
      problems.append(
        .invalid(
          "\(field).maxSurge", GoText.value(update["maxSurge"]),
          "may not be set when maxUnavailable is non-zero"))
    case [true, true]:
      problems.append(.required("\(field).maxUnavailable", "cannot be 0 when maxSurge is 0"))
    default: break
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
    ReplicaCounts.problems(
      object["status"] ?? [:],
      [
        "currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled", "numberReady",
        "observedGeneration", "updatedNumberScheduled", "numberAvailable", "numberUnavailable",
      ])
  }
}
