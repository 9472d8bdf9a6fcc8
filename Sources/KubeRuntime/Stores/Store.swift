public import KubeCore

/// The objects of a kind, as a watch has told them last: for reading, by as many as want to.
///
/// ```swift
/// let writer = StoreWriter<Pod>()
/// let pods = writer.store
/// async let reflected: Void = reflect(writer, Watcher(AllNamespaces<Pod>(client)))
/// try await pods.waitUntilReady()
/// let frontend = pods[ObjectKey(namespace: "web", name: "frontend")]
/// ```
///
/// It is cheap to copy; all copies are the same store. What it gives shares its storage with the
/// store, and is a value: it stays as it is when the store goes on. It may be older than what the
/// server has, but a program that writes through the client of the watch reads what it wrote, or
/// something newer. What `deleteCollection` and `deleteAll` have deleted is there until the watch has
/// told that it is gone.
public struct Store<Object: Sendable>: Sendable {
  let core: StoreCore<Object>

  /// The object of a key; for an object of the cluster also by a key that names a namespace.
  public subscript(key: ObjectKey) -> Object? { core.contents.find(key)?.object }

  /// Whether there is an object of the key.
  public func contains(_ key: ObjectKey) -> Bool { core.contents.find(key) != nil }

  /// All objects, as they are now.
  public var objects: StoreObjects<Object> { StoreObjects(table: core.contents.objects) }

  /// The keys of all objects.
  public var keys: [ObjectKey] { core.contents.objects.map(\.key) }

  public var count: Int { core.contents.objects.count }
  public var isEmpty: Bool { count == 0 }

  /// Whether the store was filled once. It stays so, whatever becomes of the watch.
  public var isReady: Bool { core.isReady }

  /// Returns once the store was filled: when the first list is there, of every watch that fills it.
  ///
  /// - Throws: ``StoreError`` of code `writerGone` if nobody fills the store any more before, and
  ///   `CancellationError` if the task is cancelled.
  public func waitUntilReady() async throws { try await core.waitUntilReady() }

  /// The objects that an index has under a value.
  ///
  /// - Throws: ``StoreError`` of code `noSuchIndex` if the store's writer was made without the index.
  public func objects<Value>(
    _ index: StoreIndex<Object, Value>, _ value: Value
  ) throws(StoreError) -> StoreObjects<Object> {
    for table in core.contents.indexes {
      guard let table = table as? ValueTable<Object, Value>,
        table.index.identity === index.identity
      else { continue }
      return StoreObjects(table: table[value])
    }
    throw StoreError(
      .noSuchIndex,
      "The store of \(Object.self) was made without this index by \(Value.self); give the same"
        + " StoreIndex to its StoreWriter.")
  }

  /// Returns once nobody fills the store any more, or the task is cancelled.
  package func waitUntilClosed() async { await core.waitUntilClosed() }

  /// What changes, beginning with all that there is; see ``StoreChanges``.
  ///
  /// - Parameter buffer: how many changes wait for the consumer before the watch waits, too.
  public func changes(buffer: Int = 256) -> StoreChanges<Object> {
    StoreChanges(core: core, buffer: buffer)
  }

  /// Calls an observer for all that there is, and then for every change, in order and outside of
  /// all locks, by whoever changes the store; it must return soon.
  ///
  /// - Returns: what ``removeObserver(_:)`` takes.
  @discardableResult
  package func observe(_ observer: @escaping @Sendable (StoreChange<Object>) -> Void) -> Int {
    core.observe(observer)
  }

  /// It may be called once more, by who calls it now.
  package func removeObserver(_ id: Int) { core.removeObserver(id) }

  /// Whether the object was written in a form that the store does not hold, and the watch has not
  /// come as far yet: what the store holds is older than the write. Once it is no more, a change of
  /// the object is told.
  package func isBehind(_ key: ObjectKey) -> Bool { core.isBehind(key) }
}

extension Store where Object: KubeObject {
  /// The objects whose labels match.
  public func objects(labels: LabelQuery) -> [Object] {
    objects { labels.matches($0.metadata.labels) }
  }

  /// The objects that a selector of the API selects.
  ///
  /// - Throws: `InvalidSelector` for what no API server would take.
  public func objects(matching selector: LabelSelector) throws(InvalidSelector) -> [Object] {
    objects(labels: try LabelQuery(selector))
  }
}

extension Store {
  /// The objects of which something is so.
  public func objects(where isIncluded: (Object) throws -> Bool) rethrows -> [Object] {
    try objects.filter(isIncluded)
  }

  /// An object of which something is so, if there is one.
  public func first(where isIncluded: (Object) throws -> Bool) rethrows -> Object? {
    try objects.first(where: isIncluded)
  }
}
