import KubeRuntime
import KubeTestSupport
import KubeTesting
import Testing

@testable import KubeTestTypes

@Suite("A watcher of a cluster", .timeLimit(.minutes(10)))
struct WatcherClusterTests {
  private let cluster = TestCluster(clock: .manual(), seed: 1)
  private let clock = TestClock(instantUpTo: .milliseconds(900))

  /// Whose watches faults are for.
  private var client: Client {
    var client = Client(transport: cluster.transport, clock: clock)
    client.userAgent = "watcher"
    client.headTimeout = nil
    client.idleTimeout = nil
    return client
  }

  private var maps: Api<ConfigMap> { Api(client, namespace: "default") }
  private let watches = RequestMatch(verbs: [.watch], agent: "watcher")

  private func create(_ name: String) async throws {
    try await Api<ConfigMap>(Client(transport: cluster.transport), namespace: "default")
      .create(ConfigMap(metadata: ObjectMeta(name: name)))
  }

  /// An event without its version.
  private func word(_ event: WatcherEvent<some KubeObject>?) -> String {
    String(words(event).prefix { $0 != "@" && !$0.isNumber }).trimmed
  }

  private func next<Object>(
    _ count: Int, _ events: inout Watcher<Object>.Iterator
  ) async -> [String] {
    var all: [String] = []
    for _ in 0..<count { all.append(word(await events.next())) }
    return all
  }

  @Test("a kind whose definition is not there yet is waited for", arguments: [false, true])
  func missingDefinition(_ isStreamed: Bool) async throws {
    var events = Watcher(
      AllNamespaces<Gizmo>(client), isStreamed ? .quickStream : .quick
    ).makeAsyncIterator()
    #expect(
      await next(4, &events) == ["began", "failed list", "began", "failed list"])
    try await Api<CustomResourceDefinition>(client).create(Gizmo.crd())
    #expect(await next(2, &events) == ["began", "ended"])
    try await Api<Gizmo>(client, namespace: "default").create(
      Gizmo(name: "a", spec: GizmoSpec(size: 1)))
    #expect(await next(1, &events) == ["applied a"])
  }

  @Test("a definition that is removed and made again is listed anew")
  func definitionMadeAgain() async throws {
    let definitions = Api<CustomResourceDefinition>(client)
    let gizmos = Api<Gizmo>(client, namespace: "default")
    try await definitions.create(Gizmo.crd())
    try await gizmos.create(Gizmo(name: "a", spec: GizmoSpec(size: 1)))
    var events = Watcher(gizmos, .quick).makeAsyncIterator()
    #expect(await next(3, &events) == ["began", "item a", "ended"])
    try await definitions.delete(Gizmo.crd().name)
    let failures = await next(3, &events)
    #expect(failures == ["failed watch", "began", "failed list"])
    try await definitions.create(Gizmo.crd())
    try await gizmos.create(Gizmo(name: "b", spec: GizmoSpec(size: 1)))
    let again = await next(3, &events)
    #expect(again == ["began", "item b", "ended"])
  }

  @Test("a server that is away and back, and has forgotten, is listed anew")
  func restart() async throws {
    try await create("a")
    var events = Watcher(maps, .quick).makeAsyncIterator()
    #expect(await next(3, &events) == ["began", "item a", "ended"])
    try await create("b")
    #expect(await next(1, &events) == ["applied b"])
    try await create("c")
    cluster.restart(downFor: .seconds(10), cut: true)
    #expect(
      await next(3, &events) == ["failed watch", "failed watch", "failed watch"])
    cluster.clock.advance(by: .seconds(10))
    #expect(
      await next(6, &events) == [
        "failed expired", "began", "item a", "item b", "item c", "ended",
      ])
  }

  @Test("a watch that the server ends at its limit goes on unnoticed")
  func timeLimit() async throws {
    cluster.faults.add(.end(afterLine: 1), matching: watches)
    var events = Watcher(maps, .quick).makeAsyncIterator()
    #expect(await next(2, &events) == ["began", "ended"])
    for round in 0..<5 {
      try await create("c\(round)")
      #expect(await next(1, &events) == ["applied c"])
      clock.advance(by: .seconds(290))
    }
    #expect(clock.sleeps.isEmpty)
  }

  @Test("a connection that is half open is noticed, and nothing is missed")
  func halfOpen() async throws {
    cluster.faults.add(.silence(.afterLine(1)), matching: watches, times: 1)
    var events = Watcher(maps, .quick).makeAsyncIterator()
    #expect(await next(2, &events) == ["began", "ended"])
    try await create("a")
    #expect(await next(1, &events) == ["applied a"])
    try await create("b")
    let clock = clock
    async let driven: Void = {
      await clock.sleepers()
      clock.advance(by: .seconds(1))
      await clock.sleepers()
      clock.advance(by: .seconds(294))
    }()
    #expect(await next(1, &events) == ["failed watch"])
    await driven
    #expect(await next(1, &events) == ["applied b"])
  }

  @Test("a stream tells what there is, and then what changes")
  func stream() async throws {
    try await create("a")
    cluster.faults.add(.cut(.insideLine(2)), matching: watches, times: 1)
    var events = Watcher(maps, .quickStream).makeAsyncIterator()
    #expect(
      await next(6, &events) == ["began", "item a", "failed list", "began", "item a", "ended"])
    try await create("b")
    #expect(await next(1, &events) == ["applied b"])
  }

  @Test("a server without streams is listed by pages")
  func withoutStreams() async throws {
    try await create("a")
    cluster.faults.add(.status(422), matching: watches, times: 1)
    var events = Watcher(maps, .quickStream).makeAsyncIterator()
    #expect(await next(4, &events) == ["began", "began", "item a", "ended"])
  }

  @Test("metadata alone, of all namespaces")
  func metadata() async throws {
    try await create("a")
    let all = AllNamespaces<ConfigMap>(client).metadataOnly
    var events = Watcher(all, fields: "metadata.name=a").makeAsyncIterator()
    #expect(await next(3, &events) == ["began", "item a", "ended"])
    try await Api<ConfigMap>(client, namespace: "default").delete("a")
    #expect(await next(1, &events) == ["deleted a"])
  }

  @Test("one object, from before it is there to after it is gone")
  func oneObject() async throws {
    var object = maps.watchObject(named: "a", .quick).makeAsyncIterator()
    #expect(await object.next() == .some(nil))
    try await create("other")
    try await create("a")
    #expect(await object.next()??.name == "a")
    try await maps.delete("a")
    #expect(await object.next() == .some(nil))
  }

  @Test("a hundred watchers that begin at once are spread over two seconds")
  func hundred() async {
    let client = client
    var watchers = (0..<100).map { _ in
      Watcher(Api<ConfigMap>(client, namespace: "default"), .quick).makeAsyncIterator()
    }
    for index in watchers.indices { _ = await watchers[index].next() }
    for index in watchers.indices {
      #expect(word(await watchers[index].next()) == "ended")
    }
    #expect(clock.now.offset == .seconds(2))
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
