import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite("Creating, replacing, patching and applying")
struct WriteTests {
  private static let base = "/api/v1/namespaces/ns/pods"

  @Test("each write has its line, its types and the object as its body")
  func writes() async throws {
    let pod = Samples.object(
      Samples.pods, "a",
      more: #","resourceVersion":"5","generation":1,"managedFields":[{"manager":"x"}],"labels":{}"#)
    let transport = ScriptedTransport(
      Array(repeating: ScriptedTransport.json(pod), count: 7))
    let pods = try Observed().pods(transport)
    let object = try DynamicObject(json: pod)
    let parameters = WriteParameters(
      dryRun: true, fieldManager: "me & you", fieldValidation: .strict)
    #expect(try await pods.create(object, parameters) == object)
    try await pods.replace(object, parameters)
    let patches: [Patch] = [
      .merge(["a": nil] as JSONValue), .strategic(["a": 1] as JSONValue),
      .json([.remove("/a"), .add("/b/-", 1)]),
    ]
    for patch in patches { try await pods.patch("a", patch) }
    try await pods.patch("a", .merge(["x": 1]), subresource: "resize")
    try await pods.apply(object, fieldManager: "me", .dryRun)
    let query = "?dryRun=All&fieldManager=me%20%26%20you&fieldValidation=Strict"
    #expect(
      transport.lines == [
        "POST \(Self.base)\(query)", "PUT \(Self.base)/a\(query)", "PATCH \(Self.base)/a",
        "PATCH \(Self.base)/a", "PATCH \(Self.base)/a", "PATCH \(Self.base)/a/resize",
        "PATCH \(Self.base)/a?dryRun=All&fieldManager=me",
      ])
    #expect(
      (0..<7).map { transport.types($0)[1] } == [
        "application/json", "application/json", "application/merge-patch+json",
        "application/strategic-merge-patch+json", "application/json-patch+json",
        "application/merge-patch+json", "application/apply-patch+yaml",
      ])
    #expect((0..<7).allSatisfy { transport.types($0)[0] == "application/json" })
    #expect(try transport.body(0) == JSONValue(json: pod))
    #expect(try transport.body(1) == JSONValue(json: pod))
    #expect(try transport.body(2) == ["a": nil])
    #expect(
      try transport.body(4) == [
        ["op": "remove", "path": "/a"], ["op": "add", "path": "/b/-", "value": 1],
      ])
    #expect(
      try transport.body(6)
        == JSONValue(
          json: Samples.object(Samples.pods, "a", more: #","resourceVersion":"5","labels":{}"#)))
  }

  @Test("an object that is not of the place is not sent there")
  func elsewhere() async throws {
    let transport = ScriptedTransport([])
    let pods = try Observed().pods(transport)
    for text in [
      Samples.object(Samples.deployments, "a"), Samples.object(Samples.nodes, "a"),
      Samples.object(Samples.pods, ""),
      Samples.object(Samples.pods, "a", more: #","namespace":"other""#),
    ] {
      let object = try DynamicObject(json: text)
      for call in [pods.create, pods.replace] {
        let error = await #expect(throws: ClientError.self) {
          try await call(object, WriteParameters())
        }
        #expect(error?.code == .invalidRequest)
      }
      let error = await #expect(throws: ClientError.self) {
        try await pods.apply(object, fieldManager: "me")
      }
      #expect(error?.code == .invalidRequest)
    }
    let pod = try DynamicObject(json: Samples.pod())
    let error = await #expect(throws: ClientError.self) {
      try await pods.apply(pod, fieldManager: "")
    }
    #expect(error?.code == .invalidRequest)
    #expect(transport.requests.isEmpty)
  }

  @Test(
    "refusals can be told apart",
    arguments: [
      (409, "AlreadyExists"), (409, "Conflict"), (422, "Invalid"), (403, "Forbidden"),
      (401, "Unauthorized"), (404, "NotFound"), (410, "Gone"), (429, "TooManyRequests"),
    ])
  func refusals(status: Int, reason: String) async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.status(status, reason), status)
    ])
    let pods = try Observed().pods(transport, retry: .none)
    let pod = try DynamicObject(json: Samples.pod())
    let error = try #require(
      await #expect(throws: ClientError.self) { try await pods.create(pod) })
    let answers = [
      "AlreadyExists": error.isAlreadyExists, "Conflict": error.isConflict,
      "Invalid": error.isInvalid, "Forbidden": error.isForbidden,
      "Unauthorized": error.isUnauthorized, "NotFound": error.isNotFound, "Gone": error.isExpired,
      "TooManyRequests": error.isTooManyRequests,
    ]
    #expect(answers.filter(\.value).map(\.key) == [reason])
    #expect(!error.isCancelled)
    #expect(error.code == .refused)
  }

  @Test("a type that the compiler knows says itself where it is")
  func typed() async throws {
    let lease = Lease(metadata: ObjectMeta(name: "a"), spec: LeaseSpec(leaseDurationSeconds: 15))
    let text = try lease.jsonText()
    let transport = ScriptedTransport([
      ScriptedTransport.json(text, 201), ScriptedTransport.json(#"{"metadata":{},"items":[]}"#),
    ])
    let client = try Observed().client(transport)
    #expect(try await Api<Lease>(client, namespace: "ns").create(lease) == lease)
    #expect(try await AllNamespaces<Lease>(client).list().items.isEmpty)
    #expect(
      transport.lines == [
        "POST /apis/coordination.k8s.io/v1/namespaces/ns/leases",
        "GET /apis/coordination.k8s.io/v1/leases",
      ])
  }
}
