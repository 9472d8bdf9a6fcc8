package import KubeCore
import Synchronization

/// What somebody has written through a client.
package struct ObservedWrite: Sendable {
  package enum Outcome: Sendable {
    /// The object, as the server has it now.
    case object(any KubeObject)
    /// Only the object's version is known, from a subresource.
    case version
    /// The object is gone.
    case deleted
  }

  package var resource: GroupResource
  package var key: ObjectKey
  /// Empty if the server did not say.
  package var uid: String
  /// Empty if the server did not say, as for what is gone.
  package var version: String
  package var outcome: Outcome
}

/// Those who want to know what is written through a client, because they hold copies of it.
///
/// They hear of it by the task that has written, before it goes on, and only of what was stored.
package final class WriteObservers: Sendable {
  package typealias Observer = @Sendable (ObservedWrite) -> Void

  private struct State {
    var observers: [(id: Int, resource: GroupResource, call: Observer)] = []
    var lastID = 0
  }

  private let state = Mutex(State())

  /// - Returns: what ``remove(_:)`` takes.
  package func add(_ resource: GroupResource, _ observer: @escaping Observer) -> Int {
    state.withLock { state in
      state.lastID += 1
      state.observers.append((state.lastID, resource, observer))
      return state.lastID
    }
  }

  /// It may be called once more, by who calls it now.
  package func remove(_ id: Int) {
    state.withLock { $0.observers.removeAll { $0.id == id } }
  }

  /// Tells of a write those who want to know of the resource.
  func report(_ resource: ResourceIdentity, _ write: (GroupResource) -> ObservedWrite?) {
    let resource = GroupResource(group: resource.group, resource: resource.plural)
    let observers = state.withLock { $0.observers.filter { $0.resource == resource } }
    guard !observers.isEmpty, let write = write(resource) else { return }
    for observer in observers { observer.call(write) }
  }
}

extension Api {
  /// Sends a request that writes an object, and tells of it.
  ///
  /// - Parameters:
  ///   - dryRun: whether nothing is stored.
  ///   - subresource: what is written of the object; nil for the whole.
  ///   - make: makes the request.
  func written(
    dryRun: Bool, subresource: String? = nil,
    _ make: (ResourceRequests) throws(InvalidRequest) -> APIRequest
  ) async throws -> Object {
    let object = try await object(make)
    if !dryRun { report(object, isWhole: Self.answersWithObject(subresource)) }
    return object
  }

  /// Tells of an object that was written, or of a subresource that has its version.
  private func report(_ object: Object, isWhole: Bool) {
    client.writeObservers.report(resource) { resource in
      if isWhole, object.isLetGo, let name = object.metadata.name, let uid = object.metadata.uid {
        return ObservedWrite(
          resource: resource, key: ObjectKey(namespace: object.metadata.namespace, name: name),
          uid: uid, version: "", outcome: .deleted)
      }
      return write(resource, object.metadata, isWhole ? .object(object) : .version)
    }
  }

  /// Tells of a subresource that was written, if its answer says the object's version.
  func report(_ answer: some JSONCodable, _ subresource: String) {
    if let object = answer as? Object {
      report(object, isWhole: Self.answersWithObject(subresource))
    } else if let scale = answer as? Scale {
      client.writeObservers.report(resource) { write($0, scale.metadata, .version) }
    }
  }

  /// Tells of an object that was deleted.
  func report(_ deletion: Deletion<Object>, of name: String) {
    switch deletion {
    case .pending(let object): report(object, isWhole: true)
    case .done(let status):
      client.writeObservers.report(resource) { resource in
        guard let uid = status.details?.uid else { return nil }
        return ObservedWrite(
          resource: resource, key: ObjectKey(namespace: namespace, name: name), uid: uid,
          version: "", outcome: .deleted)
      }
    }
  }

  private func write(
    _ resource: GroupResource, _ metadata: ObjectMeta, _ outcome: ObservedWrite.Outcome
  ) -> ObservedWrite? {
    guard let name = metadata.name, let version = metadata.resourceVersion else { return nil }
    return ObservedWrite(
      resource: resource, key: ObjectKey(namespace: metadata.namespace, name: name),
      uid: metadata.uid ?? "", version: version, outcome: outcome)
  }

  /// Whether what is written of a subresource is answered with the whole object.
  private static func answersWithObject(_ subresource: String?) -> Bool {
    [nil, "status", "ephemeralcontainers", "resize"].contains(subresource)
  }
}
