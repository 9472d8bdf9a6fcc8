import KubeCore
import Synchronization

/// The channels of a process in a container.
///
/// https://kubernetes.io/blog/2024/08/20/websockets-transition/ and `remotecommand` in apimachinery.
final class RemoteSession: Sendable {
  private let socket: WebSocket
  private let parameters: AttachParameters
  private let request: String
  private let status = Mutex<Status?>(nil)

  private enum Channel {
    static let stdin: UInt8 = 0
    static let stdout: UInt8 = 1
    static let stderr: UInt8 = 2
    static let status: UInt8 = 3
    static let resize: UInt8 = 4
    /// Closes the channel whose number follows; since v5.
    static let close: UInt8 = 255
  }

  init(_ socket: WebSocket, _ parameters: AttachParameters, request: String) {
    self.socket = socket
    self.parameters = parameters
    self.request = request
  }

  func close() { socket.close() }

  /// The next output; nil at the end.
  func next() async throws(ClientError) -> RemoteOutput.Chunk? {
    while let message = try await socket.receive() {
      // At the start the server sends each channel empty.
      guard !message.bytes.isEmpty else { continue }
      switch message.channel {
      case Channel.stdout: return .stdout(Array(message.bytes))
      case Channel.stderr: return .stderr(Array(message.bytes))
      case Channel.status:
        let read = Self.read(message.bytes)
        status.withLock { $0 = read }
      default: break
      }
    }
    return nil
  }

  private static func read(_ bytes: ArraySlice<UInt8>) -> Status {
    if let status = try? Status(json: bytes) { return status }
    return Status(message: String(decoding: bytes.prefix(1024), as: UTF8.self), status: "Failure")
  }

  func exit() throws(ClientError) -> RemoteExit {
    guard let status = status.withLock({ $0 }) else {
      throw ClientError(
        .transport, "\(request): the connection ended before the server said how the process did.")
    }
    return RemoteExit(status)
  }

  func write(_ bytes: some Collection<UInt8>) async throws(ClientError) {
    try requireInput()
    // Servers read messages whole.
    let largest = 32 << 10
    var rest = bytes[...]
    while !rest.isEmpty {
      try await socket.send(Channel.stdin, rest.prefix(largest))
      rest = rest.dropFirst(largest)
    }
  }

  func closeInput() async throws(ClientError) {
    try requireInput()
    try requireInputEnd()
    try await socket.send(Channel.close, [Channel.stdin])
  }

  func resize(columns: Int, rows: Int) async throws(ClientError) {
    guard parameters.tty else {
      throw ClientError(.invalidRequest, "\(request): the process has no terminal to resize.")
    }
    let size: JSONValue = ["Width": .number(columns), "Height": .number(rows)]
    try await socket.send(Channel.resize, Array(size.text.utf8))
  }

  /// Many a program waits for the end of its input.
  func requireInputEnd() throws(ClientError) {
    guard socket.subprotocol == "v5.channel.k8s.io" else {
      throw ClientError(
        .invalidRequest,
        "\(request): this server is older than Kubernetes 1.30 and speaks \(socket.subprotocol), "
          + "which cannot end the input alone. Use withExec, and let the command end by itself.")
    }
  }

  private func requireInput() throws(ClientError) {
    guard parameters.stdin else {
      throw ClientError(
        .invalidRequest, "\(request): stdin was not asked for; set it in the parameters.")
    }
  }
}
