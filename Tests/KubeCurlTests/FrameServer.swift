import KubeTestSupport
import KubeTransport

@testable import KubeCurl

/// A server of HTTP/2 whose frames are a test's, on a thread for each connection. nginx does TLS.
struct FrameServer {
  /// What requests other than pings arrived, over all connections, as `POST 3 on 1`.
  let arrivals: Shared<[String]>
  private let count: Shared<Int>
  private let nginx: NginxServer

  /// How many connections there were.
  var connections: Int { count.value }

  static func run(
    _ handle: @escaping @Sendable (FrameConnection) -> Void,
    _ body: (FrameServer) async throws -> Void
  ) async throws {
    let arrivals = Shared<[String]>([])
    // nginx is asked whether it is there, which makes connections on which nothing comes.
    let count = Shared(0)
    let backend = try LoopbackServer { connection in
      guard connection.read(24).count == 24 else { return }
      let number = count.change { count in
        count += 1
        return count
      }
      let connection = FrameConnection(connection, number, arrivals)
      connection.begin()
      handle(connection)
    }
    try await NginxServer.run(.init(tunnel: backend.port)) { nginx in
      try await body(FrameServer(arrivals: arrivals, count: count, nginx: nginx))
    }
    withExtendedLifetime(backend) {}
  }

  func transport(
    _ liveness: LivenessSettings = LivenessSettings(silence: nil)
  ) throws -> CurlTransport {
    try nginx.transport { $0.liveness = liveness }
  }
}

/// The server's side of a connection of HTTP/2 (RFC 9113).
final class FrameConnection: Sendable {
  /// From 1 on, in the order in which connections come.
  let number: Int
  private let connection: LoopbackServer.Connection
  /// The methods of requests whose bodies are to come. libcurl 7.88 loses the end of an answer of
  /// success that comes ahead of the request's own, which API servers do not give.
  private let open = Shared<[UInt32: String]>([:])
  private let arrivals: Shared<[String]>

  struct Request: Sendable {
    var stream: UInt32
    /// `GET` or `POST`; else some other, which is a ping.
    var method: String
    var isPing: Bool { method == "other" }
  }

  init(
    _ connection: LoopbackServer.Connection, _ number: Int,
    _ arrivals: Shared<[String]>
  ) {
    self.connection = connection
    self.number = number
    self.arrivals = arrivals
  }

  fileprivate func begin() { send(type: 4, stream: 0, []) }

  /// The next request, whole; nil once the client has closed. Settings and pings of HTTP/2 are answered.
  func next() -> Request? {
    while true {
      let head = connection.read(9)
      guard head.count == 9 else { return nil }
      let count = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      let stream = head[5...8].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
      let payload = count == 0 ? [] : connection.read(count)
      switch head[3] {
      case 0 where head[4] & 1 == 1:
        if let method = open.change({ $0.removeValue(forKey: stream) }) {
          return Request(stream: stream, method: method)
        }
      case 1:
        // A priority goes ahead of the fields.
        let first = payload[head[4] & 0x20 == 0 ? 0 : 5]
        let method = first == 0x82 ? "GET" : first == 0x83 ? "POST" : "other"
        if method != "other" {
          arrivals.change { [number] in $0.append("\(method) \(stream) on \(number)") }
        }
        if head[4] & 1 == 1 { return Request(stream: stream, method: method) }
        open.change { $0[stream] = method }
      case 4 where head[4] & 1 == 0: send(type: 4, flags: 1, stream: 0, [])
      case 6 where head[4] & 1 == 0: send(type: 6, flags: 1, stream: 0, payload)
      default: break
      }
    }
  }

  /// `200`, and the body if it is all.
  func answer(_ request: Request, _ body: String, isWhole: Bool = true) {
    send(type: 1, flags: 4, stream: request.stream, [0x88])
    send(type: 0, flags: isWhole ? 1 : 0, stream: request.stream, Array(body.utf8))
  }

  /// More of the body.
  func data(_ request: Request, _ body: String, isLast: Bool) {
    send(type: 0, flags: isLast ? 1 : 0, stream: request.stream, Array(body.utf8))
  }

  func refuse(_ request: Request) { reset(request, code: 7) }

  func reset(_ request: Request, code: UInt8) {
    send(type: 3, stream: request.stream, [0, 0, 0, code])
  }

  /// No stream above the last will be looked at.
  func goAway(last: UInt32) {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: last >> (24 - 8 * $0)) }
    send(type: 7, stream: 0, bytes + [0, 0, 0, 0])
  }

  func waitForClose() { connection.waitForClose() }

  private func send(type: UInt8, flags: UInt8 = 0, stream: UInt32, _ payload: [UInt8]) {
    let count = payload.count
    let head =
      [UInt8(count >> 16 & 0xFF), UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF), type, flags]
      + (0..<4).map { UInt8(truncatingIfNeeded: stream >> (24 - 8 * $0)) }
    connection.write(head + payload)
  }
}
