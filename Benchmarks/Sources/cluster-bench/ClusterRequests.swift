import HTTPTypes
import KubeTesting
import KubeTransport

/// Requests without a client, whose own work is not what is measured.
struct ClusterRequests: Sendable {
  private let transport: any HTTPTransport

  init(_ cluster: TestCluster) { transport = cluster.transport }

  func send(_ method: HTTPRequest.Method, _ path: String, _ body: String) async throws {
    let response = try await transport.send(request(method, path, Array(body.utf8)))
    guard response.head.status.code < 300 else {
      var text: [UInt8] = []
      for try await chunk in response.body { text += chunk }
      throw Refused(description: "\(method) \(path): \(String(decoding: text, as: UTF8.self))")
    }
  }

  func stream(_ path: String) async throws -> ResponseBody {
    try await transport.send(request(.get, path, nil)).body
  }

  private func request(
    _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]?
  ) -> TransportRequest {
    let head = HTTPRequest(
      method: method, scheme: "http", authority: "cluster", path: path,
      headerFields: body == nil ? [:] : [.contentType: "application/json"])
    return body.map { TransportRequest(head, body: .bytes($0)) } ?? TransportRequest(head)
  }

  struct Refused: Error, CustomStringConvertible {
    var description: String
  }
}
