import HTTPTypes

/// What carries requests to an API server and its answers back.
///
/// KubeCurl has one over libcurl. Another HTTP stack, or a double of a server in tests, stands in by
/// conforming.
public protocol HTTPTransport: Sendable {
  /// Sends a request, and returns as soon as the head of the answer is there; the body is read as
  /// its chunks are asked for.
  ///
  /// A status such as 404 is an answer and no error. Cancelling the task ends the transfer at once;
  /// so does letting go of the body before its end.
  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse

  /// Sends a request with which the connection leaves HTTP, as for a WebSocket, and hands over the
  /// connection if the server answers 101; any other answer is in ``UpgradeResult/refused(_:)``.
  ///
  /// The request has all header fields of the upgrade. HTTP/1.1 is used, on a connection of its own.
  func upgrade(_ request: TransportRequest) async throws(TransportError) -> UpgradeResult
}

/// A request, as a transport takes it.
public struct TransportRequest: Sendable {
  /// Method, path with query, and header fields. Scheme and authority are those of the server.
  public var head: HTTPRequest
  public var body: RequestBody
  /// The longest wait for bytes of the answer, head or body, before the transfer fails with
  /// ``TransportError/Code-swift.struct/idleTimeout``; nil waits for ever. Time in which the consumer does not ask does
  /// not count.
  public var idleTimeout: Duration?
  /// The client certificate for this request instead of the transport's own, for credentials that
  /// renew theirs.
  public var identity: ClientIdentity?

  public init(
    _ head: HTTPRequest, body: RequestBody = .none, idleTimeout: Duration? = nil,
    identity: ClientIdentity? = nil
  ) {
    self.head = head
    self.body = body
    self.idleTimeout = idleTimeout
    self.identity = identity
  }
}

/// The body of a request.
public enum RequestBody: Sendable {
  case none
  case bytes([UInt8])
  /// Chunks as they come, read no faster than they are sent. A body of this form can be sent only
  /// once, so such a request is never repeated.
  case stream(any AsyncSequence<[UInt8], any Error> & Sendable, length: Int?)
}

/// The answer to a request.
public struct TransportResponse: Sendable {
  public var head: HTTPResponse
  public var body: ResponseBody

  public init(_ head: HTTPResponse, body: ResponseBody) {
    self.head = head
    self.body = body
  }
}

/// What came of an upgrade.
public enum UpgradeResult: Sendable {
  /// The server answered 101: bytes go both ways from here.
  case upgraded(HTTPResponse, any UpgradedConnection)
  /// Any other answer.
  case refused(TransportResponse)
}

/// A connection that has left HTTP. Letting go of it closes it.
public protocol UpgradedConnection: Sendable {
  /// The next bytes, never none; nil once the other side has closed. One reader at a time.
  /// Cancelling the task closes the connection.
  func read() async throws(TransportError) -> [UInt8]?
  /// Returns when the bytes have been handed to the network. Several may write at once: the bytes of
  /// each call stay together. Cancelling the task closes the connection.
  func write(_ bytes: [UInt8]) async throws(TransportError)
  /// Closes the connection; whoever reads or writes gets an end or an error.
  func close()
}
