import KubeCore
import KubeJSON
import KubeSchema

extension ResourceCall {
  /// Puts a pod on a node, as a scheduler does.
  ///
  /// - Parameter name: of the pod; nil if the body alone says it.
  func bind(_ name: String?) throws(Refusal) -> ServerAnswer {
    let call = try call(as: SubresourceKinds.binding)
    let options = try call.writeOptions("CreateOptions")
    var (binding, _) = try call.decode(call.readBody(), options.validation)
    try call.checkNamespace(&binding)
    let metadata = binding["metadata"] ?? [:]
    let pod = metadata.text("name") ?? ""
    if let name, name != pod {
      throw .badRequest("name in URL does not match name in Binding object")
    }
    let bound = binding["target"] ?? [:]
    let node = bound.text("name") ?? ""
    try Self.check(bound)
    guard let pods = server.registry.resource(Self.pods) else { throw .resourceNotFound }
    let now = server.clock.time
    let change = { (old: JSONValue) throws(Refusal) -> JSONValue? in
      try checkIdentity(old, metadata, pod)
      try Self.checkFree(old, pod)
      var object = old
      object["spec"]?["nodeName"] = .string(node)
      Self.copy("annotations", from: metadata, to: &object, replaces: true)
      Self.copy("labels", from: metadata, to: &object, replaces: false)
      object.setCondition(
        [
          "type": "PodScheduled", "status": "True", "lastProbeTime": nil,
          "lastTransitionTime": .string(now.text),
        ])
      return object
    }
    if options.isDryRun {
      guard let stored = server.store.object(Self.pods.groupResource, key(pod)) else {
        throw .notFound(Self.pods.groupResource, pod)
      }
      _ = try change(stored.value)
    } else {
      try rewrite(pods, key(pod), change)
    }
    return try success()
  }

  static let pods = GroupVersionResource(group: "", version: "v1", resource: "pods")

  private static func check(_ bound: JSONValue) throws(Refusal) {
    var problems: [FieldProblem] = []
    if let kind = bound.text("kind"), kind != "Node" {
      problems.append(.notSupported("target.kind", GoText.quoted(kind), ["Node", "<empty>"]))
    }
    if bound.text("name") == nil { problems.append(.required("target.name")) }
    guard !problems.isEmpty else { return }
    let texts = problems.map(\.text)
    throw .unforeseen(texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]")
  }

  private func checkIdentity(
    _ pod: JSONValue, _ metadata: JSONValue, _ name: String
  ) throws(Refusal) {
    let uid = pod["metadata"]?.text("uid") ?? ""
    guard let given = metadata.text("uid"), given != uid else { return }
    let place = target.namespace.map { "\($0)/" } ?? ""
    throw .conflict(
      Self.pods.groupResource, name,
      "StorageError: invalid object, Code: 4, Key: /registry/pods/\(place)\(name), "
        + "ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
        + "\(given), UID in object meta: \(uid)")
  }

  private static func checkFree(_ pod: JSONValue, _ name: String) throws(Refusal) {
    var problem: String?
    if pod["metadata"]?.text("deletionTimestamp") != nil {
      problem = "pod \(name) is being deleted, cannot be assigned to a host"
    } else if let node = pod["spec"]?.text("nodeName") {
      problem = "pod \(name) is already assigned to node \(GoText.quoted(node))"
    } else if !(pod["spec"]?.isUnset("schedulingGates") ?? true) {
      problem = "pod \(name) has non-empty .spec.schedulingGates"
    }
    if let problem {
      throw .conflict(GroupResource(resource: "pods/binding"), name, problem)
    }
  }

  private static func copy(
    _ list: String, from metadata: JSONValue, to object: inout JSONValue, replaces: Bool
  ) {
    guard let members = metadata.given(list)?.members, !members.isEmpty else { return }
    var merged = object["metadata"]?.given(list) ?? [:]
    for member in members where replaces || merged[member.name] == nil {
      merged[member.name] = member.value
    }
    object["metadata"]?[list] = merged
  }
}

extension GroupVersionResource {
  var groupResource: GroupResource { GroupResource(group: group, resource: resource) }
}

extension JSONValue {
  /// Sets a condition of the status, in the place of one of its type.
  mutating func setCondition(_ condition: JSONValue) {
    var condition = condition
    if given("status") == nil { self["status"] = [:] }
    var conditions = self["status"]?.items("conditions") ?? []
    if let place = conditions.firstIndex(where: { $0["type"] == condition["type"] }) {
      if conditions[place]["status"] == condition["status"] {
        condition["lastTransitionTime"] = conditions[place]["lastTransitionTime"]
      }
      conditions[place] = condition
    } else {
      conditions.append(condition)
    }
    self["status"]?["conditions"] = .array(conditions)
  }
}
