import KubeClient
import KubeCore
import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTesting
import Logging
import Testing

@Suite("A controller and its objects")
struct ReconcilingTests {
  @Test("what is there, comes and changes is reconciled; what goes is not")
  func follows() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("a", "1"))
    let controller = Controller(scene.maps, scene.settings()).reconciling { scene.look($0) }
    try await running(controller) {
      try await scene.saw("a=1")
      try await scene.maps.create(scene.map("b", "1"))
      try await scene.saw("b=1")
      try await scene.others.patch("a", .merge(["data": ["text": "2"]]))
      try await scene.saw("a=2")
      try await scene.others.delete("a")
      try await scene.maps.create(scene.map("c", "1"))
      try await scene.saw("c=1")
    }
    #expect(scene.seen.value.sorted() == ["a=1", "a=2", "b=1", "c=1"])
    #expect(scene.count("controller_runtime_reconcile_total", ["result": "success"]) == 4)
  }

  @Test("it asks for itself after a while, and not before")
  func requeues() async throws {
    let scene = ControllerScene(clock: TestClock(instantUpTo: .zero))
    try await scene.maps.create(scene.map("a", "1"))
    let controller = Controller(scene.maps, scene.settings()).reconciling { map in
      _ = scene.look(map)
      return .requeue(after: .seconds(300))
    }
    try await running(controller) {
      try await scene.saw("a=1")
      await scene.clock.wait(of: .seconds(300))
      scene.clock.advance(by: .seconds(299))
      #expect(scene.seen.value.count == 1)
      scene.clock.advance(by: .seconds(1))
      try await scene.saw("a=1", times: 2)
    }
    #expect(scene.count("controller_runtime_reconcile_total", ["result": "requeue_after"]) == 2)
  }

  @Test("what throws is tried again after waits that grow, and leaves the others alone")
  func errors() async throws {
    let scene = ControllerScene()
    for name in ["bad", "good"] { try await scene.maps.create(scene.map(name)) }
    let controller = Controller(
      scene.maps,
      scene.settings {
        $0.backoff = Backoff(firstDelay: .milliseconds(5), longestDelay: .seconds(8), jitter: 1...1)
      }
    ).reconciling { map in
      _ = scene.look(map)
      if map.name == "bad", scene.seen.value.count(where: { $0 == "bad=" }) < 15 { throw Trouble() }
      return .awaitChange
    }
    try await running(controller) {
      try await scene.saw("bad=", times: 15)
      try await scene.saw("good=")
    }
    // The watches wait for a second now and then, which moves the clock, too.
    let waits = Set(scene.clock.sleeps.filter { $0 > .zero && $0 != .seconds(1) })
    let doubling = (0..<11).map { Duration.milliseconds(5 << $0) }
    #expect(waits.isSubset(of: doubling + [.seconds(8)]) && waits.count > 3)
    #expect(scene.seen.value.count { $0 == "good=" } == 1)
    #expect(scene.log.count("The reconcile failed") == 14)
    #expect(scene.count("controller_runtime_reconcile_errors_total") == 14)
    #expect(scene.count("workqueue_retries_total") == 14)
  }

  @Test("whoever has an opinion on errors is asked, with the object and the context")
  func onError() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("bad"))
    let asked = Shared<[String]>([])
    let controller = Controller(scene.maps, scene.settings())
      .reconciling("context") { map, _ in
        _ = scene.look(map)
        throw Trouble()
      } onError: { map, error, context in
        asked.change { $0.append("\(map.name) \(error) \(context)") }
        return asked.value.count < 3 ? .requeue(after: .seconds(7)) : .awaitChange
      }
    try await running(controller) {
      try await scene.saw("bad=", times: 3)
      try await scene.maps.create(scene.map("end"))
      try await scene.saw("end=")
    }
    #expect(asked.value.prefix(3).allSatisfy { $0 == "bad trouble context" })
    // The watches wait, too, and move the clock, so that a wait may be shorter when it begins.
    #expect(scene.clock.now.offset >= .seconds(14))
    #expect(scene.seen.value.count { $0 == "bad=" } == 3)
  }

  @Test("an error that is final is not tried again, until something changes")
  func terminal() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("bad"))
    let controller = Controller(scene.maps, scene.settings()).reconciling { map in
      _ = scene.look(map)
      throw TerminalError(Trouble())
    } onError: { _, _ in
      .requeue(after: .zero)
    }
    try await running(controller) {
      try await scene.saw("bad=")
      try await scene.maps.create(scene.map("end"))
      try await scene.saw("end=")
      try await scene.others.patch("bad", .merge(["data": ["text": "2"]]))
      try await scene.saw("bad=2")
    }
    #expect(scene.seen.value.count { $0 == "bad=" } == 1)
    #expect(scene.count("controller_runtime_terminal_reconcile_errors_total") == 3)
  }

  @Test("a delay that is negative is no delay")
  func negativeDelay() async throws {
    let scene = ControllerScene()
    for name in ["a", "b"] { try await scene.maps.create(scene.map(name)) }
    let controller = Controller(scene.maps, scene.settings { $0.concurrency = 1 })
      .reconciling { map in
        _ = scene.look(map)
        return .requeue(after: .seconds(-60))
      }
    try await running(controller) {
      try await scene.saw("a=", times: 50)
      try await scene.saw("b=", times: 50)
    }
  }

  @Test("an object that is gone before its turn is skipped, and who wants to know is told")
  func gone() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("slow"))
    let (begun, gate) = (Gate(), Gate())
    let told = Shared<[String]>([])
    let controller = Controller(scene.maps, scene.settings { $0.concurrency = 1 })
      .onDeleted { last in
        told.change { $0.append("\(last.name)=\(last.data["text"] ?? "")") }
        if told.value.count == 1 { throw Trouble() }
      }
      .reconciling { map in
        if map.name == "slow" {
          begun.open()
          await gate.wait()
        }
        return scene.look(map)
      }
    try await running(controller) {
      await begun.wait()
      try await scene.maps.create(scene.map("short", "1"))
      try await scene.maps.delete("short")
      try await scene.maps.create(scene.map("end"))
      gate.open()
      try await scene.saw("end=")
      try await told.wait { $0.count == 2 ? () : nil }
    }
    #expect(!scene.seen.value.contains("short=1"))
    #expect(told.value == ["short=1", "short=1"])
  }

  @Test("keys of others are left alone, until they are one's own")
  func restricted() async throws {
    let scene = ControllerScene()
    for name in ["a", "b"] { try await scene.maps.create(scene.map(name)) }
    let mine = Shared<Set<String>>(["a"])
    let (ticks, tick) = AsyncStream<Void>.makeStream()
    let controller = Controller(scene.maps, scene.settings())
      .restricted { mine.value.contains($0.name) }
      .reconcileAll(on: ticks)
      .reconciling { scene.look($0) }
    try await running(controller) {
      try await scene.saw("a=")
      mine.change { $0 = ["b"] }
      tick.yield()
      try await scene.saw("b=")
    }
    #expect(scene.seen.value == ["a=", "b="])
  }

  @Test("what the reconciler logs and asks for has the reconcile with it")
  func surroundings() async throws {
    let scene = ControllerScene()
    try await scene.maps.create(scene.map("a"))
    let ids = Shared(0)
    let found = Shared<[Reconciliation]>([])
    let controller = Controller(
      scene.maps,
      scene.settings { settings in
        settings.name = "maps"
        settings.makeID = { "id-\(ids.change { $0 += 1; return $0 })" }
      }
    ).reconciling { map in
      Logger.current.info("Hello")
      found.change { found in Reconciliation.current.map { found.append($0) } }
      if found.value.count < 3 { throw Trouble() }
      return .awaitChange
    }
    try await running(controller) { try await found.wait { $0.count == 3 ? () : nil } }
    #expect(
      scene.log.lines.filter { $0.message == "Hello" }.map(\.description)
        == (1...3).map {
          "info Hello controller=maps name=a namespace=default reconcileID=id-\($0)"
        })
    #expect(found.value.map(\.attempt) == [1, 2, 3])
    #expect(found.value.map(\.reason) == [.changed, .retried, .retried])
    #expect(found.value[0].key == ObjectKey(namespace: "default", name: "a"))
  }
}

struct Trouble: Error, CustomStringConvertible {
  var description: String { "trouble" }
}

extension TestClock {
  /// Returns once somebody sleeps that long.
  func wait(of duration: Duration) async {
    var count = 1
    while !waits.contains(duration), count < 100 {
      await sleepers(count)
      count += 1
    }
  }
}
