import KubeCore

/// What a store holds at one time. A copy costs nothing.
struct StoreContents<Object: Sendable>: Sendable {
  private(set) var objects = ObjectTable<StoredObject<Object>>()
  private(set) var indexes: [any IndexTable<Object>]

  init(indexes: [any IndexTable<Object>] = []) {
    self.indexes = indexes
  }

  subscript(key: ObjectKey) -> StoredObject<Object>? { objects[key] }

  /// The object, by its key or, if it belongs to the cluster, by one that names a namespace besides.
  func find(_ key: ObjectKey) -> StoredObject<Object>? {
    if let found = objects[key] { return found }
    return key.namespace == nil ? nil : objects[ObjectKey(name: key.name)]
  }

  @discardableResult
  mutating func set(_ stored: StoredObject<Object>) -> StoredObject<Object>? {
    let old = objects.insert(stored)
    for position in indexes.indices {
      if let old { indexes[position].remove(old.key, old.indexed[position]) }
      indexes[position].insert(stored, stored.indexed[position])
    }
    return old
  }

  @discardableResult
  mutating func remove(_ key: ObjectKey) -> StoredObject<Object>? {
    guard let old = objects.remove(key) else { return nil }
    for position in indexes.indices {
      indexes[position].remove(old.key, old.indexed[position])
    }
    return old
  }

  /// How these contents differ from those before.
  func forEachChange(since before: Self, _ body: (StoreChange<Object>) -> Void) {
    for stored in objects {
      let old = before[stored.key]
      if let old, old.isSame(as: stored) { continue }
      body(StoreChange(key: stored.key, before: old, after: stored, isInitial: true))
    }
    for old in before.objects where objects[old.key] == nil {
      body(StoreChange(key: old.key, before: old, after: nil, isInitial: true))
    }
  }
}
