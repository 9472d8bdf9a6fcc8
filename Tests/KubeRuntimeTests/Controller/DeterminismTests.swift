import KubeClient
import KubeCore
import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTesting
import Logging
import Testing

@Suite("A controller whose clock, chance and server are injected")
struct DeterminismTests {
  @Test("has one course for one seed, and another for another", arguments: 0..<2)
  func oneSeedOneTrace(seed: UInt64) async throws {
    let first = try await trace(seed)
    let second = try await trace(seed)
    #expect(first == second)
    #expect(first.count > 60)
    let other = try await trace(seed + 1000)
    #expect(first != other)
  }

  /// Errors, requeues, owned objects and faults, as chance has it.
  private func trace(_ seed: UInt64) async throws -> [String] {
    try await withTaskExecutorPreference(OneAtATime()) {
      let random = Shared(SplitMix64(seed: seed))
      @Sendable func chance(_ range: ClosedRange<Double>) -> Double {
        random.change { Double.random(in: range, using: &$0) }
      }
      @Sendable func below(_ limit: Int) -> Int { random.change { $0.below(limit) } }
      let scene = ControllerScene(TestCluster(clock: .manual(), seed: seed))
      let settings = scene.settings { settings in
        settings.concurrency = 3
        settings.reconcileTimeout = .seconds(600)
        settings.backoff = Backoff(random: chance)
        settings.makeID = { "\(below(1_000_000))" }
      }
      let watching = WatcherSettings(backoff: Backoff(random: chance))
      for number in 0..<10 { try await scene.maps.create(scene.map("m\(number)", "0")) }
      scene.cluster.faults.add(.cut(.insideLine(3)), matching: .verbs(.watch), chance: 0.3)
      scene.cluster.faults.add(.status(500), matching: .verbs(.create), chance: 0.2)
      let service = Controller(scene.maps, settings, watching: watching)
        .owns(scene.secrets, watching: watching)
        .reconciling { map in
          Logger.current.info("Reconciling", metadata: ["text": "\(map.data["text"] ?? "")"])
          _ = scene.look(map)
          switch below(5) {
          case 0: throw Trouble()
          case 1: return .requeue(after: .milliseconds(below(1000)))
          case 2:
            guard let owner = map.ownerReference() else { return .awaitChange }
            try await scene.secrets.createIfMissing(
              Secret(metadata: ObjectMeta(name: map.name, ownerReferences: [owner])))
          case 3:
            try await scene.maps.patch(
              map.name, .merge(["data": ["text": .string("\(below(100))")]]))
          default: break
          }
          return .requeue(after: .seconds(1))
        }
      try await running(service) { try await scene.saw { $0.count >= 60 } }
      return scene.seen.value + scene.log.lines.map(\.description)
        + scene.clock.sleeps.map { "\($0)" }
    }
  }
}
