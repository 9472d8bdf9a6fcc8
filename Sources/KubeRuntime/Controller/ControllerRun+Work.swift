import KubeClient
import KubeCore
import Logging
import Tracing

/// What is done with a key whose turn it is.
extension ControllerRun {
  func work(_ item: Queue.Item) async -> Queue.Outcome {
    metrics.added(driver.adds, depth: driver.depth)
    metrics.began(
      item.number, at: driver.timeline.now, waited: item.waited, depth: driver.depth)
    let outcome = await outcome(item)
    metrics.finished(item.number, at: driver.timeline.now, depth: driver.depth)
    switch outcome {
    case .again, .retry: metrics.retried()
    case .done, .postpone: break
    }
    return outcome
  }

  private func outcome(_ item: Queue.Item) async -> Queue.Outcome {
    guard permit?.holds() ?? true else { return .postpone(.seconds(1)) }
    guard controller.isMine?(item.key) ?? true, let store else {
      // Whoever's it is tells of it.
      _ = takeDeleted(item.key)
      return .done
    }
    if let wait = wait(for: item.key, in: store) { return .postpone(wait) }
    let reconciliation = Reconciliation(
      controller: controller.name, key: item.key, id: controller.settings.makeID(),
      reason: item.reason, attempt: item.failures + 1)
    guard let object = store[item.key] else { return await tellDeleted(item, reconciliation) }
    let logger = logger(of: reconciliation)
    let start = driver.timeline.now
    let result = await limited(item, logger) {
      await self.attempt(object, reconciliation, logger)
    }
    let duration = driver.timeline.now - start
    let (action, outcome) = decide(result, object, logger, duration)
    if let results {
      await results.send(
        ReconcileResult(
          key: item.key, reason: item.reason, outcome: result, action: action, duration: duration))
    }
    return outcome
  }

  private func logger(of reconciliation: Reconciliation) -> Logger {
    var logger = logger
    if let namespace = reconciliation.key.namespace {
      logger[metadataKey: "namespace"] = "\(namespace)"
    }
    logger[metadataKey: "name"] = "\(reconciliation.key.name)"
    logger[metadataKey: "reconcileID"] = "\(reconciliation.id)"
    return logger
  }

  /// An object that is gone before its turn is nothing to speak of.
  private func tellDeleted(
    _ item: Queue.Item, _ reconciliation: Reconciliation
  ) async -> Queue.Outcome {
    guard let onDeleted = controller.onDeleted, let last = takeDeleted(reconciliation.key) else {
      return .done
    }
    let logger = logger(of: reconciliation)
    let result = await limited(item, logger) {
      await Reconciliation.$current.withValue(reconciliation) {
        await withLogger(logger) { _ -> Result<ReconcileAction, any Error> in
          do {
            try await onDeleted(last)
            return .success(.awaitChange)
          } catch {
            return .failure(error)
          }
        }
      }
    }
    guard case .failure(let error) = result else { return .done }
    logger.error(
      "What is to be done after an object is gone failed; trying again",
      metadata: ["error": "\(error)"])
    keepDeleted(last)
    return .retry
  }

  /// Cancels what takes too long, and if that does not end it, gives its place to others.
  private func limited(
    _ item: Queue.Item, _ logger: Logger,
    _ attempt: @escaping @Sendable () async -> Result<ReconcileAction, any Error>
  ) async -> Result<ReconcileAction, any Error> {
    guard let limit = controller.settings.reconcileTimeout else { return await attempt() }
    let alarm = Latch()
    driver.ring(alarm, after: limit, for: item)
    return await withTaskGroup(of: Result<ReconcileAction, any Error>?.self) { group in
      group.addTask { await attempt() }
      group.addTask {
        await alarm.wait()
        return nil
      }
      var result: Result<ReconcileAction, any Error>?
      while result == nil, let next = await group.next() {
        result = next
        if result == nil, alarm.isOpen {
          metrics.timedOut()
          logger.error(
            "The reconcile does not end and is cancelled; its object waits until it does",
            metadata: ["limit": "\(limit)"])
          group.cancelAll()
          driver.release(item)
        }
      }
      group.cancelAll()
      guard let result else { return .failure(CancellationError()) }
      // Who was cancelled for it says so in one way or another.
      guard case .failure = result, alarm.isOpen else { return result }
      return .failure(ReconcileError.timedOut(after: limit))
    }
  }

  private func attempt(
    _ object: Object, _ reconciliation: Reconciliation, _ logger: Logger
  ) async -> Result<ReconcileAction, any Error> {
    let span = tracer.startSpan("reconcile \(controller.name)", ofKind: .internal)
    span.updateAttributes { attributes in
      attributes["k8s.controller"] = controller.name
      attributes["k8s.object.kind"] = controller.resource.kind
      attributes["k8s.object.name"] = reconciliation.key.name
      if let namespace = reconciliation.key.namespace {
        attributes["k8s.namespace.name"] = namespace
      }
      attributes["k8s.reconcile.id"] = reconciliation.id
      attributes["k8s.reconcile.reason"] = reconciliation.reason.rawValue
      attributes["k8s.reconcile.attempt"] = reconciliation.attempt
    }
    defer { span.end() }
    let result = await ServiceContext.$current.withValue(span.context) {
      await Reconciliation.$current.withValue(reconciliation) {
        await withLogger(logger) { _ -> Result<ReconcileAction, any Error> in
          do {
            return .success(try await reconcile(object))
          } catch {
            return .failure(error)
          }
        }
      }
    }
    if case .failure(let error) = result {
      span.recordError(error)
      span.setStatus(SpanStatus(code: .error))
    }
    return result
  }

  private func decide(
    _ result: Result<ReconcileAction, any Error>, _ object: Object, _ logger: Logger,
    _ duration: Duration
  ) -> (ReconcileAction, Queue.Outcome) {
    let action: ReconcileAction
    let hasFailed: Bool
    switch result {
    case .success(let success):
      (action, hasFailed) = (success, false)
      switch success.kind {
      case .awaitChange: metrics.reconciled(.success, duration: duration)
      case .requeue: metrics.reconciled(.requeueAfter, duration: duration)
      case .retry: metrics.reconciled(.requeue, duration: duration)
      }
    case .failure(let error):
      hasFailed = true
      metrics.reconciled(.error, duration: duration)
      if error is TerminalError {
        action = .awaitChange
        metrics.failedForGood()
        logger.error(
          "The reconcile failed for good; waiting for a change", metadata: ["error": "\(error)"])
      } else {
        action = onError?(object, error) ?? .retry
        // One that ends because the controller does has not failed.
        logger.log(
          level: driver.isStopping ? .debug : .error, "The reconcile failed",
          metadata: ["error": "\(error)", "next": "\(action)"])
      }
    }
    switch action.kind {
    case .awaitChange: return (action, .done)
    case .requeue(let delay, let priority):
      return (action, .again(after: delay, priority: priority, hasFailed: hasFailed))
    case .retry: return (action, .retry)
    }
  }

  /// Says once what the end of the controller waits for.
  func tellUnfinished(_ keys: [ObjectKey]) {
    logger.warning(
      "What has not finished in time is cancelled; the controller ends when it does",
      metadata: [
        "count": "\(keys.count)", "objects": .array(keys.prefix(10).map { "\($0)" }),
      ])
  }
}
