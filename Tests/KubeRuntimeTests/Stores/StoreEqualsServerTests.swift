import KubeClient
import KubeCore
import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTesting
import Testing

@Suite("A store holds what the server holds")
struct StoreEqualsServerTests {
  /// Changes objects, disturbs the server, and compares in the end.
  private func disturb(
    _ seed: UInt64, _ scene: StoreScene, _ apis: [Api<ConfigMap>], labels: [String]
  ) async throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<60 {
      let api = random.element(apis)
      let name = "map-\(random.below(6))"
      let value = random.element(["1", "2"])
      switch random.below(12) {
      case 0..<4:
        let map = scene.map(name, value, labels: [random.element(labels): value])
        _ = try? await api.create(map)
      case 4..<7:
        _ = try? await api.patch(name, .merge(["data": ["text": .string("\(random.next())")]]))
      case 7:
        let label = random.element(labels)
        _ = try? await api.patch(name, .merge(["metadata": ["labels": [label: .string(value)]]]))
      case 8, 9: _ = try? await api.delete(name)
      case 10: scene.cluster.restart(cut: random.chance(1, in: 2))
      default: scene.cluster.compact()
      }
    }
  }

  private func addFaults(_ scene: StoreScene) {
    let faults: [(Fault, RequestMatch.Verb)] = [
      (.cut(.insideLine(2)), .watch), (.cut(.afterLine(1)), .watch), (.end(afterLine: 1), .watch),
      (.expire(afterLine: 2), .watch), (.status(410), .watch), (.status(503), .watch),
      (.status(500), .list), (.cut(.beforeAnswer), .list), (.status(504), .list),
      (.cut(.afterBytes(20)), .list),
    ]
    for (fault, verb) in faults {
      scene.cluster.faults.add(fault, matching: .verbs(verb, of: "configmaps"), chance: 0.2)
    }
  }

  private func state(_ maps: some Sequence<ConfigMap>) -> [ObjectKey: ConfigMap] {
    Dictionary(maps.map { ($0.key, $0) }) { _, last in last }
  }

  @Test(
    "after any writes, cuts, restarts, compactions and refusals",
    arguments: 1...20 as ClosedRange<UInt64>)
  func anything(seed: UInt64) async throws {
    let scene = StoreScene(seed: seed)
    addFaults(scene)
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let initial: WatcherSettings.InitialList = seed % 2 == 0 ? .paged : .streamed
    let watcher = Watcher(
      AllNamespaces<ConfigMap>(scene.client), WatcherSettings(initialList: initial, pageSize: 2))
    try await Api<Namespace>(scene.stranger).create(Namespace(metadata: ObjectMeta(name: "web")))
    let apis = [scene.client, scene.stranger].flatMap { client in
      ["default", "web"].map { Api<ConfigMap>(client, namespace: $0) }
    }
    try await scene.run(store, reflect(writer, watcher)) { found in
      try await disturb(seed, scene, apis, labels: ["a"])
      scene.cluster.faults.removeAll()
      try await scene.foreign.create(scene.map("end"))
      try await found.told(key("end"))
      let server = try await AllNamespaces<ConfigMap>(scene.stranger).list()
      #expect(state(store.objects) == state(server.items))
      let told = found.changes.value.reduce(into: [:]) { $0[$1.key] = $1.new }
      #expect(told == state(server.items))
    }
  }

  @Test(
    "by several namespaces, and by several labels", arguments: 1...16 as ClosedRange<UInt64>)
  func severalWatches(seed: UInt64) async throws {
    let scene = StoreScene(seed: seed)
    addFaults(scene)
    let byNamespace = seed % 2 == 0
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    try await Api<Namespace>(scene.stranger).create(Namespace(metadata: ObjectMeta(name: "web")))
    let apis = [scene.client, scene.stranger].flatMap { client in
      ["default", "web"].map { Api<ConfigMap>(client, namespace: $0) }
    }
    let watchers =
      byNamespace
      ? apis.prefix(2).map { Watcher($0) }
      : (["a=1", "b=1"] as [LabelQuery]).map {
        Watcher(AllNamespaces<ConfigMap>(scene.client), labels: $0)
      }
    try await scene.run(store, reflect(writer, watchers)) { found in
      try await disturb(seed, scene, apis, labels: ["a", "b"])
      scene.cluster.faults.removeAll()
      // One for each watch, so that each has come to the end.
      try await apis[2].create(scene.map("end-a", labels: ["a": "1"]))
      try await apis[3].create(scene.map("end-b", labels: ["b": "1"]))
      try await found.until { $0[key("end-a")] != nil && $0[key("end-b", in: "web")] != nil }
      let server = try await AllNamespaces<ConfigMap>(scene.stranger).list().items.filter { map in
        byNamespace
          ? ["default", "web"].contains(map.namespace)
          : map.metadata.labels["a"] == "1" || map.metadata.labels["b"] == "1"
      }
      #expect(state(store.objects) == state(server))
    }
  }
}
