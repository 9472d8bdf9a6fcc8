import KubeCore
import KubeJSON
import KubeSchema

/// A request for a resource, on its way through a verb.
struct ResourceCall: Sendable {
  let server: APIServer
  let request: ServerRequest
  let target: ResourceTarget
  let resource: ServedResource
  let form: AnswerForm

  init(
    _ server: APIServer, _ request: ServerRequest, _ target: ResourceTarget,
    _ resource: ServedResource
  ) throws(Refusal) {
    self.server = server
    self.request = request
    self.target = target
    self.resource = resource
    let watches = target.isWatchPath || request.query.flag("watch") == true && target.name == nil
    guard
      let form = AcceptedTypes(request.fields[.accept]).form(
        offersShapes: true, offersProtobuf: resource.custom == nil, isPretty: request.wantsPretty)
    else {
      throw .notAcceptable(request, isBuiltIn: resource.custom == nil, watches: watches)
    }
    // YAML has no frames.
    if watches, form.encoding == .yaml {
      throw .notAcceptable(streaming: resource.custom == nil)
    }
    self.form = form
  }

  /// What the verb answers, with a warning if the resource is to go.
  func answer() async throws(Refusal) -> ServerAnswer {
    guard let warning = resource.deprecationWarning else { return try await answerOfVerb() }
    do throws(Refusal) {
      return try await answerOfVerb().adding(warnings: [warning])
    } catch {
      var refusal = error
      refusal.warnings.append(warning)
      throw refusal
    }
  }

  private func answerOfVerb() async throws(Refusal) -> ServerAnswer {
    // What is in a namespace is not read by its name across all of them.
    if resource.isNamespaced == (target.namespace == nil), target.name != nil || !isAcrossAll {
      if resource.custom != nil { return .pageNotFound }
      throw Refusal.resourceNotFound
    }
    if let subresource = target.subresource {
      try checkCustom(subresource: subresource)
      return try await answer(subresource: subresource)
    }
    if request.method == "POST", isAcrossAll {
      if resource.custom != nil { return .pageNotFound }
      throw Refusal.methodNotAllowed
    }
    if let answer = try review() { return answer }
    // What is only asked cannot be read.
    if resource.custom == nil, resource.verbs == ["create"], request.method != "POST" {
      throw Refusal.methodNotAllowed
    }
    if resource.custom == nil, resource.kind == "ComponentStatus" { return try components() }
    let watches = query.flag("watch") ?? false
    switch (method, target.name) {
    case ("GET", nil) where watches || target.isWatchPath: return try await watch()
    case ("GET", _) where target.isWatchPath: return try await watch()
    case ("GET", nil): return try await list()
    case ("GET", let name?): return try await get(name)
    case ("POST", nil):
      await waitForNewDefinition()
      return try create()
    case ("PUT", let name?): return try update(name)
    case ("PATCH", let name?): return try patch(name)
    case ("DELETE", nil): return try deleteCollection()
    case ("DELETE", let name?): return try delete(name)
    // The handler of custom resources looks at names later.
    case ("POST", _?) where resource.custom != nil: return try create()
    case ("PUT", nil) where resource.custom != nil: throw .badRequest("name must be provided")
    case ("PATCH", nil) where resource.custom != nil: return try patch("")
    default: throw unsupportedMethod
    }
  }

  /// Custom resources answer HEAD, built-in ones do not.
  private var method: String {
    request.method == "HEAD" && resource.custom != nil ? "GET" : request.method
  }

  private var unsupportedMethod: Refusal {
    guard resource.custom != nil else { return .methodNotAllowed }
    return Refusal(
      405, .methodNotAllowed,
      " is not supported on resources of kind \"\(resource.groupResource)\"",
      Refusal.Details(group: resource.identity.group, kind: resource.identity.resource))
  }

  var query: RequestTarget.Query { request.query }

  private var isAcrossAll: Bool { resource.isNamespaced && target.namespace == nil }

  var storage: GroupResource { resource.storage.resource }

  func key(_ name: String) -> StorageKey {
    StorageKey(namespace: target.namespace ?? "", name: name)
  }

  func stored(_ name: String) throws(Refusal) -> StoredObject {
    guard let object = server.store.object(storage, key(name)) else {
      throw .notFound(resource.groupResource, name)
    }
    return object
  }
}
