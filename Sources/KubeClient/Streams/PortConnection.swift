import KubeCore
import Synchronization

/// A connection to a port of a pod, through the API server.
///
/// It is there for the body of ``Api/withPortForward(_:port:isolation:body:)``.
public struct PortConnection: Sendable {
  let session: PortSession

  /// The next bytes from the port, never none; nil once the pod has closed the connection. One
  /// reader at a time; a second one gets an error. Cancelling the task ends the wait, and not the
  /// connection.
  ///
  /// - Throws: ``ClientError``, also where nothing in the pod listens on the port.
  public func read() async throws(ClientError) -> [UInt8]? {
    try await session.read()
  }

  /// Returns when the bytes have been handed to the network. Cancelling the task closes the
  /// connection.
  public func write(_ bytes: some Collection<UInt8>) async throws(ClientError) {
    try await session.write(bytes)
  }
}

/// The two channels of a forwarded port: data and errors.
final class PortSession: Sendable {
  private let socket: WebSocket
  private let port: UInt16
  private let request: String
  /// How many bytes of the port's number, which begins each channel, are yet to come.
  private let greetings = Mutex((data: 2, error: 2))

  init(_ socket: WebSocket, port: UInt16, request: String) {
    self.socket = socket
    self.port = port
    self.request = request
  }

  func read() async throws(ClientError) -> [UInt8]? {
    while let message = try await socket.receive() {
      guard message.channel <= 1 else { continue }
      let bytes = greetings.withLock { left in
        let count = min(message.channel == 0 ? left.data : left.error, message.bytes.count)
        if message.channel == 0 { left.data -= count } else { left.error -= count }
        return message.bytes.dropFirst(count)
      }
      guard !bytes.isEmpty else { continue }
      guard message.channel == 1 else { return Array(bytes) }
      throw ClientError(
        .transport,
        "\(request): port \(port): \(String(decoding: bytes.prefix(1024), as: UTF8.self))")
    }
    return nil
  }

  func write(_ bytes: some Collection<UInt8>) async throws(ClientError) {
    let largest = 32 << 10
    var rest = bytes[...]
    while !rest.isEmpty {
      try await socket.send(0, rest.prefix(largest))
      rest = rest.dropFirst(largest)
    }
  }
}
