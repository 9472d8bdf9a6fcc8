import KubeClient
import KubeCore
import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTesting
import Testing

@Suite("A store has what was written through its client")
struct ReadYourWritesTests {
  private let scene = StoreScene()

  private func withMaps(
    _ settings: WatcherSettings = WatcherSettings(),
    _ body: (Followed<ConfigMap>) async throws -> Void
  ) async throws {
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    try await scene.run(store, reflect(writer, Watcher(scene.maps, settings)), body)
  }

  /// Lets the watch catch up: what somebody else writes last is there.
  private func release(_ maps: Followed<ConfigMap>) async throws {
    scene.cluster.releaseCache()
    let last = try await scene.foreign.create(scene.map("last", labels: ["app": "web"]))
    try await maps.told(last.key)
  }

  @Test("when the call returns, and is told of it once")
  func writes() async throws {
    try await withMaps { maps in
      scene.cluster.holdCache()
      let created = try await scene.maps.create(scene.map("a", "1"))
      #expect(maps["a"] == created)
      let modified = try await scene.maps.modify("a") { $0.data = ["text": "2"] }
      #expect(maps["a"] == modified)
      let patched = try await scene.maps.patch("a", .merge(["data": ["text": "3"]]))
      #expect(maps["a"] == patched)
      let applied = try await scene.maps.apply(scene.map("b", "4"), fieldManager: "me")
      #expect(maps["b"] == applied)
      #expect(maps.summaries == ["+a", "~a", "~a", "+b"])
      try await release(maps)
      #expect(maps.summaries == ["+a", "~a", "~a", "+b", "+last"])
      #expect(maps["a"] == patched)
    }
  }

  @Test("what the watch tells later of an earlier time undoes nothing")
  func nothingUndone() async throws {
    try await scene.foreign.create(scene.map("a", "0"))
    try await withMaps { maps in
      scene.cluster.holdCache()
      for text in 1...3 {
        try await scene.foreign.patch("a", .merge(["data": ["text": .string("\(text)")]]))
      }
      let own = try await scene.maps.patch("a", .merge(["data": ["text": "own"]]))
      #expect(maps["a"] == own)
      try await release(maps)
      #expect(maps.summaries == ["+a*", "~a", "+last"])
    }
  }

  @Test("nor does a list of an earlier time")
  func nothingUndoneByList() async throws {
    try await withMaps { maps in
      let own = try await scene.maps.create(scene.map("a"))
      scene.cluster.restart()
      scene.cluster.compact()
      let more = try await scene.maps.create(scene.map("b"))
      try await release(maps)
      #expect(maps["a"] == own && maps["b"] == more)
      #expect(!maps.summaries.contains { $0.hasPrefix("-") })
    }
  }

  @Test("what was deleted is gone, and does not come back")
  func deletes() async throws {
    try await scene.foreign.create(scene.map("a", "0"))
    try await withMaps { maps in
      scene.cluster.holdCache()
      try await scene.foreign.patch("a", .merge(["data": ["text": "1"]]))
      try await scene.maps.delete("a")
      #expect(maps["a"] == nil)
      try await scene.maps.create(scene.map("b"))
      try await scene.maps.delete("b")
      let again = try await scene.maps.create(scene.map("a", "again"))
      try await release(maps)
      #expect(maps["a"] == again && maps["b"] == nil)
      #expect(maps.summaries == ["+a*", "-a", "+b", "-b", "+a", "+last"])
    }
  }

  @Test("what finalizers hold is there, and is being deleted")
  func held() async throws {
    try await withMaps { maps in
      scene.cluster.holdCache()
      try await scene.maps.create(scene.map("a", finalizers: ["example.com/hold"]))
      try await scene.maps.delete("a")
      #expect(maps["a"]?.metadata.deletionTimestamp != nil)
      try await release(maps)
      #expect(maps["a"]?.metadata.deletionTimestamp != nil)
      try await scene.maps.patch("a", .merge(["metadata": ["finalizers": .null]]))
      try await maps.until { $0[key("a")] == nil }
    }
  }

