import KubeCore
import KubeJSON

/// What a controller may do: read, write as any client does, and ask to be called again.
struct ControllerContext: Sendable {
  let server: APIServer
  /// Who writes, for managedFields.
  let manager: String
  /// The controller whose step it is, for events.
  var component = ""
  var pods = PodIndex()
  var wakes: [(key: StorageKey, at: ClusterClock.Instant)] = []
  private var eventCount = 0

  init(_ server: APIServer, manager: String) {
    self.server = server
    self.manager = manager
  }

  var now: Time { server.clock.time }
  var nowText: JSONValue { .string(now.description) }

  /// Asks for another step for a key.
  mutating func wake(_ key: StorageKey, after delay: Duration) {
    wakes.append((key, server.clock.now.advanced(by: max(.zero, delay))))
  }

  /// Asks for another step once it is a time of day.
  mutating func wake(_ key: StorageKey, at time: Time) {
    wake(key, after: .seconds(time.secondsSince1970 - now.secondsSince1970))
  }

  func stored(_ resource: GroupVersionResource, _ key: StorageKey) -> StoredObject? {
    server.store.object(resource.groupResource, key)
  }

  func object(_ resource: GroupVersionResource, _ key: StorageKey) -> JSONValue? {
    stored(resource, key)?.value
  }

  /// The objects of a resource in a namespace, in the order of their names.
  func all(_ resource: GroupVersionResource, in namespace: String?) -> [StoredObject] {
    all(resource.groupResource, in: namespace)
  }

  func all(_ resource: GroupResource, in namespace: String?) -> [StoredObject] {
    let (_, objects) = server.store.snapshot(resource)
    let prefix = namespace.map { "\($0)/" } ?? ""
    var found: [StoredObject] = []
    objects.visit(prefix: prefix, from: prefix) { object in
      found.append(object)
      return true
    }
    return found
  }

  func call(
    _ identity: GroupVersionResource, _ key: StorageKey
  ) throws(Refusal) -> ResourceCall {
    guard let resource = server.registry.resource(identity) else { throw .resourceNotFound }
    var segments = [identity.resource]
    if !key.namespace.isEmpty { segments = ["namespaces", key.namespace] + segments }
    if !key.name.isEmpty { segments.append(key.name) }
    guard
      let target = ResourceTarget(
        group: identity.group, version: identity.version, segments: segments[...])
    else { throw .resourceNotFound }
    var request = ServerRequest(method: "", target: "/")
    request.user = Requester(
      name: "system:kube-controller-manager", groups: ["system:authenticated"])
    return try ResourceCall(server, request, target, resource)
  }

  private var options: WriteOptions {
    WriteOptions(manager: manager, validation: .ignore)
  }

  @discardableResult
  func create(
    _ identity: GroupVersionResource, in namespace: String, _ object: JSONValue
  ) throws(Refusal) -> JSONValue {
    let call = try call(identity, StorageKey(namespace: namespace, name: ""))
    var object = object
    object["apiVersion"] = .string(call.resource.apiVersion)
    object["kind"] = .string(call.resource.kind)
    var decoded = try call.decode(object, .ignore).object
    try call.checkNamespace(&decoded)
    try call.checkNamespaceExists(decoded)
    return try call.create(decoded, options)
  }

  /// Changes an object as it is now; nothing is written if that changes nothing.
  @discardableResult
  func update(
    _ identity: GroupVersionResource, _ key: StorageKey, subresource: String? = nil,
    _ change: (inout JSONValue) -> Void
  ) throws(Refusal) -> JSONValue {
    try call(identity, key).replace(key.name, options, subresource: subresource) { old in
      var object = old
      change(&object)
      return object
    }.new
  }

  func delete(
    _ identity: GroupVersionResource, _ key: StorageKey, uid: String? = nil,
    propagation: String? = nil, grace: Int? = nil
  ) throws(Refusal) {
    do {
      _ = try call(identity, key).remove(
        key.name, DeleteOptions(uid: uid, propagation: propagation, grace: grace))
    } catch {
      // It is gone, or another has its name by now.
      if error.code != 404, uid == nil || error.code != 409 { throw error }
    }
  }

  /// Notes an event about an object.
  mutating func note(
    _ type: String = "Normal", _ reason: String, _ message: String, about object: JSONValue
  ) {
    let metadata = object["metadata"] ?? [:]
    let name = metadata["name"]?.string ?? ""
    var involved: JSONValue = [
      "kind": object["kind"] ?? "", "name": .string(name), "uid": metadata["uid"] ?? "",
      "apiVersion": object["apiVersion"] ?? "",
    ]
    involved["namespace"] = metadata["namespace"]
    involved["resourceVersion"] = metadata["resourceVersion"]
    note(type, reason, message, involved)
  }

  mutating func note(
    _ type: String, _ reason: String, _ message: String, _ involved: JSONValue
  ) {
    let namespace = involved["namespace"]?.string ?? "default"
    let time = server.clock.microTime
    eventCount += 1
    // As many nanoseconds as there were, so that no two have one name.
    let number =
      (time.secondsSince1970 &* 1_000_000_000) &+ Int64(time.nanoseconds) &+ Int64(eventCount)
    let event: JSONValue = [
      "metadata": [
        "name": .string(
          "\(involved["name"]?.string ?? "").\(String(number, radix: 16))"),
        "namespace": .string(namespace),
      ],
      "involvedObject": involved, "reason": .string(reason), "message": .string(message),
      "source": ["component": .string(component)], "firstTimestamp": nowText,
      "lastTimestamp": nowText, "count": 1, "type": .string(type),
      "reportingComponent": .string(component),
    ]
    // Nothing waits for an event, and a namespace that ends takes none.
    _ = try? create(ControlledResource.events, in: namespace, event)
  }
}

extension DeleteOptions {
  init(uid: String? = nil, propagation: String? = nil, grace: Int? = nil) {
    self.uid = uid
    propagationPolicy = propagation
    gracePeriodSeconds = grace
  }
}
