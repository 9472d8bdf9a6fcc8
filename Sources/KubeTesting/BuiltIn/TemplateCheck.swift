import KubeJSON
import KubeSchema

/// What workloads demand of their selector and of the template of their pods.
struct TemplateCheck {
  /// As in messages: `ReplicaSet`, `DaemonSet`.
  var kind: String
  /// As in "empty selector is invalid for deployment".
  var selectorOwner: String

  static func setDefaults(_ spec: inout JSONValue) {
    if spec.given("template") == nil { spec["template"] = ["metadata": [:], "spec": [:]] }
    spec.change("template") { template in
      if template.given("spec") == nil { template["spec"] = [:] }
      template.change("spec") { PodDefaults.set(&$0, isPod: false) }
    }
  }

  func selectorProblems(_ spec: JSONValue) -> [FieldProblem] {
    guard let selector = spec.given("selector") else { return [.required("spec.selector")] }
    var problems = LabelSelectorCheck.problems(selector, "spec.selector")
    if LabelSelectorCheck.isEmpty(selector) {
      problems.append(
        .invalid(
          "spec.selector", GoText.json(GoText.labelSelector(selector)),
          "empty selector is invalid for \(selectorOwner)"))
    }
    return problems
  }

  func templateProblems(_ spec: JSONValue) -> [FieldProblem] {
    let template = spec["template"] ?? [:]
    var problems: [FieldProblem] = []
    let labels = template["metadata"]?.given("labels")
    if !LabelSelectorCheck.selects(spec["selector"], labels) {
      problems.append(
        .invalid(
          "spec.template.metadata.labels", labels.map { GoText.json(GoText.sorted($0)) } ?? "null",
          "`selector` does not match template `labels`"))
    }
    problems += PodSpecCheck.templateProblems(template, "spec.template")
    return problems + restartProblems(template["spec"] ?? [:])
  }

  private func restartProblems(_ spec: JSONValue) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    problems.checkOne(spec, "restartPolicy", "spec.template.spec", of: ["Always"])
    if spec.given("activeDeadlineSeconds") != nil {
      problems.append(
        .forbidden(
          "spec.template.spec.activeDeadlineSeconds",
          "activeDeadlineSeconds in \(kind) is not Supported"))
    }
    return problems
  }
}

/// Counts of pods in the status of a workload.
enum ReplicaCounts {
  static func problems(_ status: JSONValue, _ names: [String]) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for name in names { problems += .nonNegative(status[name], field: "status.\(name)") }
    return problems
  }

  static func check(
    _ status: JSONValue, _ name: String, notAbove limit: String, _ words: String,
    _ problems: inout [FieldProblem]
  ) {
    let count = status.number(name)
    guard count > status.number(limit) else { return }
    problems.append(
      .invalid("status.\(name)", "\(count)", "cannot be greater than \(words)"))
  }
}

/// A number or a percentage, as `maxSurge`.
enum ShareCheck {
  static func problems(_ value: JSONValue?, _ field: String) -> [FieldProblem] {
    if let text = value?.string {
      let digits = text.utf8.dropLast()
      let isShare =
        text.hasSuffix("%") && !digits.isEmpty && digits.allSatisfy { (48...57).contains($0) }
      if !isShare {
        return [
          .invalid(
            field, GoText.quoted(text),
            "a valid percent string must be a numeric string followed by an ending '%' (e.g. "
              + "'1%',  or '93%', regex used for validation is '[0-9]+%')")
        ]
      }
      return []
    }
    return .nonNegative(value, field: field)
  }

  static func isZero(_ value: JSONValue?) -> Bool {
    if let text = value?.string {
      return Int(text.hasSuffix("%") ? text.dropLast() : text[...]) ?? 0 == 0
    }
    return value?.int ?? 0 == 0
  }

  static func isAboveAll(_ value: JSONValue?) -> Bool {
    guard let text = value?.string, text.hasSuffix("%") else { return false }
    return Int(text.dropLast()).map { $0 > 100 } ?? false
  }
}
