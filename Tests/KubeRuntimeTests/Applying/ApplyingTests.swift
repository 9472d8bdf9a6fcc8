import KubeClient
import KubeCore
import KubeTestSupport
@testable import KubeTestTypes
import KubeTesting
import KubeTransport
import Testing

@testable import KubeRuntime

@Suite("Writes that happen only where something changes")
struct ApplyingTests {
  private let cluster = TestCluster(clock: .manual(), seed: 1)
  private let transport: RecordingTransport
  private let client: Client
  private let maps: Api<ConfigMap>

  init() {
    transport = RecordingTransport(cluster.transport)
    client = Client(
      transport: transport, clock: TestClock(instantUpTo: .seconds(5)),
      now: { [cluster] in cluster.clock.time })
    maps = Api(client, namespace: "default")
  }

  private static func map(_ data: [String: String]) -> ConfigMap {
    ConfigMap(metadata: ObjectMeta(name: "m", labels: ["app": "x"]), data: data)
  }

  @Test("an apply creates, then does nothing, then changes")
  func apply() async throws {
    let created = try await maps.applyIfNeeded(Self.map(["a": "1"]), fieldManager: "me")
    #expect(created.change == .created)
    transport.forget()
    let unchanged = try await maps.applyIfNeeded(Self.map(["a": "1"]), fieldManager: "me")
    #expect(unchanged.change == .unchanged)
    #expect(transport.lines == ["GET /api/v1/namespaces/default/configmaps/m"])
    let changed = try await maps.applyIfNeeded(Self.map(["a": "2"]), fieldManager: "me")
    #expect(changed.change == .changed && changed.object.data == ["a": "2"])
    // What is no longer said goes.
    let less = try await maps.applyIfNeeded(Self.map([:]), fieldManager: "me")
    #expect(less.change == .changed && less.object.data["a"] == nil)
  }

  @Test("with what a store has, nothing is sent at all")
  func known() async throws {
    let first = try await maps.applyIfNeeded(Self.map(["a": "1"]), fieldManager: "me")
    transport.forget()
    let second = try await maps.applyIfNeeded(
      Self.map(["a": "1"]), knowing: first.object, fieldManager: "me")
    #expect(second.change == .unchanged && transport.lines.isEmpty)
  }

  @Test("where managedFields are missing the server is asked, and writes nothing")
  func stripped() async throws {
    var known = try await maps.applyIfNeeded(Self.map(["a": "1"]), fieldManager: "me").object
    known.metadata.managedFields = []
    transport.forget()
    let again = try await maps.applyIfNeeded(
      Self.map(["a": "1"]), knowing: known, fieldManager: "me")
    #expect(again.change == .unchanged && transport.writes.count == 1)
  }

  @Test("a change by another is undone")
  func drift() async throws {
    try await maps.applyIfNeeded(Self.map(["a": "1"]), fieldManager: "me")
    try await maps.patch("m", .merge(["data": ["a": "drifted"]]))
    let fixed = try await maps.applyIfNeeded(Self.map(["a": "1"]), fieldManager: "me", force: true)
    #expect(fixed.change == .changed && fixed.object.data == ["a": "1"])
  }

