import KubeCore
import KubeJSON
import KubeSchema

struct DisruptionBudgetRules: SpecRules {
  var emptyStatus: JSONValue? {
    ["disruptionsAllowed": 0, "currentHealthy": 0, "desiredHealthy": 0, "expectedPods": 0]
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    if spec.given("minAvailable") != nil, spec.given("maxUnavailable") != nil {
      let dump = InternalDump.shared.value(spec, as: "PodDisruptionBudgetSpec")
      problems.append(
        .invalid(
          "spec", GoText.json(dump), "minAvailable and maxUnavailable cannot be both set"))
    }
    for name in ["minAvailable", "maxUnavailable"] {
      guard let value = spec.given(name) else { continue }
      problems += ShareCheck.problems(value, "spec.\(name)")
      if ShareCheck.isAboveAll(value) {
        problems.append(
          .invalid("spec.\(name)", GoText.value(value), "must not be greater than 100%"))
      }
    }
    problems += LabelSelectorCheck.problems(spec["selector"], "spec.selector")
    problems.checkOne(
      spec, "unhealthyPodEvictionPolicy", "spec", of: ["AlwaysAllow", "IfHealthyBudget"])
    return problems
  }

  func statusProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    ReplicaCounts.problems(
      object["status"] ?? [:],
      ["disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods"])
  }
}

struct LimitRangeRules: KindRules {
  func setDefaults(_ object: inout JSONValue) {
    object.change("spec") { spec in
      spec.changeEach("limits") { limit in
        guard limit.text("type") == "Container" else { return }
        var defaults = limit.given("default") ?? [:]
        for member in limit["max"]?.members ?? [] where defaults[member.name] == nil {
          defaults[member.name] = member.value
        }
        var requests = limit.given("defaultRequest") ?? [:]
        for member in defaults.members ?? [] where requests[member.name] == nil {
          requests[member.name] = member.value
        }
        for member in limit["min"]?.members ?? [] where requests[member.name] == nil {
          requests[member.name] = member.value
        }
        if defaults.members?.isEmpty == false { limit["default"] = defaults }
        if requests.members?.isEmpty == false { limit["defaultRequest"] = requests }
      }
    }
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    var types: Set<String> = []
    for (index, limit) in (object["spec"]?.items("limits") ?? []).enumerated() {
      let field = "spec.limits[\(index)]"
      let type = limit.text("type") ?? ""
      problems.checkName(type, "\(field).type", NameCheck.qualified)
      if !types.insert(type).inserted {
        problems.append(.duplicate("\(field).type", GoText.quoted(type)))
      }
      for (lower, upper) in [("min", "max"), ("defaultRequest", "default"), ("default", "max")] {
        for member in limit[lower]?.members ?? [] {
          guard let low = ResourceAmounts.quantity(member.value),
            let high = ResourceAmounts.quantity(limit[upper]?[member.name]), low > high
          else { continue }
          problems.append(
            .invalid(
              "\(field).\(lower)[\(member.name)]", GoText.quoted(low.shown),
              "\(lower) value \(low.shown) is greater than \(upper) value \(high.shown)"))
        }
      }
    }
    return problems
  }
}

struct PriorityClassRules: KindRules {
  /// The two that every server has.
  static let system = [
    (
      "system-node-critical", 2_000_001_000,
      "Used for system critical pods that must not be moved from their current node."
    ),
    (
      "system-cluster-critical", 2_000_000_000,
      "Used for system critical pods that must run in the cluster, but can be moved to another "
        + "node if necessary."
    ),
  ]

  func setDefaults(_ object: inout JSONValue) {
    object.setDefaultText("preemptionPolicy", "PreemptLowerPriority")
  }

  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    object["metadata"]?["generation"] = 1
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let name = object["metadata"]?.text("name") ?? ""
    let value = object.number("value")
    var problems: [FieldProblem] = []
    if name.hasPrefix("system-") {
      if let detail = Self.systemProblem(name, object) {
        problems.append(
          .forbidden(
            "metadata.name",
            "priority class names with 'system-' prefix are reserved for system use only. error: "
              + detail))
      }
    } else if value > 1_000_000_000 {
      problems.append(
        .forbidden(
          "value", "maximum allowed value of a user defined priority is 1000000000"))
    }
    return problems
  }

  /// One class at most is for pods that name none.
  func check(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) throws(Refusal) {
    guard object.flag("globalDefault") else { return }
    let name = object["metadata"]?.text("name") ?? ""
    let others = context.list(context.resource.groupResource, nil).filter {
      $0.flag("globalDefault") && (old == nil || $0["metadata"]?.text("name") != name)
    }
    guard let other = others.min(by: { $0.number("value") < $1.number("value") }) else { return }
    throw .forbidden(
      context.resource.groupResource, name,
      "PriorityClass \(other["metadata"]?.text("name") ?? "") is already marked as default. Only "
        + "one default can exist")
  }

  private static func systemProblem(_ name: String, _ object: JSONValue) -> String? {
    guard let (_, value, _) = system.first(where: { $0.0 == name }) else {
      return "\(name) is not a known system priority class"
    }
    if object.number("value") != value { return "value of \(name) PriorityClass must be \(value)" }
    return object.flag("globalDefault")
      ? "globalDefault of \(name) PriorityClass must be false" : nil
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if object.number("value") != old.number("value") {
      problems.append(.forbidden("value", "may not be changed in an update."))
    }
    problems.checkImmutable(object, old, "", "preemptionPolicy")
    return problems
  }
}