  @Test("what was cleaned up after is gone with its last finalizer")
  func letGo() async throws {
    try await withMaps { maps in
      scene.cluster.holdCache()
      try await scene.maps.create(scene.map("a", finalizers: ["example.com/mine"]))
      try await scene.maps.delete("a")
      let going = try #require(maps["a"])
      try await scene.maps.patch("a", .merge(["metadata": ["finalizers": .null]]), .dryRun)
      #expect(maps["a"] == going)
      _ = try await scene.maps.withFinalizer("example.com/mine", on: going) { _ in .awaitChange }
      #expect(maps["a"] == nil)
      try await release(maps)
      #expect(maps.summaries == ["+a", "~a", "-a", "+last"])
    }
  }

  @Test("a namespace that is being deleted is there, as what holds it are no finalizers")
  func namespace() async throws {
    let namespaces = Api<Namespace>(scene.client)
    let writer = StoreWriter<Namespace>()
    let store = writer.store
    try await namespaces.create(Namespace(metadata: ObjectMeta(name: "web")))
    try await scene.run(store, reflect(writer, Watcher(namespaces))) { found in
      scene.cluster.holdCache()
      try await namespaces.delete("web")
      let own = try await namespaces.patch("web", .merge(["metadata": ["labels": ["x": "y"]]]))
      #expect(own.metadata.deletionTimestamp != nil)
      #expect(store[ObjectKey(namespace: nil, name: "web")] == own)
      scene.cluster.releaseCache()
    }
  }

  @Test("not what was not stored: dry runs, and what was refused")
  func notStored() async throws {
    try await withMaps { maps in
      scene.cluster.holdCache()
      try await scene.maps.create(scene.map("a"), .dryRun)
      #expect(maps["a"] == nil)
      let own = try await scene.maps.create(scene.map("b"))
      await #expect(throws: ClientError.self) { try await scene.maps.create(scene.map("b")) }
      try await scene.maps.patch("b", .merge(["data": ["text": "x"]]), .dryRun)
      try await scene.maps.delete("b", DeleteParameters(dryRun: true))
      #expect(maps["b"] == own)
    }
  }

  @Test("not what is of another namespace, kind or client")
  func elsewhere() async throws {
    try await scene.foreign.create(scene.map("other-client"))
    try await Api<Namespace>(scene.stranger).create(Namespace(metadata: ObjectMeta(name: "web")))
    try await withMaps { maps in
      scene.cluster.holdCache()
      try await Api<ConfigMap>(scene.client, namespace: "web").create(scene.map("a"))
      try await Api<Secret>(scene.client, namespace: "default").create(
        Secret(metadata: ObjectMeta(name: "b")))
      try await scene.foreign.create(scene.map("c"))
      #expect(maps.names.isDisjoint(with: ["a", "b", "c"]))
    }
  }

  @Test("by its labels: what comes in, and what leaves")
  func labels() async throws {
    try await withMaps(WatcherSettings(labels: "app=web")) { maps in
      scene.cluster.holdCache()
      try await scene.maps.create(scene.map("db", labels: ["app": "db"]))
      #expect(maps["db"] == nil)
      try await scene.maps.create(scene.map("a", labels: ["app": "web"]))
      #expect(maps["a"] != nil)
      try await scene.maps.patch("a", .merge(["metadata": ["labels": ["app": "db"]]]))
      #expect(maps["a"] == nil)
      try await scene.maps.patch("db", .merge(["metadata": ["labels": ["app": "web"]]]))
      #expect(maps["db"] != nil)
      try await release(maps)
      #expect(maps.names.subtracting(["last"]) == ["db"])
      #expect(maps.summaries == ["+a", "-a", "+db", "+last"])
    }
  }

