import KubeCore
import KubeJSON
import KubeSchema

/// Role and ClusterRole.
struct RoleRules: KindRules {
  var isNamespaced: Bool

  /// The storage does not tell an empty list from none.
  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    if object.isUnset("rules") { object["rules"] = .null }
  }

  func prepareForUpdate(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext
  ) throws(Refusal) {
    if object.isUnset("rules") { object["rules"] = .null }
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for (index, rule) in object.items("rules").enumerated() {
      let field = "rules[\(index)]"
      problems.require(rule, "verbs", field, "verbs must contain at least one value")
      if !rule.isUnset("nonResourceURLs") {
        if isNamespaced {
          problems.append(
            .invalid(
              "\(field).nonResourceURLs", GoText.json(rule["nonResourceURLs"] ?? []),
              "namespaced rules cannot apply to non-resource URLs"))
        }
        if !rule.isUnset("apiGroups") || !rule.isUnset("resources")
          || !rule.isUnset("resourceNames")
        {
          problems.append(
            .invalid(
              "\(field).nonResourceURLs", GoText.json(rule["nonResourceURLs"] ?? []),
              "rules cannot apply to both regular resources and non-resource URLs"))
        }
        continue
      }
      problems.require(
        rule, "apiGroups", field, "resource rules must supply at least one api group")
      problems.require(
        rule, "resources", field, "resource rules must supply at least one resource")
    }
    return problems
  }
}

/// RoleBinding and ClusterRoleBinding.
struct RoleBindingRules: KindRules {
  var isNamespaced: Bool
  private static let group = "rbac.authorization.k8s.io"

  func setDefaults(_ object: inout JSONValue) {
    object.change("roleRef") { $0.setDefaultText("apiGroup", Self.group) }
    object.changeEach("subjects") { subject in
      switch subject.text("kind") {
      case "User", "Group": subject.setDefaultText("apiGroup", Self.group)
      default: break
      }
    }
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let role = object["roleRef"] ?? [:]
    let groups = [Self.group]
    if role.text("apiGroup") != Self.group {
      problems.append(
        .notSupported("roleRef.apiGroup", GoText.quoted(role.text("apiGroup") ?? ""), groups))
    }
    let kinds = isNamespaced ? ["Role", "ClusterRole"] : ["ClusterRole"]
    let kind = role.text("kind") ?? ""
    if !kinds.contains(kind) {
      problems.append(.notSupported("roleRef.kind", GoText.quoted(kind), kinds))
    }
    if let name = role.text("name") {
      problems.checkName(name, "roleRef.name", NameCheck.pathSegment)
    } else {
      problems.append(.required("roleRef.name"))
    }
    for (index, subject) in object.items("subjects").enumerated() {
      problems += subjectProblems(subject, "subjects[\(index)]")
    }
    return problems
  }

  private func subjectProblems(_ subject: JSONValue, _ field: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    problems.require(subject, "name", field)
    let group = subject.text("apiGroup") ?? ""
    switch subject.text("kind") {
    case "ServiceAccount":
      if let name = subject.text("name") {
        problems.checkName(name, "\(field).name", NameCheck.subdomain)
      }
      if !group.isEmpty {
        problems.append(.notSupported("\(field).apiGroup", GoText.quoted(group), [""]))
      }
      if !isNamespaced { problems.require(subject, "namespace", field) }
    case "User", "Group":
      if group != Self.group {
        problems.append(
          .notSupported("\(field).apiGroup", GoText.quoted(group), [Self.group]))
      }
    case let kind:
      problems.append(
        .notSupported(
          "\(field).kind", GoText.quoted(kind ?? ""), ["ServiceAccount", "User", "Group"]))
    }
    return problems
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    var problems = self.problems(object, context)
    if object["roleRef"] != old["roleRef"] {
      let dump = InternalDump.shared.value(object["roleRef"], as: "RoleRef")
      problems.append(.invalid("roleRef", GoText.json(dump), "cannot change roleRef"))
    }
    return problems
  }
}
