/// The roles for a program, as YAML that says why.
package struct RoleManifest: Sendable {
  /// What the roles are called.
  package var name: String
  /// The namespace that the program runs in; nil if it is not known.
  package var namespace: String?
  /// Whether the program keeps to its namespace, whatever namespaces its sources speak of.
  package var isConfined: Bool
  /// Who gets the roles; nil for no bindings.
  package var serviceAccount: String?

  package init(
    name: String, namespace: String? = nil, isConfined: Bool = false, serviceAccount: String? = nil
  ) {
    self.name = name
    self.namespace = namespace
    self.isConfined = isConfined
    self.serviceAccount = serviceAccount
  }

  /// A namespace, or nil for the cluster, and the rules there.
  private struct Role {
    var namespace: String?
    var rules: [Permissions.Rule]
  }

  package func yaml(_ permissions: Permissions) -> String {
    var documents = roles(permissions.rules).flatMap { role in
      [self.text(of: role)] + (serviceAccount.map { [binding(role.namespace, $0)] } ?? [])
    }
    if documents.isEmpty { documents = ["# Nothing asks anything of a server.\n"] }
    return header(permissions) + documents.joined(separator: "---\n")
  }

  private func header(_ permissions: Permissions) -> String {
    guard !permissions.blanks.isEmpty else { return "" }
    let lines = permissions.blanks.map { blank in
      "#   \(shown(blank.location.path)):\(blank.location.line) \(blank.message)\n"
    }
    return "# What the sources do not tell, and what may have to be added:\n" + lines.joined()
  }

  /// The role of the cluster first, then those of namespaces.
  private func roles(_ rules: [Permissions.Rule]) -> [Role] {
    var roles: [Role] = []
    for rule in rules {
      let place = namespace(of: rule)
      if let index = roles.firstIndex(where: { $0.namespace == place }) {
        roles[index].rules.append(rule)
      } else {
        roles.append(Role(namespace: place, rules: [rule]))
      }
    }
    return roles.map { role in
      var role = role
      role.rules = merged(role.rules)
      return role
    }.sorted { ($0.namespace ?? "") < ($1.namespace ?? "") }
  }

  private func namespace(of rule: Permissions.Rule) -> String? {
    guard rule.resource.isNamespaced else { return nil }
    switch rule.reach {
    case .own: return namespace
    case .named(let name): return isConfined ? namespace : name
    case .any: return isConfined ? namespace : nil
    }
  }

  private func merged(_ rules: [Permissions.Rule]) -> [Permissions.Rule] {
    var merged: [Permissions.Rule] = []
    for rule in rules {
      guard let index = merged.firstIndex(where: { $0.resource == rule.resource }) else {
        merged.append(rule)
        continue
      }
      merged[index].verbs.formUnion(rule.verbs)
      merged[index].reasons += rule.reasons
    }
    return merged
  }

  private func text(of role: Role) -> String {
    let rules = role.rules.map { rule in
      let reasons = rule.reasons.map { reason in
        "# \(list(reason.verbs)): \(shown(reason.place.path)):\(reason.place.line) \(reason.call)\n"
      }
      return reasons.joined()
        + "- apiGroups: [\(quoted(rule.resource.group))]\n"
        + "  resources: [\(quoted(rule.resource.name))]\n"
        + "  verbs: [\(list(Array(rule.verbs)))]\n"
    }
    return head(role.namespace == nil ? "ClusterRole" : "Role", role.namespace)
      + "rules:\n" + rules.joined()
  }

  private func list(_ verbs: [String]) -> String {
    let order = MethodVerbs.order
    return verbs.sorted { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) }
      .joined(separator: ", ")
  }

  /// A text as YAML has it, in quotation marks unless it is a plain name.
  private func quoted(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true
      && text.utf8.allSatisfy {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/")
      }
      && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text)
    return isPlain ? text : Node(.string(text)).jsonText()
  }

  /// A path within a comment.
  private func shown(_ path: String) -> String {
    String(path.map { $0.isNewline ? " " : $0 })
  }

  private func head(_ kind: String, _ namespace: String?) -> String {
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: \(kind)\nmetadata:\n  name: \(quoted(name))\n"
      + (namespace.map { "  namespace: \(quoted($0))\n" } ?? "")
  }

  private func binding(_ place: String?, _ account: String) -> String {
    head(place == nil ? "ClusterRoleBinding" : "RoleBinding", place) + """
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: \(place == nil ? "ClusterRole" : "Role")
        name: \(quoted(name))
      subjects:
      - kind: ServiceAccount
        name: \(quoted(account))
        namespace: \(quoted(namespace ?? "default"))

      """
  }
}
