import KubeTesting
import KubeTransport
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

/// Where HTTP/1.1 comes in from sockets, on its way to whatever answers it.
struct Door: Sendable {
  let transport: any HTTPTransport
  let limits: DoorLimits
  private let listener: NIOAsyncChannel<Connection, Never>

  let host: String
  let port: Int

  /// Binds, so that connections queue up from now on.
  init(
    _ transport: any HTTPTransport, host: String, port: Int, limits: DoorLimits
  ) async throws {
    self.transport = transport
    self.limits = limits
    var decoding = NIOHTTPDecoderLimitConfiguration()
    decoding.maxHeaderFieldSize = limits.headBytes
    decoding.maxHeaderListSize = limits.headBytes
    // However many there are, their bytes count.
    decoding.maxHeaderFieldCount = limits.headBytes
    let decoderLimits = decoding
    listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .bind(host: host, port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.configureHTTPServerPipeline(
            withPipeliningAssistance: false, withErrorHandling: false,
            withEncoderConfiguration: HTTPResponseEncoder.Configuration(),
            withDecoderLimitConfiguration: decoderLimits)
          try pipeline.addHandler(MalformedRequests())
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
    self.host = host
    self.port = listener.channel.localAddress?.port ?? port
  }

  /// Serves until `ending` is cancelled, and then for as long as the limits let requests go on.
  func run(until ending: Cancellation) async throws {
    let open = OpenConnections(limit: limits.connections)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await listener.executeThenClose { connections in
          try await withThrowingDiscardingTaskGroup { group in
            for try await connection in connections {
              let isWelcome = open.enter()
              group.addTask {
                if isWelcome {
                  await DoorConnection(door: self, ending: ending).serve(connection)
                } else {
                  try? await connection.executeThenClose { _, _ in }
                }
                open.leave()
              }
            }
          }
        }
      }
      group.addTask {
        await ending.wait()
        try? await listener.channel.close()
        try? await Task.sleep(for: limits.ending)
      }
      // Whichever is over: all connections have ended, or they have had their time.
      defer { group.cancelAll() }
      try await group.next()
    }
  }
}

/// How many connections there are.
private final class OpenConnections: Sendable {
  private let count = Mutex(0)
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// - Returns: whether there is room for one more.
  func enter() -> Bool {
    count.withLock { count in
      count += 1
      return count <= limit
    }
  }

  func leave() { count.withLock { $0 -= 1 } }
}
