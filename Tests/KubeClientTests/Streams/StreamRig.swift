import HTTPTypes
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@testable import KubeClient

/// Pods of an API server whose streams the test has the other end of.
struct StreamRig {
  typealias Upgrade = ScriptedTransport.Upgrade

  static let v5 = "v5.channel.k8s.io"
  static let v4 = "v4.channel.k8s.io"
  static let success = ServerFrame.channel(3, #"{"metadata":{},"status":"Success"}"#)

  let pipe: PipeConnection
  let transport: ScriptedTransport
  let pods: Api<DynamicObject>
  /// The waits of retries take no time, and those for the other end last.
  let clock = TestClock(instantUpTo: .seconds(4))

  init(
    _ subprotocol: String = v5, responseLimit: Int = 1 << 20,
    pingTimeout: Duration? = .seconds(90), answers: [Upgrade]? = nil
  ) throws {
    let pipe = PipeConnection()
    let transport = ScriptedTransport(
      upgrades: answers ?? [Self.switching(to: pipe, subprotocol)])
    self.pipe = pipe
    self.transport = transport
    var client = try Client(
      ClientConfiguration(transport: TransportSettings(server: "https://k8s")),
      responseLimit: responseLimit, clock: clock
    ) { _ throws(TransportError) in transport }
    client.pingTimeout = pingTimeout
    pods = Api<DynamicObject>(
      client,
      ResourceIdentity(version: "v1", kind: "Pod", plural: "pods", isNamespaced: true),
      namespace: "ns")
  }

  /// 101, with the answer to the request's key.
  static func switching(
    to pipe: PipeConnection, _ subprotocol: String,
    _ change: @escaping @Sendable (inout HTTPFields) -> Void = { _ in }
  ) -> Upgrade {
    { request throws(TransportError) in
      let key = request.head.headerFields[.secWebSocketKey] ?? ""
      let digest = SHA1.hash(Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
      var fields: HTTPFields = [
        .upgrade: "websocket", .connection: "Upgrade",
        .secWebSocketAccept: Base64Data(digest).base64Text, .secWebSocketProtocol: subprotocol,
      ]
      change(&fields)
      return .upgraded(HTTPResponse(status: .switchingProtocols, headerFields: fields), pipe)
    }
  }

  static func refusing(_ code: Int, _ body: String, _ fields: HTTPFields = [:]) -> Upgrade {
    ScriptedTransport.refuse(
      ScriptedTransport.json(body, code, fields: fields))
  }

  /// Runs the server's part beside the client's. A server that waits is let go by the connection's
  /// end.
  func run<Value>(
    server: @escaping @Sendable (PipeConnection) async throws -> Void,
    client: (Api<DynamicObject>) async throws -> Value
  ) async throws -> Value {
    async let served: Void = server(pipe)
    let value: Value
    do {
      value = try await client(pods)
    } catch {
      pipe.close()
      throw error
    }
    try await served
    return value
  }

  /// Moves the clock to where the client looks at how long the other end has been silent.
  func beat() async {
    await clock.sleepers()
    clock.advance(by: .seconds(5))
  }

  /// The path and query of the only request.
  func target() throws -> String {
    #expect(transport.requests.count == 1)
    return try #require(transport.requests.first?.head.path)
  }

  /// The error of what the client does while the server does its part.
  func failure(
    server: @escaping @Sendable (PipeConnection) async throws -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation,
    client: (Api<DynamicObject>) async throws -> Void
  ) async throws -> ClientError {
    let error = await #expect(throws: ClientError.self, sourceLocation: sourceLocation) {
      try await run(server: server, client: client)
    }
    return try #require(error, sourceLocation: sourceLocation)
  }
}

extension PipeConnection {
  func send(_ frames: ServerFrame...) { send(frames.flatMap(\.bytes)) }

  /// The client's next frame; nil once the client has closed.
  func nextFrame() async -> ClientFrame? { await next { ClientFrame.take(from: &$0) } }
}
