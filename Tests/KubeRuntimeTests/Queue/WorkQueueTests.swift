import KubeClient
import KubeRuntime
import KubeTestSupport
import Testing

typealias TextQueue = WorkQueue<String>

extension WorkQueue where Key == String {
  /// The next key to run, if it is time for one.
  mutating func take(at time: Int) -> Item? {
    if case .run(let item) = next(at: .seconds(time)) { item } else { nil }
  }

  /// Runs all whose time has come, one after the other.
  mutating func drain(at time: Int) -> [String] {
    var keys: [String] = []
    while let item = take(at: time) {
      keys.append(item.key)
      finish(item, .done, at: .seconds(time))
    }
    return keys
  }

  mutating func add(
    _ key: String, in delay: Int = 0, _ priority: ReconcilePriority = .normal,
    reason: ReconcileReason = .changed, at time: Int = 0
  ) {
    add(
      key, after: .seconds(delay), priority: priority, reason: reason, settles: reason == .changed,
      at: .seconds(time))
  }

  /// When to look again.
  func wake(at time: Int) -> Duration? {
    var copy = self
    if case .wait(let time) = copy.next(at: .seconds(time)) { return time }
    return nil
  }
}

@Suite("A work queue and time")
struct WorkQueueTimeTests {
  @Test("what is held until it has settled is let go")
  func holdAndRelease() {
    var queue = TextQueue()
    queue.add("a")
    let item = queue.take(at: 0)
    queue.add("a")
    #expect(queue.take(at: 0) == nil)
    if let item { queue.finish(item, .done, at: .zero) }
    #expect(queue.drain(at: 0) == ["a"])
    #expect(queue.count == 0)
  }

  @Test("what is held while it runs is held once")
  func heldOnce() {
    var queue = TextQueue()
    queue.add("a")
    let item = queue.take(at: 0)
    for _ in 0..<3 { queue.add("a") }
    if let item { queue.finish(item, .done, at: .zero) }
    #expect(queue.drain(at: 0) == ["a"])
  }

  @Test("a key that is held does not stand in the way of others")
  func headOfLine() {
    var queue = TextQueue()
    queue.add("a")
    let item = queue.take(at: 0)
    queue.add("a")
    queue.add("b", in: 1)
    #expect(queue.take(at: 1)?.key == "b")
    #expect(item?.key == "a" && queue.take(at: 1) == nil)
  }

  @Test("keys come when they were asked for")
  func asAsked() {
    var queue = TextQueue()
    queue.add("later", in: 3)
    queue.add("soon", in: 1)
    #expect(queue.drain(at: 0) == [])
    #expect(queue.wake(at: 0) == .seconds(1))
    #expect(queue.drain(at: 1) == ["soon"])
    #expect(queue.drain(at: 2) == [])
    #expect(queue.wake(at: 2) == .seconds(3))
    #expect(queue.drain(at: 3) == ["later"])
    #expect(queue.wake(at: 3) == nil)
  }

  @Test("of two times the earlier counts, with its reason", arguments: [true, false])
  func earliest(isEarlierFirst: Bool) {
    var queue = TextQueue()
    if isEarlierFirst {
      queue.add("a", in: 1, reason: .requeued)
      queue.add("a", in: 2, reason: .triggered)
    } else {
      queue.add("a", in: 2, reason: .triggered)
      queue.add("a", in: 1, reason: .requeued)
    }
    let item = queue.take(at: 1)
    #expect(item?.reason == .requeued)
    if let item { queue.finish(item, .done, at: .seconds(1)) }
    #expect(queue.drain(at: 100) == [])
  }

  @Test("what has run may be asked for again")
  func again() {
    var queue = TextQueue()
    queue.add("a", in: 1)
    #expect(queue.drain(at: 1) == ["a"])
    queue.add("a", in: 1, at: 1)
    #expect(queue.drain(at: 1) == [])
    #expect(queue.drain(at: 2) == ["a"])
  }

  @Test("an event of a key that waits to be tried again comes at once, and its failures stay")
  func eventDuringBackoff() {
    var queue = TextQueue(
      WorkQueueSettings(backoff: Backoff(firstDelay: .seconds(60), jitter: 1...1)))
    queue.add("a")
    if let item = queue.take(at: 0) { queue.finish(item, .retry, at: .zero) }
    queue.add("a", at: 1)
    let item = queue.take(at: 1)
    #expect(item?.failures == 1)
    if let item { queue.finish(item, .done, at: .seconds(1)) }
    #expect(queue.drain(at: 1000) == [])
  }

