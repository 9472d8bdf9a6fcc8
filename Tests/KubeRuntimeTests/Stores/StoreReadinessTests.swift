import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import Testing

@Suite("Waiting until a store is ready")
struct StoreReadinessTests {
  @Test("it lasts until the first restart has ended")
  func waits() async throws {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    async let count: Int = {
      try await store.waitUntilReady()
      return store.count
    }()
    await writer.apply(.applied(configMap("z", version: 1)))
    #expect(!store.isReady)
    await writer.apply(
      .restart([configMap("a", version: 1), configMap("b", version: 2)], version: 2))
    #expect(try await count == 2)
    #expect(store.isReady)
    try await store.waitUntilReady()
  }

  @Test("many wait at once, and some come later")
  func several() async throws {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    try await withThrowingTaskGroup { group in
      for _ in 0..<10 { group.addTask { try await store.waitUntilReady() } }
      await writer.apply(.restart([], version: 1))
      for _ in 0..<10 { group.addTask { try await store.waitUntilReady() } }
      try await group.waitForAll()
    }
  }

  @Test("it is over when the writer goes away first")
  func writerGone() async {
    let store: Store<ConfigMap>
    do {
      let writer = StoreWriter<ConfigMap>()
      store = writer.store
    }
    await #expect { try await store.waitUntilReady() } throws: { error in
      (error as? StoreError)?.code == .writerGone
    }
  }

  @Test("a writer that goes away wakes who waits")
  func wokenByEnd() async {
    var writer: StoreWriter? = StoreWriter<ConfigMap>()
    guard let store = writer?.store else { return }
    async let result = Result { try await store.waitUntilReady() }
    writer = nil
    let end = await result
    #expect(throws: StoreError.self) { try end.get() }
  }

  @Test("a store that was ready stays so without its writer")
  func staysReady() async throws {
    let store: Store<ConfigMap>
    do {
      var writer = StoreWriter<ConfigMap>()
      store = writer.store
      await writer.apply(.restart([configMap("a", version: 1)], version: 1))
    }
    try await store.waitUntilReady()
    #expect(store.isReady && store.count == 1)
  }

  @Test("who is cancelled waits no longer")
  func cancelled() async {
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await withTaskGroup { group in
      group.addTask {
        await #expect(throws: CancellationError.self) { try await store.waitUntilReady() }
      }
      group.cancelAll()
    }
    #expect(!store.isReady)
  }
}

extension Result where Failure == any Error {
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
