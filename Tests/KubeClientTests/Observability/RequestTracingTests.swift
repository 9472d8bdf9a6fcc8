import HTTPTypes
import InMemoryTracing
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing
import Tracing

@Suite("Spans of requests")
struct RequestTracingTests {
  private let observed = Observed()

  private func attributes(_ span: FinishedInMemorySpan) -> [String: SpanAttribute] {
    var all: [String: SpanAttribute] = [:]
    span.attributes.forEach { all[$0] = $1 }
    return all
  }

  /// The only span, which has ended.
  private func span() throws -> FinishedInMemorySpan {
    #expect(observed.tracer.activeSpans.isEmpty)
    #expect(observed.tracer.finishedSpans.count == 1)
    return try #require(observed.tracer.finishedSpans.first)
  }

  @Test("a span says what was asked of whom, and what came of it")
  func success() async throws {
    let transport = ScriptedTransport([ScriptedTransport.json(Samples.pod())])
    _ = try await observed.pods(transport).get("a", GetParameters(resourceVersion: "7"))
    let span = try span()
    #expect(span.operationName == "get pods")
    #expect(span.kind == .client)
    #expect(span.status == nil)
    #expect(
      attributes(span) == [
        "http.request.method": "GET", "url.path": "/api/v1/namespaces/ns/pods/a",
        "server.address": "k8s", "server.port": 6443, "k8s.request.verb": "get",
        "k8s.request.resource": "pods", "k8s.request.group": "",
        "http.response.status_code": 200,
      ])
  }

  @Test(
    "the host's name and its port are told apart, as OpenTelemetry wants them",
    arguments: [
      ("https://k8s", "k8s", nil), ("https://k8s:443/prefix", "k8s", 443),
      ("http://10.0.0.1:8080", "10.0.0.1", 8080), ("https://[::1]:6443", "::1", 6443),
      ("https://[2001:db8::1]", "2001:db8::1", nil), ("k8s:6443", "k8s", 6443),
    ] as [(String, String, Int64?)])
  func server(url: String, address: String, port: Int64?) async throws {
    let transport = ScriptedTransport([ScriptedTransport.json("{}")])
    _ = try await observed.client(transport, server: url).text(APIRequest(raw: .get, "/healthz"))
    let attributes = attributes(try span())
    #expect(attributes["server.address"] == .string(address))
    #expect(attributes["server.port"] == port.map { .int64($0) })
  }

  @Test("names of spans are verbs, plurals and subresources; other paths have the method alone")
  func names() async throws {
    let transport = ScriptedTransport(
      Array(repeating: ScriptedTransport.json(Samples.pod()), count: 7))
    let client = try observed.client(transport)
    let pods = Api<DynamicObject>(client, Samples.pods, namespace: "ns")
    _ = try? await pods.list()
    _ = try await pods.watch(from: "1")
    _ = try await pods.log("secret-name")
    try await pods.evict("secret-name")
    try await pods.deleteAll()
    try await Api<DynamicObject>(client, Samples.deployments, namespace: "ns")
      .patchStatus("secret-name", .merge(["x": 1]))
    _ = try await client.text(APIRequest(raw: .get, "/readyz?verbose"))
    let spans = observed.tracer.finishedSpans
    #expect(
      spans.map(\.operationName) == [
        "list pods", "watch pods", "get pods/log", "create pods/eviction", "deletecollection pods",
        "patch deployments/status", "GET",
      ])
    let last = attributes(try #require(spans.last))
    #expect(last["url.path"] == "/readyz")
    #expect(last["k8s.request.resource"] == nil)
    #expect(attributes(spans[5])["k8s.request.group"] == "apps")
    #expect(attributes(spans[1])["url.path"] == "/api/v1/namespaces/ns/pods")
  }

  @Test("a refusal is an error of the span, with its status and reason")
  func refused() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.status(409, "AlreadyExists"), 409)
    ])
    let pod = try DynamicObject(json: Samples.pod())
    await #expect(throws: ClientError.self) { try await observed.pods(transport).create(pod) }
    let span = try span()
    #expect(span.status?.code == .error)
    #expect(attributes(span)["http.response.status_code"] == 409)
    #expect(attributes(span)["error.type"] == "AlreadyExists")
  }

  @Test("a refusal without a reason has its status for one")
  func noReason() async throws {
    let transport = ScriptedTransport([ScriptedTransport.json("<html>", 501)])
    await #expect(throws: ClientError.self) { try await observed.pods(transport).get("a") }
    #expect(attributes(try span())["error.type"] == "501")
  }

  @Test("no answer, and no credential, are errors, too")
  func noAnswer() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.fail(TransportError(.tlsFailed, "no"))
    ])
    await #expect(throws: ClientError.self) { try await observed.pods(transport).get("a") }
    await #expect(throws: ClientError.self) {
      try await observed.pods(transport, credentials: FailingCredentials(code: .timeout)).get("a")
    }
    #expect(observed.tracer.activeSpans.isEmpty)
    let spans = observed.tracer.finishedSpans
    #expect(spans.map { attributes($0)["error.type"] } == ["transport", "credential"])
    #expect(spans.allSatisfy { $0.status?.code == .error })
    #expect(spans.allSatisfy { attributes($0)["http.response.status_code"] == nil })
  }

  @Test("one span covers all tries, and says how many there were")
  func repetitions() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json("", 503), ScriptedTransport.json("", 503),
      ScriptedTransport.json(Samples.pod()),
    ])
    _ = try await observed.pods(transport).get("a")
    let span = try span()
    #expect(attributes(span)["http.request.resend_count"] == 2)
    #expect(attributes(span)["http.response.status_code"] == 200)
    #expect(span.status == nil)
  }

  @Test("a span ends when its request is cancelled")
  func cancelled() async throws {
    let gate = Gate()
    let transport = ScriptedTransport([
      ScriptedTransport.gated(gate, ScriptedTransport.json(Samples.pod()))
    ])
    let pods = try observed.pods(transport)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await #expect(throws: ClientError.self) { try await pods.get("a") } }
      await transport.requested()
      #expect(observed.tracer.activeSpans.map(\.operationName) == ["get pods"])
      group.cancelAll()
    }
    #expect(try span().status?.code == .error)
  }

  @Test("an upgrade that is refused has its status")
  func upgrade() async throws {
    let transport = ScriptedTransport(upgrades: [
      ScriptedTransport.refuse(ScriptedTransport.json("", 403))
    ])
    await #expect(throws: ClientError.self) {
      try await observed.pods(transport).exec("a", ["ls"])
    }
    #expect(try span().operationName == "connect pods/exec")
    #expect(attributes(try span())["http.response.status_code"] == 403)
  }
}