  @Test(
    "delays without sense are taken as now, or as in a year",
    arguments: [
      Duration.seconds(-5), .seconds(Int64.min), .seconds(Int64.max),
      Duration(secondsComponent: .max, attosecondsComponent: 0),
    ])
  func absurdDelays(delay: Duration) {
    var queue = TextQueue(WorkQueueSettings(debounce: .seconds(Int64.max)))
    queue.add("a", after: delay, settles: false, at: .seconds(1000))
    queue.add("b", after: delay, settles: true, at: .seconds(1000))
    let year = 365 * 24 * 3600
    #expect(queue.drain(at: 1000) == (delay < .zero ? ["a"] : []))
    #expect(queue.drain(at: 1000 + 2 * year).contains("b"))
    queue.add("c", at: 0)
    if let item = queue.take(at: 1000 + 4 * year) {
      let wait = queue.finish(item, .again(after: delay), at: .seconds(1000 + 4 * year))
      #expect(wait == delay && queue.count == 1)
    }
  }
}

@Suite("A work queue and what settles")
struct WorkQueueDebounceTests {
  @Test("an event waits for the debounce")
  func added() {
    var queue = TextQueue(WorkQueueSettings(debounce: .seconds(2)))
    queue.add("a")
    #expect(queue.drain(at: 1) == [])
    #expect(queue.drain(at: 2) == ["a"])
  }

  @Test("another event begins the wait anew, and the last reason counts")
  func restarts() {
    var queue = TextQueue(WorkQueueSettings(debounce: .seconds(2)))
    queue.add("a", reason: .changed)
    queue.add("a", after: .zero, reason: .related, settles: true, at: .seconds(1))
    #expect(queue.drain(at: 2) == [])
    let item = queue.take(at: 3)
    #expect(item?.reason == .related)
    if let item { queue.finish(item, .done, at: .seconds(3)) }
    #expect(queue.drain(at: 100) == [])
  }

  @Test("a key to which something happens all the time runs nevertheless")
  func longest() {
    var queue = TextQueue(
      WorkQueueSettings(debounce: .seconds(2), longestDebounce: .seconds(10)))
    var runs: [Int] = []
    for time in 0...30 {
      queue.add("a", at: time)
      if queue.drain(at: time) == ["a"] { runs.append(time) }
    }
    #expect(runs == [10, 21])
  }

  @Test("what was asked for does not wait for it")
  func requeue() {
    var queue = TextQueue(WorkQueueSettings(debounce: .seconds(5)))
    queue.add("a", in: 1, reason: .requeued)
    queue.add("a")
    #expect(queue.drain(at: 1) == ["a"])
  }
}

@Suite("A work queue, failures and places")
struct WorkQueueFailureTests {
  @Test("waits grow with each failure of a key in a row, up to a bound; success forgets them")
  func backoff() {
    let settings = WorkQueueSettings(
      backoff: Backoff(
        firstDelay: .milliseconds(5), factor: 2, longestDelay: .seconds(1000), jitter: 1...1))
    var queue = TextQueue(settings)
    var now = Duration.zero
    func fail(_ queue: inout TextQueue, _ outcome: TextQueue.Outcome = .retry) -> Duration? {
      queue.add("a", at: now)
      guard case .run(let item) = queue.next(at: now) else { return nil }
      return queue.finish(item, outcome, at: now)
    }
    var waits: [Duration?] = []
    for _ in 0..<20 {
      waits.append(fail(&queue))
      now += .seconds(1)
    }
    #expect(
      waits.prefix(4) == [
        .milliseconds(5), .milliseconds(10), .milliseconds(20), .milliseconds(40),
      ])
    #expect(waits.last == .seconds(1000))
    #expect(fail(&queue, .again(after: .zero)) == .zero)
    #expect(fail(&queue) == .milliseconds(5))
    #expect(fail(&queue, .again(after: .zero, hasFailed: true)) == .zero)
    #expect(fail(&queue, .postpone(.zero)) == .zero)
    #expect(fail(&queue) == .milliseconds(10))
    #expect(fail(&queue, .done) == nil)
    #expect(queue.count == 0)
    #expect(fail(&queue) == .milliseconds(5))
  }

  @Test("chance shortens waits, as it is told")
  func jitter() {
    var queue = TextQueue(
      WorkQueueSettings(
        backoff: Backoff(firstDelay: .seconds(4), jitter: 0.5...1, random: { $0.lowerBound })))
    queue.add("a")
    guard let item = queue.take(at: 0) else { return }
    #expect(queue.finish(item, .retry, at: .zero) == .seconds(2))
  }

  @Test("one key's failures do not slow others down")
  func others() {
    var queue = TextQueue(WorkQueueSettings(backoff: Backoff(firstDelay: .seconds(60))))
    queue.add("a")
    queue.add("b")
    if let item = queue.take(at: 0) { queue.finish(item, .retry, at: .zero) }
    #expect(queue.drain(at: 0) == ["b"])
  }

  @Test("no more run at a time than there are places")
  func bound() {
    var queue = TextQueue(WorkQueueSettings(concurrency: 2))
    for key in ["a", "b", "c"] { queue.add(key) }
    let first = queue.take(at: 0)
    let second = queue.take(at: 0)
    #expect(first?.key == "a" && second?.key == "b" && queue.take(at: 0) == nil)
    if let second { queue.finish(second, .done, at: .zero) }
    #expect(queue.take(at: 0)?.key == "c")
    #expect(queue.running == 2)
  }

  @Test("who does not end gives the place to others, and stays held")
  func released() {
    var queue = TextQueue(WorkQueueSettings(concurrency: 1))
    queue.add("a")
    queue.add("b")
    guard let item = queue.take(at: 0) else { return }
    queue.release(item)
    queue.release(item)
    queue.add("a")
    #expect(queue.running == 0 && queue.released == 1)
    #expect(queue.drain(at: 0) == ["b"])
    queue.finish(item, .done, at: .zero)
    queue.finish(item, .done, at: .zero)
    #expect(queue.running == 0 && queue.released == 0)
    #expect(queue.drain(at: 0) == ["a"])
  }
}

