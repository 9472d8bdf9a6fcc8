import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("Making a client")
struct ClientMakingTests {
  typealias Transport = ScriptedTransport

  @Test("a transport that is there is enough")
  func transport() async throws {
    let transport = Transport([Transport.json(Samples.pod())])
    let client = Client(transport: transport)
    let pods = Api<DynamicObject>(client, Samples.pods, namespace: client.defaultNamespace)
    #expect(try await pods.get("a").name == "a")
    #expect(transport.lines == ["GET /api/v1/namespaces/default/pods/a"])
  }

  @Test("with it goes who calls, and a name for the server")
  func configuration() async throws {
    let transport = Transport([Transport.json("no", 403)])
    let configuration = ClientConfiguration(
      transport: TransportSettings(server: "https://user:word@k8s:6443/prefix"),
      credentials: try .token("secret"))
    let client = Client(configuration, transport: transport)
    let error = await #expect(throws: ClientError.self) {
      try await client.text(APIRequest(raw: .get, "/version"))
    }
    #expect(error?.description == "k8s:6443: GET /version: 403: no")
    #expect(transport.requests.first?.head.headerFields[.authorization] == "Bearer secret")
  }

  @Test("a transport that cannot be made is an error of a known type that names the server")
  func noTransport() throws {
    let configuration = ClientConfiguration(
      transport: TransportSettings(server: "https://k8s:6443"))
    do throws(ClientError) {
      _ = try Client(configuration) { _ in throw TransportError(.invalidSettings, "no key") }
      Issue.record("there is a client")
    } catch {
      #expect(error.code == .transport)
      #expect(error.message == "k8s:6443: no key")
      #expect((error.cause as? TransportError)?.code == .invalidSettings)
    }
  }

  @Test("errors name the server, whatever fails")
  func names() async throws {
    let configuration = ClientConfiguration(
      transport: TransportSettings(server: "https://k8s:6443"),
      credentials: FailingCredentials(code: .commandFailed))
    let transport = Transport([
      Transport.fail(TransportError(.closedEarly, "reset")), Transport.json("<"),
      Transport.broken("{"), Transport.json("{}"),
    ])
    var client = Client(transport: transport, retryPolicy: .none)
    for code in [ClientError.Code.transport, .undecodable, .transport] {
      let error = await #expect(throws: ClientError.self) { try await client.serverVersion() }
      #expect(error?.code == code)
      #expect(error?.message.hasPrefix("in-process: GET /version: ") == true)
    }
    client.responseLimit = 1
    var error = await #expect(throws: ClientError.self) { try await client.serverVersion() }
    #expect(error?.message.hasPrefix("in-process: GET /version: ") == true)
    let without = Client(configuration, transport: transport)
    error = await #expect(throws: ClientError.self) { try await without.serverVersion() }
    #expect(error?.code == .credential)
    #expect(error?.message.hasPrefix("k8s:6443: ") == true)
  }
}
