import HTTPTypes
import KubeTransport
import KubeCurl
import Testing

/// A whole answer, with what ``NginxServer`` tells of the request in its header fields.
struct NginxAnswer: Sendable {
  let head: HTTPResponse
  let body: [UInt8]

  var status: Int { head.status.code }
  var text: String { String(decoding: body, as: UTF8.self) }
  var `protocol`: String? { self["X-Protocol"] }
  /// A number that is the connection's own.
  var connection: String? { self["X-Connection"] }
  /// The subject of the client certificate.
  var client: String? { self["X-Client"] }

  subscript(_ name: String) -> String? { HTTPField.Name(name).flatMap { head.headerFields[$0] } }
}

extension CurlTransport {
  static func request(
    _ path: String = "/", method: HTTPRequest.Method = .get, body: RequestBody = .none,
    identity: ClientIdentity? = nil
  ) -> TransportRequest {
    TransportRequest(
      HTTPRequest(method: method, scheme: nil, authority: nil, path: path), body: body,
      identity: identity)
  }

  func answer(to request: TransportRequest) async throws(TransportError) -> NginxAnswer {
    let response = try await send(request)
    var bytes: [UInt8] = []
    var iterator = response.body.makeAsyncIterator()
    while let chunk = try await iterator.next() { bytes += chunk }
    return NginxAnswer(head: response.head, body: bytes)
  }

  func get(
    _ path: String = "/", identity: ClientIdentity? = nil
  ) async throws(TransportError) -> NginxAnswer {
    try await answer(to: Self.request(path, identity: identity))
  }

  /// Many requests at once.
  func getAll(_ paths: [String]) async throws -> [NginxAnswer] {
    try await withThrowingTaskGroup(of: NginxAnswer.self) { group in
      for path in paths { group.addTask { try await self.get(path) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}

/// The error of a request with these settings, whether they are refused at once or only in use.
func failure(
  _ settings: TransportSettings, _ request: TransportRequest = CurlTransport.request(),
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> TransportError {
  let error = await #expect(throws: TransportError.self, sourceLocation: sourceLocation) {
    _ = try await CurlTransport(settings).answer(to: request)
  }
  return try #require(error, sourceLocation: sourceLocation)
}
