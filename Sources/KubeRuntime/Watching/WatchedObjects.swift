public import KubeCore

extension AsyncSequence {
  /// The objects that have come or changed, and those that restarts tell of; not those that are gone.
  public func applied<Object>() -> WatchedObjects<Self, Object>
  where Element == WatcherEvent<Object> {
    WatchedObjects(events: self, includesDeleted: false)
  }

  /// The objects that have come or changed, those that restarts tell of, and the last states of those
  /// that are gone.
  public func touched<Object>() -> WatchedObjects<Self, Object>
  where Element == WatcherEvent<Object> {
    WatchedObjects(events: self, includesDeleted: true)
  }
}

/// The objects of a watcher's events.
///
/// That an object went while the watcher could not see it is known only from restarts, which are not
/// told here: to have what there is, and no more, takes a store.
public struct WatchedObjects<Events: AsyncSequence, Object: KubeObject>: AsyncSequence
where Events.Element == WatcherEvent<Object> {
  public typealias Failure = Events.Failure

  fileprivate let events: Events
  fileprivate let includesDeleted: Bool

  public func makeAsyncIterator() -> Iterator {
    Iterator(events: events.makeAsyncIterator(), includesDeleted: includesDeleted)
  }

  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var events: Events.AsyncIterator
    fileprivate let includesDeleted: Bool

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(Events.Failure) -> Object? {
      while let event = try await events.next(isolation: actor) {
        switch event {
        case .applied(let object), .restartItem(let object): return object
        case .deleted(let object) where includesDeleted: return object
        default: continue
        }
      }
      return nil
    }
  }
}

extension WatchedObjects: Sendable where Events: Sendable {}
