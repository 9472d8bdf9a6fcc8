import KubeClient
import KubeCore
import KubeRuntime
import KubeTestSupport
@testable import KubeTestTypes
import KubeTesting
import Testing

@Suite("Waiting for objects of a server", .timeLimit(.minutes(10)))
struct WaitTests {
  private let cluster = TestCluster(clock: .manual(), seed: 1)
  /// Waits between tries are over at once, limits are not.
  private let clock = TestClock(instantUpTo: .seconds(5))
  private let transport: RecordingTransport
  private let client: Client
  private let maps: Api<ConfigMap>

  init() {
    let cluster = cluster
    transport = RecordingTransport(cluster.transport)
    client = Client(
      transport: transport, clock: clock, now: { cluster.clock.time })
    maps = Api(client, namespace: "default")
  }

  private static func map(_ name: String, _ phase: String, finalizers: [String] = []) -> ConfigMap {
    ConfigMap(metadata: ObjectMeta(name: name, finalizers: finalizers), data: ["phase": phase])
  }

  private static func phase(_ phase: String) -> WaitCondition<ConfigMap> {
    WaitCondition("in phase \(phase)") { (map: ConfigMap?) -> WaitCondition<ConfigMap>.Verdict in
      guard let map else { return .unmet("it is not there") }
      let found = map.data["phase"] ?? ""
      return found == phase ? .met : .unmet("it is in phase \(found)")
    }
  }

  @Test("what is so already is so at once")
  func already() async throws {
    try await maps.create(Self.map("m", "done"))
    #expect(try await maps.wait(for: "m", until: Self.phase("done"))?.name == "m")
    #expect(try await maps.wait(for: "other", until: .deleted) == nil)
  }

  @Test("what comes to be so is seen: created, changed, deleted")
  func later() async throws {
    let maps = maps
    try await maps.create(Self.map("other", "done"))
    async let done = maps.wait(for: "m", until: Self.phase("done"), timeout: .seconds(100))
    await transport.opened()
    try await maps.create(Self.map("m", "new"))
    try await maps.patch("m", .merge(["data": ["phase": "done"]]))
    #expect(try await done?.data == ["phase": "done"])
    async let gone = maps.wait(for: "m", until: .deleted, timeout: .seconds(100))
    try await maps.delete("m")
    #expect(try await gone == nil)
  }

