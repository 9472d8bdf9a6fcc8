import KubeCore
import KubeJSON
import KubeSchema

struct JobRules: SpecRules {
  func setDefaults(_ object: inout JSONValue) {
    if object.given("spec") == nil { object["spec"] = [:] }
    object.change("spec", Self.setDefaults(ofSpec:))
    let labels = object["spec"]?["template"]?["metadata"]?.given("labels")
    if let labels, object["metadata"]?.isUnset("labels") ?? false {
      object["metadata"]?["labels"] = labels
    }
  }

  static func setDefaults(ofSpec spec: inout JSONValue) {
    setTemplateDefaults(&spec)
    if spec.given("completions") == nil, spec.given("parallelism") == nil {
      spec["completions"] = 1
    }
    spec.setDefault("parallelism", 1)
    if spec.given("backoffLimit") == nil {
      spec["backoffLimit"] = spec.given("backoffLimitPerIndex") == nil ? 6 : 2_147_483_647
    }
    spec.setDefaultText("completionMode", "NonIndexed")
    spec.setDefault("suspend", false)
    spec.setDefault("manualSelector", false)
    spec.setDefaultText(
      "podReplacementPolicy",
      spec.given("podFailurePolicy") == nil ? "TerminatingOrFailed" : "Failed")
  }

  /// Those of the template of a CronJob have no more.
  static func setTemplateDefaults(_ spec: inout JSONValue) {
    TemplateCheck.setDefaults(&spec)
  }

  /// The labels and the selector that tell the pods of the job from others.
  func complete(_ object: inout JSONValue, _ context: WriteContext) {
    guard !(object["spec"]?.flag("manualSelector") ?? false) else { return }
    let uid = object["metadata"]?.text("uid") ?? ""
    let name = object["metadata"]?.text("name") ?? ""
    let added: [(String, String)] = [
      ("batch.kubernetes.io/controller-uid", uid), ("batch.kubernetes.io/job-name", name),
      ("controller-uid", uid), ("job-name", name),
    ]
    var labels = object["spec"]?["template"]?["metadata"]?.given("labels") ?? [:]
    let hadNone = object["metadata"]?.isUnset("labels") ?? true
    for (key, value) in added { labels[key] = .string(value) }
    object.change("spec") { spec in
      spec.change("template") { template in
        if template.given("metadata") == nil { template["metadata"] = [:] }
        template["metadata"]?["labels"] = labels
      }
      if spec.given("selector") == nil { spec["selector"] = [:] }
      var selected = spec["selector"]?.given("matchLabels") ?? [:]
      if selected["batch.kubernetes.io/controller-uid"] == nil {
        selected["batch.kubernetes.io/controller-uid"] = .string(uid)
      }
      spec["selector"]?["matchLabels"] = selected
    }
    // The server fills them in when it reads the job, which it does not if its name is no label.
    if hadNone, NameCheck.labelValue(name).isEmpty { object["metadata"]?["labels"] = labels }
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems = Self.problems(ofSpec: spec, "spec")
    if spec.given("selector") == nil { problems.append(.required("spec.selector")) }
    return problems
  }

  static func problems(ofSpec spec: JSONValue, _ path: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    problems.checkNonNegative(
      spec, path, "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit",
      "ttlSecondsAfterFinished", "backoffLimitPerIndex", "maxFailedIndexes")
    problems.checkOne(spec, "completionMode", path, of: ["NonIndexed", "Indexed"])
    if spec.text("completionMode") == "Indexed", spec.given("completions") == nil {
      problems.append(
        .required("\(path).completions", "when completion mode is Indexed"))
    }
    problems += LabelSelectorCheck.problems(spec["selector"], "\(path).selector")
    let template = spec["template"] ?? [:]
    problems += PodSpecCheck.templateProblems(template, "\(path).template")
    let policy = template["spec"]?.text("restartPolicy") ?? ""
    if policy != "OnFailure", policy != "Never" {
      problems.append(
        .required(
          "\(path).template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""))
    }
    return problems
  }

  func changeProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    let previous = old["spec"] ?? [:]
    var problems = specProblems(object, context)
    if spec["completions"]?.int != previous["completions"]?.int,
      spec.text("completionMode") != "Indexed" || spec["completions"] != spec["parallelism"]
    {
      problems.append(.immutable("spec.completions", GoText.value(spec["completions"])))
    }
    problems += SelectorChange.problems(object, old: old)
    problems += Self.templateProblems(spec, previous, isSuspended: previous.flag("suspend"))
    problems.checkImmutable(
      spec, previous, "spec", "completionMode", "podFailurePolicy", "backoffLimitPerIndex",
      "managedBy", "successPolicy")
    return problems
  }

  /// While it is suspended and has not begun, where its pods run may change.
  private static func templateProblems(
    _ spec: JSONValue, _ old: JSONValue, isSuspended: Bool
  ) -> [FieldProblem] {
    var template = spec["template"] ?? [:]
    if isSuspended {
      for name in ["nodeSelector", "tolerations", "affinity", "schedulingGates"] {
        template["spec"]?[name] = old["template"]?["spec"]?[name]
      }
      for name in ["annotations", "labels"] {
        template["metadata"]?[name] = old["template"]?["metadata"]?[name]
      }
    }
    guard !GoEquality.areEqual(template, old["template"]) else { return [] }
    let dump = InternalDump.shared.value(spec["template"], as: "PodTemplateSpec")
    return [.immutable("spec.template", GoText.json(dump))]
  }

  func warnings(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) -> [String] {
    guard old == nil, let name = object["metadata"]?.text("name") else { return [] }
    return PodRules.nameWarnings(name, "this is used in Pod names and hostnames")
  }
}
