import HTTPTypes
import KubeCore
import KubeJSON
import KubeSchema

/// Whether the server asks who somebody is and what they may do.
public enum AccessMode: Sendable {
  /// Nobody is told apart, and everybody may do all.
  case open
  /// Tokens say who somebody is, beside those of service accounts; roles say what they may do.
  case roles(tokens: [String: Requester])
}

extension APIServer {
  /// The request with who sends it, if they may.
  func admitted(_ request: ServerRequest) throws(Refusal) -> ServerRequest {
    var request = request
    guard case .roles(let tokens) = access, !request.isOurs else {
      request.user = try impersonated(request, by: .everybody)
      return request
    }
    let user = try authenticated(request, tokens)
    request.user = try impersonated(request, by: user)
    try authorize(request)
    return request
  }

  private func authenticated(
    _ request: ServerRequest, _ tokens: [String: Requester]
  ) throws(Refusal) -> Requester {
    let parts = (request.fields[.authorization] ?? "").split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return .anonymous }
    let text = String(parts[1])
    if let known = tokens[text] { return known }
    if let user = self.tokens.remembered(text, at: clock.time) { return user }
    do throws(IssuedTokens.Rejection) {
      let user = try serviceAccount(of: text).token.user
      self.tokens.remember(text, user, at: clock.time)
      return user
    } catch {
      throw Refusal(401, .unauthorized, "Unauthorized")
    }
  }

  /// Whoever `Impersonate-User` and the like name.
  private func impersonated(
    _ request: ServerRequest, by user: Requester
  ) throws(Refusal) -> Requester {
    let prefix = "impersonate-extra-"
    var other = Requester(name: "")
    for field in request.fields {
      let name = field.name.canonicalName
      switch name {
      case "impersonate-user": other.name = field.value
      case "impersonate-uid": other.uid = field.value
      case "impersonate-group": other.groups.append(field.value)
      case _ where name.hasPrefix(prefix):
        let name = name.dropFirst(prefix.count)
        other.extra[RequestTarget.decode(name) ?? String(name), default: []].append(field.value)
      default: break
      }
    }
    let isNamed = !other.name.isEmpty
    guard isNamed || other.uid != nil || !other.groups.isEmpty || !other.extra.isEmpty else {
      return user
    }
    guard isNamed else {
      let groups = other.groups.map(GoText.quoted).joined(separator: ", ")
      throw .badRequest(
        "requested &user.DefaultInfo{Name:\"\", UID:\(GoText.quoted(other.uid ?? "")), "
          + "Groups:[]string{\(groups)}, Extra:map[string][]string(nil)} without impersonating a "
          + "user name")
    }
    try checkImpersonation(of: other, by: user)
    let parts = other.name.split(separator: ":")
    if other.groups.isEmpty, parts.count == 4, other.name.hasPrefix("system:serviceaccount:") {
      other.groups = ["system:serviceaccounts", "system:serviceaccounts:\(parts[2])"]
    }
    let isAnonymous = other.name == Requester.anonymous.name
    let all = isAnonymous ? "system:unauthenticated" : "system:authenticated"
    if !other.groups.contains(all) { other.groups.append(all) }
    return other
  }

  private func checkImpersonation(
    of other: Requester, by user: Requester
  ) throws(Refusal) {
    let wanted = [("users", other.name)] + other.groups.map { ("groups", $0) }
    for (resource, name) in wanted {
      let attempt = RoleAuthorizer.Attempt.resource(
        verb: "impersonate", group: "", resource: resource, subresource: "", namespace: "",
        name: name)
      if RoleAuthorizer(server: self).reason(user, attempt) == nil {
        throw .denied(user, attempt)
      }
    }
  }

  private func authorize(_ request: ServerRequest) throws(Refusal) {
    guard let user = request.user else { return }
    let attempt = Self.attempt(request)
    if RoleAuthorizer(server: self).reason(user, attempt) == nil {
      throw .denied(user, attempt)
    }
  }

  private static func attempt(_ request: ServerRequest) -> RoleAuthorizer.Attempt {
    guard let target = resourceTarget(request) else {
      return .path(verb: request.method.lowercased(), path: request.target.path)
    }
    let watches = target.isWatchPath || request.query.flag("watch") ?? false
    let isNamed = target.name != nil
    let verb =
      switch request.method {
      case "GET", "HEAD": isNamed && !target.isWatchPath ? "get" : watches ? "watch" : "list"
      case "POST": "create"
      case "PUT": "update"
      case "PATCH": "patch"
      case "DELETE": isNamed ? "delete" : "deletecollection"
      default: request.method.lowercased()
      }
    return .resource(
      verb: verb, group: target.group, resource: target.resource,
      subresource: target.subresource ?? "", namespace: target.namespace ?? "",
      name: target.name ?? "")
  }

  private static func resourceTarget(_ request: ServerRequest) -> ResourceTarget? {
    let segments = request.target.segments[...]
    switch segments.first {
    case "api" where segments.count > 2:
      return ResourceTarget(group: "", version: segments[1], segments: segments.dropFirst(2))
    case "apis" where segments.count > 3:
      return ResourceTarget(
        group: segments[1], version: segments[2], segments: segments.dropFirst(3))
    default: return nil
    }
  }
}

extension Refusal {
  /// 403, in the words of the server.
  fileprivate static func denied(
    _ user: Requester, _ attempt: RoleAuthorizer.Attempt
  ) -> Refusal {
    let who = "User \(GoText.quoted(user.name)) cannot"
    switch attempt {
    case .path(let verb, let path):
      return Refusal(
        403, .forbidden, "forbidden: \(who) \(verb) path \(GoText.quoted(path))", Details())
    case .resource(let verb, let group, let resource, let subresource, let namespace, let name):
      let whole = subresource.isEmpty ? resource : "\(resource)/\(subresource)"
      let place =
        namespace.isEmpty
        ? "at the cluster scope" : "in the namespace \(GoText.quoted(namespace))"
      return .forbidden(
        GroupResource(group: group, resource: resource), name,
        "\(who) \(verb) resource \(GoText.quoted(whole)) in API group \(GoText.quoted(group)) "
          + place)
    }
  }
}