  @Test("by its fields: of names it is known, of others the watch tells")
  func fields() async throws {
    let pods = Api<Pod>(scene.client, namespace: "default")
    func pod(_ name: String, _ node: String?) -> Pod {
      Pod(
        metadata: ObjectMeta(name: name),
        spec: PodSpec(containers: [Container(name: "x", image: "x")], nodeName: node))
    }
    let writer = StoreWriter<Pod>()
    let store = writer.store
    let watcher = Watcher(pods, fields: "spec.nodeName=one")
    try await pods.create(pod("a", "one"))
    try await scene.run(store, reflect(writer, watcher)) { found in
      scene.cluster.holdCache()
      // Whether it is selected is the server's to say.
      try await pods.create(pod("b", "one"))
      #expect(found["b"] == nil && !store.isBehind(key("b")))
      let before = found["a"]
      try await pods.patch("a", .merge(["metadata": ["labels": ["x": "y"]]]))
      #expect(found["a"] == before && store.isBehind(key("a")))
      scene.cluster.releaseCache()
      try await found.until { $0[key("b")] != nil && $0[key("a")] != before }
      #expect(!store.isBehind(key("a")))
    }

    let named = StoreWriter<ConfigMap>()
    let one = named.store
    let watch = Watcher(scene.maps, fields: "metadata.name=a")
    try await scene.run(one, reflect(named, watch)) { found in
      scene.cluster.holdCache()
      try await scene.maps.create(scene.map("a"))
      try await scene.maps.create(scene.map("b"))
      #expect(found.names == ["a"])
    }
  }

  @Test("in the store's form, as its transform makes it, and as metadata alone")
  func forms() async throws {
    let texts = StoreWriter<String> { $0 += "!" }
    let text = texts.store
    let reflection = reflect(texts, Watcher(scene.maps)) { (map: ConfigMap) in map.data["text"] }
    try await scene.run(text, reflection) { found in
      scene.cluster.holdCache()
      try await scene.maps.create(scene.map("a", "1"))
      #expect(found["a"] == "1!")
      try await scene.maps.patch("a", .merge(["data": .null]))
      #expect(found["a"] == nil)
      scene.cluster.releaseCache()
    }

    let partial = StoreWriter<PartialObjectMetadata<ConfigMap>>()
    let metadata = partial.store
    try await scene.run(metadata, reflect(partial, Watcher(scene.maps.metadataOnly))) { found in
      scene.cluster.holdCache()
      let own = try await scene.maps.create(scene.map("b"))
      #expect(found["b"]?.metadata == own.metadata)
      scene.cluster.releaseCache()
    }
  }

  @Test("what was written in another form is noted, until the watch tells of it")
  func noted() async throws {
    try await scene.foreign.create(scene.map("a"))
    let untyped = Api<DynamicObject>(scene.client, ConfigMap.identity, namespace: "default")
    try await withMaps { maps in
      let before = maps["a"]
      scene.cluster.holdCache()
      try await scene.maps.metadataOnly.patch("a", .merge(["metadata": ["labels": ["x": "y"]]]))
      #expect(maps["a"] == before && maps.store.isBehind(key("a")))
      try await untyped.patch("a", .merge(["data": ["text": "2"]]))
      scene.cluster.releaseCache()
      try await maps.until { $0[key("a")]?.data["text"] == "2" }
      #expect(!maps.store.isBehind(key("a")))
    }
  }

  @Test("a scale that was written is noted, too")
  func scale() async throws {
    let deployments = Api<Deployment>(scene.client, namespace: "default")
    let template = PodTemplateSpec(
      metadata: ObjectMeta(labels: ["app": "a"]),
      spec: PodSpec(containers: [Container(name: "x", image: "x")]))
    try await deployments.create(
      Deployment(
        metadata: ObjectMeta(name: "a"),
        spec: DeploymentSpec(selector: LabelSelector(matchLabels: ["app": "a"]), template: template)
      ))
    let writer = StoreWriter<Deployment>()
    let store = writer.store
    try await scene.run(store, reflect(writer, Watcher(deployments))) { found in
      scene.cluster.holdCache()
      try await deployments.scale("a", to: 3)
      #expect(store.isBehind(key("a")) && found["a"]?.spec?.replicas != 3)
      scene.cluster.releaseCache()
      try await found.until { $0[key("a")]?.spec?.replicas == 3 }
      #expect(!store.isBehind(key("a")))
    }
  }
}
