import KubeRuntime
import KubeTestSupport
import Testing

/// Runs the driver for as long as the body does.
private func withDriver(
  _ driver: WorkQueueDriver<String>,
  work: @escaping @Sendable (WorkQueue<String>.Item) async -> WorkQueue<String>.Outcome,
  _ body: () async throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { await driver.run(work) }
    try await body()
    driver.stop(grace: .seconds(30))
    try await group.waitForAll()
  }
}

@Suite("Running what a work queue says")
struct WorkQueueDriverTests {
  @Test("two requests for a key are two runs, one after the other")
  func neverTwiceAtOnce() async throws {
    let driver = WorkQueueDriver<String>(clock: TestClock())
    let (runs, running, most) = (Shared(0), Shared(0), Shared(0))
    let gate = Gate()
    try await withDriver(
      driver,
      work: { _ in
        let now = running.change {
          $0 += 1; return $0
        }
        most.change { $0 = max($0, now) }
        runs.change { $0 += 1 }
        await gate.wait()
        running.change { $0 -= 1 }
        return .done
      }
    ) {
      driver.add("a")
      try await runs.wait { $0 == 1 ? () : nil }
      driver.add("a")
      driver.add("a")
      gate.open()
      try await runs.wait { $0 == 2 ? () : nil }
    }
    #expect(most.value == 1 && runs.value == 2)
  }

  @Test("what is added while it waits for a later time wakes it")
  func wakes() async throws {
    let clock = TestClock(instantUpTo: .zero)
    let driver = WorkQueueDriver<String>(clock: clock)
    let runs = Shared<[String]>([])
    try await withDriver(
      driver,
      work: { item in
        runs.change { $0.append(item.key) }
        return .done
      }
    ) {
      driver.add("late", after: .seconds(100))
      await clock.sleepers()
      driver.add("soon", after: .seconds(10))
      await clock.sleepers(2)
      driver.add("now")
      try await runs.wait { $0 == ["now"] ? () : nil }
      clock.advance(by: .seconds(10))
      try await runs.wait { $0 == ["now", "soon"] ? () : nil }
      clock.advance(by: .seconds(90))
      try await runs.wait { $0 == ["now", "soon", "late"] ? () : nil }
    }
    #expect(clock.waits == [])
  }

  @Test("nothing runs before it is open; what comes meanwhile is one run for each key")
  func waitsUntilOpen() async throws {
    let driver = WorkQueueDriver<String>(clock: TestClock(), isOpen: false)
    let runs = Shared<[String]>([])
    try await withDriver(
      driver,
      work: { item in
        runs.change { $0.append(item.key) }
        return .done
      }
    ) {
      for key in ["a", "b", "a"] { driver.add(key) }
      #expect(runs.value == [])
      driver.open()
      try await runs.wait { $0 == ["a", "b"] ? () : nil }
    }
    #expect(runs.value == ["a", "b"])
  }

  @Test("no more run at a time than there are places")
  func bound() async throws {
    let driver = WorkQueueDriver<String>(WorkQueueSettings(concurrency: 2), clock: TestClock())
    let begun = Shared<[String]>([])
    let gates = ["a": Gate(), "b": Gate(), "c": Gate()]
    try await withDriver(
      driver,
      work: { item in
        begun.change { $0.append(item.key) }
        await gates[item.key]?.wait()
        return .done
      }
    ) {
      for key in ["a", "b", "c"] { driver.add(key) }
      try await begun.wait { $0.count == 2 ? () : nil }
      #expect(driver.look { $0.running } == 2)
      gates["b"]?.open()
      try await begun.wait { $0.sorted() == ["a", "b", "c"] ? () : nil }
      gates["a"]?.open()
      gates["c"]?.open()
    }
  }

  @Test("a stop begins nothing more, and lets finish what runs")
  func stop() async throws {
    let clock = TestClock()
    let driver = WorkQueueDriver<String>(WorkQueueSettings(concurrency: 1), clock: clock)
    let begun = Shared<[String]>([])
    let gate = Gate()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await driver.run { item in
          begun.change { $0.append(item.key) }
          await gate.wait()
          return Task.isCancelled ? .retry : .done
        }
      }
      driver.add("a")
      driver.add("b")
      try? await begun.wait { $0 == ["a"] ? () : nil }
      driver.stop(grace: .seconds(3600))
      gate.open()
    }
    #expect(begun.value == ["a"])
    #expect(driver.look { $0.count } == 1 && clock.waits == [])
  }

  @Test("what does not finish in time is cancelled")
  func stopLate() async throws {
    let clock = TestClock(instantUpTo: .zero)
    let driver = WorkQueueDriver<String>(clock: clock)
    let (begun, wasCancelled, never) = (Gate(), Gate(), Gate())
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await driver.run { _ in
          begun.open()
          await never.wait()
          if Task.isCancelled { wasCancelled.open() }
          return .done
        }
      }
      driver.add("a")
      await begun.wait()
      driver.stop(grace: .seconds(30))
      await clock.sleepers()
      clock.advance(by: .seconds(29))
      #expect(!wasCancelled.isOpen)
      clock.advance(by: .seconds(1))
    }
    #expect(wasCancelled.isOpen)
  }

  @Test("5,000 keys that ask for another turn at once get three rounds")
  func noDeadlock() async throws {
    let driver = WorkQueueDriver<String>(WorkQueueSettings(concurrency: 50), clock: TestClock())
    let rounds = Shared<[String: Int]>([:])
    let done = Shared(0)
    try await withDriver(
      driver,
      work: { item in
        let round = rounds.change { rounds in
          rounds[item.key, default: 0] += 1
          return rounds[item.key]
        }
        if round == 3 { done.change { $0 += 1 } }
        return .again(after: .zero)
      }
    ) {
      for number in 0..<5000 { driver.add("\(number)") }
      try await done.wait { $0 == 5000 ? () : nil }
    }
    let counts = rounds.value.values
    #expect(counts.count == 5000 && counts.min() ?? 0 >= 3)
  }
}
