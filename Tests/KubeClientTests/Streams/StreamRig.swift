import HTTPTypes
import KubeCore
import KubeTransport
import Synchronization
import Testing

@testable import KubeClient

/// Switches protocols, as an API server does, to a connection whose other end the test has; or
/// answers as the test says.
final class UpgradingTransport: HTTPTransport {
  typealias Answer = @Sendable (TransportRequest) throws(TransportError) -> UpgradeResult

  private let state: Mutex<(answers: [Answer], requests: [TransportRequest])>

  init(_ answers: [Answer]) {
    state = Mutex((answers, []))
  }

  var requests: [TransportRequest] { state.withLock { $0.requests } }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    throw TransportError(.other, "Only upgrades were expected.")
  }

  func upgrade(_ request: TransportRequest) async throws(TransportError) -> UpgradeResult {
    let answer: Answer? = state.withLock { state in
      state.requests.append(request)
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    guard let answer else { throw TransportError(.other, "The script has no more answers.") }
    return try answer(request)
  }

  /// 101, with the answer to the request's key.
  static func switching(
    to pipe: PipeConnection, _ subprotocol: String,
    _ change: @escaping @Sendable (inout HTTPFields) -> Void = { _ in }
  ) -> Answer {
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

  static func failing(_ error: TransportError) -> Answer {
    { _ throws(TransportError) in throw error }
  }

  static func refusing(
    _ code: Int, _ body: String, _ fields: HTTPFields = [:]
  ) -> Answer {
    { _ throws(TransportError) in
      .refused(
        TransportResponse(
          HTTPResponse(status: HTTPResponse.Status(code: code), headerFields: fields),
          body: ResponseBody(Array(body.utf8))))
    }
  }
}

/// Pods of an API server whose streams the test has the other end of.
struct StreamRig {
  static let v5 = "v5.channel.k8s.io"
  static let v4 = "v4.channel.k8s.io"
  static let success = ServerFrame.channel(3, #"{"metadata":{},"status":"Success"}"#)

  let pipe: PipeConnection
  let transport: UpgradingTransport
  let pods: Api<DynamicObject>
  let clock = InstantClock()

  init(
    _ subprotocol: String = v5, responseLimit: Int = 1 << 20,
    answers: [UpgradingTransport.Answer]? = nil
  ) throws {
    let pipe = PipeConnection()
    let transport = UpgradingTransport(
      answers ?? [UpgradingTransport.switching(to: pipe, subprotocol)])
    self.pipe = pipe
    self.transport = transport
    let client = try Client(
      ClientConfiguration(transport: TransportSettings(server: "https://k8s")),
      responseLimit: responseLimit, clock: clock
    ) { _ throws(TransportError) in transport }
    pods = Api<DynamicObject>(
      client,
      ResourceIdentity(version: "v1", kind: "Pod", plural: "pods", isNamespaced: true),
      namespace: "ns")
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
