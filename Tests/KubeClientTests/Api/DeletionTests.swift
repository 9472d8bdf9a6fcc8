import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite("What comes of deleting")
struct DeletionTests {
  private static let time = #""deletionTimestamp":"2026-11-21T07:00:00Z""#
  private static let base = "/api/v1/namespaces/ns/pods"

  private func deletion(_ answer: String) async throws -> Deletion<DynamicObject> {
    try await Observed().pods(ScriptedTransport([ScriptedTransport.json(answer)])).delete("a")
  }

  @Test(
    "an object that finalizers or a grace period hold is still there",
    arguments: [
      #","finalizers":["a.io/b"]"#, #","deletionGracePeriodSeconds":30"#,
      #","finalizers":["a.io/b"],"deletionGracePeriodSeconds":0"#, "",
      #","deletionGracePeriodSeconds":30,"finalizers":[]"#,
    ])
  func pending(more: String) async throws {
    let text = Samples.object(Samples.pods, "a", more: ",\(Self.time)\(more)")
    #expect(try await deletion(text) == .pending(try DynamicObject(json: text)))
  }

  @Test(
    "one whose last state the server gives is gone",
    arguments: [
      "", #","uid":"u""#, #","finalizers":["a.io/b"]"#,
      ",\(Self.time),\"deletionGracePeriodSeconds\":0",
      ",\(Self.time),\"deletionGracePeriodSeconds\":0,\"finalizers\":[]",
    ])
  func done(more: String) async throws {
    let deletion = try await deletion(Samples.object(Samples.pods, "a", more: more))
    guard case .done(let status) = deletion else {
      Issue.record("\(deletion)")
      return
    }
    #expect(status.status == "Success")
    #expect(status.details?.name == "a")
    #expect(status.details?.kind == "Pod")
    #expect(status.details?.uid == (more.contains("uid") ? "u" : nil))
  }

  @Test("and so is one of which the server says so")
  func status() async throws {
    let text =
      #"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Success","#
      + #""details":{"name":"a","kind":"pods","uid":"u"}}"#
    #expect(try await deletion(text) == .done(try Status(json: text)))
  }

  @Test("an object of a kind that is called Status, too, is an object")
  func otherStatus() async throws {
    let identity = ResourceIdentity(
      group: "example.com", version: "v1", kind: "Status", plural: "statuses", isNamespaced: true)
    let text = Samples.object(identity, "a", more: ",\(Self.time),\"finalizers\":[\"a.io/b\"]")
    let client = try Observed().client(ScriptedTransport([ScriptedTransport.json(text)]))
    let api = Api<DynamicObject>(client, identity, namespace: "ns")
    #expect(try await api.delete("a") == .pending(try DynamicObject(json: text)))
  }

  @Test("what is neither is an error", arguments: ["", "{", "[]", #"{"kind":3}"#, "null"])
  func nonsense(text: String) async throws {
    let error = await #expect(throws: ClientError.self) { try await deletion(text) }
    #expect(error?.code == .undecodable)
  }

  @Test("a deletion is written as the server wrote it")
  func writing() throws {
    let object = Samples.object(Samples.pods, "a", more: ",\(Self.time)")
    for text in [object, Samples.success] {
      let deletion = try Deletion<DynamicObject>(json: text)
      #expect(try JSONValue(json: deletion.jsonBytes()) == JSONValue(json: text))
    }
  }

  @Test("how to delete stands in the body")
  func options() async throws {
    let transport = ScriptedTransport(
      Array(repeating: ScriptedTransport.json(Samples.success), count: 4))
    let pods = try Observed().pods(transport)
    try await pods.delete("a")
    try await pods.delete("a", .orphan)
    try await pods.delete(
      "a",
      DeleteParameters(
        dryRun: true, gracePeriodSeconds: 0,
        preconditions: Preconditions(uid: "u", resourceVersion: "5")))
    try await pods.deleteCollection(labels: ["app": "a"], .foreground)
    #expect(
      transport.lines
        == Array(repeating: "DELETE \(Self.base)/a", count: 3)
        + ["DELETE \(Self.base)?labelSelector=app%3Da"])
    for index in 0..<4 {
      #expect(transport.types(index) == ["application/json", "application/json"])
    }
    let bodies = try (0..<4).map { try #require(try transport.body($0)) }
    #expect(bodies[0]["propagationPolicy"] == nil)
    #expect(bodies[1]["propagationPolicy"] == "Orphan")
    #expect(bodies[2]["dryRun"] == ["All"])
    #expect(bodies[2]["gracePeriodSeconds"] == 0)
    #expect(bodies[2]["preconditions"] == ["resourceVersion": "5", "uid": "u"])
    #expect(bodies[3]["propagationPolicy"] == "Foreground")
  }

  @Test("deleting all has to be said, and is not what empty selectors do")
  func all() async throws {
    let transport = ScriptedTransport(
      Array(repeating: ScriptedTransport.json(Samples.success), count: 2))
    let pods = try Observed().pods(transport)
    for call in [
      { try await pods.deleteCollection(labels: "") },
      { try await pods.deleteCollection(fields: FieldSelector()) },
      { try await pods.deleteCollection(.any) },
    ] {
      let error = await #expect(throws: ClientError.self) { try await call() }
      #expect(error?.code == .invalidRequest)
      #expect(error?.message.contains("deleteAll") == true)
    }
    #expect(transport.requests.isEmpty)
    try await pods.deleteAll()
    try await pods.deleteCollection(fields: ["metadata.name": "a"])
    #expect(
      transport.lines
        == ["DELETE \(Self.base)", "DELETE \(Self.base)?fieldSelector=metadata.name%3Da"])
  }

  @Test("all of a kind in all namespaces are not deleted by leaving something out")
  func everywhere() async throws {
    let transport = ScriptedTransport([])
    let pods = Api<DynamicObject>(try Observed().client(transport), Samples.pods)
    let error = await #expect(throws: ClientError.self) { try await pods.deleteAll() }
    #expect(error?.code == .invalidRequest)
    for name in ["", "a"] {
      let error = await #expect(throws: ClientError.self) { try await pods.delete(name) }
      #expect(error?.code == .invalidRequest)
    }
    #expect(transport.requests.isEmpty)
  }
}
