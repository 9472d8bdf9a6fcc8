import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
@testable import KubeTestTypes
import KubeTesting
import KubeTransport
import Testing

@testable import KubeRuntime

@Suite("What comes next for a finalizer")
struct FinalizerStepTests {
  private func step(_ finalizers: [String], isDeleting: Bool = false) -> FinalizerStep {
    FinalizerStep(
      ObjectMeta(
        finalizers: finalizers, deletionTimestamp: isDeleting ? Time(secondsSince1970: 0) : nil),
      "me.dev/f")
  }

  @Test("there are four states")
  func states() {
    #expect(step(["other.dev/f", "me.dev/f"]) == .apply)
    #expect(
      step(["other.dev/f", "me.dev/f"], isDeleting: true)
        == .cleanup([
          .test("/metadata/finalizers/1", "me.dev/f"), .remove("/metadata/finalizers/1"),
        ]))
    let first: [JSONPatchOperation] = [
      .test("/metadata/finalizers", nil), .add("/metadata/finalizers", ["me.dev/f"]),
    ]
    #expect(step([]) == .add(first) && step([]) == .add(first))
    #expect(
      step(["other.dev/f"])
        == .add([
          .test("/metadata/finalizers", ["other.dev/f"]),
          .add("/metadata/finalizers/-", "me.dev/f"),
        ]))
    #expect(step(["other.dev/f"], isDeleting: true) == .nothing)
    #expect(step([], isDeleting: true) == .nothing)
  }
}

/// What controller-rs's fixtures expect on the wire.
@Suite("A finalizer on the wire")
struct FinalizerWireTests {
  private static let finalizer = "documents.kube.rs"

  private static func gizmo(
    _ finalizers: [String] = [], isDeleting: Bool = false
  ) -> Gizmo {
    var gizmo = Gizmo(name: "test", namespace: "default", spec: GizmoSpec(size: 1))
    gizmo.metadata.finalizers = finalizers
    gizmo.metadata.uid = "u"
    if isDeleting { gizmo.metadata.deletionTimestamp = Time(secondsSince1970: 1_491_137_432) }
    return gizmo
  }

  private static func api(_ transport: ScriptedTransport) -> Api<Gizmo> {
    Api(
      Client(transport: transport, retryPolicy: .none, clock: TestClock()), namespace: "default")
  }

  private static func answer(_ gizmo: Gizmo) throws -> ScriptedTransport.Answer {
    ScriptedTransport.json(try gizmo.jsonText())
  }

