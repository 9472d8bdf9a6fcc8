import KubeClient
import KubeCore
import Logging
import Metrics
import ServiceLifecycle
import Synchronization
import Tracing

/// A controller that runs.
final class ControllerRun<Object: KubeObject>: Sendable {
  typealias Queue = WorkQueue<ObjectKey>

  let controller: Controller<Object>
  let reconcile: @Sendable (Object) async throws -> ReconcileAction
  let onError: (@Sendable (Object, any Error) -> ReconcileAction)?
  let results: ResultChannel?
  let driver: WorkQueueDriver<ObjectKey>
  let metrics: ReconcileMetrics
  let logger: Logger
  let tracer: any Tracer
  /// What was set around whoever made this.
  let permit = ReconcilePermit.current
  private let state: Mutex<State>

  private struct State {
    var store: Store<Object>?
    /// The sources that are not ready yet.
    var unready: Int
    /// Objects of which the store does not know yet what this process has written to them, and since
    /// when that is so.
    var behind: [ObjectKey: Duration] = [:]
    /// The last state of objects that are gone, until somebody has been told.
    var deleted: [ObjectKey: Object] = [:]
  }

  init(
    _ controller: Controller<Object>,
    reconcile: @escaping @Sendable (Object) async throws -> ReconcileAction,
    onError: (@Sendable (Object, any Error) -> ReconcileAction)?, results: ResultChannel?
  ) {
    let settings = controller.settings
    self.controller = controller
    self.reconcile = reconcile
    self.onError = onError
    self.results = results
    driver = WorkQueueDriver(
      WorkQueueSettings(
        concurrency: settings.concurrency, debounce: settings.debounce, backoff: settings.backoff),
      clock: controller.client.clock, isOpen: false)
    metrics = ReconcileMetrics(
      controller.name, concurrency: settings.concurrency,
      factory: settings.metrics ?? MetricsSystem.factory)
    var logger = settings.logger ?? controller.client.logger
    logger[metadataKey: "controller"] = "\(controller.name)"
    self.logger = logger
    tracer = settings.tracer ?? InstrumentationSystem.tracer
    state = Mutex(State(unready: 1 + controller.sources.count { $0.hasStore }))
  }

  /// Until it is stopped and what ran by then has finished.
  func run(until stop: Latch?) async throws {
    let grace = controller.settings.shutdownGrace
    let failure = await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        await runParts(until: stop)
      } onGracefulShutdown: { [driver] in
        driver.stop(grace: grace)
      }
    } onCancel: { [driver, permit] in
      driver.stop(grace: permit == nil ? grace : .zero)
    }
    if let failure { throw failure }
  }

  private func runParts(until stop: Latch?) async -> (any Error)? {
    let grace = controller.settings.shutdownGrace
    return await withTaskGroup(of: Part.self) { group in
      let port = port
      group.addTask { [controller] in
        await self.source {
          try await controller.root.run(
            port, begin: { store in self.state.withLock { $0.store = store } },
            observer: { self.take($0) })
        }
      }
      for source in controller.sources {
        group.addTask { await self.source { try await source.run(port) } }
      }
      if let stop {
        group.addTask {
          await stop.wait()
          if stop.isOpen { self.driver.stop(grace: grace) }
          return .source(nil)
        }
      }
      group.addTask {
        await uncancelled {
          await self.driver.run {
            await self.work($0)
          } unfinished: {
            self.tellUnfinished($0)
          }
        }
        return .queue
      }
      var failure: (any Error)?
      for await part in group {
        switch part {
        case .queue: group.cancelAll()
        case .source(let error?):
          if !driver.isStopping { failure = error }
          driver.stop(grace: grace)
        case .source(nil): break
        }
      }
      return failure
    }
  }

  /// What a task of it was for, and how it ended.
  private enum Part: Sendable {
    case queue
    case source((any Error)?)
  }

  private func source(_ body: () async throws -> Void) async -> Part {
    do {
      try await body()
      return .source(nil)
    } catch {
      // Whoever cancels the writer of a store and this may come to the writer first.
      try? await driver.timeline.sleep(until: driver.timeline.now + .seconds(1))
      return .source(Task.isCancelled ? nil : error)
    }
  }

  private var port: SourcePort {
    SourcePort(
      logger: logger, add: { self.add($0, $1, $2) },
      addAll: { priority in
        self.add(self.store?.keys ?? [], priority, .all)
      },
      uid: { self.store?[$0]?.metadata.uid }, ready: { self.ready() })
  }

  var store: Store<Object>? { state.withLock { $0.store } }

  private func ready() {
    let isReady = state.withLock { state in
      state.unready -= 1
      return state.unready == 0
    }
    guard isReady else { return }
    logger.info("The controller has read what there is, and begins")
    driver.open()
  }

  private func add(
    _ keys: [ObjectKey], _ priority: ReconcilePriority, _ reason: ReconcileReason
  ) {
    // An object has one key, whoever names it.
    let keys =
      controller.resource.isNamespaced
      ? keys : keys.map { $0.namespace == nil ? $0 : ObjectKey(name: $0.name) }
    driver.add(keys, priority: priority, reason: reason)
    metrics.added(driver.adds, depth: driver.depth)
  }

  /// Something has happened to an object of the controller's kind.
  private func take(_ change: StoreChange<Object>) {
    let key = change.key
    let wasBehind = state.withLock { state in
      if change.new != nil {
        state.deleted[key] = nil
      } else if controller.onDeleted != nil {
        state.deleted[key] = change.old
      }
      return state.behind.removeValue(forKey: key) != nil
    }
    if wasBehind {
      driver.add(key, reason: .changed, settles: false)
    }
    guard change.isNews else { return }
    if change.new == nil {
      // There is nothing to reconcile, but perhaps somebody to tell.
      guard controller.onDeleted != nil else { return }
    } else {
      guard controller.predicate?.matters(change.old, change.new) ?? true else { return }
    }
    add([key], change.priority, .changed)
  }

  /// Whether the object is to wait for its store, and for how long.
  func wait(for key: ObjectKey, in store: Store<Object>) -> Duration? {
    let now = driver.timeline.now
    let limit = controller.settings.cacheWait
    // Noted first, so that a change that comes meanwhile finds it.
    let since = state.withLock { state in
      let since = state.behind[key] ?? now
      state.behind[key] = since
      return since
    }
    if store.isBehind(key) {
      if now - since < limit { return limit - (now - since) }
      logger.warning(
        "The store does not hear of what was written; reconciling what it has",
        metadata: ["name": "\(key.name)", "namespace": "\(key.namespace ?? "")"])
    }
    state.withLock { $0.behind[key] = nil }
    return nil
  }

  /// The last state of an object that is gone, for who is to be told.
  func takeDeleted(_ key: ObjectKey) -> Object? {
    state.withLock { $0.deleted.removeValue(forKey: key) }
  }

  func keepDeleted(_ object: Object) {
    state.withLock { state in
      if state.deleted[object.key] == nil { state.deleted[object.key] = object }
    }
  }
}
