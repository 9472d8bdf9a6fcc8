import KubeTestSupport
import ServiceLifecycle
import Testing

@testable import KubeRuntime

@Suite("A manager that stops")
struct ManagerCourseTests {
  private let bench = LeaseBench()

  @Test("the first signal is the first, also if it stops for another reason already")
  func firstSignal() async throws {
    struct Trouble: Error {}
    let (exits, asked) = (Shared<[Int32]>([]), Shared(0))
    let (runs, release, first, second) = (Gate(), Gate(), Gate(), Gate())
    // Says by being asked that the signal before has been heeded.
    let signals = AsyncStream<Void> {
      let number = asked.change {
        $0 += 1
        return $0
      }
      await (number == 1 ? first : second).wait()
      return Task.isCancelled || number > 2 ? nil : ()
    }
    var manager = ControllerManager(bench.client)
    manager.settings.exit = { code in
      exits.change { $0.append(code) }
      asked.change { $0 = 3 }
      release.open()
    }
    manager.add("stubborn") {
      runs.open()
      await uncancelled { await release.wait() }
    }
    manager.add("bad") {
      await runs.wait()
      throw Trouble()
    }
    await withTaskGroup(of: Void.self) { [manager] group in
      group.addTask { try? await manager.run(signals: signals) }
      await bench.clock.waits(.seconds(30))
      first.open()
      try? await asked.wait { $0 >= 2 ? () : nil }
      #expect(exits.value.isEmpty)
      second.open()
      await group.waitForAll()
    }
    #expect(exits.value == [1])
  }

  @Test("one that has ended is forgotten once, and another of its name is not")
  func twins() async throws {
    let running = RunningNames()
    running.began("twin")
    let ended = ManagedRunnable(name: "twin", stopsGracefully: true, running: running) {}
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await ended.run() }
      group.cancelAll()
    }
    #expect(running.names == ["twin"])
  }

  @Test("it may have for ever to stop")
  func forEver() async throws {
    var manager = ControllerManager(Client(transport: bench.cluster.transport))
    manager.settings.stopTimeout = .seconds(Int64.max)
    manager.settings.cancellationTimeout = .seconds(Int64.max)
    let (runs, isStopped) = (Gate(), Gate())
    manager.add("work") {
      runs.open()
      await Gate().wait()
      isStopped.open()
    }
    try await withThrowingTaskGroup(of: Void.self) { [manager] group in
      group.addTask { try await manager.run() }
      await runs.wait()
      group.cancelAll()
      try await group.waitForAll()
    }
    #expect(isStopped.isOpen)
  }
}
