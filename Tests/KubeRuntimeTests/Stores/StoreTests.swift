import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import Testing

@Suite("A store holds what a watch tells")
struct StoreTests {
  @Test("what is applied is added")
  func adds() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await writer.apply(.applied(configMap("a", version: 1)))
    #expect(store[key("a")] == configMap("a", version: 1))
    #expect(store.count == 1 && store.contains(key("a")) && store.keys == [key("a")])
  }

  @Test("what is applied anew takes the other's place")
  func updates() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await writer.apply(.applied(configMap("a", version: 1)))
    await writer.apply(.applied(configMap("a", version: 2, data: ["x": "y"])))
    #expect(store[key("a")]?.data == ["x": "y"])
    #expect(store.count == 1)
  }

  @Test("what is deleted is gone, and what is not there can be deleted")
  func removes() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await writer.apply(.applied(configMap("a", version: 1)))
    await writer.apply(.deleted(configMap("b", version: 2)))
    await writer.apply(.deleted(configMap("a", version: 3)))
    #expect(store[key("a")] == nil && store.isEmpty)
  }

  @Test("a restart replaces everything, and only at its end")
  func restarts() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await writer.apply(.applied(configMap("a", version: 1)))
    await writer.apply(.restartBegan)
    await writer.apply(.restartItem(configMap("b", version: 2)))
    #expect(store.keys == [key("a")])
    await writer.apply(.restartEnded(version: "2"))
    #expect(store.keys == [key("b")])
  }

  @Test("a restart within a restart begins anew")
  func nestedRestart() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await writer.apply(.restartBegan)
    await writer.apply(.restartItem(configMap("gone", version: 1)))
    await writer.apply(.restart([configMap("a", version: 2)], version: 3))
    #expect(store.keys == [key("a")])
  }

  @Test("what happens within a restart is part of it")
  func changesWithinRestart() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await writer.apply(.restartBegan)
    await writer.apply(.restartItem(configMap("a", version: 1)))
    await writer.apply(.restartItem(configMap("b", version: 1)))
    await writer.apply(.applied(configMap("c", version: 2)))
    await writer.apply(.deleted(configMap("a", version: 3)))
    #expect(store.isEmpty)
    await writer.apply(.restartEnded(version: "3"))
    #expect(Set(store.keys) == [key("b"), key("c")])
  }

  @Test("an end without a beginning changes nothing")
  func strayEnd() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await writer.apply(.applied(configMap("a", version: 1)))
    await writer.apply(.restartEnded(version: "9"))
    #expect(store.keys == [key("a")] && !store.isReady)
  }

  @Test("objects are found by their keys; those of the cluster by one with a namespace, too")
  func keys() async {
    var writer = StoreWriter<Namespace>()
    let store = writer.store
    await writer.apply(.applied(Namespace(metadata: ObjectMeta(name: "web"))))
    #expect(store[key("web", in: nil)] != nil)
    #expect(store[key("web", in: "web")] != nil)

    var maps = StoreWriter<ConfigMap>()
    let found = maps.store
    await maps.apply(.applied(configMap("a", version: 1)))
    #expect(found[key("a")] != nil)
    #expect(found[key("a", in: nil)] == nil)
    #expect(found[key("a", in: "other")] == nil)
  }

  @Test("objects are filtered by what they are, and by their labels")
  func filters() async throws {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await writer.apply(
      .restart(
        [
          configMap("a", version: 1, labels: ["app": "web"], data: ["x": "1"]),
          configMap("b", version: 2, labels: ["app": "db"]),
          configMap("c", version: 3),
        ], version: 3))
    #expect(store.objects { !$0.data.isEmpty }.map(\.name) == ["a"])
    #expect(store.objects(labels: "app=web").map(\.name) == ["a"])
    #expect(Set(store.objects(labels: "app!=web").map(\.name)) == ["b", "c"])
    let selector = LabelSelector(matchLabels: ["app": "db"])
    #expect(try store.objects(matching: selector).map(\.name) == ["b"])
    let none = LabelSelector(
      matchExpressions: [LabelSelectorRequirement(key: "app", operator: "Near")])
    #expect(throws: InvalidSelector.self) { try store.objects(matching: none) }
    #expect(store.first { $0.metadata.resourceVersion == "2" }?.name == "b")
    #expect(store.first { $0.name == "z" } == nil)
  }

  @Test("what it gave stays as it was, whatever is written since")
  func snapshots() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await writer.apply(.restart((0..<100).map { configMap("\($0)", version: $0) }, version: 100))
    let before = store.objects
    await writer.apply(.deleted(configMap("7", version: 101)))
    await writer.apply(.applied(configMap("8", version: 102, data: ["x": "y"])))
    await writer.apply(.restart([], version: 103))
    #expect(before.count == 100 && Set(before.map(\.name)) == Set((0..<100).map { "\($0)" }))
    #expect(before.allSatisfy { $0.data.isEmpty })
    #expect(store.isEmpty)
  }

  @Test("the same version is no change, and is not made anew")
  func resync() async {
    let made = Shared(0)
    var writer = StoreWriter<ConfigMap> { _ in made.change { $0 += 1 } }
    let store = writer.store
    let changes = Shared<[String]>([])
    store.observe { change in changes.change { $0.append(summary(change)) } }
    let objects = [configMap("a", version: 1), configMap("b", version: 2)]
    await writer.apply(.restart(objects, version: 2))
    await writer.apply(.restart(objects, version: 9))
    await writer.apply(.applied(objects[0]))
    #expect(made.value == 2)
    #expect(Set(changes.value) == ["+a*", "+b*"])
    // One that was made anew may have the version of another server's life.
    await writer.apply(.applied(configMap("a", version: 1, uid: "other")))
    #expect(changes.value.last == "~a")
  }

  @Test("an object that came without a version counts as new each time")
  func noVersion() async {
    var writer = StoreWriter<ConfigMap>()
    let changes = Shared(0)
    writer.store.observe { _ in changes.change { $0 += 1 } }
    let map = ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default"))
    await writer.apply(.applied(map))
    await writer.apply(.applied(map))
    #expect(changes.value == 2)
  }

  @Test("objects are changed ahead of being stored")
  func transforms() async {
    var writer = StoreWriter<ConfigMap> { $0.metadata.managedFields = [] }
    let store = writer.store
    var map = configMap("a", version: 1)
    map.metadata.managedFields = [ManagedFieldsEntry(manager: "me")]
    await writer.apply(.restart([map], version: 1))
    #expect(store[key("a")] == configMap("a", version: 1))
  }

  @Test("objects are stored in another form; what has none is left out")
  func forms() async {
    var writer = StoreWriter<String>()
    let store = writer.store
    func form(_ map: ConfigMap) -> String? { map.data["x"] }
    await writer.apply(.restartBegan, as: form)
    await writer.apply(.restartItem(configMap("a", version: 1, data: ["x": "1"])), as: form)
    await writer.apply(.restartItem(configMap("b", version: 1)), as: form)
    await writer.apply(.restartEnded(version: "1"), as: form)
    #expect(store[key("a")] == "1" && store.count == 1)
    await writer.apply(.applied(configMap("b", version: 2, data: ["x": "2"])), as: form)
    #expect(store[key("b")] == "2")
    await writer.apply(.applied(configMap("a", version: 3)), as: form)
    #expect(store.keys == [key("b")])
  }

  @Test("metadata alone is stored")
  func metadataOnly() async {
    var writer = StoreWriter<PartialObjectMetadata<ConfigMap>>()
    let store = writer.store
    await writer.apply(.applied(configMap("a", version: 1, data: ["x": "1"]))) {
      PartialObjectMetadata(of: $0)
    }
    #expect(store[key("a")]?.metadata == configMap("a", version: 1).metadata)
    #expect(store.objects(labels: LabelQuery()).count == 1)
  }

  @Test("an object that no longer fits its type stays as it last did, until it is gone")
  func broken() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let failure = WatcherFailure(.object, "it has a number for a name", key: key("a"))
    await writer.apply(.restart([configMap("a", version: 1)], version: 1))
    await writer.apply(.failed(failure))
    #expect(store.count == 1)
    await writer.apply([.restartBegan, .failed(failure), .restartEnded(version: "2")])
    #expect(store[key("a")] != nil)
    // One that never did is not there.
    let other = WatcherFailure(.object, "", key: key("b"))
    await writer.apply([.failed(other), .restartBegan, .failed(other), .restartEnded(version: "3")])
    #expect(store.isEmpty)
  }
}
