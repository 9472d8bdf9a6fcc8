import KubeCore
import KubeJSON
import KubeSchema

extension ResourceCall {
  /// What would reach into a pod, where no kubelet is; nil for anything else.
  func connection(_ subresource: String, _ name: String) -> Result<ServerAnswer, Refusal>? {
    func result(_ body: () throws(Refusal) -> ServerAnswer) -> Result<ServerAnswer, Refusal> {
      Result(catching: body)
    }
    switch (resource.kind, subresource) {
    case ("Pod", "log"):
      guard request.method == "GET" else { return .failure(.methodNotAllowed) }
      return result { () throws(Refusal) in try log(name) }
    case ("Pod", "exec"), ("Pod", "attach"), ("Pod", "portforward"):
      guard ["GET", "POST"].contains(request.method) else { return .failure(.methodNotAllowed) }
      return result { () throws(Refusal) in try connect(name, subresource) }
    case ("Pod", "proxy"), ("Node", "proxy"), ("Service", "proxy"):
      return result { () throws(Refusal) in
        _ = try stored(name)
        throw resource.kind == "Service"
          ? Refusal(
            503, .serviceUnavailable,
            "no endpoints available for service \(GoText.quoted(name))")
          : .badRequest("address not allowed")
      }
    default: return nil
    }
  }

  private func log(_ name: String) throws(Refusal) -> ServerAnswer {
    var problems: [FieldProblem] = []
    for parameter in ["tailLines", "limitBytes"] {
      guard let number = query[parameter].flatMap({ Int($0) }) else { continue }
      if parameter == "tailLines" {
        problems += .nonNegative(.number(number), field: parameter)
      } else if number < 1 {
        problems.append(
          .invalid(parameter, "\(number)", "must be greater than 0"))
      }
    }
    if query["sinceSeconds"] != nil, query["sinceTime"] != nil {
      problems.append(
        .forbidden("[]", "at most one of `sinceTime` or `sinceSeconds` may be specified"))
    } else if let seconds = query["sinceSeconds"].flatMap({ Int($0) }), seconds < 1 {
      problems.append(.invalid("sinceSeconds", "\(seconds)", "must be greater than 0"))
    }
    if !problems.isEmpty {
      throw .invalid(GroupKind(kind: "PodLogOptions"), name, problems)
    }
    let pod = try stored(name).value
    try checkContainer(pod, name)
    guard let node = pod["spec"]?.text("nodeName") else {
      // A pod that is nowhere has said nothing.
      var answer = ServerAnswer(204, text: "")
      answer.fields[.contentType] = nil
      return answer
    }
    throw unreachable(node)
  }

  private func connect(_ name: String, _ subresource: String) throws(Refusal) -> ServerAnswer {
    let pod = try stored(name).value
    if subresource != "portforward" { try checkContainer(pod, name) }
    guard let node = pod["spec"]?.text("nodeName") else {
      throw .badRequest("pod \(name) does not have a host assigned")
    }
    throw unreachable(node)
  }

  private func unreachable(_ node: String) -> Refusal {
    let nodes = GroupResource(resource: "nodes")
    guard server.store.object(nodes, StorageKey(namespace: "", name: node)) != nil else {
      // The server's words are wrong: it is no pod that is not there.
      return .notFound(GroupResource(resource: "pods"), node)
    }
    return .internalError("no kubelet answers on node \(node)")
  }

  private func checkContainer(_ pod: JSONValue, _ name: String) throws(Refusal) {
    let spec = pod["spec"] ?? [:]
    let containers = spec.items("containers").compactMap { $0.text("name") }
    let initial = spec.items("initContainers").compactMap { $0.text("name") }
    let ephemeral = spec.items("ephemeralContainers").compactMap { $0.text("name") }
    if let container = query["container"], !container.isEmpty {
      guard (containers + initial + ephemeral).contains(container) else {
        throw .badRequest("container \(container) is not valid for pod \(name)")
      }
      return
    }
    let marked = pod["metadata"]?["annotations"]?.text("kubectl.kubernetes.io/default-container")
    if containers.count == 1 || marked.map(containers.contains) ?? false { return }
    var message =
      "a container name must be specified for pod \(name), choose one of: "
      + "[\(containers.joined(separator: " "))]"
    if !initial.isEmpty {
      message += " or one of the init containers: [\(initial.joined(separator: " "))]"
    }
    throw .badRequest(message)
  }
}