@Suite("A work queue and priorities")
struct WorkQueuePriorityTests {
  @Test("higher priorities go ahead, and within one the first comes first")
  func order() {
    var queue = TextQueue()
    queue.add("l1", .low)
    queue.add("l2", .low)
    queue.add("n1")
    queue.add("h1", ReconcilePriority(7))
    queue.add("n2")
    #expect(queue.drain(at: 0) == ["h1", "n1", "n2", "l1", "l2"])
  }

  @Test("of two priorities of a key the higher counts, whether it waits, is ready or runs")
  func highest() {
    var queue = TextQueue()
    queue.add("a", .low)
    queue.add("b", .low)
    queue.add("c", in: 5, .low)
    let item = queue.take(at: 0)
    queue.add("b", .normal)
    queue.add("b", .low)
    queue.add("c", in: 9, .normal)
    #expect(item?.key == "a")
    #expect(queue.take(at: 0)?.priority == .normal)
    #expect(queue.take(at: 5)?.priority == .normal)
    queue.add("a", .low)
    queue.add("a", .normal)
    if let item { queue.finish(item, .again(after: .zero), at: .zero) }
    #expect(queue.take(at: 5)?.priority == .normal)
  }

  @Test("a requeue keeps the priority, unless it says another")
  func requeued() {
    var queue = TextQueue()
    queue.add("a", .low)
    if let item = queue.take(at: 0) { queue.finish(item, .again(after: .zero), at: .zero) }
    let second = queue.take(at: 0)
    #expect(second?.priority == .low)
    if let second {
      queue.finish(second, .again(after: .zero, priority: ReconcilePriority(3)), at: .zero)
    }
    #expect(queue.take(at: 0)?.priority == ReconcilePriority(3))
  }

  @Test("low priorities get one turn of eight, however many others there are")
  func fairness() {
    var queue = TextQueue()
    for number in 0..<10 { queue.add("low\(number)", .low) }
    for number in 0..<10 { queue.add("hot\(number)") }
    var lows: [String] = []
    for _ in 0..<80 {
      guard let item = queue.take(at: 0) else { break }
      if item.priority == .low {
        lows.append(item.key)
        queue.finish(item, .done, at: .zero)
      } else {
        queue.finish(item, .again(after: .zero), at: .zero)
      }
    }
    #expect(lows == (0..<10).map { "low\($0)" })
  }

  @Test("a key that asks for itself again and again goes behind those that wait")
  func selfish() {
    var queue = TextQueue()
    for key in ["hot", "a", "b"] { queue.add(key) }
    var keys: [String] = []
    for _ in 0..<6 {
      guard let item = queue.take(at: 0) else { break }
      keys.append(item.key)
      queue.finish(item, item.key == "hot" ? .again(after: .zero) : .done, at: .zero)
    }
    #expect(keys == ["hot", "a", "b", "hot", "hot", "hot"])
  }
}
