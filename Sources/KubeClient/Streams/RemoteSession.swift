import KubeCore
import KubeTransport
import Synchronization

/// The channels of a process in a container.
///
/// https://kubernetes.io/blog/2024/08/20/websockets-transition/ and `remotecommand` in apimachinery.
final class RemoteSession: Sendable {
  private let socket: WebSocket
  private let parameters: AttachParameters
  private let request: String
  private let status = Mutex<Status?>(nil)
  private let isOutputTaken = SingleUse()
  /// Whether output was dropped that nobody had read.
  private let isDropped = Atomic(false)

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

  /// True for the first who asks.
  func takeOutput() -> Bool { isOutputTaken.take() }

  var alreadyRead: ClientError {
    let why = TransportError(
      .alreadyRead,
      "The output has been read before, is being read, or was dropped by exit(); it can be read "
        + "once.")
    return ClientError(.transport, "\(request): \(why)", cause: why)
  }

  /// The next output, for who reads it; nil at the end.
  func read() async throws(ClientError) -> RemoteOutput.Chunk? {
    guard !isDropped.load(ordering: .relaxed) else { throw alreadyRead }
    return try await next()
  }

  private func next() async throws(ClientError) -> RemoteOutput.Chunk? {
    do throws(ClientError) {
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
    } catch {
      // The status is the last that a server sends; how it closes then says nothing more.
      guard status.withLock({ $0 }) != nil, let cause = error.cause as? TransportError,
        cause.code != .cancelled, cause.code != .alreadyRead
      else { throw error }
    }
    return nil
  }

  private static func read(_ bytes: ArraySlice<UInt8>) -> Status {
    if let status = try? Status(json: bytes) { return status }
    return Status(status: "Failure", message: String(decoding: bytes.prefix(1024), as: UTF8.self))
  }

  func exit() async throws(ClientError) -> RemoteExit {
    while try await next() != nil { isDropped.store(true, ordering: .relaxed) }
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
