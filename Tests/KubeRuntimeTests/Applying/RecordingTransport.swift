import HTTPTypes
import KubeTestSupport
import KubeTransport

/// A transport that writes down what has gone through it.
final class RecordingTransport: HTTPTransport {
  private let transport: any HTTPTransport
  private let sent = Shared<[TransportRequest]>([])

  init(_ transport: any HTTPTransport) { self.transport = transport }

  var requests: [TransportRequest] { sent.value }

  /// Methods and paths, without queries.
  var lines: [String] {
    requests.map { "\($0.head.method) \(($0.head.path ?? "").prefix { $0 != "?" })" }
  }

  /// Those that write.
  var writes: [String] { lines.filter { !$0.hasPrefix("GET") } }

  /// Returns once what was sent is enough, or the task is cancelled.
  func sentEnough(_ isEnough: @escaping @Sendable ([TransportRequest]) -> Bool) async {
    try? await sent.wait { isEnough($0) ? () : nil }
  }

  func forget() { sent.change { $0 = [] } }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    defer { sent.change { $0.append(request) } }
    return try await transport.send(request)
  }
}

extension TransportRequest {
  var text: String {
    if case .bytes(let bytes) = body { String(decoding: bytes, as: UTF8.self) } else { "" }
  }
}
