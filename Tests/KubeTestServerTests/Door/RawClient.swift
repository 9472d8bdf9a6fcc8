import Foundation
import NIOCore
import NIOPosix

/// A client that sends bytes as a test has them, and reads what comes back.
struct RawClient {
  private let connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>

  /// One connection for as long as the body runs.
  static func with<Result: Sendable>(
    port: Int, _ body: (inout Exchange) async throws -> Result
  ) async throws -> Result {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      var exchange = Exchange(parts: inbound.makeAsyncIterator(), writer: outbound)
      return try await body(&exchange)
    }
  }

  struct Exchange {
    fileprivate var parts: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    fileprivate let writer: NIOAsyncChannelOutboundWriter<ByteBuffer>
    /// What has come and nobody has taken.
    private(set) var text = ""

    fileprivate init(
      parts: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
      writer: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
      self.parts = parts
      self.writer = writer
    }

    func send(_ text: String) async throws { try await writer.write(ByteBuffer(string: text)) }

    /// Reads until the text has come, and takes it with all that is before it; nil at the end of the
    /// connection.
    mutating func read(through end: String) async throws -> String? {
      while true {
        if let range = text.range(of: end) {
          let taken = String(text[..<range.upperBound])
          text = String(text[range.upperBound...])
          return taken
        }
        guard let next = try? await parts.next() else { return nil }
        text += String(buffer: next)
      }
    }

    /// All that comes until the connection ends.
    mutating func rest() async throws -> String {
      while let next = try? await parts.next() { text += String(buffer: next) }
      return text
    }
  }
}
