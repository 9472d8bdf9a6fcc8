import KubeCore
import KubeTestSupport
import KubeTesting
import ServiceLifecycle
import Testing
import UnixSignals

@testable import KubeRuntime

/// Writes down what happens.
private struct Diary: Sendable {
  let lines = Shared<[String]>([])
  func note(_ line: String) { lines.change { $0.append(line) } }
  func wait(for line: String) async {
    try? await lines.wait { $0.contains(line) ? () : nil }
  }
}

/// Runs until it is stopped, and notes both.
private struct Waiting: Runnable {
  let diary: Diary
  let runnableName: String
  var needsLeaderElection = false

  func run() async throws {
    diary.note("\(runnableName) runs")
    await Gate().wait()
    diary.note("\(runnableName) stops")
  }
}

private struct RunnableTrouble: Error {}

@Suite("A manager")
struct ControllerManagerTests {
  private let bench = LeaseBench()
  private let diary = Diary()

  private func manager(elects: Bool = false) -> ControllerManager {
    ControllerManager(bench.client, election: elects ? bench.election : nil)
  }

  private func failure(_ run: () async throws -> Void) async -> ManagerError? {
    do {
      try await run()
      return nil
    } catch {
      return error as? ManagerError
    }
  }

  private func add(
    _ names: String..., to manager: inout ControllerManager, stage: ControllerManager.Stage = .work,
    leader: Bool = false
  ) {
    for name in names {
      manager.add(
        Waiting(diary: diary, runnableName: name, needsLeaderElection: leader), stage: stage)
    }
  }

  @Test("stages stop in the opposite order, each when the one before has stopped")
  func order() async throws {
    var manager = manager()
    add("work", to: &manager)
    add("cache", to: &manager, stage: .caches)
    add("endpoint", to: &manager, stage: .endpoints)
    try await withThrowingTaskGroup(of: Void.self) { [manager] group in
      group.addTask { try await manager.run() }
      for name in ["work", "cache", "endpoint"] { await diary.wait(for: "\(name) runs") }
      group.cancelAll()
      try await group.waitForAll()
    }
    #expect(diary.lines.value.suffix(3) == ["work stops", "cache stops", "endpoint stops"])
  }

  @Test(
    "what needs the lease waits for it, and the rest does not; at the end the lease is given up")
  func election() async throws {
    try await bench.hold("other")
    var manager = manager(elects: true)
    add("leader", to: &manager, leader: true)
    add("server", to: &manager)
    try await withThrowingTaskGroup(of: Void.self) { [manager] group in
      group.addTask { try await manager.run() }
      await diary.wait(for: "server runs")
      await bench.isWaiting()
      #expect(diary.lines.value == ["server runs"])
      try await bench.leases.modify("lease") {
        $0.spec?.holderIdentity = ""
        $0.spec?.leaseDurationSeconds = 1
      }
      bench.clock.advance(by: .seconds(2))
      await diary.wait(for: "leader runs")
      group.cancelAll()
      try await group.waitForAll()
    }
    #expect(diary.lines.value.suffix(2) == ["leader stops", "server stops"])
    #expect(try await bench.lease()?.holderIdentity == "")
  }

  @Test("a runnable that throws ends the manager, which says who it was")
  func throwing() async throws {
    var manager = manager()
    add("good", to: &manager)
    manager.add("bad") { [diary] in
      await diary.wait(for: "good runs")
      throw RunnableTrouble()
    }
    let error = await failure { [manager] in try await manager.run() }
    #expect(error?.kind == .runnableFailed && error?.runnables == ["bad"])
    #expect(error?.cause is RunnableTrouble)
    #expect(diary.lines.value == ["good runs", "good stops"])
  }

  @Test("so does one that holds the lease, which is given up")
  func leaderThrowing() async throws {
    var manager = manager(elects: true)
    manager.add("bad") { throw RunnableTrouble() }
    let error = await failure { [manager] in try await manager.run() }
    #expect(error?.runnables == ["bad"])
    #expect(try await bench.lease()?.holderIdentity == "")
  }

  @Test("one that returns has done its work, and the others go on")
  func returning() async throws {
    var manager = manager()
    manager.add("once") { [diary] in diary.note("done") }
    add("other", to: &manager)
    try await withThrowingTaskGroup(of: Void.self) { [manager] group in
      group.addTask { try await manager.run() }
      await diary.wait(for: "done")
      await diary.wait(for: "other runs")
      group.cancelAll()
      try await group.waitForAll()
    }
    #expect(diary.lines.value.contains("other stops"))
  }

