import KubeClient
import KubeCore
@testable import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTesting
import Testing

@Suite("What a controller keeps, counts and waits for")
struct UpkeepTests {
  private func result(_ error: any Error) -> ReconcileResult {
    ReconcileResult(
      key: ObjectKey(name: "a"), reason: .changed, outcome: .failure(error), action: .awaitChange,
      duration: .zero)
  }

  @Test("results that were read are not kept, though there are always some to read")
  func resultsGo() async {
    final class Probe: Error {}
    let channel = ResultChannel(room: 2)
    weak var first: Probe?
    func sendFirst() async {
      let probe = Probe()
      first = probe
      await channel.send(result(probe))
    }
    await sendFirst()
    #expect(first != nil)
    for _ in 0..<64 {
      await channel.send(result(Trouble()))
      #expect(await channel.receive() != nil)
    }
    #expect(first == nil)
  }

  @Test("of what is gone and was somebody else's nothing is kept")
  func othersGone() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("other"))
    let asked = Shared(0)
    let controller = Controller(scene.maps, scene.settings { $0.concurrency = 1 })
      .restricted { key in
        if key.name == "other" { asked.change { $0 += 1 } }
        return key.name != "other"
      }
      .onDeleted { _ in }
    let run = ControllerRun(
      controller, reconcile: { scene.look($0) }, onError: nil, results: nil)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await run.run(until: nil) }
      try await asked.wait { $0 == 1 ? () : nil }
      try await scene.maps.delete("other")
      try await asked.wait { $0 == 2 ? () : nil }
      try await scene.maps.create(scene.map("end"))
      try await scene.saw("end=")
      group.cancelAll()
      try await group.waitForAll()
    }
    #expect(run.takeDeleted(ObjectKey(namespace: "default", name: "other")) == nil)
  }

  @Test("who is told of what is gone has as long as a reconcile, and is told again")
  func toldTooLong() async throws {
    let scene = ControllerScene(clock: TestClock(instantUpTo: .zero))
    try await scene.maps.create(scene.map("a"))
    let (begun, never) = (Gate(), Gate())
    let told = Shared(0)
    let service = Controller(scene.maps, scene.settings { $0.reconcileTimeout = .seconds(120) })
      .onDeleted { _ in
        told.change { $0 += 1 }
        guard told.value == 1 else { return }
        begun.open()
        await never.wait()
        try Task.checkCancellation()
      }
      .reconciling { scene.look($0) }
    try await running(service) {
      try await scene.saw("a=")
      try await scene.maps.delete("a")
      await begun.wait()
      await scene.clock.wait(of: .seconds(120))
      scene.clock.setBound(.seconds(59))
      scene.clock.advance(by: .seconds(120))
      try await told.wait { $0 == 2 ? () : nil }
    }
    #expect(scene.log.count("The reconcile does not end") == 1)
    #expect(scene.log.count("the reconcile did not end within 120.0 seconds") == 1)
  }

  @Test("a store that nobody keeps any more ends its controller")
  func storeEnds() async throws {
    let scene = ControllerScene()
    let writer = StoreWriter<ConfigMap>()
    let service = Controller(writer.store, of: scene.maps, scene.settings()).reconciling {
      scene.look($0)
    }
    async let running: Void = service.run()
    try await fill(writer, [scene.map("a")]) { try await scene.saw("a=") }
    do {
      try await running
      Issue.record("It goes on with what is past.")
    } catch let error as StoreError {
      #expect(error.code == .writerGone)
    }
  }

  @Test("a store that ends once its controller stops is no error")
  func storeEndsLate() async throws {
    let scene = ControllerScene()
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let (begun, gate) = (Gate(), Gate())
    let service = Controller(
      store, of: scene.maps, scene.settings { $0.shutdownGrace = .seconds(3600) }
    )
    .reconciling { _ in
      begun.open()
      await gate.wait()
      return .awaitChange
    }
    async let stopped: Void = service.withResults { _ in await begun.wait() }
    try await fill(writer, [scene.map("a")]) {
      // The controller is told to stop, and waits for the reconcile.
      await scene.clock.wait(of: .seconds(3600))
    }
    await store.waitUntilClosed()
    gate.open()
    try await stopped
  }

  @Test("a trigger that ends is spoken of")
  func triggerEnds() async throws {
    let scene = ControllerScene()
    let (keys, key) = AsyncStream<ObjectKey>.makeStream()
    let service = Controller(scene.maps, scene.settings())
      .triggers(keys)
      .reconciling { scene.look($0) }
    try await running(service) {
      key.finish()
      try await scene.log.wait(for: "notice A trigger has ended")
    }
  }

  @Test("a key counts as added once for each run, when its time comes")
  func additions() {
    var queue = WorkQueue<String>()
    queue.add("a", at: .zero)
    queue.add("a", at: .zero)
    #expect(queue.adds == 1)
    guard case .run(let first) = queue.next(at: .zero) else { return #expect(Bool(false)) }
    queue.add("a", at: .zero)
    queue.add("a", at: .zero)
    #expect(queue.adds == 2)
    queue.finish(first, .retry, at: .zero)
    guard case .run(let second) = queue.next(at: .zero) else { return #expect(Bool(false)) }
    queue.finish(second, .again(after: .seconds(5)), at: .zero)
    #expect(queue.adds == 2)
    _ = queue.next(at: .seconds(4))
    #expect(queue.adds == 2)
    _ = queue.next(at: .seconds(5))
    #expect(queue.adds == 3)
  }

  @Test("what is asked for again is an addition and a retry")
  func requeues() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("a"))
    let service = Controller(scene.maps, scene.settings()).reconciling { map in
      _ = scene.look(map)
      return scene.seen.value.count == 1 ? .requeue(after: .seconds(10)) : .awaitChange
    }
    try await running(service) { try await scene.saw("a=", times: 2) }
    #expect(scene.count("workqueue_adds_total") == 2)
    #expect(scene.count("workqueue_retries_total") == 1)
  }

  @Test("at the end the keys are named that are still held", arguments: [false, true])
  func held(isReleased: Bool) async {
    let driver = WorkQueueDriver<String>(clock: TestClock())
    let (begun, never) = (Gate(), Gate())
    let told = Shared<[[String]]>([])
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await driver.run { item in
          if isReleased { driver.release(item) }
          begun.open()
          await never.wait()
          return .done
        } unfinished: { keys in
          told.change { $0.append(keys) }
        }
      }
      driver.add("a")
      await begun.wait()
      driver.stop(grace: .zero)
    }
    #expect(told.value == [["a"]])
  }
}
