import KubeCore
import KubeJSON
import KubeSchema

struct APIServiceRules: SpecRules {
  var countsGenerations: Bool { false }

  func setDefaults(_ object: inout JSONValue) {
    object.change("spec") { spec in
      spec.change("service") { $0.setDefault("port", 443) }
    }
  }

  /// What the server has itself is there at once.
  func complete(_ object: inout JSONValue, _ context: WriteContext) {
    guard object["spec"]?.given("service") == nil else { return }
    object["status"] = Self.localStatus(.string(context.now.description))
  }

  static func localStatus(_ now: JSONValue) -> JSONValue {
    [
      "conditions": [
        [
          "type": "Available", "status": "True", "lastTransitionTime": now,
          "reason": "Local", "message": "Local APIServices are always available",
        ]
      ]
    ]
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    let group = spec.text("group") ?? ""
    let version = spec.text("version") ?? ""
    let name = object["metadata"]?.text("name") ?? ""
    let wanted = "\(version).\(group)"
    if NameCheck.pathSegment(name).isEmpty, name != wanted {
      problems.append(
        .invalid(
          "metadata.name", GoText.quoted(name),
          "must be `spec.version+\".\"+spec.group`: \(GoText.quoted(wanted))"))
    }
    if group.isEmpty, version != "v1" {
      problems.append(
        .required("spec.group", "only v1 may have an empty group and it better be legacy kube"))
    }
    if !group.isEmpty { problems.checkName(group, "spec.group", NameCheck.subdomain) }
    problems.checkName(version, "spec.version", NameCheck.dns1035Label)
    for (name, limit) in [("groupPriorityMinimum", 20_000), ("versionPriority", 1000)] {
      let number = spec.number(name)
      if 1...limit ~= number { continue }
      problems.append(
        .invalid("spec.\(name)", "\(number)", "must be positive and less than \(limit)"))
    }
    return problems + serviceProblems(spec)
  }

  private func serviceProblems(_ spec: JSONValue) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let bundle = Base64Size.bytes(spec["caBundle"] ?? "")
    guard let service = spec.given("service") else {
      if bundle > 0 {
        problems.append(
          .invalid(
            "spec.caBundle", GoText.quoted("\(bundle) bytes"),
            "local APIServices may not have a caBundle"))
      }
      if spec.flag("insecureSkipTLSVerify") {
        problems.append(
          .invalid(
            "spec.insecureSkipTLSVerify", "true",
            "local APIServices may not have insecureSkipTLSVerify"))
      }
      return problems
    }
    problems.require(service, "namespace", "spec.service")
    problems.require(service, "name", "spec.service")
    let port = service.number("port")
    problems += NameCheck.port(port).map {
      .invalid("spec.service.port", "\(port)", "port is not valid: \($0)")
    }
    if spec.flag("insecureSkipTLSVerify"), bundle > 0 {
      problems.append(
        .invalid(
          "spec.insecureSkipTLSVerify", "true", "may not be true if caBundle is present"))
    }
    return problems
  }

  func statusProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for (index, condition) in (object["status"]?.items("conditions") ?? []).enumerated()
    where !["True", "False", "Unknown"].contains(condition.text("status")) {
      problems.append(
        .notSupported(
          "status.conditions[\(index)].status", GoText.quoted(condition.text("status") ?? ""),
          ["True", "False", "Unknown"]))
    }
    return problems
  }
}
