import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import Testing

@Suite("Readers of a store beside its writer")
struct StoreConcurrencyTests {
  private static let byRound = StoreIndex<ConfigMap, String> { [$0.data["round"] ?? ""] }

  @Test("each sees the contents of one time, and waits for nobody")
  func consistent() async {
    let writer = StoreWriter<ConfigMap>(indexes: Self.byRound)
    let store = writer.store
    let watch = ScriptedWatch<ConfigMap>()
    let reflection = reflect(writer, watch)
    let isDone = Gate()
    let rounds = 60
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await reflection.run() }
      for reader in 0..<4 {
        group.addTask {
          var newest = 0
          while !isDone.isOpen {
            // A restart is there whole or not at all.
            let objects = store.objects
            let round = Set(objects.map { $0.data["round"] ?? "" })
            #expect(round.count <= 1 && [0, 50].contains(objects.count))
            let seen = round.first.flatMap { Int($0) } ?? 0
            #expect(seen >= newest)
            newest = seen
            let named = store[key("\(reader)")]
            #expect(named == nil || named?.name == "\(reader)")
            let indexed = try store.objects(Self.byRound, "\(seen)")
            #expect([0, 50].contains(indexed.count))
            await Task.yield()
          }
        }
      }
      for round in 1...rounds {
        let maps = (0..<50).map {
          configMap("\($0)", version: round * 100 + $0, data: ["round": "\(round)"])
        }
        watch.tell(.restart(maps, version: round * 100 + 99))
        await watch.settled()
      }
      isDone.open()
      group.cancelAll()
    }
    #expect(store.count == 50 && store[key("7")]?.data == ["round": "\(rounds)"])
  }

  @Test("what comes from a watch and from writes at once is told in the order of the store")
  func order() async {
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let watches = (0..<4).map { _ in ScriptedWatch<ConfigMap>() }
    let reflection = reflect(writer, watches)
    let replayed = Shared<[ObjectKey: ConfigMap]>([:])
    store.observe { change in
      replayed.change { replayed in
        if replayed[change.key] != change.old { Issue.record("\(change.key) out of order") }
        replayed[change.key] = change.new
      }
    }
    await withTaskGroup { group in
      group.addTask { await reflection.run() }
      for (number, watch) in watches.enumerated() {
        group.addTask {
          var random = SplitMix64(seed: UInt64(number))
          watch.tell(.restart([], version: 1))
          for version in 2..<400 {
            let map = configMap("\(random.below(5))", version: version * 4 + number)
            watch.tell(random.chance(1, in: 4) ? .deleted(map) : .applied(map))
          }
          await watch.settled()
        }
      }
      for _ in watches { await group.next() }
      group.cancelAll()
    }
    #expect(
      replayed.value == Dictionary(uniqueKeysWithValues: store.objects.map { ($0.key, $0) }))
  }

  @Test("observers that come meanwhile miss nothing and hear nothing twice")
  func lateObservers() async {
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let watch = ScriptedWatch<ConfigMap>()
    let reflection = reflect(writer, watch)
    let replays = (0..<20).map { _ in Shared<[ObjectKey: ConfigMap]>([:]) }
    await withTaskGroup { group in
      group.addTask { await reflection.run() }
      for replay in replays {
        group.addTask {
          store.observe { change in
            replay.change { replay in
              if replay[change.key] != change.old { Issue.record("\(change.key) out of order") }
              replay[change.key] = change.new
            }
          }
        }
        watch.tell((0..<20).map { .applied(configMap("\($0)", version: 1 + watch.waiting + $0)) })
      }
      for _ in replays { await group.next() }
      await watch.settled()
      group.cancelAll()
    }
    let held = Dictionary(uniqueKeysWithValues: store.objects.map { ($0.key, $0) })
    for replay in replays { #expect(replay.value == held) }
  }
}
