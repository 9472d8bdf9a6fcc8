import KubeCore
import Synchronization

/// What a writer and the readers of a store share.
///
/// Who changes the store holds the ledger for as long as that takes. Readers look at what is
/// published, which is there for them but for the moment in which it is exchanged. What has changed
/// is put into the outbox in the order of the changes, and told outside all locks.
final class StoreCore<Object: Sendable>: Sendable {
  private struct Published: Sendable {
    var contents: StoreContents<Object>
    var isReady = false
  }

  let empty: StoreContents<Object>
  private let ledger: Mutex<StoreLedger<Object>>
  private let published: Mutex<Published>
  private let outbox = StoreOutbox<Object>()

  init(indexes: [any IndexTable<Object>]) {
    empty = StoreContents(indexes: indexes)
    ledger = Mutex(StoreLedger(empty))
    published = Mutex(Published(contents: empty))
  }

  var contents: StoreContents<Object> { published.withLock { $0.contents } }
  var isReady: Bool { published.withLock { $0.isReady } }

  /// An object as the store keeps it, found by the store's indexes.
  func stored(
    _ object: Object, key: ObjectKey, version: String, uid: String
  ) -> StoredObject<Object> {
    StoredObject(
      object, key: key, version: version, uid: uid,
      indexed: empty.indexes.map { $0.values(of: object) })
  }

  func setSources(_ selections: [WatchSelection?]) {
    ledger.withLock { $0.setSources(selections) }
  }

  func isBehind(_ key: ObjectKey) -> Bool { ledger.withLock { $0.isBehind(key) } }

  /// Changes the ledger, publishes what it holds then, and tells of it.
  func change(_ body: (inout StoreLedger<Object>) -> StoreLedger<Object>.Outcome) {
    // What nobody has any more goes here, outside the locks.
    _ = ledger.withLock { ledger -> StoreContents<Object>? in
      let outcome = body(&ledger)
      if case .nothing = outcome { return nil }
      let (contents, isReady) = (ledger.contents, ledger.isReady)
      let (before, becameReady) = published.withLock { published in
        let before = published.contents
        let becameReady = isReady && !published.isReady
        published.contents = contents
        if becameReady { published.isReady = true }
        return (before, becameReady)
      }
      switch outcome {
      case .nothing: break
      case .changed(let change): outbox.put(.change(change))
      case .replaced(let old, let new): outbox.put(.replaced(from: old, to: new))
      }
      if becameReady { outbox.put(.ready) }
      return before
    }
    outbox.tell()
  }

  /// Tells an observer all that there is, and from then on all changes.
  func observe(_ observer: @escaping @Sendable (StoreChange<Object>) -> Void) -> Int {
    let id = ledger.withLock { outbox.put(observer, $0.contents) }
    outbox.tell()
    return id
  }

  func removeObserver(_ id: Int) { outbox.removeObserver(id) }

  func attach(_ channel: ChangeChannel<Object>) {
    ledger.withLock { outbox.put(channel, $0.contents) }
    outbox.tell()
  }

  /// Returns once all consumers have room for more.
  func room() async { await outbox.room() }

  func waitUntilReady() async throws {
    if isReady { return }
    try await outbox.waitUntilReady()
  }

  func waitUntilClosed() async { await outbox.waitUntilClosed() }

  /// Nobody fills the store any more.
  func close() {
    ledger.withLock { _ in outbox.put(.closed) }
    outbox.tell()
  }
}
