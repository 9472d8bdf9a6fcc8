import KubeClient
public import KubeCore

/// Fills a ``Store``, of which it is the only writer: it cannot be copied, and whoever fills the
/// store takes it.
///
/// ```swift
/// let writer = StoreWriter<Pod>(indexes: byNode) { $0.metadata.managedFields = [] }
/// let pods = writer.store
/// await reflect(writer, Watcher(AllNamespaces<Pod>(client)))
/// ```
/// When it is gone, the store keeps what it has, and those who wait for it or for changes are told
/// so.
public struct StoreWriter<Object: Sendable>: ~Copyable, Sendable {
  let core: StoreCore<Object>
  let transform: (@Sendable (inout Object) -> Void)?
  private var feed: StoreFeed<Object>

  /// - Parameters:
  ///   - indexes: by what objects are found besides their keys.
  ///   - transform: changes each object ahead of its being stored, such as to drop what nobody
  ///     reads. Name, namespace, version and uid count as they came.
  public init<each Value>(
    indexes: repeat StoreIndex<Object, each Value>,
    transform: (@Sendable (inout Object) -> Void)? = nil
  ) {
    var tables: [any IndexTable<Object>] = []
    repeat tables.append(ValueTable(each indexes))
    core = StoreCore(indexes: tables)
    self.transform = transform
    feed = StoreFeed(core: core, source: 0, transform: transform)
  }

  deinit { core.close() }

  /// What the writer fills.
  public var store: Store<Object> { Store(core: core) }

  /// Takes in what a watch tells, and returns once all who follow the changes have room for more.
  public mutating func apply(_ event: WatcherEvent<Object>) async where Object: KubeObject {
    await apply(event) { $0 }
  }

  /// Takes in what a watch tells, in another form.
  ///
  /// - Parameters:
  ///   - event: what the watch tells.
  ///   - form: what is stored of an object; nothing, if it is nil.
  public mutating func apply<Told: KubeObject>(
    _ event: WatcherEvent<Told>, as form: (Told) -> Object?
  ) async {
    feed.apply(event, as: form)
    await core.room()
  }

  /// Fills the store no more.
  consuming func end() {}
}
