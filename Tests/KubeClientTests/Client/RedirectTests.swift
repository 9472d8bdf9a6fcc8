import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("Redirects")
struct RedirectTests {
  typealias Transport = ScriptedTransport

  /// Servers by address, and the settings that they were connected to with.
  private struct Servers {
    let servers: [String: Transport]
    let settings = Shared<[TransportSettings]>([])

    func client(_ server: String, unixSocket: String? = nil) throws -> Client {
      var configuration = ClientConfiguration(
        transport: TransportSettings(
          server: server,
          tls: TLSSettings(
            identity: ClientIdentity(certificate: .bytes([1]), key: .bytes([2])),
            serverName: "kubernetes"),
          unixSocket: unixSocket),
        credentials: try .token("secret"),
        extraHeaderFields: [.cookie: "session"])
      configuration.impersonation = Impersonation(user: "jane")
      return try Client(configuration, retryPolicy: .none, clock: TestClock()) { settings in
        self.settings.change { $0.append(settings) }
        guard let server = servers[settings.server] else {
          throw TransportError(.connectionFailed, "nobody at \(settings.server)", wasNotSent: true)
        }
        return server
      }
    }
  }

  private func redirect(_ location: String?, _ status: Int = 302) -> Transport.Answer {
    Transport.json("<html>", status, fields: location.map { [.location: $0] } ?? [:])
  }

  private static let ok = Transport.json("fine")
  private let version = Result { try APIRequest(raw: .get, "/version?x=1") }

  private func text(_ client: Client) async throws -> String {
    try await client.text(version.get())
  }

  private func error(_ client: Client) async -> ClientError? {
    await #expect(throws: ClientError.self) { try await text(client) }
  }

  @Test("a GET follows within the server, as who it was", arguments: [301, 302, 303, 307, 308])
  func within(status: Int) async throws {
    let server = Transport([redirect("/other?y=2", status), Self.ok])
    let servers = Servers(servers: ["https://k8s:6443": server])
    #expect(try await text(servers.client("https://k8s:6443")) == "fine")
    #expect(server.lines == ["GET /version?x=1", "GET /other?y=2"])
    let fields = server.requests.map(\.head.headerFields)
    #expect(fields[0] == fields[1])
    #expect(fields[1][.authorization] == "Bearer secret")
    #expect(servers.settings.value.count == 1)
  }

  @Test(
    "what a location leaves out stays the same",
    arguments: [
      ("other", "/k8s/c/other"), ("./a/../b", "/k8s/c/b"), ("?z", "/k8s/c/version?z"),
      ("/k8s/c/other#part", "/k8s/c/other"), ("//k8s:6443/k8s/c/x", "/k8s/c/x"),
      ("https://K8S:6443/k8s/c/x?y=/..", "/k8s/c/x?y=/.."),
      ("HTTPS://u:p@k8s:6443/k8s/c/", "/k8s/c/"),
    ])
  func relative(location: String, path: String) async throws {
    let server = Transport([redirect(location), Self.ok])
    let servers = Servers(servers: ["https://k8s:6443/k8s/c": server])
    #expect(try await text(servers.client("https://k8s:6443/k8s/c")) == "fine")
    #expect(server.lines.last == "GET " + path.dropFirst("/k8s/c".count))
  }

  @Test("beside the path of the server's address it is asked at its root, as who it was")
  func besidePrefix() async throws {
    let (proxied, root) = (Transport([redirect("/login")]), Transport([Self.ok]))
    let servers = Servers(servers: ["https://k8s/c-1": proxied, "https://k8s": root])
    #expect(try await text(servers.client("https://k8s/c-1")) == "fine")
    #expect(root.lines == ["GET /login"])
    #expect(root.requests[0].head.headerFields[.authorization] == "Bearer secret")
  }

  @Test(
    "another server is shown nothing of who calls",
    arguments: [
      "https://evil:6443", "https://k8s:6444", "https://k8s.evil:6443", "https://sub.k8s:6443",
      "https://k8s",
    ])
  func elsewhere(other: String) async throws {
    let (server, stranger) = (Transport([redirect(other + "/v")]), Transport([Self.ok]))
    let servers = Servers(servers: ["https://k8s:6443": server, other: stranger])
    #expect(try await text(servers.client("https://k8s:6443")) == "fine")
    let request = try #require(stranger.requests.first)
    #expect(Set(request.head.headerFields.map(\.name)) == [.accept, .userAgent])
    #expect(request.identity == nil)
    let settings = try #require(servers.settings.value.last)
    #expect(settings.server == other)
    #expect(settings.tls.identity == nil)
    #expect(settings.tls.serverName == nil)
  }

