import KubeCore
import KubeJSON
import KubeSchema

extension ResourceCall {
  /// What is asked by creating an object that is not stored; nil for anything else.
  func review() throws(Refusal) -> ServerAnswer? {
    guard request.method == "POST", target.name == nil else { return nil }
    switch (resource.identity.group, resource.kind) {
    case ("", "Binding"): return try bind(nil)
    case ("authorization.k8s.io", "SelfSubjectAccessReview"),
      ("authorization.k8s.io", "SubjectAccessReview"),
      ("authorization.k8s.io", "LocalSubjectAccessReview"):
      return try reviewAccess()
    case ("authorization.k8s.io", "SelfSubjectRulesReview"): return try reviewRules()
    case ("authentication.k8s.io", "SelfSubjectReview"): return try reviewSelf()
    case ("authentication.k8s.io", "TokenReview"): return try reviewToken()
    default: return nil
    }
  }

  /// Who asks; without users it is one who may do all.
  private var requester: Requester { request.user ?? .everybody }

  private func readReview() throws(Refusal) -> (review: JSONValue, warnings: [String]) {
    let options = try writeOptions("CreateOptions")
    var (review, warnings) = try decode(readBody(), options.validation)
    try checkNamespace(&review)
    if review.given("spec") == nil { review["spec"] = [:] }
    review = FieldManager.update(old: nil, new: review, context: fieldContext(options))
    return (review, warnings)
  }

  private func reviewAccess() throws(Refusal) -> ServerAnswer {
    var (review, warnings) = try readReview()
    let spec = review["spec"] ?? [:]
    let isOwn = resource.kind == "SelfSubjectAccessReview"
    let problems = reviewProblems(spec, isOwn: isOwn)
    if !problems.isEmpty {
      throw .invalid(GroupKind(group: resource.identity.group, kind: ""), "", problems)
    }
    let user =
      isOwn
      ? requester
      : Requester(
        name: spec.text("user") ?? "", uid: spec.text("uid"), groups: spec.texts("groups"),
        extra: [:])
    var status: JSONValue = [:]
    let reason = RoleAuthorizer(server: server).reason(user, Self.attempt(spec))
    status["allowed"] = .bool(reason != nil)
    if let reason, !reason.isEmpty { status["reason"] = .string(reason) }
    let problem = Self.selectorProblem(spec["resourceAttributes"])
    if let problem { status["evaluationError"] = .string(problem) }
    review["status"] = status
    return try answer(201, review, warnings: warnings)
  }

  private static func attempt(_ spec: JSONValue) -> RoleAuthorizer.Attempt {
    if let path = spec.given("nonResourceAttributes") {
      return .path(verb: path.text("verb") ?? "", path: path.text("path") ?? "")
    }
    let attributes = spec["resourceAttributes"] ?? [:]
    func text(_ name: String) -> String { attributes.text(name) ?? "" }
    return .resource(
      verb: text("verb"), group: text("group"), resource: text("resource"),
      subresource: text("subresource"), namespace: text("namespace"), name: text("name"))
  }

