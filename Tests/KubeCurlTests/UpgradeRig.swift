import HTTPTypes
import KubeTransport
import KubeCurl
import Synchronization
import Testing

/// A server that leaves HTTP, or does not, and a transport that asks for it.
struct UpgradeRig: Sendable {
  static let switching =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n"

  let server: LoopbackServer
  let transport: CurlTransport

  init(
    proxy: ProxySettings = .none,
    _ handle: @escaping @Sendable (LoopbackServer.Connection) -> Void
  ) throws {
    server = try LoopbackServer(handle)
    transport = try CurlTransport(
      TransportSettings(server: "http://127.0.0.1:\(server.port)", proxy: proxy))
  }

  /// One that answers 101 to the head of each request, and then does as the test says.
  static func switching(
    _ handle: @escaping @Sendable (LoopbackServer.Connection) -> Void
  ) throws -> UpgradeRig {
    try UpgradeRig { connection in
      guard connection.request() != nil else { return }
      connection.write(Self.switching)
      handle(connection)
    }
  }

  static func request(_ path: String = "/") -> TransportRequest {
    TransportRequest(
      HTTPRequest(
        method: .get, scheme: nil, authority: nil, path: path,
        headerFields: [.connection: "Upgrade", .upgrade: "echo"]))
  }

  func open(_ path: String = "/") async throws -> Opened {
    try await transport.open(path)
  }

  /// The error of an upgrade that fails.
  func failure(
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> TransportError {
    let error = await #expect(throws: TransportError.self, sourceLocation: sourceLocation) {
      _ = try await transport.upgrade(Self.request())
    }
    return try #require(error, sourceLocation: sourceLocation)
  }

  /// The answer of a server that does not switch.
  func refusal() async throws -> TransportResponse {
    let result = try await transport.upgrade(Self.request())
    guard case .refused(let response) = result else { throw ServerFailure("it switched") }
    return response
  }
}

/// A connection that has left HTTP, read by one reader.
final class Opened: Sendable {
  let head: HTTPResponse
  let connection: any UpgradedConnection
  private let rest = Mutex<[UInt8]>([])

  init(_ head: HTTPResponse, _ connection: any UpgradedConnection) {
    self.head = head
    self.connection = connection
  }

  /// This many bytes, or as many as come before the end.
  func read(_ count: Int) async throws -> [UInt8] {
    var bytes = rest.withLock { $0 }
    while bytes.count < count, let more = try await connection.read() {
      if more.isEmpty { throw ServerFailure("no bytes came as bytes") }
      bytes += more
    }
    let (first, left) = (Array(bytes.prefix(count)), Array(bytes.dropFirst(count)))
    rest.withLock { $0 = left }
    return first
  }

  func write(_ bytes: [UInt8]) async throws { try await connection.write(bytes) }
}

extension CurlTransport {
  func open(_ path: String = "/") async throws -> Opened {
    switch try await upgrade(UpgradeRig.request(path)) {
    case .upgraded(let head, let connection): return Opened(head, connection)
    case .refused(let response): throw ServerFailure("it answered \(response.head.status)")
    }
  }
}

extension LoopbackServer.Connection {
  /// Sends back what comes, in blocks of this size, until nothing does.
  func echo(blocks size: Int) {
    while case let bytes = read(size), !bytes.isEmpty {
      guard write(bytes) else { return }
    }
  }
}

/// Bytes that tell where they are.
func pattern(_ count: Int, _ seed: Int = 0) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: ($0 &+ seed) &* 2_654_435_761 >> 13) }
}
