import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite("Subresources")
struct SubresourceTests {
  private static let base = "/apis/apps/v1/namespaces/ns/deployments/a"
  private static let deployment = Samples.object(Samples.deployments, "a")
  private static let scale =
    #"{"apiVersion":"autoscaling/v1","kind":"Scale","metadata":{"name":"a","resourceVersion":"5"},"#
    + #""spec":{"replicas":3},"status":{"replicas":2}}"#

  private func api(
    _ transport: ScriptedTransport, _ identity: ResourceIdentity = Samples.deployments,
    namespace: String? = "ns"
  ) throws -> Api<DynamicObject> {
    Api<DynamicObject>(try Observed().client(transport), identity, namespace: namespace)
  }

  @Test("the status is got, replaced, changed and applied")
  func status() async throws {
    let transport = ScriptedTransport(
      Array(repeating: ScriptedTransport.json(Self.deployment), count: 4))
    let api = try api(transport)
    var object = try await api.getStatus("a")
    object["status"] = ["replicas": 1]
    try await api.replaceStatus(object)
    try await api.patchStatus("a", .json([.replace("/status/replicas", 2)]), .dryRun)
    try await api.applyStatus(object, fieldManager: "me", force: true)
    #expect(
      transport.lines == [
        "GET \(Self.base)/status", "PUT \(Self.base)/status",
        "PATCH \(Self.base)/status?dryRun=All",
        "PATCH \(Self.base)/status?fieldManager=me&force=true",
      ])
    #expect(transport.types(0) == ["application/json", nil])
    #expect(transport.types(1) == ["application/json", "application/json"])
    #expect(transport.types(2) == ["application/json", "application/json-patch+json"])
    #expect(transport.types(3) == ["application/json", "application/apply-patch+yaml"])
    #expect(try transport.body(1) == JSONValue(json: object.jsonBytes()))
    #expect(
      try transport.body(2) == [["op": "replace", "path": "/status/replicas", "value": 2]])
    #expect(try transport.body(3)?["status"] == ["replicas": 1])
    #expect(try transport.body(3)?["kind"] == "Deployment")
  }

  @Test("the scale is got, set, changed and replaced")
  func scale() async throws {
    let transport = ScriptedTransport(
      Array(repeating: ScriptedTransport.json(Self.scale), count: 4))
    let api = try api(transport)
    var scale = try await api.getScale("a")
    #expect(scale.spec?.replicas == 3)
    #expect(scale.status?.replicas == 2)
    scale.spec?.replicas = 7
    try await api.scale("a", to: 5)
    try await api.patchScale("a", .json([.test("/spec/replicas", 3)]))
    try await api.replaceScale("a", scale, WriteParameters(fieldManager: "me"))
    #expect(
      transport.lines == [
        "GET \(Self.base)/scale", "PATCH \(Self.base)/scale", "PATCH \(Self.base)/scale",
        "PUT \(Self.base)/scale?fieldManager=me",
      ])
    #expect(transport.types(1) == ["application/json", "application/merge-patch+json"])
    #expect(try transport.body(1) == ["spec": ["replicas": 5]])
    #expect(transport.types(2) == ["application/json", "application/json-patch+json"])
    #expect(try transport.body(3)?["spec"] == ["replicas": 7])
    #expect(try transport.body(3)?["metadata"]?["resourceVersion"] == "5")
    #expect(try transport.body(3)?["kind"] == "Scale")
  }

  @Test("a restart is an annotation of the pods' template, with the time")
  func restart() async throws {
    let transport = ScriptedTransport([ScriptedTransport.json(Self.deployment)])
    let before = Time.now()
    try await api(transport).restart("a")
    #expect(transport.lines == ["PATCH \(Self.base)?fieldManager=swift-kube-rollout"])
    #expect(transport.types(0) == ["application/json", "application/strategic-merge-patch+json"])
    let body = try #require(try transport.body(0))
    let annotations = try #require(body["spec"]?["template"]?["metadata"]?["annotations"]?.members)
    #expect(annotations.map(\.name) == ["kubectl.kubernetes.io/restartedAt"])
    let time = try Time(try #require(annotations.first?.value.string))
    #expect(time.secondsSince1970 >= before.secondsSince1970)
    #expect(time.secondsSince1970 <= Time.now().secondsSince1970)
  }

  @Test("a node is closed and opened to pods")
  func cordon() async throws {
    let node = ScriptedTransport.json(Samples.object(Samples.nodes, "n"))
    let transport = ScriptedTransport([node, node])
    let nodes = try api(transport, Samples.nodes, namespace: nil)
    try await nodes.cordon("n")
    try await nodes.uncordon("n")
    #expect(transport.lines == ["PATCH /api/v1/nodes/n", "PATCH /api/v1/nodes/n"])
    #expect(try transport.body(0) == ["spec": ["unschedulable": true]])
    #expect(try transport.body(1) == ["spec": ["unschedulable": false]])
    for index in 0..<2 {
      #expect(transport.types(index)[1] == "application/strategic-merge-patch+json")
    }
  }

  @Test("a token is asked for, for whom and how long")
  func token() async throws {
    let answer =
      #"{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","metadata":{"name":"bot"},"#
      + #""spec":{"audiences":["vault"],"expirationSeconds":600},"#
      + #""status":{"token":"t","expirationTimestamp":"2026-11-21T09:00:00Z"}}"#
    let transport = ScriptedTransport([
      ScriptedTransport.json(answer, 201), ScriptedTransport.json(answer, 201),
      ScriptedTransport.json(
        #"{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","metadata":{}}"#, 201),
    ])
    let accounts = try api(transport, Samples.accounts)
    let token = try await accounts.createToken("bot", audiences: ["vault"], expirationSeconds: 600)
    #expect(token.text == "t")
    #expect(try token.expiration == Time("2026-11-21T09:00:00Z"))
    #expect(token.audiences == ["vault"])
    #expect(!"\(token) \(String(reflecting: token))".contains("\"t\""))
    _ = try await accounts.createToken("bot")
    let error = await #expect(throws: ClientError.self) { try await accounts.createToken("bot") }
    #expect(error?.code == .undecodable)
    #expect(
      Set(transport.lines) == ["POST /api/v1/namespaces/ns/serviceaccounts/bot/token"])
    #expect(transport.types(0) == ["application/json", "application/json"])
    let body = try #require(try transport.body(0))
    #expect(body["kind"] == "TokenRequest")
    #expect(body["apiVersion"] == "authentication.k8s.io/v1")
    #expect(body["spec"] == ["audiences": ["vault"], "expirationSeconds": 600])
    #expect(try transport.body(1)?["spec"]?["audiences"]?.array ?? [] == [])
    #expect(try transport.body(1)?["spec"]?["expirationSeconds"] == nil)
  }

  @Test("a pod is bound to a node; any subresource can be got, made, replaced and changed")
  func generic() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.success, 201), ScriptedTransport.json(#"{"a":1}"#),
      ScriptedTransport.json(#"{"a":2}"#), ScriptedTransport.json(#"{"a":3}"#),
    ])
    let pods = try api(transport, Samples.pods)
    let binding: JSONValue = [
      "apiVersion": "v1", "kind": "Binding", "metadata": ["name": "a"],
      "target": ["kind": "Node", "name": "n"],
    ]
    let answer = try await pods.createSubresource("binding", of: "a", binding, .dryRun)
    #expect(answer["status"] == "Success")
    #expect(try await pods.getSubresource("resize", of: "a", as: JSONValue.self)["a"] == 1)
    #expect(try await pods.replaceSubresource("resize", of: "a", binding)["a"] == 2)
    let changed = try await pods.patchSubresource(
      "resize", of: "a", .strategic(["b": 1]), as: JSONValue.self)
    #expect(changed["a"] == 3)
    let base = "/api/v1/namespaces/ns/pods/a"
    #expect(
      transport.lines == [
        "POST \(base)/binding?dryRun=All", "GET \(base)/resize", "PUT \(base)/resize",
        "PATCH \(base)/resize",
      ])
    #expect(try transport.body(0) == binding)
    #expect(try transport.body(2) == binding)
    #expect(try transport.body(3) == ["b": 1])
  }

  @Test("a name or subresource that would lead elsewhere is not sent")
  func places() async throws {
    let transport = ScriptedTransport([])
    let pods = try api(transport, Samples.pods)
    for (subresource, name) in [("status", ""), ("../b", "a"), ("", "a"), ("status", "a/b")] {
      let error = await #expect(throws: ClientError.self) {
        try await pods.getSubresource(subresource, of: name, as: JSONValue.self)
      }
      #expect(error?.code == .invalidRequest)
    }
    let error = await #expect(throws: ClientError.self) {
      try await api(transport, Samples.pods, namespace: nil).getStatus("a")
    }
    #expect(error?.code == .invalidRequest)
    #expect(transport.requests.isEmpty)
  }
}
