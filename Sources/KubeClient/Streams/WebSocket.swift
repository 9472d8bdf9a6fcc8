import HTTPTypes
import KubeCore
import KubeTransport
import Synchronization

/// A WebSocket whose messages begin with the number of a channel, as Kubernetes' streams have it.
///
/// One reader at a time; several may send.
final class WebSocket: Sendable {
  /// `v5.channel.k8s.io` or `v4.channel.k8s.io`.
  let subprotocol: String
  private let connection: any UpgradedConnection
  private let reader = Mutex(WebSocketReader())
  /// How the server has closed; nil if it has not. It may leave the connection to us to close, so
  /// nothing is waited for after it.
  private let end = Mutex<Result<Void, ClientError>?>(nil)
  /// What the request was, for errors.
  private let request: String

  struct Message: Sendable, Hashable {
    var channel: UInt8
    var bytes: ArraySlice<UInt8>
  }

  init(_ connection: any UpgradedConnection, subprotocol: String, request: String) {
    self.connection = connection
    self.subprotocol = subprotocol
    self.request = request
  }

  deinit {
    connection.close()
  }

  func close() { connection.close() }

  func send(_ channel: UInt8, _ bytes: some Collection<UInt8>) async throws(ClientError) {
    try await write(WebSocketFrame.bytes(.binary, [channel] + bytes))
  }

  private func write(_ bytes: [UInt8]) async throws(ClientError) {
    do throws(TransportError) {
      try await connection.write(bytes)
    } catch {
      throw ClientError(.transport, "\(request): \(error)", cause: error)
    }
  }

  /// The next message that has a channel; nil once the server has closed.
  func receive() async throws(ClientError) -> Message? {
    while true {
      if let end = end.withLock({ $0 }) {
        try end.get()
        return nil
      }
      switch try nextEvent() {
      case .message(let bytes):
        if let channel = bytes.first { return Message(channel: channel, bytes: bytes.dropFirst()) }
      case .ping(let payload): try await write(WebSocketFrame.bytes(.pong, payload))
      case .pong: break
      case .close(let code, let reason):
        // 1000 is a normal end, 1005 one without a code, which must not be sent.
        let isNormal = code == 1000 || code == 1005
        let result: Result<Void, ClientError> =
          isNormal
          ? .success(())
          : .failure(
            ClientError(
              .transport, "\(request): the server closed the stream: \(reason) (\(code))."))
        end.withLock { $0 = result }
        let answer = code == 1005 ? [] : [UInt8(code >> 8 & 0xFF), UInt8(code & 0xFF)]
        try? await write(WebSocketFrame.bytes(.close, answer))
      case nil:
        guard let bytes = try await read() else {
          guard reader.withLock({ $0.isBetweenMessages }) else {
            throw ClientError(
              .transport, "\(request): the connection ended inside a message.",
              cause: TransportError(.closedEarly, "The connection ended inside a message."))
          }
          return nil
        }
        reader.withLock { $0.append(bytes) }
      }
    }
  }

  private func nextEvent() throws(ClientError) -> WebSocketReader.Event? {
    do throws(WebSocketReader.Violation) {
      return try reader.withLock { (reader) throws(WebSocketReader.Violation) in
        try reader.next()
      }
    } catch {
      throw ClientError(.undecodable, "\(request): this is no WebSocket: \(error).", cause: error)
    }
  }

  private func read() async throws(ClientError) -> [UInt8]? {
    do throws(TransportError) {
      return try await connection.read()
    } catch {
      throw ClientError(.transport, "\(request): \(error)", cause: error)
    }
  }
}

extension WebSocket {
  /// The key of a handshake, and the answer that shows that it was read (RFC 6455, 4.2.2).
  struct Handshake {
    let key: String
    let answer: String

    init(_ nonce: [UInt8] = (0..<16).map { _ in .random(in: .min ... .max) }) {
      key = Base64Data(nonce).base64Text
      let guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
      answer = Base64Data(SHA1.hash(Array((key + guid).utf8))).base64Text
    }

    /// The protocol that the server chose among those asked for.
    func check(
      _ head: HTTPResponse, asked: [String], request: String
    ) throws(ClientError) -> String {
      func wrong(_ why: String) -> ClientError {
        ClientError(.undecodable, "\(request): the server switched protocols, but \(why).")
      }
      let fields = head.headerFields
      guard fields[.upgrade]?.lowercased() == "websocket" else { throw wrong("to no WebSocket") }
      guard fields[.secWebSocketAccept] == answer else {
        throw wrong("did not answer to the key; something on the way may have answered instead")
      }
      guard let chosen = fields[.secWebSocketProtocol], asked.contains(chosen) else {
        throw wrong(
          "to none of the protocols that were asked for (\(asked.joined(separator: ", ")))")
      }
      return chosen
    }
  }
}
