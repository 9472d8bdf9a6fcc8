import KubeCore
import KubeJSON
import KubeSchema

extension ResourceCall {
  /// Answers what is asked of a part of an object.
  func answer(subresource: String) async throws(Refusal) -> ServerAnswer {
    guard let name = target.name else { throw .resourceNotFound }
    guard let known = resource.subresource(subresource) else {
      if resource.custom != nil { throw .notFound(resource.groupResource, name) }
      throw .resourceNotFound
    }
    if !target.rest.isEmpty, subresource != "proxy", subresource != "status" {
      throw .resourceNotFound
    }
    if let answer = connection(subresource, name) { return try answer.get() }
    guard let verb = Self.verbs[request.method], known.verbs.contains(verb) else {
      throw .methodNotAllowed
    }
    switch (subresource, verb) {
    case ("scale", _): return try await scale(name, verb)
    case ("binding", _): return try bind(name)
    case ("eviction", _): return try evict(name)
    case ("token", _): return try requestToken(name)
    case (_, "get"): return try await get(name)
    case (_, "update"): return try update(name, subresource: subresource)
    case (_, "patch"):
      let written = try patched(name, subresource: subresource)
      return try answer(200, resource.fromStorage(written.object), warnings: written.warnings)
    default: throw .methodNotAllowed
    }
  }

  private static let verbs = [
    "GET": "get", "HEAD": "get", "PUT": "update", "PATCH": "patch", "POST": "create",
    "DELETE": "delete",
  ]

  /// The same request with a body of another kind, as subresources have it.
  func call(as resource: ServedResource) throws(Refusal) -> ResourceCall {
    try ResourceCall(server, request, target, resource)
  }

  /// Writes what is made of a stored object, again where somebody else was faster.
  ///
  /// - Parameter change: nil leaves the object as it is.
  @discardableResult
  func rewrite(
    _ resource: ServedResource, _ key: StorageKey,
    _ change: (JSONValue) throws(Refusal) -> JSONValue?
  ) throws(Refusal) -> JSONValue {
    let storage = resource.storage.resource
    while true {
      guard let stored = server.store.object(storage, key) else {
        throw .notFound(resource.groupResource, key.name)
      }
      let old = stored.value
      guard let new = try change(old), new != old else { return old }
      do throws(Store.Conflict) {
        return try server.store.write(
          storage, key, replacing: stored, with: resource.forWriting(new),
          fields: resource.selectableFields(new)
        )?.value ?? new
      } catch {
        // What is there now is what the next turn begins with.
        if error.current == nil { throw .notFound(resource.groupResource, key.name) }
      }
    }
  }

  /// What says that all went well.
  func success(_ code: Int = 201) throws(Refusal) -> ServerAnswer {
    ServerAnswer(
      code, contentType: form.contentType,
      form.bytes([
        "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success",
        "code": .number(code),
      ]))
  }
}

/// The kinds that subresources take and give, which are no resources of their own.
enum SubresourceKinds {
  static let scale = kind("autoscaling", "Scale", "io.k8s.api.autoscaling.v1.Scale")
  static let binding = kind("", "Binding", "io.k8s.api.core.v1.Binding")
  static let eviction = kind("policy", "Eviction", "io.k8s.api.policy.v1.Eviction")
  static let tokenRequest = kind(
    "authentication.k8s.io", "TokenRequest", "io.k8s.api.authentication.v1.TokenRequest")

  private static func kind(_ group: String, _ kind: String, _ schema: String) -> ServedResource {
    ServedResource(
      identity: GroupVersionResource(
        group: group, version: "v1", resource: "\(kind.lowercased())s"),
      kind: kind, isNamespaced: true, verbs: [], schema: BuiltInSchemas.shared[schema],
      rules: PlainRules())
  }
}
