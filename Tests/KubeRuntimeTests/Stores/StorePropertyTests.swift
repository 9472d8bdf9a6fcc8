import KubeTestSupport
import KubeTestTypes
import Testing

@testable import KubeRuntime

@Suite("A store after any events")
struct StorePropertyTests {
  /// What a store should hold, by the simplest means.
  private struct Model {
    var objects: [ObjectKey: ConfigMap] = [:]
    var items: [ObjectKey: ConfigMap]?

    mutating func apply(_ event: WatcherEvent<ConfigMap>) {
      switch event {
      case .restartBegan: items = [:]
      case .restartItem(let map), .applied(let map):
        if items != nil { items?[map.key] = map } else { objects[map.key] = map }
      case .deleted(let map):
        if items != nil { items?[map.key] = nil } else { objects[map.key] = nil }
      case .restartEnded:
        objects = items ?? objects
        items = nil
      case .bookmark, .failed: break
      }
    }
  }

  private static let byColour = StoreIndex<ConfigMap, String> { map in
    map.data["colour"].map { [$0] } ?? []
  }

  @Test("it holds what they tell: 100,000 events, of which some are restarts")
  func hundredThousand() throws {
    var random = SplitMix64(seed: 11)
    let writer = StoreWriter<ConfigMap>(indexes: Self.byColour)
    let store = writer.store
    var feed = StoreFeed(core: writer.core, source: 0, transform: nil)
    var model = Model()
    let followed = Shared<[ObjectKey: ConfigMap?]>([:])
    store.observe { change in
      followed.change { followed in
        // What was before is what the last change left.
        let last = followed.updateValue(change.new, forKey: change.key) ?? nil
        if last != change.old { Issue.record("\(change.key) was \(last as Any)") }
      }
    }
    for version in 1...100_000 {
      let map = configMap(
        "\(random.below(60))", in: "ns-\(random.below(3))", version: version,
        data: ["colour": random.element(["red", "green", "blue"])])
      let event: WatcherEvent<ConfigMap> =
        switch random.below(1000) {
        case 0: .restartBegan
        case 1, 2: .restartEnded(version: "\(version)")
        case 3: .bookmark(version: "\(version)")
        case 4: .failed(WatcherFailure(.watch, "it broke"))
        case 5..<600: model.items == nil ? .applied(map) : .restartItem(map)
        default: .deleted(map)
        }
      feed.apply(event) { $0 }
      model.apply(event)
      guard store[map.key] == model.objects[map.key], store.count == model.objects.count else {
        Issue.record("after event \(version), \(event)")
        return
      }
      guard version % 1000 == 0 else { continue }
      #expect(Dictionary(uniqueKeysWithValues: store.objects.map { ($0.key, $0) }) == model.objects)
      #expect(followed.value.compactMapValues { $0 } == model.objects)
      for colour in ["red", "green", "blue"] {
        #expect(
          Set(try store.objects(Self.byColour, colour).map(\.key))
            == Set(model.objects.filter { $0.value.data["colour"] == colour }.keys))
      }
    }
  }
}
