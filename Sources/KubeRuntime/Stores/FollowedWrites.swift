import KubeClient
import KubeCore

extension SelectedWatch {
  /// Lets a store have what is written, from here on.
  func followWrites<Object, Told: KubeObject>(
    for feed: StoreFeed<Object>, as form: @escaping @Sendable (Told) -> Object?
  ) -> FollowedWrites {
    let resource = GroupResource(group: resource.group, resource: resource.plural)
    let id = client.writeObservers.add(resource) { feed.take($0, as: form) }
    return FollowedWrites(observers: client.writeObservers, id: id)
  }
}

/// Writes that a store is told of, until it ends.
struct FollowedWrites: Sendable {
  fileprivate let observers: WriteObservers
  fileprivate let id: Int

  func end() { observers.remove(id) }
}

/// What can be made of the whole object that somebody has written.
private protocol MadeOfWholeObject: KubeObject {
  init?(whole object: any KubeObject)
}

extension PartialObjectMetadata: MadeOfWholeObject {
  fileprivate init?(whole object: any KubeObject) {
    guard let object = object as? Object else { return nil }
    self.init(of: object)
  }
}

extension Checked: MadeOfWholeObject {
  fileprivate init?(whole object: any KubeObject) {
    guard let object = object as? Object else { return nil }
    self = .valid(object)
  }
}

extension StoreFeed {
  /// Takes in what somebody has written, ahead of the watch.
  func take<Told: KubeObject>(_ write: ObservedWrite, as form: (Told) -> Object?) {
    guard case .deleted = write.outcome else {
      let taken = storeWrite(write, as: form)
      core.change { $0.wrote(taken, for: source) }
      return
    }
    core.change { $0.deleted(write.key, uid: write.uid, for: source) }
  }

  private func storeWrite<Told: KubeObject>(
    _ write: ObservedWrite, as form: (Told) -> Object?
  ) -> StoreWrite<Object> {
    var taken = StoreWrite<Object>(
      key: write.key, uid: write.uid, version: write.version, form: .other)
    guard case .object(let object) = write.outcome else { return taken }
    taken.labels = object.metadata.labels
    let told =
      object as? Told
      ?? (Told.self as? any MadeOfWholeObject.Type)?.init(whole: object) as? Told
    guard let told else { return taken }
    let stored = core.stored(told, ObjectFacts(told), as: form, transform)
    taken.form = stored.map { .stored($0) } ?? .leftOut
    return taken
  }
}
