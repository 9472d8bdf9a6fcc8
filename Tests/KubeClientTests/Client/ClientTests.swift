import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Synchronization
import Testing

@Suite("Client and Api")
struct ClientTests {
  private let clock = TestClock()
  private let identity = ResourceIdentity(
    version: "v1", kind: "ConfigMap", plural: "configmaps", isNamespaced: true)

  private func client(
    _ transport: ScriptedTransport, credentials: any CredentialSource = .none,
    retry: RetryPolicy = RetryPolicy()
  ) throws -> Client {
    try Client(
      ClientConfiguration(
        transport: TransportSettings(server: "https://k8s"), credentials: credentials),
      retryPolicy: retry, clock: clock
    ) { _ throws(TransportError) in transport }
  }

  private func maps(_ transport: ScriptedTransport) throws -> Api<DynamicObject> {
    Api<DynamicObject>(try client(transport), identity, namespace: "ns")
  }

  private static let notFound = #"""
    {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404,
     "message":"configmaps \"a\" not found","details":{"name":"a","kind":"configmaps"}}
    """#

  private func map(_ name: String, more: String = "") -> String {
    #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"\#(name)","namespace":"ns"\#(more)},"#
      + #""data":{"a":"b"}}"#
  }

  @Test("An object is read, created, replaced, patched and deleted")
  func verbs() async throws {
    let held = #","deletionTimestamp":"2026-11-21T07:00:00Z","finalizers":["example.com/a"]"#
    let transport = ScriptedTransport([
      ScriptedTransport.json(map("a")), ScriptedTransport.json(map("a"), 201),
      ScriptedTransport.json(map("a")), ScriptedTransport.json(map("a")),
      ScriptedTransport.json(map("a")),
      ScriptedTransport.json(#"{"kind":"Status","apiVersion":"v1","status":"Success"}"#),
      ScriptedTransport.json(map("a", more: held)),
    ])
    let maps = try maps(transport)
    let object = try await maps.get("a")
    #expect(object["data"] == ["a": "b"])
    #expect(object.key == ObjectKey(namespace: "ns", name: "a"))
    try await maps.create(object)
    try await maps.replace(object)
    try await maps.patch("a", .merge(["data": ["x": "y"]]))
    try await maps.apply(object, fieldManager: "me", force: true)
    let done = try await maps.delete("a")
    guard case .done = done else { Issue.record("\(done)"); return }
    let pending = try await maps.delete("a", .foreground)
    #expect(pending == .pending(try DynamicObject(json: map("a", more: held))))
    let base = "/api/v1/namespaces/ns/configmaps"
    #expect(
      transport.lines == [
        "GET \(base)/a", "POST \(base)", "PUT \(base)/a", "PATCH \(base)/a",
        "PATCH \(base)/a?fieldManager=me&force=true", "DELETE \(base)/a", "DELETE \(base)/a",
      ])
    let types = transport.requests.map { $0.head.headerFields[.contentType] }
    #expect(types[3] == "application/merge-patch+json")
    #expect(types[4] == "application/apply-patch+yaml")
  }

  @Test("What is not there is nil to find, and an error with the server's status to get")
  func notFound() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Self.notFound, 404), ScriptedTransport.json(Self.notFound, 404),
    ])
    let maps = try maps(transport)
    #expect(try await maps.find("a") == nil)
    let error = await #expect(throws: ClientError.self) { try await maps.get("a") }
    #expect(error?.isNotFound == true)
    #expect(error?.api?.status.details?.name == "a")
    #expect(error?.description.contains("GET /api/v1/namespaces/ns/configmaps/a: 404") == true)
  }

  @Test("Nothing is sent for a request that makes no sense")
  func invalid() async throws {
    let transport = ScriptedTransport([])
    let maps = try maps(transport)
    for name in ["", "..", "a/b", "a%2fb"] {
      let error = await #expect(throws: ClientError.self) { try await maps.delete(name) }
      #expect(error?.code == .invalidRequest)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test("Pages are read until there is no more to continue, and items have their kind")
  func pages() async throws {
    func page(_ name: String, _ token: String) -> ScriptedTransport.Answer {
      ScriptedTransport.json(
        #"{"apiVersion":"v1","kind":"ConfigMapList","metadata":{"continue":"\#(token)"},"items":[{"metadata":{"name":"\#(name)"}}]}"#
      )
    }
    let transport = ScriptedTransport([page("a", "t/1"), page("b", "")])
    var names: [String] = []
    for try await page in try maps(transport).pages(ListParameters(resourceVersion: "5")) {
      names += page.items.map(\.name)
      #expect(page.items.allSatisfy { $0.kind == "ConfigMap" && $0.apiVersion == "v1" })
    }
    #expect(names == ["a", "b"])
    let base = "/api/v1/namespaces/ns/configmaps"
    #expect(
      transport.lines == [
        "GET \(base)?limit=500&resourceVersion=5", "GET \(base)?limit=500&continue=t%2F1",
      ])
  }

  @Test("A busy server is asked again after the time that it says; others after ever longer")
  func retries() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json("slow down", 429, fields: [.retryAfter: "7"]),
      ScriptedTransport.json("<html>", 503),
      ScriptedTransport.fail(TransportError(.closedEarly, "reset")),
      ScriptedTransport.json(map("a")),
    ])
    _ = try await maps(transport).get("a")
    #expect(transport.requests.count == 4)
    #expect(clock.sleeps.count == 3)
    #expect(clock.sleeps.first == .seconds(7))
    #expect(clock.sleeps.dropFirst().allSatisfy { $0 <= .milliseconds(400) })
  }

  @Test("What may have been done is not done twice")
  func noRetry() async throws {
    let object = try DynamicObject(json: map("a"))
    let lost = ScriptedTransport([ScriptedTransport.fail(TransportError(.closedEarly, "reset"))])
    await #expect(throws: ClientError.self) { try await maps(lost).create(object) }
    #expect(lost.requests.count == 1)
    let unsent = ScriptedTransport([
      ScriptedTransport.fail(TransportError(.connectionFailed, "refused", wasNotSent: true)),
      ScriptedTransport.json(map("a"), 201),
    ])
    try await maps(unsent).create(object)
    #expect(unsent.requests.count == 2)
    let off = ScriptedTransport([ScriptedTransport.json("", 503)])
    await #expect(throws: ClientError.self) {
      try await Api<DynamicObject>(client(off, retry: .none), identity, namespace: "ns").get("a")
    }
    #expect(off.requests.count == 1)
  }

  @Test("A credential that is refused is renewed once")
  func renewal() async throws {
    let source = CountingCredentials()
    let transport = ScriptedTransport([
      ScriptedTransport.json("", 401), ScriptedTransport.json(map("a")),
      ScriptedTransport.json("", 401), ScriptedTransport.json("", 401),
    ])
    let maps = Api<DynamicObject>(
      try client(transport, credentials: source), identity, namespace: "ns")
    _ = try await maps.get("a")
    let error = await #expect(throws: ClientError.self) { try await maps.get("a") }
    #expect(error?.isUnauthorized == true)
    #expect(
      transport.requests.map { $0.head.headerFields[.authorization] } == [
        "Bearer token0", "Bearer token1", "Bearer token1", "Bearer token2",
      ])
    #expect(error.map { "\($0)" }?.contains("token") == false)
  }

  @Test("Events of a watch come out whole, however the bytes come in", arguments: [1, 7, 4096])
  func watch(size: Int) async throws {
    let text =
      #"{"type":"ADDED","object":\#(map("a"))}"# + "\n"
      + #"{"object":\#(map("b")),"type":"DELETED"}"# + "\r\n\n"
      + #"{"type":"BOOKMARK","object":{"kind":"ConfigMap","metadata":{"resourceVersion":"9","annotations":{"k8s.io/initial-events-end":"true"}}}}"#
      + "\n" + #"{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}"# + "\n"
    let transport = ScriptedTransport([ScriptedTransport.chunks(text, of: size)])
    var events: [WatchEvent<DynamicObject>] = []
    for try await event in try await maps(transport).watch(from: "8") { events.append(event) }
    #expect(
      events == [
        .added(try DynamicObject(json: map("a"))), .deleted(try DynamicObject(json: map("b"))),
        .bookmark(.init(resourceVersion: "9", endsInitialEvents: true)),
        .error(Status(reason: "Expired", code: 410)),
      ])
    #expect(
      transport.lines == [
        "GET /api/v1/namespaces/ns/configmaps"
          + "?watch=true&timeoutSeconds=290&allowWatchBookmarks=true&resourceVersion=8"
      ])
  }

  @Test("An answer that is something else is an error with its place")
  func undecodable() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json("<html>"), ScriptedTransport.json(#"{"metadata":{"name":3}}"#),
    ])
    let maps = try maps(transport)
    var error = await #expect(throws: ClientError.self) { try await maps.get("a") }
    #expect(error?.code == .undecodable)
    error = await #expect(throws: ClientError.self) { try await maps.get("a") }
    #expect((error?.cause as? JSONError)?.path == "metadata.name")
  }

  @Test("Whoever is impersonated stands in each request")
  func impersonation() async throws {
    let transport = ScriptedTransport([ScriptedTransport.json(map("a"))])
    var configuration = ClientConfiguration(transport: TransportSettings(server: "https://k8s"))
    configuration.impersonation = Impersonation(user: "jane", groups: ["a", "b"])
    let client = try Client(configuration, clock: clock) { _ throws(TransportError) in transport }
    _ = try await Api<DynamicObject>(client, identity, namespace: "ns").get("a")
    let fields = try #require(transport.requests.first?.head.headerFields)
    #expect(fields[values: try #require(HTTPField.Name("Impersonate-User"))] == ["jane"])
    #expect(fields[values: try #require(HTTPField.Name("Impersonate-Group"))] == ["a", "b"])
  }
}

private final class CountingCredentials: CredentialSource {
  private let count = Mutex(0)
  var isRenewable: Bool { true }

  func credential(_ context: CredentialContext) async throws(CredentialError) -> Credential {
    try .bearer("token\(count.withLock { $0 })")
  }

  func invalidate(_ rejected: Credential) async {
    count.withLock { $0 += 1 }
  }
}
