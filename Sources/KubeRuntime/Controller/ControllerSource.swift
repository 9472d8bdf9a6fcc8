import KubeClient
import KubeCore
import Logging

/// Where the objects of a kind come from.
enum ObjectSource<Object: KubeObject>: Sendable {
  /// - Parameter transform: what is done with each object ahead of its being stored.
  case watched(
    any ResourceCollection<Object>, WatcherSettings,
    transform: (@Sendable (inout Object) -> Void)? = nil)
  case shared(Store<Object>)

  /// Until the task is cancelled.
  ///
  /// - Parameters:
  ///   - begin: is given the store ahead of the observer.
  ///   - observer: is told of what there is, and of all that changes.
  /// - Throws: if a store that somebody else keeps is not kept any more.
  func run(
    _ port: SourcePort, begin: (Store<Object>) -> Void = { _ in },
    observer: @escaping @Sendable (StoreChange<Object>) -> Void
  ) async throws {
    switch self {
    case .shared(let store):
      begin(store)
      let id = store.observe(observer)
      defer { store.removeObserver(id) }
      try await store.waitUntilReady()
      port.ready()
      await store.waitUntilClosed()
      guard !Task.isCancelled else { return }
      throw StoreError(
        .writerGone,
        "Nobody fills the store of \(Object.self) any more; its controller would go by what is past."
      )
    case .watched(let collection, let settings, let transform):
      await Self.watch(collection, settings, transform, port, begin, observer)
    }
  }

  private static func watch(
    _ collection: some ResourceCollection<Object>, _ settings: WatcherSettings,
    _ transform: (@Sendable (inout Object) -> Void)?, _ port: SourcePort,
    _ begin: (Store<Object>) -> Void, _ observer: @escaping @Sendable (StoreChange<Object>) -> Void
  ) async {
    await withTaskGroup(of: Void.self) { group in
      let writer = StoreWriter<Object>(transform: transform)
      let store = writer.store
      let reflection = reflect(writer, Watcher(collection, settings))
      begin(store)
      let id = store.observe(observer)
      defer { store.removeObserver(id) }
      group.addTask {
        // It throws only if the task is cancelled, as the writer is here.
        if (try? await store.waitUntilReady()) != nil { port.ready() }
      }
      await reflection.run()
    }
  }
}

/// What a source can do to its controller.
struct SourcePort: Sendable {
  let logger: Logger
  let add: @Sendable ([ObjectKey], ReconcilePriority, ReconcileReason) -> Void
  let addAll: @Sendable (ReconcilePriority) -> Void
  /// The uid of an object of the controller's kind, if it is known.
  let uid: @Sendable (ObjectKey) -> String?
  let ready: @Sendable () -> Void
}

/// Something that has objects reconciled.
struct ControllerSource: Sendable {
  /// Whether nothing is reconciled before it is ready.
  let hasStore: Bool
  /// Until the task is cancelled, or there is nothing more to come.
  let run: @Sendable (SourcePort) async throws -> Void

  /// Objects that lead to others.
  init<Object: KubeObject>(
    _ source: ObjectSource<Object>, _ predicate: ChangePredicate<Object>?,
    keys: @escaping @Sendable (_ old: Object?, _ new: Object?, SourcePort) -> [ObjectKey]
  ) {
    hasStore = true
    run = { port in
      try await source.run(port) { change in
        guard change.isNews, predicate?.matters(change.old, change.new) ?? true else { return }
        let keys = keys(change.old, change.new, port)
        if !keys.isEmpty { port.add(keys, change.priority, .related) }
      }
    }
  }

  init<Elements: AsyncSequence & Sendable>(
    _ elements: Elements, _ body: @escaping @Sendable (Elements.Element, SourcePort) -> Void
  ) {
    hasStore = false
    run = { port in
      do {
        for try await element in elements { body(element, port) }
        guard !Task.isCancelled else { return }
        port.logger.notice("A trigger has ended; the controller goes on without it")
      } catch {
        guard !Task.isCancelled else { return }
        port.logger.error(
          "A trigger has failed; the controller goes on without it",
          metadata: ["error": "\(error)"])
      }
    }
  }
}

extension StoreChange {
  /// Whether it tells more than what is known already, as a relist does of what has not changed.
  var isNews: Bool {
    guard let before, let after else { return true }
    return !before.isSame(as: after)
  }

  /// What was there before anybody looked goes behind what happens.
  var priority: ReconcilePriority { isInitial && before == nil ? .low : .normal }
}
