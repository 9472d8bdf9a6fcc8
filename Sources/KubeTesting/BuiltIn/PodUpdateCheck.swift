import KubeJSON
import KubeSchema

/// What may change of a pod that is there.
enum PodUpdateCheck {
  static func problems(_ object: JSONValue, old: JSONValue) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let new = object["spec"] ?? [:]
    let spec = old["spec"] ?? [:]
    for list in ["containers", "initContainers"]
    where new.items(list).count != spec.items(list).count {
      return [
        .forbidden("spec.\(list)", "pod updates may not add or remove containers")
      ]
    }
    problems += gateProblems(new, spec)
    problems += deadlineProblems(new, spec)
    problems += tolerationProblems(new, spec)
    // What may change is taken from the old, and the rest has to be the same.
    var munged = new
    for list in ["containers", "initContainers"] {
      let containers = spec.items(list)
      var index = 0
      munged.changeEach(list) { container in
        container["image"] = containers[index]["image"]
        index += 1
      }
    }
    for name in ["activeDeadlineSeconds", "tolerations", "schedulingGates"] {
      munged[name] = spec[name]
    }
    if spec.number("terminationGracePeriodSeconds") < 0,
      new.number("terminationGracePeriodSeconds") == 1
    {
      munged["terminationGracePeriodSeconds"] = spec["terminationGracePeriodSeconds"]
    }
    if !spec.isUnset("schedulingGates") {
      for name in ["nodeSelector", "affinity"] { munged[name] = spec[name] }
    }
    if !GoEquality.areEqual(munged, spec) {
      problems.append(
        .forbidden(
          "spec",
          "pod updates may not change fields other than `spec.containers[*].image`,"
            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` "
            + "(only additions to existing tolerations),`spec.terminationGracePeriodSeconds` "
            + "(allow it to be set to 1 if it was previously negative)\n"
            + difference(spec, munged, as: "PodSpec")))
    }
    return problems
  }

  static func difference(_ old: JSONValue, _ new: JSONValue, as type: String) -> String {
    let dump = InternalDump.shared
    return UnifiedDiff(
      GoText.lines(dump.value(old, as: type)), GoText.lines(dump.value(new, as: type))
    ).text
  }

  private static func gateProblems(_ new: JSONValue, _ old: JSONValue) -> [FieldProblem] {
    let known = Set(old.items("schedulingGates").compactMap { $0.text("name") })
    return new.items("schedulingGates").enumerated().compactMap { index, gate in
      let name = gate.text("name") ?? ""
      guard !known.contains(name) else { return nil }
      return .forbidden(
        "spec.schedulingGates[\(index)].name",
        "only deletion is allowed, but found new scheduling gate '\(name)'")
    }
  }

  private static func deadlineProblems(_ new: JSONValue, _ old: JSONValue) -> [FieldProblem] {
    let field = "spec.activeDeadlineSeconds"
    let previous = old["activeDeadlineSeconds"]?.int
    guard let seconds = new["activeDeadlineSeconds"]?.int else {
      return previous == nil
        ? [] : [.invalid(field, "null", "must not update from a positive integer to nil value")]
    }
    if seconds < 0 || seconds > 2_147_483_647 {
      return [
        .invalid(field, "\(seconds)", "must be between 0 and 2147483647, inclusive")
      ]
    }
    guard let previous, previous < seconds else { return [] }
    return [.invalid(field, "\(seconds)", "must be less than or equal to previous value")]
  }

  private static func tolerationProblems(_ new: JSONValue, _ old: JSONValue) -> [FieldProblem] {
    let withoutSeconds = { (toleration: JSONValue) -> JSONValue in
      var toleration = toleration
      toleration["tolerationSeconds"] = nil
      return toleration
    }
    let tolerations = new.items("tolerations").map(withoutSeconds)
    let isKept = old.items("tolerations").allSatisfy { tolerations.contains(withoutSeconds($0)) }
    return isKept
      ? []
      : [
        .forbidden(
          "spec.tolerations",
          "existing toleration can not be modified except its tolerationSeconds")
      ]
  }

  static func ephemeralProblems(_ object: JSONValue, old: JSONValue) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let field = "spec.ephemeralContainers"
    let containers = object["spec"]?.items("ephemeralContainers") ?? []
    for container in old["spec"]?.items("ephemeralContainers") ?? [] {
      let name = GoText.quoted(container.text("name") ?? "")
      guard let new = containers.first(where: { $0["name"] == container["name"] }) else {
        problems.append(
          .forbidden(field, "existing ephemeral containers \(name) may not be removed\n"))
        continue
      }
      if !GoEquality.areEqual(container, new) {
        problems.append(
          .forbidden(
            field,
            "existing ephemeral containers \(name) may not be changed\n"
              + difference(container, new, as: "EphemeralContainer")))
      }
    }
    return problems
  }

  static func resizeProblems(_ object: JSONValue, old: JSONValue) -> [FieldProblem] {
    let previous =
      old["status"]?.text("qosClass") ?? PodDefaults.qosClass(old["spec"] ?? [:])
    guard PodDefaults.qosClass(object["spec"] ?? [:]) != previous else { return [] }
    return [
      .invalid(
        "spec", GoText.quoted(previous), "Pod QOS Class may not change as a result of resizing")
    ]
  }
}