  @Test("the loss of the lease ends it")
  func lost() async throws {
    var manager = manager(elects: true)
    add("leader", to: &manager, leader: true)
    add("server", to: &manager)
    let error = await failure { [manager] in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await manager.run() }
        await diary.wait(for: "leader runs")
        await bench.isRenewed()
        try await bench.leases.modify("lease") { $0.spec?.holderIdentity = "other" }
        bench.clock.advance(by: .seconds(2))
        try await group.waitForAll()
      }
    }
    #expect(error?.kind == .leadershipLost)
    #expect(Set(diary.lines.value.suffix(2)) == ["leader stops", "server stops"])
  }

  @Test("a service group stops it gracefully")
  func inServiceGroup() async throws {
    var manager = manager(elects: true)
    add("leader", to: &manager, leader: true)
    let group = ServiceGroup(services: [manager], logger: bench.client.logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try? await group.run() }
      await diary.wait(for: "leader runs")
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
    #expect(diary.lines.value == ["leader runs", "leader stops"])
    #expect(try await bench.lease()?.holderIdentity == "")
  }

  /// Signals that the test gives.
  private func signals() -> (AsyncStream<Void>, AsyncStream<Void>.Continuation) {
    AsyncStream.makeStream(of: Void.self)
  }

  @Test("the first signal stops it, the second ends the process")
  func signalsTwice() async throws {
    let exits = Shared<[Int32]>([])
    let release = Gate()
    var manager = manager()
    manager.settings.exit = { code in
      exits.change { $0.append(code) }
      release.open()
    }
    manager.add("stubborn") { [diary] in
      diary.note("runs")
      await uncancelled { await release.wait() }
    }
    let (signals, continuation) = signals()
    try await withThrowingTaskGroup(of: Void.self) { [manager] group in
      group.addTask { try await manager.run(signals: signals) }
      await diary.wait(for: "runs")
      continuation.yield()
      await bench.clock.waits(.seconds(30))
      #expect(exits.value.isEmpty)
      continuation.yield()
      try await group.waitForAll()
    }
    #expect(exits.value == [1])
  }

  @Test("who does not stop in time is cancelled and named, and then the process ends")
  func stuck() async throws {
    let exits = Shared<[Int32]>([])
    let release = Gate()
    var manager = manager()
    manager.settings.exit = { code in
      exits.change { $0.append(code) }
      release.open()
    }
    // A service heeds graceful shutdown, as it says; this one heeds nothing.
    manager.add(
      ClosureService { [diary] in
        diary.note("runs")
        await uncancelled { await release.wait() }
      }, name: "stubborn", needsLeaderElection: false)
    let (signals, continuation) = signals()
    let error = await failure { [manager] in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await manager.run(signals: signals) }
        await diary.wait(for: "runs")
        continuation.yield()
        await bench.clock.waits(.seconds(30))
        bench.clock.advance(by: .seconds(30))
        await bench.clock.waits(.seconds(5))
        #expect(exits.value.isEmpty)
        bench.clock.advance(by: .seconds(5))
        try await group.waitForAll()
      }
    }
    #expect(exits.value == [1])
    #expect(error?.kind == .stopTimedOut && error?.runnables == ["stubborn"])
  }

  @Test("a process whose leader does not end when the lease is lost ends")
  func stuckLeader() async throws {
    let exits = Shared<[Int32]>([])
    let release = Gate()
    var manager = manager(elects: true)
    manager.settings.cancellationTimeout = .seconds(7)
    manager.settings.exit = { code in
      exits.change { $0.append(code) }
      release.open()
    }
    manager.add("stubborn") { [diary] in
      diary.note("runs")
      await uncancelled { await release.wait() }
    }
    let (signals, _) = signals()
    let error = await failure { [manager] in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await manager.run(signals: signals) }
        await diary.wait(for: "runs")
        await bench.isRenewed()
        try await bench.leases.modify("lease") { $0.spec?.holderIdentity = "other" }
        bench.clock.advance(by: .seconds(2))
        await bench.clock.waits(.seconds(7), .seconds(8))
        await #expect(throws: LeaderElectionError.self) {
          if let failure = await manager.health.outcome(of: "leader-election")?.failure {
            throw failure
          }
        }
        bench.clock.advance(by: .seconds(7))
        try await group.waitForAll()
      }
    }
    #expect(exits.value == [1] && error?.kind == .leadershipLost)
  }

  @Test("a signal of the system's stops it")
  func systemSignal() async throws {
    var manager = manager()
    add("work", to: &manager)
    try await withThrowingTaskGroup(of: Void.self) { [manager] group in
      let signals = await UnixSignalsSequence(trapping: .sigusr2).map { _ in }
      group.addTask { try await manager.run(signals: signals) }
      await diary.wait(for: "work runs")
      ProcessSignal.raise()
      try await group.waitForAll()
    }
    #expect(diary.lines.value == ["work runs", "work stops"])
  }
}