  @Test("an object without the finalizer gets it, and is not reconciled")
  func added() async throws {
    let transport = ScriptedTransport([try Self.answer(Self.gizmo([Self.finalizer]))])
    let action = try await Self.api(transport).withFinalizer(Self.finalizer, on: Self.gizmo()) {
      _ in
      Issue.record("It was reconciled.")
      return .requeue(after: .seconds(1))
    }
    #expect(action == .awaitChange)
    #expect(
      transport.lines == ["PATCH /apis/test.swift-kube.dev/v1/namespaces/default/gizmos/test"])
    let request = try #require(transport.requests.first)
    #expect(request.head.headerFields[.contentType] == "application/json-patch+json")
    #expect(
      try JSONValue(json: request.text) == [
        ["op": "test", "path": "/metadata/finalizers", "value": nil],
        ["op": "add", "path": "/metadata/finalizers", "value": ["documents.kube.rs"]],
      ])
  }

  @Test("an object that has it is applied, without a request")
  func applied() async throws {
    let transport = ScriptedTransport()
    let action = try await Self.api(transport).withFinalizer(
      Self.finalizer, on: Self.gizmo([Self.finalizer])
    ) { event in
      guard case .apply(let gizmo) = event else { return .awaitChange }
      #expect(gizmo == event.object && gizmo.name == "test")
      return .requeue(after: .seconds(5))
    }
    #expect(action == .requeue(after: .seconds(5)))
    #expect(transport.lines.isEmpty)
  }

  @Test("one that is being deleted is cleaned up after, and then let go")
  func removed() async throws {
    let gizmo = Self.gizmo([Self.finalizer], isDeleting: true)
    let transport = ScriptedTransport([try Self.answer(gizmo)])
    let action = try await Self.api(transport).withFinalizer(Self.finalizer, on: gizmo) { event in
      #expect(transport.lines.isEmpty)
      guard case .cleanup = event else { return .awaitChange }
      return .requeue(after: .seconds(7))
    }
    #expect(action == .requeue(after: .seconds(7)))
    #expect(transport.lines.count == 1)
    #expect(
      try JSONValue(json: transport.requests[0].text) == [
        ["op": "test", "path": "/metadata/finalizers/0", "value": "documents.kube.rs"],
        ["op": "remove", "path": "/metadata/finalizers/0"],
      ])
  }

  @Test("what reconciling throws comes through, and the finalizer stays")
  func thrown() async throws {
    struct Illegal: Error {}
    let transport = ScriptedTransport()
    for isDeleting in [false, true] {
      await #expect(throws: Illegal.self) {
        try await Self.api(transport).withFinalizer(
          Self.finalizer, on: Self.gizmo([Self.finalizer], isDeleting: isDeleting)
        ) { _ in throw Illegal() }
      }
    }
    #expect(transport.lines.isEmpty)
  }

  @Test("one that is being deleted and does not wait for it is left alone")
  func nothing() async throws {
    let transport = ScriptedTransport()
    let action = try await Self.api(transport).withFinalizer(
      Self.finalizer, on: Self.gizmo(["other.dev/f"], isDeleting: true)
    ) { _ in .requeue(after: .zero) }
    #expect(action == .awaitChange && transport.lines.isEmpty)
  }

  @Test(
    "names that are none are errors, without a request", arguments: ["", "a b", "a/b/c", "-a", "ü"])
  func illegal(_ name: String) async throws {
    let transport = ScriptedTransport()
    let error = await #expect(throws: FinalizerError.self) {
      try await Self.api(transport).withFinalizer(name, on: Self.gizmo()) { _ in .awaitChange }
    }
    #expect(error?.code == .invalidName && error?.cause is InvalidName)
    #expect(transport.lines.isEmpty)
  }

  @Test("an object without a name is an error, without a request")
  func unnamed() async throws {
    let transport = ScriptedTransport()
    let gizmo = Gizmo(metadata: ObjectMeta(namespace: "default"), spec: GizmoSpec(size: 1))
    let error = await #expect(throws: FinalizerError.self) {
      try await Self.api(transport).withFinalizer(Self.finalizer, on: gizmo) { _ in .awaitChange }
    }
    #expect(error?.code == .unnamedObject && transport.lines.isEmpty)
  }
}

@Suite("Finalizers that others change at the same time")
struct FinalizerRaceTests {
  private static let finalizer = "me.dev/f"
  private let cluster = TestCluster(clock: .manual(), seed: 1)
  private let transport: RecordingTransport
  private let maps: Api<ConfigMap>

  init() {
    transport = RecordingTransport(cluster.transport)
    maps = Api(
      Client(transport: transport, retryPolicy: .none, clock: TestClock()), namespace: "default")
  }

  private func create(_ finalizers: [String] = []) async throws -> ConfigMap {
    try await maps.create(
      ConfigMap(metadata: ObjectMeta(name: "m", finalizers: finalizers)))
  }

  /// Deleted and kept by its finalizers.
  private func deleted(_ finalizers: [String]) async throws -> ConfigMap {
    _ = try await create(finalizers)
    try await maps.delete("m")
    return try await maps.get("m")
  }

  @discardableResult
  private func reconcile(
    _ map: ConfigMap, _ meanwhile: @Sendable () async throws -> Void = {}
  ) async throws -> (action: ReconcileAction, cleanups: Int) {
    var cleanups = 0
    let action = try await maps.withFinalizer(Self.finalizer, on: map) { event in
      if case .cleanup = event { cleanups += 1 }
      try await meanwhile()
      return .requeue(after: .seconds(1))
    }
    return (action, cleanups)
  }

  @Test("from creation to the end")
  func life() async throws {
    let map = try await create()
    #expect(try await reconcile(map).action == .awaitChange)
    let protected = try await maps.get("m")
    #expect(protected.metadata.finalizers == [Self.finalizer])
    #expect(try await reconcile(protected).action == .requeue(after: .seconds(1)))
    try await maps.delete("m")
    let going = try await maps.get("m")
    #expect(going.metadata.deletionTimestamp != nil)
    #expect(try await reconcile(going).cleanups == 1)
    #expect(try await maps.find("m") == nil)
  }

