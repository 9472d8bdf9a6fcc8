import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

/// Metrics, spans and logs go to others than the API server.
@Suite("Secrets stay out of metrics, spans, logs and errors")
struct ObservedSecrecyTests {
  private static let secret = "hunter2"

  private func everything(_ observed: Observed, _ error: (any Error)?) -> String {
    var text = observed.labels.sorted().joined(separator: "\n")
    for span in observed.tracer.finishedSpans {
      text += "\n\(span.operationName) \(String(describing: span.status))"
      span.attributes.forEach { text += "\n\($0)=\($1)" }
      text += span.errors.map { "\n\($0.error)" }.joined()
      text += span.events.map { "\n\($0.name)" }.joined()
    }
    text += "\n" + observed.log.text
    if let error {
      text += "\n\(error)\n\(String(reflecting: error))"
    }
    return text
  }

  @Test(
    "no token, header field, query or body",
    arguments: [
      ScriptedTransport.json("{", 200), ScriptedTransport.json("busy", 503),
      ScriptedTransport.json(Samples.status(401, "Unauthorized"), 401),
      ScriptedTransport.fail(TransportError(.closedEarly, "reset")),
    ])
  func requests(answer: @escaping ScriptedTransport.Answer) async throws {
    let observed = Observed()
    let transport = ScriptedTransport(Array(repeating: answer, count: 9))
    let field = try #require(HTTPField.Name("X-Key"))
    let client = try observed.client(
      transport, credentials: .token(Self.secret), requestHeaderFields: [field: Self.secret])
    let secrets = Api<DynamicObject>(
      client,
      ResourceIdentity(version: "v1", kind: "Secret", plural: "secrets", isNamespaced: true),
      namespace: "ns")
    let object = try DynamicObject(
      json:
        #"{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"stringData":{"a":"hunter2"}}"#
    )
    let error = await #expect(throws: ClientError.self) { try await secrets.replace(object) }
    let listError = await #expect(throws: ClientError.self) {
      try await secrets.list(ListParameters(continueToken: Self.secret))
    }
    let rawError = await #expect(throws: ClientError.self) {
      try await client.value(JSONValue.self, APIRequest(raw: .get, "/x?token=\(Self.secret)"))
    }
    #expect(
      transport.requests.allSatisfy { $0.head.headerFields[.authorization] == "Bearer hunter2" })
    #expect(transport.lines.contains { $0.contains(Self.secret) })
    for error in [error, listError, rawError] {
      let text = everything(observed, error)
      #expect(!text.contains(Self.secret))
      #expect(text.contains("secrets"))
    }
  }

  @Test(
    "nor what a server's URL holds besides its host",
    arguments: [
      "https://jane:hunter2@k8s:6443", "https://hunter2@k8s:6443/prefix",
      "https://k8s:6443?key=hunter2", "https://k8s:6443#hunter2", "https://k8s:6443/hunter2",
      "https://jane:hunter2@elsewhere:hunter2@k8s:6443", "jane:hunter2@k8s:6443",
    ])
  func server(url: String) async throws {
    let observed = Observed()
    let transport = ScriptedTransport([ScriptedTransport.json("ok")])
    _ = try await observed.client(transport, server: url).text(APIRequest(raw: .get, "/healthz"))
    #expect(!everything(observed, nil).contains(Self.secret))
    #expect(observed.labels.contains("k8s:6443"))
  }
}
