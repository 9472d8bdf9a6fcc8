import KubeClient
import KubeCore
import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTesting
import Testing

@Suite("A controller with much to do")
struct DeadlockTests {
  @Test("5,000 objects that all want another turn at once get three rounds, and it stops in order")
  func requeueAtOnce() async throws {
    let scene = ControllerScene()
    let rounds = Shared<[ObjectKey: Int]>([:])
    let finished = Shared(0)
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    try await fill(writer, (0..<50 * 100).map { scene.map("m\($0)") }) {
      let service = Controller(store, of: scene.maps, scene.settings { $0.concurrency = nil })
        .reconciling { map in
          let round = rounds.change { rounds in
            rounds[map.key, default: 0] += 1
            return rounds[map.key]
          }
          if round == 3 { finished.change { $0 += 1 } }
          return .requeue(after: .zero)
        }
      try await running(service) { try await finished.wait { $0 == 5000 ? () : nil } }
    }
    #expect(rounds.value.values.min() ?? 0 >= 3)
  }

  @Test("what happens goes ahead of what was there")
  func liveFirst() async throws {
    let scene = ControllerScene()
    let (begun, gate) = (Gate(), Gate())
    for number in 0..<100 { try await scene.maps.create(scene.map("old\(number)")) }
    let service = Controller(scene.maps, scene.settings { $0.concurrency = 1 }).reconciling { map in
      begun.open()
      await gate.wait()
      return scene.look(map)
    }
    try await running(service) {
      await begun.wait()
      try await scene.maps.create(scene.map("new"))
      gate.open()
      try await scene.saw { $0.count == 101 }
    }
    // One was under way, and each eighth turn is of those that have waited longest.
    #expect(scene.seen.value.prefix(3).contains("new="))
  }
}
