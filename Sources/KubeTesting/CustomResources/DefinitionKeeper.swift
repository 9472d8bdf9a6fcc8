import KubeCore
import KubeJSON
import Synchronization

/// Keeps what is served in line with the definitions that are stored, and runs their controllers.
final class DefinitionKeeper: Sendable {
  private struct Entry {
    var stored: StoredObject
    var json: JSONValue
    var definition: CustomDefinition

    /// Whether the controllers have nothing to do, whatever the others are.
    var isSettled: Bool {
      definition.names == definition.acceptedNames && definition.isEstablished
        && !definition.isTerminating
    }
  }

  static let resource = GroupResource(
    group: "apiextensions.k8s.io", resource: "customresourcedefinitions")

  /// Whether creations wait as they do at the real server, where another one beside it might not
  /// know of the definition yet: two seconds after it was established.
  let holdsBackCreations = Atomic(false)

  /// By name. Whoever has it is the only one to change what is served.
  private let entries = Mutex<[String: Entry]>([:])

  /// Does all that is to be done after something was written.
  func settle(_ server: APIServer) {
    entries.withLock { entries in
      Self.refresh(&entries, server)
      while Self.takeStep(entries, server) { Self.refresh(&entries, server) }
      let served = entries.values.flatMap { entry in
        entry.definition.versions.filter(\.isServed).map {
          APIServiceObjects.Entry(group: $0.group, version: $0.name)
        }
      }
      APIServiceObjects.settle(server, served: Set(served))
    }
  }

  private static func refresh(_ entries: inout [String: Entry], _ server: APIServer) {
    var names = Set(entries.keys)
    for stored in server.store.objects(resource) {
      let name = stored.key.name
      names.remove(name)
      if entries[name]?.stored === stored { continue }
      let json = stored.value
      let definition = CustomDefinition(json)
      entries[name] = Entry(stored: stored, json: json, definition: definition)
      server.registry.serve(definition.servedResources, of: name)
    }
    for name in names {
      entries[name] = nil
      server.registry.serve([], of: name)
    }
  }

  /// - Returns: whether something was written.
  private static func takeStep(_ entries: [String: Entry], _ server: APIServer) -> Bool {
    for (name, entry) in entries.sorted(by: { $0.key < $1.key }) where !entry.isSettled {
      let others = entries.values.filter {
        $0.definition.group == entry.definition.group && $0.definition.name != name
      }
      let step = DefinitionController.next(
        entry.json, others: others.map(\.json),
        instanceCount: server.store.count(entry.definition.groupResource),
        now: server.clock.time)
      if let step, take(step, entry, server) { return true }
    }
    return false
  }

  private static func take(
    _ step: DefinitionController.Step, _ entry: Entry, _ server: APIServer
  ) -> Bool {
    switch step {
    case .writeStatus(let object): return write(object, entry, server)
    case .deleteInstances: return deleteInstances(of: entry.definition, server)
    case .finish(let object):
      guard object["metadata"]?["finalizers"] == nil else { return write(object, entry, server) }
      let written = try? server.store.write(
        resource, entry.stored.key, replacing: entry.stored, with: nil, last: entry.json)
      return written != nil
    }
  }

  private static func write(_ object: JSONValue, _ entry: Entry, _ server: APIServer) -> Bool {
    guard let call = call(server, entry.definition.name) else { return false }
    let options = WriteOptions(manager: DefinitionController.manager, validation: .ignore)
    let tracked = FieldManager.update(
      old: entry.json, new: object,
      context: call.fieldContext(options, subresource: "status"))
    // Whoever was faster is looked at next.
    _ = try? server.store.write(
      resource, entry.stored.key, replacing: entry.stored, with: call.resource.forWriting(tracked))
    return true
  }

  private static func call(_ server: APIServer, _ name: String) -> ResourceCall? {
    let identity = GroupVersionResource(
      group: resource.group, version: "v1", resource: resource.resource)
    guard let served = server.registry.resource(identity) else { return nil }
    return ResourceCall.internalCall(server, served, namespace: nil, name: name)
  }

  /// - Returns: whether one of them was not being deleted already.
  private static func deleteInstances(
    of definition: CustomDefinition, _ server: APIServer
  ) -> Bool {
    guard let version = definition.storageVersion else { return false }
    let served = definition.served(version, storedIn: version)
    var isChanged = false
    for stored in server.store.objects(definition.groupResource)
    where !stored.isTerminating {
      let namespace = stored.key.namespace.isEmpty ? nil : stored.key.namespace
      guard
        let call = ResourceCall.internalCall(
          server, served, namespace: namespace, name: stored.key.name),
        let options = try? DeleteOptions(call.request),
        (try? call.remove(stored.key.name, options)) != nil
      else { continue }
      isChanged = true
    }
    return isChanged
  }
}

extension ResourceCall {
  /// A call that the server makes itself.
  static func internalCall(
    _ server: APIServer, _ resource: ServedResource, namespace: String?, name: String
  ) -> ResourceCall? {
    let place = namespace.map { ["namespaces", $0] } ?? []
    guard
      let target = ResourceTarget(
        group: resource.identity.group, version: resource.identity.version,
        segments: (place + [resource.identity.resource, name])[...])
    else { return nil }
    let request = ServerRequest(method: "DELETE", target: "/")
    return try? ResourceCall(server, request, target, resource)
  }
}

extension Store {
  /// All objects of a resource, in order.
  fileprivate func objects(_ resource: GroupResource) -> [StoredObject] {
    var objects: [StoredObject] = []
    snapshot(resource).objects.visit(prefix: "", from: "") { object in
      objects.append(object)
      return true
    }
    return objects
  }
}