  @Test("the time is over: the error says what was waited for, and how it was")
  func timeout() async throws {
    let (maps, clock) = (maps, clock)
    try await maps.create(Self.map("m", "new"))
    let seen = Gate()
    let condition = WaitCondition<ConfigMap>("in phase done") {
      (map: ConfigMap?) -> WaitCondition<ConfigMap>.Verdict in
      if map != nil { seen.open() }
      return Self.phase("done").verdict(on: map)
    }
    async let waited = maps.wait(for: "m", until: condition)
    await seen.wait()
    await clock.sleepers { $0.contains { $0 > .seconds(20) && $0 <= .seconds(30) } }
    clock.advance(by: .seconds(31))
    do {
      _ = try await waited
      Issue.record("It waited for nothing.")
    } catch let error as WaitError {
      #expect(error.code == .timedOut)
      #expect(
        error.description.hasPrefix(
          "ConfigMap default/m is not in phase done after 30.0 seconds: it is in phase new (version "
        ))
      #expect((error.lastObject as? ConfigMap)?.name == "m")
    }
  }

  @Test("what will never be so is given up")
  func impossible() async throws {
    let pods = Api<DynamicObject>(
      client, ResourceIdentity(version: "v1", kind: "Pod", plural: "pods", isNamespaced: true),
      namespace: "default")
    var pod = DynamicObject(pods.resource, name: "p")
    pod["spec"] = ["containers": [["name": "a", "image": "a:1"]]]
    try await pods.create(pod)
    try await pods.patchStatus("p", .merge(["status": ["phase": "Failed", "reason": "Evicted"]]))
    let error = await #expect(throws: WaitError.self) {
      try await pods.wait(for: "p", until: .running)
    }
    #expect(error?.code == .impossible)
    #expect(
      error?.description.hasPrefix(
        "Pod default/p will never be running: the pod has ended: Evicted") == true)
  }

  @Test("what the server refuses for good is thrown, and failures that pass are survived")
  func failures() async throws {
    try await maps.create(Self.map("m", "done"))
    let id = cluster.faults.add(.status(403), matching: .verbs(.list, of: "configmaps"))
    await #expect {
      try await maps.wait(for: "m", until: .created)
    } throws: { ($0 as? ClientError)?.isForbidden == true }
    cluster.faults.remove(id)
    cluster.faults.add(.status(500), matching: .verbs(.list, of: "configmaps"), times: 3)
    #expect(try await maps.wait(for: "m", until: .created) != nil)
    let unknown = Api<DynamicObject>(
      client,
      ResourceIdentity(
        group: "no.dev", version: "v1", kind: "No", plural: "nos", isNamespaced: true),
      namespace: "default")
    await #expect {
      try await unknown.wait(for: "m", until: .deleted)
    } throws: { ($0 as? ClientError)?.isNotFound == true }
    let error = await #expect(throws: WaitError.self) {
      try await maps.wait(for: "", until: .deleted)
    }
    #expect(error?.code == .impossible)
  }

  @Test("an object that does not fit its type is there: it is not taken for gone")
  func unfit() async throws {
    try await client.apply(crd: Gizmo.crd(), fieldManager: "test")
    let anything = Api<DynamicObject>(client, Gizmo.identity, namespace: "default")
    var gizmo = DynamicObject(Gizmo.identity, name: "g")
    gizmo["spec"] = ["size": 1]
    try await anything.create(gizmo)
    let unfit = Api<Misread>(client, namespace: "default")
    transport.forget()
    async let gone = unfit.wait(for: "g", until: .deleted, timeout: .seconds(100))
    await transport.opened()
    try await anything.delete("g")
    #expect(try await gone == nil)
    #expect(transport.lines.contains { $0.hasPrefix("DELETE") })
    try await anything.create(gizmo)
    transport.forget()
    // Cancelled where the wait is over before its time.
    async let _: Void = {
      await clock.sleepers { $0.contains { $0 > .seconds(20) && $0 <= .seconds(30) } }
      await transport.opened()
      clock.advance(by: .seconds(31))
    }()
    let error = await #expect(throws: WaitError.self) {
      try await unfit.wait(for: "g", until: .deleted)
    }
    #expect(error?.description.contains("it does not fit its type") == true)
  }

  @Test("a wait that is cancelled ends")
  func cancelled() async throws {
    let maps = maps
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          try await maps.wait(for: "m", until: .created, timeout: nil)
          return false
        } catch { return true }
      }
      group.cancelAll()
      #expect(await group.next() == true)
    }
  }

  @Test("deleting waits for finalizers")
  func deletion() async throws {
    let maps = maps
    try await maps.deleteAndWait("nothing")
    try await maps.create(Self.map("plain", "x"))
    try await maps.deleteAndWait("plain")
    try await maps.create(Self.map("m", "x", finalizers: ["me.dev/f"]))
    async let deleted: Void = maps.deleteAndWait("m", timeout: .seconds(100))
    await transport.opened()
    try await maps.patch("m", .merge(["metadata": ["finalizers": nil]]))
    try await deleted
    #expect(try await maps.find("m") == nil)
  }
}

@Suite("Custom resources that are served", .timeLimit(.minutes(10)))
struct ServedTests {
  private let cluster = TestCluster(clock: .manual(), seed: 1)
  private let clock = TestClock(instantUpTo: .seconds(5))
  private let transport: RecordingTransport
  private let client: Client

  init() {
    let cluster = cluster
    transport = RecordingTransport(cluster.transport)
    client = Client(transport: transport, clock: clock, now: { cluster.clock.time })
  }

