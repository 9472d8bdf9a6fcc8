import HTTPTypes
import KubeTransport

/// The server's door for who is in the same process.
struct ClusterTransport: HTTPTransport {
  let server: APIServer
  /// Whether `/testing/` is there.
  var hasTestingPaths = false

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    var bytes: [UInt8] = []
    switch request.body {
    case .none: break
    case .bytes(let body): bytes = body
    case .stream(let chunks, _):
      do {
        for try await chunk in chunks {
          bytes += chunk
          // The server reads no more than it takes, and refuses what is longer.
          if bytes.count > ResourceCall.bodyLimit { break }
        }
      } catch {
        throw TransportError(.other, "The body of the request cannot be read: \(error)")
      }
    }
    let serverRequest = ServerRequest(
      method: request.head.method.rawValue, target: request.head.path ?? "/",
      fields: request.head.headerFields, body: bytes)
    let answer: ServerAnswer
    if hasTestingPaths, serverRequest.target.segments.first == "testing" {
      answer = TestingPaths(server: server).answer(serverRequest)
    } else {
      answer = try await server.serve(serverRequest)
    }
    if Task.isCancelled { throw TransportError(.cancelled, "The request was cancelled.") }
    var head = HTTPResponse(
      status: HTTPResponse.Status(code: answer.status), headerFields: answer.fields)
    switch answer.body {
    case .bytes(let bytes):
      if request.head.method != .head, answer.fields[.contentLength] == nil {
        head.headerFields[.contentLength] = "\(bytes.count)"
      }
      return TransportResponse(head, body: ResponseBody(bytes))
    case .stream(let source): return TransportResponse(head, body: ResponseBody(source))
    }
  }
}
