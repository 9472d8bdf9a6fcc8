import KubeClient
import KubeCore
import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTesting

/// A cluster, and a store that is reflected from it.
struct StoreScene {
  let cluster: TestCluster
  let client: Client
  /// A client whose writes the store does not hear of.
  let stranger: Client

  init(seed: UInt64 = 1) {
    cluster = TestCluster(clock: .manual(), seed: seed)
    let clock = TestClock()
    client = Client(
      transport: cluster.transport, clock: clock,
      now: { Time(secondsSince1970: 1_767_225_600) })
    stranger = Client(transport: cluster.transport, clock: clock)
  }

  var maps: Api<ConfigMap> { Api(client, namespace: "default") }
  var foreign: Api<ConfigMap> { Api(stranger, namespace: "default") }

  func map(
    _ name: String, _ text: String = "", labels: [String: String] = [:],
    finalizers: [String] = []
  ) -> ConfigMap {
    ConfigMap(
      metadata: ObjectMeta(name: name, labels: labels, finalizers: finalizers),
      data: ["text": text])
  }

  /// Runs a reflection until the body is done, which begins once the store is ready.
  func run<Object: Sendable>(
    _ store: Store<Object>, _ reflection: Reflection,
    _ body: (Followed<Object>) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await reflection.run() }
      try await store.waitUntilReady()
      try await body(Followed(store))
      group.cancelAll()
    }
  }
}

/// A store whose changes a test waits for.
struct Followed<Object: Sendable>: Sendable {
  let store: Store<Object>
  let changes = Shared<[StoreChange<Object>]>([])

  init(_ store: Store<Object>) {
    self.store = store
    store.observe { [changes] change in changes.change { $0.append(change) } }
  }

  subscript(name: String) -> Object? { store[key(name)] }

  var names: Set<String> { Set(store.keys.map(\.name)) }

  var summaries: [String] { changes.value.map { summary($0) } }

  /// Returns once it was told that an object is there, and all that was told before.
  func told(_ key: ObjectKey) async throws {
    try await changes.wait { changes in
      changes.contains { $0.key == key && $0.new != nil } ? () : nil
    }
  }

  /// Returns once something is so, which is asked again after each change.
  func until(_ isSo: @Sendable @escaping (Store<Object>) -> Bool) async throws {
    try await changes.wait { [store] _ in isSo(store) ? () : nil }
  }
}
