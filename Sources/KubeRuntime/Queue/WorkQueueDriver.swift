import Synchronization

/// Runs what a ``WorkQueue`` says, each key in a task of its own.
package final class WorkQueueDriver<Key: Hashable & Sendable>: Sendable {
  package typealias Queue = WorkQueue<Key>

  private struct State {
    var queue: Queue
    /// Whether keys may run.
    var isOpen: Bool
    /// When those that run are cancelled; nil as long as nothing is to end.
    var end: Duration?
    var isCancelled = false
    /// The ends of the sleeps that are under way, the earliest last: each was begun because it is
    /// earlier than the one before.
    var sleeps: [Duration] = []
    var waiter: CheckedContinuation<Void, Never>?
    /// Whether something has happened since the last look.
    var isSignalled = false
    /// What those that run wait for beside their work, by their slots.
    var limits = SlotHeap<Duration>()
    var alarms: [Int: Latch] = [:]

    /// A sleep, unless one is under way that ends as early.
    mutating func sleep(until time: Duration) -> Step {
      if let earliest = sleeps.last, earliest <= time { return .wait }
      sleeps.append(time)
      return .sleep(until: time)
    }

    mutating func signal() -> CheckedContinuation<Void, Never>? {
      isSignalled = true
      defer { waiter = nil }
      return waiter
    }
  }

  private enum Step {
    case run(Queue.Item)
    case sleep(until: Duration)
    case ring(Latch)
    /// - Parameter held: the keys that run.
    case cancel(held: [Key])
    case end(held: [Key])
    case wait
  }

  package let timeline: Timeline
  private let state: Mutex<State>

  /// - Parameter isOpen: whether keys run from the beginning, or from ``open()`` on.
  package init(
    _ settings: WorkQueueSettings = WorkQueueSettings(), clock: any Clock<Duration>,
    isOpen: Bool = true
  ) {
    timeline = Timeline(clock)
    state = Mutex(State(queue: Queue(settings), isOpen: isOpen))
  }

  package func add(
    _ key: Key, after delay: Duration = .zero, priority: ReconcilePriority = .normal,
    reason: ReconcileReason = .changed, settles: Bool = true
  ) {
    let now = timeline.now
    change {
      $0.queue.add(
        key, after: delay, priority: priority, reason: reason, settles: settles, at: now)
    }
  }

  package func add(
    _ keys: some Sequence<Key>, priority: ReconcilePriority = .normal, reason: ReconcileReason
  ) {
    let now = timeline.now
    change { state in
      for key in keys { state.queue.add(key, priority: priority, reason: reason, at: now) }
    }
  }

  package func open() { change { $0.isOpen = true } }

  /// Begins nothing any more. ``run(_:)`` returns once what runs has finished, which is cancelled
  /// after the grace.
  package func stop(grace: Duration) {
    let now = timeline.now
    change { state in
      let end = now + min(max(grace, .zero), .longestWait)
      state.end = min(state.end ?? end, end)
    }
  }

  /// Gives the place of a run that does not end to others; its key stays held.
  package func release(_ item: Queue.Item) { change { $0.queue.release(item) } }

  /// Rings the alarm after a while, unless the item has finished by then.
  func ring(_ alarm: Latch, after delay: Duration, for item: Queue.Item) {
    let now = timeline.now
    change { state in
      let time = now + min(max(delay, .zero), .longestWait)
      state.limits.set(item.slot, time)
      state.alarms[item.slot] = alarm
    }
  }

  /// The keys whose time has come.
  package var depth: Int { state.withLock { $0.queue.depth } }
  /// How often a key's time has come.
  package var adds: Int { state.withLock { $0.queue.adds } }
  package var isStopping: Bool { state.withLock { $0.end != nil } }

  package func look<Result: Sendable>(_ body: (Queue) -> Result) -> Result {
    state.withLock { body($0.queue) }
  }

  /// Runs keys until ``stop(grace:)``, or until the task is cancelled, which cancels what runs.
  ///
  /// - Parameters:
  ///   - work: what is done with a key.
  ///   - unfinished: is told, at most once, of the keys that run at the end, as they are cancelled,
  ///     and those whose place was given to others.
  package func run(
    _ work: @escaping @Sendable (Queue.Item) async -> Queue.Outcome,
    unfinished: @Sendable ([Key]) -> Void = { _ in }
  ) async {
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        while true {
          switch step() {
          case .run(let item):
            group.addTask { self.finish(item, await work(item)) }
          case .sleep(let time):
            group.addTask { await self.sleep(until: time) }
          case .ring(let alarm): alarm.open()
          case .cancel(let held):
            unfinished(held)
            group.cancelAll()
          case .wait: await wait()
          case .end(let held):
            if !held.isEmpty { unfinished(held) }
            group.cancelAll()
            return
          }
        }
      }
    } onCancel: {
      stop(grace: .zero)
    }
  }

  private func step() -> Step {
    let now = timeline.now
    return state.withLock { state in
      state.isSignalled = false
      while let (slot, time) = state.limits.first, time <= now {
        state.limits.remove(slot)
        if let alarm = state.alarms.removeValue(forKey: slot) { return .ring(alarm) }
      }
      if let end = state.end {
        if state.queue.running == 0 {
          return .end(held: state.isCancelled ? [] : state.queue.held)
        }
        if now >= end, !state.isCancelled {
          state.isCancelled = true
          return .cancel(held: state.queue.held)
        }
        let limit = state.limits.first?.rank ?? end
        return state.isCancelled ? .wait : state.sleep(until: min(end, limit))
      }
      guard state.isOpen else { return .wait }
      let limit = state.limits.first?.rank
      switch state.queue.next(at: now) {
      case .run(let item): return .run(item)
      case .wait(let time): return state.sleep(until: min(time, limit ?? time))
      case .idle: return limit.map { state.sleep(until: $0) } ?? .wait
      }
    }
  }

  private func sleep(until time: Duration) async {
    try? await timeline.sleep(until: time)
    change { state in
      // Of sleeps until the same time, which there are none of, it would not matter which.
      if let index = state.sleeps.lastIndex(of: time) { state.sleeps.remove(at: index) }
    }
  }

  private func finish(_ item: Queue.Item, _ outcome: Queue.Outcome) {
    let now = timeline.now
    change { state in
      state.limits.remove(item.slot)
      state.alarms[item.slot] = nil
      state.queue.finish(item, outcome, at: now)
    }
  }

  private func change(_ body: (inout State) -> Void) {
    let waiter = state.withLock { state in
      body(&state)
      return state.signal()
    }
    waiter?.resume()
  }

  /// Until something has happened since the last look.
  private func wait() async {
    await withCheckedContinuation { continuation in
      let isLate = state.withLock { state in
        if !state.isSignalled { state.waiter = continuation }
        return state.isSignalled
      }
      if isLate { continuation.resume() }
    }
  }
}