  @Test("a definition is applied, and the next line creates an object; again nothing changes")
  func twoLines() async throws {
    let first = try await client.apply(crd: Gizmo.crd(), fieldManager: "test")
    try await Api<Gizmo>(client, namespace: "default").create(
      Gizmo(name: "a", spec: GizmoSpec(size: 1)))
    #expect(WaitCondition.established.isMet(by: first))
    let second = try await client.apply(crd: Gizmo.crd(), fieldManager: "test")
    #expect(second.metadata.resourceVersion == first.metadata.resourceVersion)
    try await AllNamespaces<Gizmo>(client).waitUntilServed()
    #expect(try await client.resource(named: "gizmos").identity == Gizmo.identity)
  }

  @Test("a definition that is being deleted is waited for, and made anew")
  func terminating() async throws {
    let definitions = Api<CustomResourceDefinition>(client)
    let first = try await client.apply(crd: Gizmo.crd(), fieldManager: "test")
    try await definitions.patch(first.name, .merge(["metadata": ["finalizers": ["me.dev/hold"]]]))
    try await definitions.delete(first.name)
    let client = client
    transport.forget()
    async let second = client.apply(crd: Gizmo.crd(), fieldManager: "test", timeout: .seconds(100))
    await transport.opened()
    try await definitions.patch(first.name, .merge(["metadata": ["finalizers": nil]]))
    #expect(try await second.metadata.uid != first.metadata.uid)
    try await Api<Gizmo>(client, namespace: "default").create(
      Gizmo(name: "a", spec: GizmoSpec(size: 1)))
  }

  @Test("a kind that is not served is waited for until the time is over")
  func unserved() async throws {
    let limited = TestClock(instantUpTo: .seconds(5))
    let client = Client(transport: cluster.transport, retryPolicy: .none, clock: limited)
    // The waits between tries move the clock as well, and the limit comes.
    let error = await #expect(throws: WaitError.self) {
      try await AllNamespaces<Gizmo>(client).waitUntilServed(timeout: .seconds(20))
    }
    #expect(error?.code == .timedOut)
    #expect(
      error?.description.hasPrefix(
        "Gizmo of test.swift-kube.dev/v1 is not served after 20.0 seconds: ") == true)
    #expect(error?.description.contains("404") == true)
  }

  @Test("one that comes to be served later is seen")
  func servedLater() async throws {
    let client = client
    let asked = RecordingTransport(cluster.transport)
    let waiting = Client(transport: asked, retryPolicy: .none, clock: clock)
    async let served: Void = AllNamespaces<Gizmo>(waiting).waitUntilServed(timeout: nil)
    await asked.sentEnough { $0.count >= 3 }
    try await client.apply(crd: Gizmo.crd(), fieldManager: "test")
    try await served
  }

  @Test("a kind that discovery names and no list is answered of is not served yet")
  func unlisted() async throws {
    try await client.apply(crd: Gizmo.crd(), fieldManager: "test")
    cluster.faults.add(.status(404), matching: .verbs(.list, of: "gizmos"), times: 3)
    transport.forget()
    try await AllNamespaces<Gizmo>(client).waitUntilServed()
    #expect(transport.lines.count { $0.hasSuffix("/gizmos") } == 4)
  }

  @Test("who may not list the kind believes discovery")
  func forbidden() async throws {
    try await client.apply(crd: Gizmo.crd(), fieldManager: "test")
    cluster.faults.add(.status(403), matching: .verbs(.list, of: "gizmos"))
    try await AllNamespaces<Gizmo>(client).waitUntilServed()
  }
}

/// A Gizmo whose spec is taken for a text.
private struct Misread: Resource {
  typealias Scope = NamespaceScope
  static var group: String { Gizmo.group }
  static var version: String { Gizmo.version }
  static var kind: String { Gizmo.kind }
  static var plural: String { Gizmo.plural }

  var metadata: ObjectMeta
  var spec: String

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "test.swift-kube.dev/v1")
    members.constant("kind", "Gizmo")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
  }
}

extension RecordingTransport {
  /// Returns once a watch was opened, or the task is cancelled.
  fileprivate func opened() async {
    await sentEnough { $0.contains { ($0.head.path ?? "").contains("watch=true") } }
  }
}
