import KubeClient

/// Which keys are to run, and when: the state alone, without tasks and without a clock. Times are
/// those since some beginning.
///
/// - A key has one entry, however often it is added. Of the times that were asked for, the earliest
///   counts; of the priorities, the highest.
/// - A key that runs is not run again until it has finished. What is added meanwhile waits for that,
///   as one entry.
/// - What happens to a key settles: with a debounce each event begins the wait anew, but for no longer
///   than ten times the debounce, unless the settings say otherwise. A time that was asked for, such
///   as a requeue, does not.
/// - Keys whose time has come run by priority, and within one in the order in which their time came.
///   Of each eight turns one goes to the key that has waited longest.
///
/// An entry is in one of these states:
/// - *waiting* for its time: leaves to *ready* when it comes;
/// - *ready*: leaves to *running* when it is its turn;
/// - *running*: ``finish(_:_:at:)`` leads to *waiting* if it is to run again, and else out of the
///   queue.
///
/// Each step costs O(log n) of the number of keys.
package struct WorkQueue<Key: Hashable & Sendable>: Sendable {
  /// A key whose turn it is.
  package struct Item: Sendable {
    package let key: Key
    package let reason: ReconcileReason
    package let priority: ReconcilePriority
    /// How often in a row it has failed before.
    package let failures: Int
    /// How long it was ready.
    package let waited: Duration
    /// Which run it is; grows from 1.
    package let number: UInt64
    let slot: Int
  }

  /// What is to be done next.
  package enum Step: Sendable {
    case run(Item)
    /// Nothing until this time, unless something is added or finishes.
    case wait(until: Duration)
    /// Nothing, unless something is added or finishes.
    case idle
  }

  /// What came of a run.
  package enum Outcome: Sendable {
    /// It runs again when something is added. Failures are forgotten.
    case done
    /// It runs again after a while, or sooner if something is added. Failures are forgotten, unless
    /// it has failed.
    case again(after: Duration, priority: ReconcilePriority? = nil, hasFailed: Bool = false)
    /// It runs again after a wait that grows with each failure in a row.
    case retry
    /// It has not run after all, and runs later, as if it had not been its turn.
    case postpone(Duration)
  }

  private struct Entry: Sendable {
    var key: Key
    /// The earliest time that was asked for.
    var due: Duration?
    /// When what happens will have settled, and when it began.
    var settled: Duration?
    var unsettledSince: Duration = .zero
    var priority: ReconcilePriority = .normal
    var reason: ReconcileReason = .changed
    /// Whether its next run is counted as an addition.
    var isCounted = false
    var isRunning = false
    /// Whether it runs without one of the places that the bound leaves.
    var isReleased = false
    /// The priority with which it runs.
    var runningPriority: ReconcilePriority = .normal
    var readySince: Duration = .zero
    var failures = 0
    var backoff: Backoff?

    mutating func forget() { (failures, backoff) = (0, nil) }

    var time: Duration? {
      guard let due, let settled else { return due ?? settled }
      return min(due, settled)
    }
  }

  private struct Time: Comparable, Sendable {
    var time: Duration
    var number: UInt64
    static func < (a: Time, b: Time) -> Bool { (a.time, a.number) < (b.time, b.number) }
  }

  private struct Rank: Comparable, Sendable {
    var priority: ReconcilePriority
    var number: UInt64
    static func < (a: Rank, b: Rank) -> Bool {
      a.priority != b.priority ? a.priority > b.priority : a.number < b.number
    }
  }

  package let settings: WorkQueueSettings
  private var slots: [Key: Int] = [:]
  private var entries: [Entry?] = []
  private var freeSlots: [Int] = []
  private var waiting = SlotHeap<Time>()
  private var ready = SlotHeap<Rank>()
  private var readyByAge = SlotHeap<UInt64>()
  /// Grows, so that what came earlier has the lower number.
  private var lastNumber: UInt64 = 0
  private var turns: UInt64 = 0
  /// The runs that count against the bound.
  package private(set) var running = 0
  /// Those that do not: see ``release(_:)``.
  package private(set) var released = 0

  package init(_ settings: WorkQueueSettings = WorkQueueSettings()) {
    self.settings = settings
  }

  /// The keys whose time has come.
  package var depth: Int { ready.count }
  /// All keys that wait, whether their time has come or not.
  package var count: Int { ready.count + waiting.count }

  /// How often a key's time has come since the beginning: at once as it was added, or later. What is
  /// added to that until the key runs does not count. It is what client-go counts as additions.
  package private(set) var adds = 0
  /// The keys that run, also those that were released.
  package var held: [Key] { entries.compactMap { $0?.isRunning == true ? $0?.key : nil } }

  /// Has a key run.
  ///
  /// - Parameters:
  ///   - delay: how long it may wait; what is negative is now.
  ///   - settles: whether it is something that has happened, to which the debounce applies.
  package mutating func add(
    _ key: Key, after delay: Duration = .zero, priority: ReconcilePriority = .normal,
    reason: ReconcileReason = .changed, settles: Bool = true, at now: Duration
  ) {
    let slot = slot(of: key)
    guard var entry = entries[slot] else { return }
    let before = entry.time
    let time = now + min(max(delay, .zero), .longestWait)
    if settles, settings.debounce > .zero {
      if entry.settled == nil { entry.unsettledSince = now }
      let settled = min(
        time + settings.debounce, entry.unsettledSince + settings.longestDebounce)
      entry.settled = max(settled, time)
    } else if time < entry.due ?? .seconds(Int64.max) {
      entry.due = time
    }
    // Of what was asked for at the same time the first counts; of what settles, the last.
    if before == nil || (entry.time ?? time) != before { entry.reason = reason }
    entry.priority = before == nil ? priority : max(entry.priority, priority)
    if !entry.isCounted, let time = entry.time, time <= now {
      entry.isCounted = true
      adds += 1
    }
    entries[slot] = entry
    guard !entry.isRunning, let new = entry.time else { return }
    if ready.contains(slot) {
      // It is ready and stays where it is, but perhaps ahead of others.
      if let number = readyByAge.rank(of: slot) {
        ready.set(slot, Rank(priority: entry.priority, number: number))
      }
    } else if new != before {
      wait(slot, until: new)
    }
  }

  /// Whose turn it is, and else how long to wait.
  package mutating func next(at now: Duration) -> Step {
    while let (slot, rank) = waiting.first, rank.time <= now {
      waiting.remove(slot)
      lastNumber += 1
      entries[slot]?.readySince = rank.time
      if entries[slot]?.isCounted == false {
        entries[slot]?.isCounted = true
        adds += 1
      }
      ready.set(slot, Rank(priority: entries[slot]?.priority ?? .normal, number: lastNumber))
      readyByAge.set(slot, lastNumber)
    }
    if let bound = settings.concurrency, running >= bound { return .idle }
    let oldest = (turns + 1).isMultiple(of: 8) ? readyByAge.first?.slot : nil
    guard let slot = oldest ?? ready.first?.slot, let item = take(slot, now) else {
      return waiting.first.map { .wait(until: $0.rank.time) } ?? .idle
    }
    return .run(item)
  }

  private mutating func take(_ slot: Int, _ now: Duration) -> Item? {
    guard var entry = entries[slot] else { return nil }
    turns += 1
    running += 1
    ready.remove(slot)
    readyByAge.remove(slot)
    let item = Item(
      key: entry.key, reason: entry.reason, priority: entry.priority, failures: entry.failures,
      waited: max(now - entry.readySince, .zero), number: turns, slot: slot)
    (entry.due, entry.settled) = (nil, nil)
    entry.runningPriority = entry.priority
    (entry.isRunning, entry.isCounted) = (true, false)
    entries[slot] = entry
    return item
  }

  /// Gives the place of a run that does not end to others. The key stays held.
  package mutating func release(_ item: Item) {
    guard var entry = entries[item.slot], entry.isRunning, !entry.isReleased else { return }
    entry.isReleased = true
    entries[item.slot] = entry
    running -= 1
    released += 1
  }

  /// Ends a run.
  ///
  /// - Returns: how long the key waits, if it runs again by itself.
  @discardableResult
  package mutating func finish(
    _ item: Item, _ outcome: Outcome, at now: Duration
  ) -> Duration? {
    guard var entry = entries[item.slot], entry.isRunning else { return nil }
    if entry.isReleased { released -= 1 } else { running -= 1 }
    (entry.isRunning, entry.isReleased) = (false, false)
    var delay: Duration?
    var priority = entry.runningPriority
    var reason = ReconcileReason.requeued
    switch outcome {
    case .done: entry.forget()
    case .again(let after, let asked, let hasFailed):
      delay = after
      if let asked { priority = asked }
      if hasFailed { entry.failures += 1 } else { entry.forget() }
    case .retry:
      var backoff = entry.backoff ?? settings.backoff
      delay = backoff.next()
      entry.backoff = backoff
      entry.failures += 1
      reason = .retried
    case .postpone(let wait):
      delay = wait
      reason = item.reason
    }
    entries[item.slot] = entry
    if let delay {
      // What was added during the run has its own priority; of the two the higher counts.
      add(entry.key, after: delay, priority: priority, reason: reason, settles: false, at: now)
    }
    guard let time = entries[item.slot]?.time else {
      remove(item.slot)
      return nil
    }
    if !waiting.contains(item.slot) { wait(item.slot, until: time) }
    return delay
  }

  private mutating func wait(_ slot: Int, until time: Duration) {
    lastNumber += 1
    waiting.set(slot, Time(time: time, number: lastNumber))
  }

  private mutating func slot(of key: Key) -> Int {
    if let slot = slots[key] { return slot }
    let slot: Int
    if let free = freeSlots.popLast() {
      slot = free
    } else {
      slot = entries.count
      entries.append(nil)
    }
    entries[slot] = Entry(key: key)
    slots[key] = slot
    return slot
  }

  private mutating func remove(_ slot: Int) {
    guard let entry = entries[slot] else { return }
    slots[entry.key] = nil
    entries[slot] = nil
    freeSlots.append(slot)
  }
}