  @Test("another finalizer came meanwhile: ours is added once, to what is there")
  func addedBeside() async throws {
    let old = try await create()
    try await maps.patch("m", .merge(["metadata": ["finalizers": ["other.dev/f"]]]))
    #expect(try await reconcile(old).action == .awaitChange)
    #expect(try await maps.get("m").metadata.finalizers == ["other.dev/f", Self.finalizer])
    // From the same old state once more, as by another replica: it is there.
    #expect(try await reconcile(old).action == .awaitChange)
    #expect(try await maps.get("m").metadata.finalizers == ["other.dev/f", Self.finalizer])
  }

  @Test("an object that is being deleted by now does not get it")
  func addedLate() async throws {
    let old = try await create()
    try await maps.patch("m", .merge(["metadata": ["finalizers": ["other.dev/f"]]]))
    try await maps.delete("m")
    #expect(try await reconcile(old).action == .awaitChange)
    #expect(try await maps.get("m").metadata.finalizers == ["other.dev/f"])
  }

  @Test("an object that is gone by now is no error, whether it was to be protected or let go")
  func gone() async throws {
    let old = try await create()
    try await maps.delete("m")
    #expect(try await reconcile(old).action == .awaitChange)
    let going = try await deleted([Self.finalizer])
    let result = try await reconcile(going) { [maps] in
      try await maps.patch("m", .merge(["metadata": ["finalizers": nil]]))
    }
    #expect(result.cleanups == 1 && result.action == .requeue(after: .seconds(1)))
  }

  @Test("another finalizer goes during the cleanup: ours is found in its new place")
  func moved() async throws {
    let going = try await deleted(["other.dev/f", Self.finalizer, "third.dev/f"])
    let result = try await reconcile(going) { [maps] in
      try await maps.patch("m", .json([.remove("/metadata/finalizers/0")]))
    }
    // It is cleaned up after once, and nobody else's is taken off.
    #expect(result.cleanups == 1)
    #expect(try await maps.get("m").metadata.finalizers == ["third.dev/f"])
  }

  @Test("ours is taken off by somebody else during the cleanup: nothing is left to do")
  func removedByOther() async throws {
    let going = try await deleted([Self.finalizer, "other.dev/f"])
    let result = try await reconcile(going) { [maps] in
      try await maps.patch("m", .json([.remove("/metadata/finalizers/0")]))
    }
    #expect(result.cleanups == 1)
    #expect(try await maps.get("m").metadata.finalizers == ["other.dev/f"])
  }

  @Test("another object of the name is left alone")
  func recreated() async throws {
    let going = try await deleted(["other.dev/f", Self.finalizer])
    let result = try await reconcile(going) { [self] in
      try await maps.patch("m", .merge(["metadata": ["finalizers": nil]]))
      _ = try await create([Self.finalizer])
      // It is to be cleaned up after by itself.
      try await maps.delete("m")
    }
    #expect(result.cleanups == 1)
    #expect(try await maps.get("m").metadata.finalizers == [Self.finalizer])
  }

  @Test("conflicts are tried again, five times in all")
  func conflicts() async throws {
    let going = try await deleted([Self.finalizer])
    let conflict = Fault.status(409, reason: "Conflict")
    cluster.faults.add(conflict, matching: .verbs(.patch, of: "configmaps"), times: 4)
    #expect(try await reconcile(going).cleanups == 1)
    #expect(try await maps.find("m") == nil)

    let again = try await deleted([Self.finalizer])
    cluster.faults.add(conflict, matching: .verbs(.patch, of: "configmaps"))
    let error = await #expect(throws: FinalizerError.self) { try await reconcile(again) }
    #expect(error?.code == .removing)
    #expect((error?.cause as? ClientError)?.isConflict == true)
  }

  @Test("what the server refuses for another reason is an error at once")
  func refused() async throws {
    let old = try await create()
    for code in [403, 422, 500] {
      cluster.faults.removeAll()
      cluster.faults.add(.status(code), matching: .verbs(.patch, of: "configmaps"))
      transport.forget()
      let error = await #expect(throws: FinalizerError.self) { try await reconcile(old) }
      #expect(error?.code == .adding)
      #expect((error?.cause as? ClientError)?.api?.httpStatus == code)
      #expect(transport.writes.count == 1)
    }
  }
}
