import KubeRuntime
import KubeTestTypes
import Testing

@Suite("Indexes of a store")
struct StoreIndexTests {
  static let byApp = StoreIndex<ConfigMap, String> { map in
    map.metadata.labels["app"].map { [$0] } ?? []
  }
  static let byWord = StoreIndex<ConfigMap, String> { map in
    map.data["words"]?.split(separator: " ").map(String.init) ?? []
  }
  static let bySize = StoreIndex<ConfigMap, Int> { [$0.data.count] }

  private static func names<Value>(
    _ store: Store<ConfigMap>, _ index: StoreIndex<ConfigMap, Value>, _ value: Value
  ) throws -> Set<String> {
    Set(try store.objects(index, value).map(\.name))
  }

  @Test("objects are found by values of any type, as they come, change and go")
  func finds() async throws {
    var writer = StoreWriter<ConfigMap>(indexes: Self.byApp, Self.bySize)
    let store = writer.store
    await writer.apply(
      .restart(
        [
          configMap("a", version: 1, labels: ["app": "web"]),
          configMap("b", version: 2, labels: ["app": "web"], data: ["x": "y"]),
          configMap("c", version: 3),
        ], version: 3))
    #expect(try Self.names(store, Self.byApp, "web") == ["a", "b"])
    #expect(try Self.names(store, Self.byApp, "db") == [])
    #expect(try Self.names(store, Self.bySize, 0) == ["a", "c"])
    await writer.apply(.applied(configMap("a", version: 4, labels: ["app": "db"])))
    #expect(try Self.names(store, Self.byApp, "web") == ["b"])
    #expect(try Self.names(store, Self.byApp, "db") == ["a"])
    await writer.apply(.deleted(configMap("b", version: 5)))
    #expect(try store.objects(Self.byApp, "web").isEmpty)
    await writer.apply(.restart([configMap("d", version: 6, labels: ["app": "web"])], version: 6))
    #expect(try Self.names(store, Self.byApp, "web") == ["d"])
    #expect(try Self.names(store, Self.byApp, "db") == [])
    #expect(try store.objects(Self.bySize, 0).count == 1)
  }

  @Test("an object is found under each of its values, once")
  func severalValues() async throws {
    var writer = StoreWriter<ConfigMap>(indexes: Self.byWord)
    let store = writer.store
    await writer.apply(.applied(configMap("a", version: 1, data: ["words": "one two one"])))
    #expect(try store.objects(Self.byWord, "one").count == 1)
    #expect(try store.objects(Self.byWord, "two").count == 1)
    await writer.apply(.applied(configMap("a", version: 2, data: ["words": "two"])))
    #expect(try store.objects(Self.byWord, "one").isEmpty)
    #expect(
      try store.objects(Self.byWord, "two").first { _ in true }?.metadata.resourceVersion == "2")
  }

  @Test("an index that the store was not given is an error, even if it is alike")
  func unknown() async {
    let writer = StoreWriter<ConfigMap>(indexes: Self.byApp)
    let store = writer.store
    let alike = StoreIndex<ConfigMap, String> { $0.metadata.labels["app"].map { [$0] } ?? [] }
    for index in [Self.byWord, alike] {
      #expect {
        try store.objects(index, "web")
      } throws: { error in
        let error = error as? StoreError
        return error?.code == .noSuchIndex && error?.description.contains("StoreIndex") == true
      }
    }
    #expect(throws: StoreError.self) { try store.objects(Self.bySize, 1) }
  }

  @Test("an index sees what is stored, not what came")
  func transformed() async throws {
    var writer = StoreWriter<ConfigMap>(indexes: Self.byApp) { $0.metadata.labels = ["app": "all"] }
    let store = writer.store
    await writer.apply(.applied(configMap("a", version: 1, labels: ["app": "web"])))
    #expect(try store.objects(Self.byApp, "web").isEmpty)
    #expect(try store.objects(Self.byApp, "all").count == 1)
  }
}