  @Test("who has been led elsewhere is a stranger also where it comes back to")
  func back() async throws {
    let server = Transport([redirect("https://evil/a"), Self.ok])
    let stranger = Transport([redirect("https://k8s:6443/b")])
    let servers = Servers(servers: ["https://k8s:6443": server, "https://evil": stranger])
    #expect(try await text(servers.client("https://k8s:6443")) == "fine")
    #expect(server.requests[1].head.headerFields[.authorization] == nil)
    #expect(servers.settings.value.last?.tls.identity == nil)
  }

  @Test("from http to https of the same host it is the same server")
  func toTLS() async throws {
    let (plain, secure) = (Transport([redirect("https://k8s/v")]), Transport([Self.ok]))
    let servers = Servers(servers: ["http://k8s": plain, "https://k8s": secure])
    #expect(try await text(servers.client("http://k8s")) == "fine")
    #expect(secure.requests[0].head.headerFields[.authorization] == "Bearer secret")
  }

  @Test("from https to http nothing goes, whatever the host")
  func fromTLS() async throws {
    let servers = Servers(servers: ["https://k8s": Transport([redirect("http://k8s/v?token=t")])])
    let error = await error(try servers.client("https://k8s"))
    #expect(error?.message.contains("moved to http://k8s/v, which is without TLS") == true)
    #expect(error?.message.contains("token") == false)
  }

  @Test("other methods are told where to, and go nowhere", arguments: [301, 302, 303, 307, 308])
  func writes(status: Int) async throws {
    let server = Transport([redirect("https://new:6443/api?secret=1", status)])
    let client = try Servers(servers: ["https://k8s:6443": server]).client("https://k8s:6443")
    let pods = Api<DynamicObject>(client, Samples.pods, namespace: "ns")
    let error = await #expect(throws: ClientError.self) {
      try await pods.create(DynamicObject(json: Samples.pod()))
    }
    #expect(error?.api?.httpStatus == status)
    #expect(
      error?.message == "k8s:6443: POST /api/v1/namespaces/ns/pods: \(status): moved to "
        + "https://new:6443/api; correct the server's address")
    #expect(server.requests.count == 1)
  }

  @Test("so is what leaves HTTP")
  func upgrade() async throws {
    let server = Transport(upgrades: [Transport.refuse(redirect("https://new/exec"))])
    let client = try Servers(servers: ["https://k8s:6443": server]).client("https://k8s:6443")
    let pods = Api<DynamicObject>(client, Samples.pods, namespace: "ns")
    let error = await #expect(throws: ClientError.self) { try await pods.exec("a", ["ls"]) }
    #expect(error?.message.contains("302: moved to https://new/exec; correct") == true)
  }

  @Test("ten are followed, and no more")
  func limit() async throws {
    for (count, isFollowed) in [(10, true), (11, false)] {
      let server = Transport(Array(repeating: redirect("/again"), count: count) + [Self.ok])
      let client = try Servers(servers: ["https://k8s": server]).client("https://k8s")
      if isFollowed {
        #expect(try await text(client) == "fine")
      } else {
        #expect(await error(client)?.message.contains("redirected 10 times") == true)
      }
    }
  }

  @Test(
    "an address that leads nowhere is an error that says so",
    arguments: [
      nil, "ftp://k8s/v", "https://", "https://k8s:99999/", "mailto:a@b", "https://k 8s/",
    ])
  func nowhere(location: String?) async throws {
    let client = try Servers(servers: ["https://k8s": Transport([redirect(location)])])
      .client("https://k8s")
    let error = await error(client)
    #expect(error?.api?.httpStatus == 302)
    #expect(error?.message.contains("the server redirects") == true)
  }

  @Test("where this client has no way to, the error says where that is")
  func noWay() async throws {
    let moved = redirect("https://new:6443/v")
    var error = await error(Client(transport: Transport([moved])))
    #expect(error?.message.contains("302: moved to https://new:6443/v") == true)
    let servers = Servers(servers: [
      "http://localhost": Transport([moved]), "https://k8s": Transport([moved]),
    ])
    error = await self.error(try servers.client("http://localhost", unixSocket: "/tmp/s"))
    #expect(error?.message.contains("302: moved to https://new:6443/v") == true)
    error = await self.error(try servers.client("https://k8s"))
    #expect(error?.message.contains("nobody at https://new:6443") == true)
  }

  @Test("a refusal of another server says whose it is, and costs no credential")
  func strangersRefusal() async throws {
    let (server, stranger) = (
      Transport([redirect("https://login/v")]), Transport([Transport.json("who?", 401)])
    )
    let servers = Servers(servers: ["https://k8s": server, "https://login": stranger])
    let error = await error(try servers.client("https://k8s"))
    #expect(error?.isUnauthorized == true)
    #expect(error?.message.contains("401: who? (That is what https://login says") == true)
    #expect(server.requests.count == 1)
  }
}
