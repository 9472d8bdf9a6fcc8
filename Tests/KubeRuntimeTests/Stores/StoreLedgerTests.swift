import KubeCore
import KubeTestTypes
import Testing

@testable import KubeRuntime

@Suite("What a store keeps of writes until its watches tell of them")
struct StoreLedgerTests {
  private let core = StoreCore<ConfigMap>(indexes: [])

  private func ledger(_ selections: [WatchSelection]) -> StoreLedger<ConfigMap> {
    var ledger = StoreLedger(core.empty, selections: selections)
    for source in selections.indices { _ = ledger.restart(core.empty, version: "1", from: source) }
    return ledger
  }

  private func stored(_ map: ConfigMap) -> StoredObject<ConfigMap> {
    let facts = ObjectFacts(map)
    return core.stored(map, key: facts.key, version: facts.version, uid: facts.uid)
  }

  private func write(_ map: ConfigMap, isWhole: Bool = true) -> StoreWrite<ConfigMap> {
    let stored = stored(map)
    return StoreWrite(
      key: stored.key, uid: stored.uid, version: stored.version, labels: [:],
      form: isWhole ? .stored(stored) : .other)
  }

  @Test("what is told counts no more at once, and is looked for as seldom as much is kept")
  func told() {
    var ledger = ledger([WatchSelection()])
    _ = ledger.wrote(write(configMap("a", version: 10)), for: 0)
    _ = ledger.wrote(write(configMap("b", version: 11), isWhole: false), for: 0)
    for number in 0..<50 {
      _ = ledger.wrote(write(configMap("\(number)", version: 1000 + number)), for: 0)
    }
    _ = ledger.apply(stored(configMap("a", version: 5)), from: 0)
    #expect(ledger.contents[key("a")]?.version == "10" && ledger.isBehind(key("b")))
    ledger.advance(to: "20", source: 0)
    #expect(!ledger.isBehind(key("b")) && ledger.kept.writes == 52)
    _ = ledger.apply(stored(configMap("a", version: 21)), from: 0)
    #expect(ledger.contents[key("a")]?.version == "21")
    _ = ledger.delete(key("a"), version: "22", uid: "uid-default-a", from: 0)
    #expect(ledger.contents[key("a")] == nil && ledger.contents[key("49")] != nil)
    for version in 1049..<1120 { ledger.advance(to: "\(version)", source: 0) }
    #expect(ledger.kept.writes == 0)
  }

  @Test("a restart leaves only what is ahead of it")
  func restarted() {
    var ledger = ledger([WatchSelection()])
    for number in 10..<20 {
      _ = ledger.wrote(write(configMap("\(number)", version: number)), for: 0)
    }
    _ = ledger.restart(core.empty, version: "17", from: 0)
    #expect(ledger.kept.writes == 2)
    #expect(Set(ledger.contents.objects.map(\.key.name)) == ["18", "19"])
  }

  @Test("deletions do not pile up for watches that never had the object")
  func deletions() {
    let selections = [
      WatchSelection(namespace: "default"), WatchSelection(namespace: "web"),
      WatchSelection(labels: "a=1"),
    ]
    var ledger = ledger(selections)
    for number in 1...1000 {
      let map = configMap("a", version: number * 3, uid: "\(number)")
      for source in selections.indices { _ = ledger.wrote(write(map), for: source) }
      #expect(ledger.contents[key("a")]?.uid == "\(number)")
      for source in [1, 2, 0] { _ = ledger.deleted(key("a"), uid: "\(number)", for: source) }
      #expect(ledger.contents[key("a")] == nil)
      // What the watch tells of it until then does not bring it back.
      _ = ledger.apply(stored(map), from: 0)
      #expect(ledger.contents[key("a")] == nil)
      _ = ledger.delete(key("a"), version: "\(number * 3 + 1)", uid: "\(number)", from: 0)
    }
    #expect(ledger.kept.deletions <= StoreSource<ConfigMap>.mostUnseen)
  }
}
