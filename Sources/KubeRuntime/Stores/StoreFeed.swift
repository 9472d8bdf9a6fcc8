import KubeClient
import KubeCore

/// Takes in what one of the watches of a store tells.
struct StoreFeed<Object: Sendable>: Sendable {
  let core: StoreCore<Object>
  let source: Int
  let transform: (@Sendable (inout Object) -> Void)?
  /// What a restart has told so far.
  private var items: StoreContents<Object>?

  init(
    core: StoreCore<Object>, source: Int, transform: (@Sendable (inout Object) -> Void)?
  ) {
    self.core = core
    self.source = source
    self.transform = transform
  }

  mutating func apply<Told: KubeObject>(
    _ event: WatcherEvent<Told>, as form: (Told) -> Object?
  ) {
    switch event {
    case .restartBegan: items = core.empty
    case .restartItem(let object): addItem(object, as: form)
    case .restartEnded(let version):
      guard let all = items.take() else { return }
      core.change { $0.restart(all, version: version, from: source) }
    case .applied(let object): apply(object, as: form)
    case .deleted(let object): delete(object)
    case .bookmark(let version):
      core.change {
        $0.advance(to: version, source: source)
        return .nothing
      }
    case .failed(let failure): keep(failure)
    }
  }

  private mutating func addItem<Told: KubeObject>(_ object: Told, as form: (Told) -> Object?) {
    let facts = ObjectFacts(object)
    // What the store has already is not made again.
    if let known = core.contents[facts.key], facts.areOf(known) {
      items?.set(known)
    } else if let stored = core.stored(object, facts, as: form, transform) {
      items?.set(stored)
    }
  }

  private mutating func apply<Told: KubeObject>(_ object: Told, as form: (Told) -> Object?) {
    if items != nil { return addItem(object, as: form) }
    let facts = ObjectFacts(object)
    if let known = core.contents[facts.key], facts.areOf(known) {
      core.change { $0.apply(known, from: source) }
    } else if let stored = core.stored(object, facts, as: form, transform) {
      core.change { $0.apply(stored, from: source) }
    } else {
      delete(object)
    }
  }

  private mutating func delete(_ object: some KubeObject) {
    let facts = ObjectFacts(object)
    delete(facts.key, version: facts.version, uid: facts.uid)
  }

  private mutating func delete(_ key: ObjectKey, version: String, uid: String) {
    if items != nil {
      items?.remove(key)
      return
    }
    core.change { $0.delete(key, version: version, uid: uid, from: source) }
  }

  /// An object that does not fit its type any more stays as it last did: its being gone would be
  /// told as a deletion, which it is not.
  private mutating func keep(_ failure: WatcherFailure) {
    guard failure.kind == .object, let key = failure.key else { return }
    if failure.isGone { return delete(key, version: "", uid: "") }
    if items != nil, let known = core.contents[key] { items?.set(known) }
  }
}

/// What a store knows an object by.
struct ObjectFacts {
  let key: ObjectKey
  let version: String
  let uid: String

  init(_ object: some KubeObject) {
    let metadata = object.metadata
    key = ObjectKey(namespace: metadata.namespace, name: metadata.name ?? "")
    version = metadata.resourceVersion ?? ""
    uid = metadata.uid ?? ""
  }

  func areOf<Object>(_ stored: StoredObject<Object>) -> Bool {
    !version.isEmpty && version == stored.version && uid == stored.uid
  }
}

extension StoreCore {
  /// An object as the store keeps it; nil if it leaves it out.
  func stored<Told: KubeObject>(
    _ object: Told, _ facts: ObjectFacts, as form: (Told) -> Object?,
    _ transform: (@Sendable (inout Object) -> Void)?
  ) -> StoredObject<Object>? {
    guard var formed = form(object) else { return nil }
    transform?(&formed)
    return stored(formed, key: facts.key, version: facts.version, uid: facts.uid)
  }
}
