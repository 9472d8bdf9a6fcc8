import KubeClient
import KubeCore
import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTesting
import Logging
import ServiceLifecycle
import Testing

@Suite("A controller that stops, and reconciles that do not end")
struct StoppingTests {
  @Test("who is cancelled begins nothing more, and lets finish what runs, undisturbed")
  func cancelled() async throws {
    let scene = ControllerScene(clock: TestClock(instantUpTo: .zero))
    for name in ["a", "b"] { try await scene.maps.create(scene.map(name)) }
    let (begun, gate) = (Gate(), Gate())
    let ends = Shared<[Bool]>([])
    let service = Controller(scene.maps, scene.settings { $0.concurrency = 1 }).reconciling { map in
      begun.open()
      await gate.wait()
      // Whoever is cancelled could not do this.
      try await scene.maps.patch(map.name, .merge(["data": ["text": "done"]]))
      ends.change { $0.append(Task.isCancelled) }
      return .awaitChange
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await service.run() }
      await begun.wait()
      group.cancelAll()
      await scene.clock.wait(of: .seconds(30))
      gate.open()
      try await group.waitForAll()
    }
    #expect(ends.value == [false])
    let texts = try await scene.others.list().items.map { $0.data["text"] }
    #expect(texts.count { $0 == "done" } == 1)
  }

  @Test("what does not finish within the grace is cancelled")
  func grace() async throws {
    let scene = ControllerScene(clock: TestClock(instantUpTo: .zero))
    try await scene.maps.create(scene.map("a"))
    let (begun, never) = (Gate(), Gate())
    let ends = Shared<[Bool]>([])
    let service = Controller(scene.maps, scene.settings()).reconciling { _ in
      begun.open()
      await never.wait()
      ends.change { $0.append(Task.isCancelled) }
      return .awaitChange
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await service.run() }
      await begun.wait()
      group.cancelAll()
      await scene.clock.wait(of: .seconds(30))
      #expect(ends.value == [])
      scene.clock.advance(by: .seconds(30))
      try await group.waitForAll()
    }
    #expect(ends.value == [true])
  }

  @Test("whoever acts by a lease has no grace once it is lost, and begins nothing without it")
  func permit() async throws {
    let scene = ControllerScene(clock: TestClock(instantUpTo: .zero))
    try await scene.maps.create(scene.map("a"))
    let (begun, never) = (Gate(), Gate())
    let isHeld = Shared(false)
    let ends = Shared<[Bool]>([])
    let service = Controller(scene.maps, scene.settings()).reconciling { _ in
      begun.open()
      await never.wait()
      ends.change { $0.append(Task.isCancelled) }
      return .awaitChange
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await ReconcilePermit.$current.withValue(ReconcilePermit { isHeld.value }) {
          try await service.run()
        }
      }
      await scene.clock.wait(of: .seconds(1))
      #expect(!begun.isOpen)
      isHeld.change { $0 = true }
      scene.clock.advance(by: .seconds(1))
      await begun.wait()
      group.cancelAll()
      try await group.waitForAll()
    }
    #expect(ends.value == [true])
  }

  @Test("nothing of it is left when it has ended")
  func noLeak() async throws {
    final class Probe: Sendable {}
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("a"))
    weak var left: Probe?
    do {
      let probe = Probe()
      left = probe
      let service = Controller(scene.maps, scene.settings())
        .owns(scene.secrets)
        .reconciling { map in withExtendedLifetime(probe) { scene.look(map) } }
      try await running(service) { try await scene.saw("a=") }
    }
    #expect(left == nil)
  }

  @Test("a service group's graceful shutdown does the same")
  func serviceGroup() async throws {
    let scene = ControllerScene(clock: TestClock(instantUpTo: .zero))
    try await scene.maps.create(scene.map("a"))
    let (begun, gate) = (Gate(), Gate())
    let service = Controller(scene.maps, scene.settings()).reconciling { map in
      begun.open()
      await gate.wait()
      try await scene.maps.patch(map.name, .merge(["data": ["text": "done"]]))
      return .awaitChange
    }
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [service], logger: Logger(label: "test") { _ in scene.log }))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      await begun.wait()
      await group.triggerGracefulShutdown()
      await scene.clock.wait(of: .seconds(30))
      gate.open()
      try await tasks.waitForAll()
    }
    #expect(try await scene.others.get("a").data["text"] == "done")
  }

  @Test("it can be run again")
  func again() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("a"))
    let service = Controller(scene.maps, scene.settings()).reconciling { scene.look($0) }
    for times in 1...2 { try await running(service) { try await scene.saw("a=", times: times) } }
    #expect(scene.seen.value.count == 2)
  }

  @Test("a reconcile that takes too long is cancelled, and tried again")
  func timeout() async throws {
    let scene = ControllerScene(clock: TestClock(instantUpTo: .zero))
    try await scene.maps.create(scene.map("a"))
    let never = Gate()
    let errors = Shared<[String]>([])
    let service = Controller(
      scene.maps, scene.settings { $0.reconcileTimeout = .seconds(120) }
    ).reconciling { map in
      if scene.seen.value.isEmpty {
        _ = scene.look(map)
        await never.wait()
        try Task.checkCancellation()
      }
      return scene.look(map)
    } onError: { _, error in
      errors.change { $0.append("\(error)") }
      return .requeue(after: .zero)
    }
    try await running(service) {
      await scene.clock.wait(of: .seconds(120))
      #expect(scene.seen.value.count == 1)
      scene.clock.advance(by: .seconds(120))
      try await scene.saw("a=", times: 2)
    }
    #expect(errors.value == ["the reconcile did not end within 120.0 seconds"])
    #expect(scene.log.count("The reconcile does not end") == 1)
    #expect(scene.count("controller_runtime_reconcile_timeouts_total") == 1)
  }

  @Test("one that heeds no cancellation keeps its key, and nobody else's place")
  func stubborn() async throws {
    let scene = ControllerScene(clock: TestClock(instantUpTo: .zero))
    try await scene.maps.create(scene.map("bad"))
    let (begun, gate) = (Gate(), Gate())
    let service = Controller(
      scene.maps,
      scene.settings { ($0.reconcileTimeout, $0.concurrency) = (.seconds(60), 1) }
    ).reconciling { map in
      _ = scene.look(map)
      guard map.name == "bad", !gate.isOpen else { return .awaitChange }
      begun.open()
      // A gate is left by those who are cancelled; this is not.
      while !gate.isOpen { await withoutCancelling { await gate.wait() } }
      return .awaitChange
    }
    try await running(service) {
      await begun.wait()
      try await scene.maps.create(scene.map("good"))
      await scene.clock.wait(of: .seconds(60))
      scene.clock.advance(by: .seconds(60))
      try await scene.saw("good=")
      try await scene.others.patch("bad", .merge(["data": ["text": "2"]]))
      try await scene.maps.create(scene.map("end"))
      try await scene.saw("end=")
      #expect(!scene.seen.value.contains("bad=2"))
      gate.open()
      try await scene.saw("bad=2")
    }
    #expect(scene.log.count("The reconcile does not end") == 1)
  }

  @Test("results come as a stream; when nobody wants more the controller stops")
  func results() async throws {
    let scene = ControllerScene()
    for number in 0..<200 { try await scene.maps.create(scene.map("m\(number)")) }
    let service = Controller(scene.maps, scene.settings()).reconciling { map in
      if map.name == "m7" { throw TerminalError("seven") }
      return .requeue(after: .seconds(3600))
    }
    let results = try await service.withResults { results in
      var all: [ReconcileResult] = []
      for await result in results {
        all.append(result)
        if all.count == 200 { break }
      }
      return all
    }
    #expect(Set(results.map(\.key)).count == 200)
    #expect(results.filter { $0.error != nil }.map(\.key.name) == ["m7"])
    #expect(
      results.allSatisfy {
        $0.action == ($0.error == nil ? .requeue(after: .seconds(3600)) : .awaitChange)
      })
  }

  @Test("who reads results slowly slows the controller down, and can leave")
  func slowReader() async throws {
    let scene = ControllerScene()
    for number in 0..<200 { try await scene.maps.create(scene.map("m\(number)")) }
    let service = Controller(scene.maps, scene.settings { $0.concurrency = 3 }).reconciling {
      scene.look($0)
    }
    try await service.withResults { _ in
      // 64 wait to be read, and three are held up by that.
      try await scene.saw { $0.count == 67 }
    }
    #expect(scene.seen.value.count < 200)
  }

  @Test("a store that nobody keeps ends a controller that waits for it")
  func storeGone() async throws {
    let scene = ControllerScene()
    func store() -> Store<ConfigMap> { StoreWriter<ConfigMap>().store }
    let service = Controller(store(), of: scene.maps, scene.settings()).reconciling {
      scene.look($0)
    }
    await #expect(throws: StoreError.self) { try await service.run() }
  }
}

/// Waits for something though the task is cancelled.
private func withoutCancelling(_ body: @escaping @Sendable () async -> Void) async {
  await Task(operation: body).value
}
