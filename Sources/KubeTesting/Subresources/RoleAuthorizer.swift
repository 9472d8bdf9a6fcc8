import KubeCore
import KubeJSON
import KubeSchema

/// What roles and bindings allow, as the objects are at that moment.
struct RoleAuthorizer: Sendable {
  let server: APIServer

  /// What somebody wants to do.
  enum Attempt: Sendable {
    case resource(
      verb: String, group: String, resource: String, subresource: String, namespace: String,
      name: String)
    case path(verb: String, path: String)
  }

  /// Why something is allowed; nil if it is not. Who is in `system:masters` may do all, and nobody
  /// says why.
  func reason(_ user: Requester, _ attempt: Attempt) -> String? {
    if user.groups.contains("system:masters") { return "" }
    for binding in bindings(in: namespace(of: attempt)) {
      guard let subject = subject(of: binding, for: user),
        rules(of: binding).contains(where: { Self.allows($0, attempt) })
      else { continue }
      return "RBAC: allowed by \(binding.title) of \(binding.role) to \(subject)"
    }
    return nil
  }

  /// All rules that hold for somebody in a namespace.
  func rules(_ user: Requester, in namespace: String) -> [JSONValue] {
    let bound = bindings(in: namespace).filter { subject(of: $0, for: user) != nil }.flatMap(rules)
    return user.groups.contains("system:masters") ? Self.everything + bound : bound
  }

  /// What the role `cluster-admin` has.
  private static let everything: [JSONValue] = [
    ["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]],
    ["verbs": ["*"], "nonResourceURLs": ["*"]],
  ]

  private func namespace(of attempt: Attempt) -> String {
    if case .resource(_, _, _, _, let namespace, _) = attempt { return namespace }
    return ""
  }

  private struct Binding {
    var object: JSONValue
    var isClusterWide: Bool

    var name: String { object["metadata"]?.text("name") ?? "" }
    var namespace: String { object["metadata"]?.text("namespace") ?? "" }

    var title: String {
      isClusterWide
        ? "ClusterRoleBinding \(GoText.quoted(name))"
        : "RoleBinding \(GoText.quoted("\(name)/\(namespace)"))"
    }

    var role: String {
      let reference = object["roleRef"] ?? [:]
      return "\(reference.text("kind") ?? "") \(GoText.quoted(reference.text("name") ?? ""))"
    }
  }

  private static let group = "rbac.authorization.k8s.io"

  private func bindings(in namespace: String) -> [Binding] {
    var bindings = (BootRoles.bindings + list("clusterrolebindings", nil)).map {
      Binding(object: $0, isClusterWide: true)
    }
    if !namespace.isEmpty {
      bindings += list("rolebindings", namespace).map {
        Binding(object: $0, isClusterWide: false)
      }
    }
    return bindings
  }

  private func list(_ resource: String, _ namespace: String?) -> [JSONValue] {
    var values: [JSONValue] = []
    let prefix = namespace.map { "\($0)/" } ?? ""
    let storage = GroupResource(group: Self.group, resource: resource)
    server.store.snapshot(storage).objects.visit(prefix: prefix, from: prefix) { object in
      values.append(object.value)
      return true
    }
    return values
  }

  /// As whom somebody stands in a binding, as messages have it.
  private func subject(of binding: Binding, for user: Requester) -> String? {
    for subject in binding.object.items("subjects") {
      let name = subject.text("name") ?? ""
      switch subject.text("kind") {
      case "User" where name == user.name: return "User \(GoText.quoted(name))"
      case "Group" where user.groups.contains(name): return "Group \(GoText.quoted(name))"
      case "ServiceAccount":
        let namespace = subject.text("namespace") ?? binding.namespace
        if user.name == "system:serviceaccount:\(namespace):\(name)" {
          return "ServiceAccount \(GoText.quoted("\(name)/\(namespace)"))"
        }
      default: break
      }
    }
    return nil
  }

  private func rules(of binding: Binding) -> [JSONValue] {
    let reference = binding.object["roleRef"] ?? [:]
    let isCluster = reference.text("kind") == "ClusterRole"
    let storage = GroupResource(
      group: Self.group, resource: isCluster ? "clusterroles" : "roles")
    let key = StorageKey(
      namespace: isCluster ? "" : binding.namespace, name: reference.text("name") ?? "")
    let role = server.store.object(storage, key)?.value
    return (role ?? (isCluster ? BootRoles.roles[key.name] : nil))?.items("rules") ?? []
  }

  static func allows(_ rule: JSONValue, _ attempt: Attempt) -> Bool {
    func has(_ list: String, _ value: String) -> Bool {
      let values = rule.texts(list)
      return values.contains("*") || values.contains(value)
    }
    switch attempt {
    case .path(let verb, let path):
      return has("verbs", verb)
        && rule.texts("nonResourceURLs").contains {
          $0 == "*" || $0 == path || $0.hasSuffix("*") && path.hasPrefix($0.dropLast())
        }
    case .resource(let verb, let group, let resource, let subresource, _, let name):
      guard has("verbs", verb), has("apiGroups", group) else { return false }
      let names = rule.texts("resourceNames")
      guard names.isEmpty || names.contains(name) else { return false }
      let whole = subresource.isEmpty ? resource : "\(resource)/\(subresource)"
      return rule.texts("resources").contains {
        $0 == "*" || $0 == whole || !subresource.isEmpty && $0 == "*/\(subresource)"
      }
    }
  }
}