  private func reviewProblems(_ spec: JSONValue, isOwn: Bool) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let attributes = spec.given("resourceAttributes")
    let path = spec.given("nonResourceAttributes")
    if attributes != nil, let path {
      let dump = InternalDump.shared.value(path, as: "NonResourceAttributes")
      problems.append(
        .invalid(
          "spec.nonResourceAttributes", GoText.json(dump),
          "cannot be specified in combination with resourceAttributes"))
    }
    if attributes == nil, path == nil {
      problems.append(
        .invalid(
          "spec.resourceAttributes", "null",
          "exactly one of nonResourceAttributes or resourceAttributes must be specified"))
    }
    if !isOwn, spec.text("user") == nil, spec.isUnset("groups") {
      problems.append(
        .invalid("spec.user", "\"\"", "at least one of user or group must be specified"))
    }
    if resource.kind == "LocalSubjectAccessReview", let attributes,
      let namespace = attributes.text("namespace"), namespace != target.namespace
    {
      problems.append(
        .invalid(
          "spec.resourceAttributes.namespace", GoText.quoted(namespace),
          "must match metadata.namespace"))
    }
    return problems
  }

  /// Selectors do not count for roles, but have to be right.
  private static func selectorProblem(_ attributes: JSONValue?) -> String? {
    guard let raw = attributes?["fieldSelector"]?.text("rawSelector") else { return nil }
    let isGood = raw.split(separator: ",").allSatisfy { $0.contains("=") }
    return isGood ? nil : "spec.resourceAttributes.fieldSelector ignored due to parse error"
  }

  private func reviewRules() throws(Refusal) -> ServerAnswer {
    let (review, warnings) = try readReview()
    guard let namespace = review["spec"]?.text("namespace") else {
      throw .badRequest("no namespace on request")
    }
    let rules = RoleAuthorizer(server: server).rules(requester, in: namespace)
    func picked(_ rule: JSONValue, _ names: [String]) -> JSONValue {
      var picked: JSONValue = [:]
      for name in names where !rule.isUnset(name) { picked[name] = rule[name] }
      return picked
    }
    let resources = rules.filter { !$0.isUnset("resources") }
      .map { picked($0, ["verbs", "apiGroups", "resources", "resourceNames"]) }
    let paths = rules.filter { !$0.isUnset("nonResourceURLs") }
      .map { picked($0, ["verbs", "nonResourceURLs"]) }
      .sorted {
        ($0.texts("nonResourceURLs").first ?? "") < ($1.texts("nonResourceURLs").first ?? "")
      }
    return try answer(
      201,
      [
        "kind": "SelfSubjectRulesReview", "apiVersion": .string(resource.apiVersion),
        "metadata": [:], "spec": [:],
        "status": [
          "resourceRules": .array(resources), "nonResourceRules": .array(paths),
          "incomplete": false,
        ],
      ], warnings: warnings)
  }

  private func reviewSelf() throws(Refusal) -> ServerAnswer {
    let options = try writeOptions("CreateOptions")
    let (_, warnings) = try decode(readBody(), options.validation)
    return try answer(
      201,
      [
        "kind": "SelfSubjectReview", "apiVersion": .string(resource.apiVersion),
        "metadata": ["creationTimestamp": .string(server.clock.time.text)],
        "status": ["userInfo": requester.json],
      ], warnings: warnings)
  }

  private func reviewToken() throws(Refusal) -> ServerAnswer {
    var (review, warnings) = try readReview()
    guard let text = review["spec"]?.text("token") else {
      throw .badRequest("token is required for TokenReview in authentication")
    }
    do throws(IssuedTokens.Rejection) {
      let found = try server.serviceAccount(
        of: text, audiences: review["spec"]?.texts("audiences") ?? [])
      review["status"] = [
        "authenticated": true, "user": found.token.user.json,
        "audiences": .array(found.audiences.map { .string($0) }),
      ]
    } catch {
      review["status"] = ["user": [:], "error": .string(error.message)]
    }
    return try answer(201, review, warnings: warnings)
  }
}

extension Requester {
  /// Who asks where nobody is told apart.
  static let everybody = Requester(
    name: "admin", uid: "1", groups: ["system:masters", "system:authenticated"])

  /// As `UserInfo`.
  var json: JSONValue {
    var json: JSONValue = ["username": .string(name)]
    if let uid { json["uid"] = .string(uid) }
    if !groups.isEmpty { json["groups"] = .array(groups.map { .string($0) }) }
    if !extra.isEmpty {
      json["extra"] = JSONValue(
        members: extra.sorted { $0.key < $1.key }.map { key, values in
          .init(name: key, value: .array(values.map { .string($0) }))
        })
    }
    return json
  }
}
