import KubeCore
import KubeJSON
import KubeSchema

extension ResourceCall {
  /// A token for a service account.
  func requestToken(_ name: String) throws(Refusal) -> ServerAnswer {
    let call = try call(as: SubresourceKinds.tokenRequest)
    let options = try call.writeOptions("CreateOptions")
    var (request, warnings) = try call.decode(call.readBody(), options.validation)
    try call.checkNamespace(&request)
    if request.given("spec") == nil { request["spec"] = [:] }
    if request["spec"]?.given("expirationSeconds") == nil {
      request["spec"]?["expirationSeconds"] = 3600
    }
    request = FieldManager.update(
      old: nil, new: request, context: call.fieldContext(options, subresource: "token"))
    let account = try stored(name)
    let kind = call.resource.groupKind
    if let given = request["metadata"]?.text("name"), given != name {
      throw .invalid(
        kind, name,
        [
          .invalid(
            "metadata.name", GoText.quoted(given),
            "must match the service account name if specified")
        ])
    }
    let seconds = request["spec"]?.number("expirationSeconds") ?? 0
    let detail: String? =
      seconds < 600
      ? "may not specify a duration less than 10 minutes"
      : seconds > 1 << 32 ? "may not specify a duration larger than 2^32 seconds" : nil
    if let detail {
      throw .invalid(kind, "", [.invalid("spec.expirationSeconds", "\(seconds)", detail)])
    }
    if request["spec"]?.isUnset("audiences") ?? true {
      request["spec"]?["audiences"] = [.string(IssuedTokens.audience)]
    }
    request["spec"]?.setDefault("boundObjectRef", nil)
    let extra = try checkBound(request["spec"]?.given("boundObjectRef"))
    let now = server.clock.time
    let token = IssuedTokens.Token(
      account: name, namespace: target.namespace ?? "", uid: account.uid,
      audiences: request["spec"]?.texts("audiences") ?? [], identifier: server.random.uid(),
      expiration: now.adding(seconds: Int64(seconds)), extra: extra)
    var metadata = request["metadata"] ?? [:]
    metadata["name"] = .string(name)
    metadata["namespace"] = target.namespace.map { .string($0) }
    metadata["uid"] = .string(account.uid)
    metadata["creationTimestamp"] = .string(now.text)
    request["metadata"] = metadata
    request["status"] = [
      "token": .string(server.tokens.issue(token, at: now, signature: server.random.text(32))),
      "expirationTimestamp": .string(token.expiration.text),
    ]
    return try call.answer(201, request, warnings: warnings)
  }

  /// What a token says of the object that it is bound to.
  private func checkBound(_ bound: JSONValue?) throws(Refusal) -> [String: [String]] {
    guard let bound else { return [:] }
    let version = bound.text("apiVersion") ?? ""
    let kind = bound.text("kind") ?? ""
    let resources = ["Pod": "pods", "Secret": "secrets", "Node": "nodes"]
    guard version == "v1", let resource = resources[kind] else {
      let gv = version.contains("/") ? version : "/\(version)"
      throw .badRequest("cannot bind token to object of type \(gv), Kind=\(kind)")
    }
    let name = bound.text("name") ?? ""
    let namespace = kind == "Node" ? "" : target.namespace ?? ""
    let identity = GroupResource(resource: resource)
    guard
      let object = server.store.object(identity, StorageKey(namespace: namespace, name: name))
    else { throw .notFound(identity, name) }
    if let uid = bound.text("uid"), uid != object.uid {
      throw .conflict(
        identity, name,
        "the UID in the bound object reference (\(uid)) does not match the UID in record. The "
          + "object might have been deleted and then recreated")
    }
    guard kind == "Pod" else { return [:] }
    return [
      "authentication.kubernetes.io/pod-name": [name],
      "authentication.kubernetes.io/pod-uid": [object.uid],
    ]
  }
}
