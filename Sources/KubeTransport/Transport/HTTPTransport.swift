public import HTTPTypes

/// What carries requests to an HTTP server and its answers back.
///
/// It sends, streams and cancels, and no more: waits are bounded, failures repeated and credentials
/// added by who uses it. KubeCurl has one over libcurl. Another HTTP stack, or a server in the same
/// process, stands in by conforming; a ``BodyPipe`` makes their bodies.
public protocol HTTPTransport: Sendable {
  /// Sends a request, and returns as soon as the head of the answer is there; the body is read as
  /// its chunks are asked for.
  ///
  /// A status such as 404 is an answer and no error. Redirects are not followed. Cancelling the task
  /// ends the transfer at once; so does letting go of the body before its end.
  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse

  /// Sends a request with which the connection leaves HTTP, as for a WebSocket, and hands over the
  /// connection if the server answers 101; any other answer is in ``UpgradeResult/refused(_:)``.
  ///
  /// The request has all header fields of the upgrade. HTTP/1.1 is used, on a connection of its own.
  /// By default it throws an error of code ``TransportError/Code-swift.struct/upgradeUnsupported``.
  func upgrade(_ request: TransportRequest) async throws(TransportError) -> UpgradeResult
}

extension HTTPTransport {
  public func upgrade(_ request: TransportRequest) async throws(TransportError) -> UpgradeResult {
    throw TransportError(
      .upgradeUnsupported,
      "This transport has no upgrades, which exec, attach and port-forward need.",
      wasNotSent: true)
  }
}

/// A request, as a transport takes it.
public struct TransportRequest: Sendable {
  /// Method, path with query, and header fields. Scheme and authority are those of the server.
  public var head: HTTPRequest
  public var body: RequestBody
  /// The client certificate for this request instead of the transport's own, for credentials that
  /// renew theirs.
  public var identity: ClientIdentity?
  /// Whether the answer may go on for as long as somebody reads it, as a watch or a log that is
  /// followed does. A transport keeps such off the connections of short calls, so that a
  /// connection that is stuck holds up none of those.
  public var isLongLived: Bool

  public init(
    _ head: HTTPRequest, body: RequestBody = .none, identity: ClientIdentity? = nil,
    isLongLived: Bool = false
  ) {
    self.head = head
    self.body = body
    self.identity = identity
    self.isLongLived = isLongLived
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