  @Test("another manager's value is a conflict, unless it is the same value")
  func conflicts() async throws {
    try await maps.applyIfNeeded(Self.map(["a": "1"]), fieldManager: "me")
    await #expect {
      try await maps.applyIfNeeded(Self.map(["a": "2"]), fieldManager: "you")
    } throws: { ($0 as? ClientError)?.isConflict == true }
    let shared = try await maps.applyIfNeeded(Self.map(["a": "1"]), fieldManager: "you")
    #expect(shared.change == .changed)
    transport.forget()
    #expect(
      try await maps.applyIfNeeded(Self.map(["a": "1"]), fieldManager: "you").change == .unchanged)
    #expect(transport.writes.isEmpty)
  }

  @Test("lists with keys, defaults and a status apart: a deployment and a custom resource")
  func lists() async throws {
    let deployments = Api<Deployment>(client, namespace: "default")
    let wanted = try Deployment(
      json: #"""
        {"metadata":{"name":"d"},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"d"}},
        "template":{"metadata":{"labels":{"app":"d"}},"spec":{"containers":[
        {"name":"b","image":"b:1","ports":[{"containerPort":80,"protocol":"TCP"}],
        "env":[{"name":"X","value":"1"}],"resources":{"requests":{"cpu":"100m"}}},
        {"name":"a","image":"a:1"}]}}}}
        """#)
    #expect(try await deployments.applyIfNeeded(wanted, fieldManager: "me").change == .created)
    transport.forget()
    #expect(try await deployments.applyIfNeeded(wanted, fieldManager: "me").change == .unchanged)
    #expect(transport.writes.isEmpty)
    var other = wanted
    other.spec?.template.spec?.containers[1].image = "a:2"
    #expect(try await deployments.applyIfNeeded(other, fieldManager: "me").change == .changed)
    transport.forget()
    #expect(try await deployments.applyIfNeeded(other, fieldManager: "me").change == .unchanged)
    #expect(transport.writes.isEmpty)
  }

  @Test("a status is applied apart from the object")
  func status() async throws {
    try await client.apply(crd: Gizmo.crd(), fieldManager: "test")
    let gizmos = Api<Gizmo>(client, namespace: "default")
    try await gizmos.applyIfNeeded(
      Gizmo(name: "g", spec: GizmoSpec(size: 1)), fieldManager: "me")
    var gizmo = Gizmo(name: "g", spec: GizmoSpec(size: 1))
    gizmo.status = GizmoStatus(replicas: 1, phase: "Done")
    let first = try await gizmos.applyStatusIfNeeded(gizmo, fieldManager: "me")
    #expect(first.change == .changed && first.object.status?.phase == "Done")
    let second = try await gizmos.applyStatusIfNeeded(gizmo, fieldManager: "me")
    #expect(second.change == .unchanged)
    let main = try await gizmos.applyIfNeeded(
      Gizmo(name: "g", spec: GizmoSpec(size: 1)), fieldManager: "me")
    #expect(main.change == .unchanged && main.object.status?.phase == "Done")
  }

  @Test("create or update: created, unchanged, changed")
  func createOrUpdate() async throws {
    func run(_ value: String) async throws -> Written<ConfigMap> {
      try await maps.createOrUpdate(Self.map(["keep": "1"])) { $0.data = ["v": value] }
    }
    #expect(try await run("1").change == .created)
    transport.forget()
    #expect(try await run("1").change == .unchanged)
    #expect(transport.writes.isEmpty)
    let changed = try await run("2")
    #expect(changed.change == .changed && changed.object.data == ["v": "2"])
  }

  @Test("create or update goes on from what others have done meanwhile")
  func races() async throws {
    try await maps.create(Self.map(["a": "1"]))
    // Somebody else is faster, once at creating and once at changing.
    let calls = Shared(0)
    let written = try await maps.createOrUpdate(Self.map([:])) { map in
      calls.change { $0 += 1 }
      map.data["mine"] = "\(calls.value)"
      if calls.value == 1 { map.metadata.resourceVersion = "1" }
    }
    #expect(calls.value == 2 && written.change == .changed)
    #expect(written.object.data == ["a": "1", "mine": "2"])
  }

  @Test("a write that meets conflicts again and again is given up")
  func endlessConflicts() async throws {
    try await maps.create(Self.map(["a": "1"]))
    cluster.faults.add(
      .status(409, reason: "Conflict"), matching: .verbs(.update, of: "configmaps"))
    transport.forget()
    await #expect {
      try await maps.createOrUpdate(Self.map([:])) { $0.data = ["b": "1"] }
    } throws: { ($0 as? ClientError)?.isConflict == true }
    #expect(transport.writes.count == 5)
  }

  @Test("a status is written from what is at hand, and read again only after a conflict")
  func statusUpdate() async throws {
    try await client.apply(crd: Gizmo.crd(), fieldManager: "test")
    let gizmos = Api<Gizmo>(client, namespace: "default")
    let old = try await gizmos.create(Gizmo(name: "g", spec: GizmoSpec(size: 1)))
    transport.forget()
    let first = try await gizmos.updateStatusIfNeeded(old) { $0.status = GizmoStatus(phase: "A") }
    #expect(first.change == .changed && transport.lines.count == 1)
    transport.forget()
    let second = try await gizmos.updateStatusIfNeeded(first.object) {
      $0.status = GizmoStatus(phase: "A")
    }
    #expect(second.change == .unchanged && transport.lines.isEmpty)
    // From an old state: a conflict, a read, a write.
    let third = try await gizmos.updateStatusIfNeeded(old) { $0.status = GizmoStatus(phase: "B") }
    #expect(third.change == .changed && third.object.status?.phase == "B")
    #expect(transport.lines.map { $0.prefix(3) } == ["PUT", "GET", "PUT"])
    // From an old state that has come true meanwhile: a conflict, a read.
    transport.forget()
    let fourth = try await gizmos.updateStatusIfNeeded(old) { $0.status = GizmoStatus(phase: "B") }
    #expect(fourth.change == .unchanged && fourth.object.status?.phase == "B")
    #expect(transport.lines.map { $0.prefix(3) } == ["PUT", "GET"])
  }

  @Test("another object of the name is left alone")
  func recreated() async throws {
    let old = try await maps.create(Self.map(["a": "1"]))
    try await maps.delete("m")
    try await maps.create(Self.map(["a": "new"]))
    await #expect {
      try await maps.updateIfNeeded(old) { $0.data = ["a": "2"] }
    } throws: { ($0 as? ClientError)?.isConflict == true }
    #expect(try await maps.get("m").data == ["a": "new"])
    try await maps.delete("m")
    await #expect {
      try await maps.updateIfNeeded(old) { $0.data = ["a": "2"] }
    } throws: { ($0 as? ClientError)?.isNotFound == true }
  }
}
