import KubeTestSupport
import KubeTestTypes
import Testing

@testable import KubeClient
@testable import KubeRuntime

@Suite("A store that is told of writes ahead of its watches")
struct StoreWritesPropertyTests {
  /// What was written by the program itself, and reported.
  private struct Reported {
    var versions: [ObjectKey: Int] = [:]
    var gone: Set<String> = []

    mutating func add(_ change: SimulatedServer.Change) {
      if change.new != nil {
        versions[change.key] = max(versions[change.key] ?? 0, change.version)
      } else if let uid = change.old?.metadata.uid {
        gone.insert(uid)
      }
    }
  }

  @Test(
    "never has anything older than what was reported, and ends as the server is",
    arguments: 0..<20 as Range<UInt64>)
  func oneWatch(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    writer.core.setSources([WatchSelection()])
    var server = SimulatedServer()
    var watch = SimulatedWatch("", StoreFeed(core: writer.core, source: 0, transform: nil))
    var answers: [SimulatedServer.Change] = []
    var reported = Reported()
    watch.restart(server)
    for _ in 0..<1000 {
      switch random.below(10) {
      case 0..<2:
        _ = server.change(key("\(random.below(6))"), &random)
      case 2..<4:
        answers.append(server.change(key("\(random.below(6))"), &random))
      case 4 where !answers.isEmpty, 5 where !answers.isEmpty:
        // Answers to several tasks come in any order.
        let change = answers.remove(at: random.below(min(answers.count, 3)))
        watch.feed.take(change.write) { $0 as ConfigMap }
        reported.add(change)
      case 6 where random.chance(1, in: 20):
        watch.restart(server)
      default: watch.tell(server)
      }
      guard watch.isReady else { continue }
      for (key, version) in reported.versions {
        let held = store[key]?.metadata.resourceVersion.flatMap { Int($0) }
        let deleted = server.deleted[key] ?? 0
        guard held.map({ $0 >= version }) ?? (deleted > version) else {
          Issue.record("\(key) was written as \(version) and is \(held as Any)")
          return
        }
      }
      for map in store.objects where reported.gone.contains(map.metadata.uid ?? "") {
        Issue.record("\(map.key) came back")
        return
      }
    }
    while watch.tell(server) {}
    #expect(Dictionary(uniqueKeysWithValues: store.objects.map { ($0.key, $0) }) == server.objects)
    #expect(store.keys.allSatisfy { !store.isBehind($0) })
  }

  @Test("and so it is with watches by several labels", arguments: 0..<20 as Range<UInt64>)
  func severalWatches(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let labels: [LabelQuery] = ["a=1", "b=1", "a=1,b=0"]
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let byLabel = labels.map { WatchSelection(labels: $0) }
    writer.core.setSources(byLabel)
    var server = SimulatedServer()
    var watches = labels.enumerated().map {
      SimulatedWatch($1, StoreFeed(core: writer.core, source: $0, transform: nil))
    }
    var followed: [ObjectKey: ConfigMap] = [:]
    let changes = Shared<[StoreChange<ConfigMap>]>([])
    store.observe { change in changes.change { $0.append(change) } }
    for index in watches.indices { watches[index].restart(server) }
    for _ in 0..<1000 {
      let index = random.below(watches.count)
      switch random.below(12) {
      case 0..<2: _ = server.change(key("\(random.below(6))"), &random)
      case 2:
        let change = server.change(key("\(random.below(6))"), &random)
        for watch in watches { watch.feed.take(change.write) { $0 as ConfigMap } }
        if let new = change.new, watches.allSatisfy(\.isReady),
          byLabel.contains(where: { $0.contains(new.key, labels: new.metadata.labels) == true })
        {
          #expect(store[new.key] == new)
        } else if watches.allSatisfy(\.isReady) {
          #expect(store[change.key]?.metadata.uid != change.old?.metadata.uid || change.new != nil)
        }
      case 3 where random.chance(1, in: 20): watches[index].restart(server)
      default: watches[index].tell(server)
      }
    }
    for index in watches.indices { while watches[index].tell(server) {} }
    let wanted = server.objects.filter { _, map in
      labels.contains { $0.matches(map.metadata.labels) }
    }
    #expect(Dictionary(uniqueKeysWithValues: store.objects.map { ($0.key, $0) }) == wanted)
    for change in changes.value {
      #expect(followed[change.key] == change.old)
      followed[change.key] = change.new
    }
    #expect(followed == wanted)
  }
}
