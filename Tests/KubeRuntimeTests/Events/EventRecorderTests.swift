import KubeClient
import KubeCore
import KubeTestSupport
@testable import KubeTestTypes
import KubeTesting
import KubeTransport
import Testing

@testable import KubeRuntime

@Suite("Events that reach the server")
struct EventRecorderTests {
  private let time = ClusterClock.manual()
  private let cluster: TestCluster
  private let transport: RecordingTransport
  private let client: Client
  private let events: Api<EventsEvent>

  init() {
    let (time, cluster) = (time, TestCluster(clock: time, seed: 1))
    self.cluster = cluster
    transport = RecordingTransport(cluster.transport)
    client = Client(
      transport: transport, retryPolicy: .none, clock: TestClock(instantUpTo: .seconds(5)),
      now: { time.time })
    events = Api(client, namespace: "default")
  }

  private func recorder(_ controller: String = "me", capacity: Int = 1000) -> EventRecorder {
    EventRecorder(client, controller: controller, instance: "me-1", capacity: capacity)
  }

  private static let map = ConfigMap(
    metadata: ObjectMeta(name: "m", namespace: "default", uid: "u"))

  @Test("an event is attached to its object, and becomes a series when it happens again")
  func attached() async throws {
    let recorder = recorder()
    await recorder.publish(
      "VeryCool", .normal, action: "Test", note: "Sending it to detention", regarding: Self.map)
    let first = try #require(try await events.list().items.first)
    #expect(first.note == "Sending it to detention" && first.reason == "VeryCool")
    #expect(first.regarding?.name == "m" && first.regarding?.kind == "ConfigMap")
    #expect(first.reportingController == "me" && first.reportingInstance == "me-1")
    #expect(first.series == nil)
    await recorder.publish(
      "VeryCool", .normal, action: "Test", note: "Sending it to detention twice",
      regarding: Self.map)
    let second = try await events.list().items
    #expect(second.count == 1 && second.first?.series?.count == 2)
    #expect(transport.writes.map { $0.prefix(4) } == ["POST", "PATC"])
    // As the older group has it.
    #expect(try await Api<Event>(client, namespace: "default").list().items.count == 1)
  }

  @Test("one about an object of the cluster is in default")
  func clusterScoped() async throws {
    await recorder().publish(
      "Odd", .warning, regarding: Namespace(metadata: ObjectMeta(name: "web", uid: "u")))
    let event = try #require(try await events.list().items.first)
    #expect(event.regarding?.namespace == nil && event.type == "Warning")
  }

  @Test("an event that the server has forgotten, as after an hour, begins again")
  func forgotten() async throws {
    let recorder = recorder()
    await recorder.publish("A", regarding: Self.map)
    try await events.deleteAll()
    await recorder.publish("A", regarding: Self.map)
    let found = try await events.list().items
    #expect(found.count == 1 && found.first?.series == nil)
  }

  @Test("a name that is taken is no obstacle: two replicas at one moment")
  func sameName() async throws {
    await recorder().publish("A", regarding: Self.map)
    await recorder().publish("A", regarding: Self.map)
    #expect(try await events.list().items.count == 2)
  }

  @Test("long and odd texts arrive, as far as the server takes them")
  func odd() async throws {
    let recorder = EventRecorder(
      client, controller: "My Operator/ü!", instance: String(repeating: "x", count: 300))
    #expect(recorder.controller == "My-Operator")
    let long = String(repeating: "ä", count: 3000)
    await recorder.publish(
      long, .warning, action: long, note: long,
      regarding: ObjectReference(
        apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", name: "system:Node"))
    #expect(try await events.list().items.count == 1)
  }

  @Test("what the server refuses neither throws nor stays in the way")
  func refused() async throws {
    let recorder = recorder()
    cluster.faults.add(.status(403), matching: .verbs(.create, of: "events"), times: 1)
    await recorder.publish("A", regarding: Self.map)
    #expect(try await events.list().items.isEmpty)
    await recorder.publish("A", regarding: Self.map)
    #expect(try await events.list().items.count == 1)
    // A namespace that is not there, as while it is deleted.
    await recorder.publish(
      "A", regarding: ObjectReference(kind: "ConfigMap", name: "m", namespace: "nowhere"))
  }

  @Test("recording returns at once; run sends it in its order, and stops when it is cancelled")
  func run() async throws {
    let recorder = recorder()
    for number in 0..<3 { recorder.record("R\(number)", regarding: Self.map) }
    recorder.record("R1", regarding: Self.map)
    #expect(transport.lines.isEmpty)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await recorder.run() }
      await transport.wrote(4)
      recorder.record("Late", regarding: Self.map)
      await transport.wrote(5)
      group.cancelAll()
      try await group.waitForAll()
    }
    let found = try await events.list().items
    #expect(Set(found.compactMap(\.reason)) == ["R0", "R1", "R2", "Late"])
    #expect(found.first { $0.reason == "R1" }?.series?.count == 2)
    // Another run goes on.
    recorder.record("Again", regarding: Self.map)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await recorder.run() }
      await transport.wrote(6)
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  @Test("a server that does not answer holds up nobody's stop", arguments: [true, false])
  func stopUnanswered(answers: Bool) async throws {
    if !answers { cluster.faults.add(.cut(.beforeAnswer), matching: .verbs(.create)) }
    let recorder = recorder()
    for number in 0..<9 { recorder.record("R\(number)", regarding: Self.map) }
    recorder.stop()
    try await recorder.run()
    #expect(transport.lines.count == (answers ? 9 : 1))
  }

  @Test("what does not fit into the buffer is dropped, and what follows is not affected")
  func full() async throws {
    let recorder = recorder(capacity: 2)
    for number in 0..<5 { recorder.record("R\(number)", regarding: Self.map) }
    // A series takes no more room than one event.
    for _ in 0..<100 { recorder.record("R0", regarding: Self.map) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await recorder.run() }
      await transport.wrote(3)
      group.cancelAll()
      try await group.waitForAll()
    }
    let found = try await events.list().items
    #expect(Set(found.compactMap(\.reason)) == ["R0", "R1"])
    #expect(found.first { $0.reason == "R0" }?.series?.count == 101)
    await recorder.publish("R4", regarding: Self.map)
    #expect(try await events.list().items.count == 3)
  }

  @Test("a thousand events at once from many tasks are one")
  func concurrent() async throws {
    let recorder = recorder()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<100 {
        group.addTask { await recorder.publish("A", regarding: Self.map) }
      }
    }
    let found = try await events.list().items
    #expect(found.count == 1)
    // 25 requests at most; what they did not tell comes with the next that may.
    #expect(transport.writes.count <= 25)
  }
}

extension RecordingTransport {
  /// Returns once so many requests that write were sent, or the task is cancelled.
  func wrote(_ count: Int) async {
    await sentEnough { $0.count { $0.head.method != .get } >= count }
  }
}
