/// Why no answer came, or why it broke off.
///
/// No part of it holds header fields, bodies or keys.
public struct TransportError: Error, Sendable {
  public var code: Code
  /// What went wrong and, where there is one, the remedy; for people.
  public var message: String
  /// Whether the server cannot have seen the request, so that any request may be sent again.
  public var wasNotSent: Bool

  public init(_ code: Code, _ message: String, wasNotSent: Bool = false) {
    self.code = code
    self.message = message
    self.wasNotSent = wasNotSent
  }

  /// What kind of failure it is. More may come: a `switch` needs a default.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
      self.description = description
    }

    /// The task was cancelled.
    public static let cancelled = Code("cancelled")
    /// The request cannot be sent as it is: a line break in a header field, an unusable URL.
    public static let invalidRequest = Code("invalidRequest")
    /// A certificate, key, proxy or other setting cannot be used.
    public static let invalidSettings = Code("invalidSettings")
    /// The name of the server, or of the proxy, has no address.
    public static let nameNotResolved = Code("nameNotResolved")
    /// Nobody accepts connections at the server, or at the proxy, or no way leads there.
    public static let connectionFailed = Code("connectionFailed")
    /// No connection within the connect timeout.
    public static let connectTimeout = Code("connectTimeout")
    /// No head of an answer within the time that whoever asked allows.
    public static let headTimeout = Code("headTimeout")
    /// No bytes of the body within the time that whoever reads allows.
    public static let idleTimeout = Code("idleTimeout")
    /// The other end of the connection no longer answers, though nothing has ended it.
    public static let connectionLost = Code("connectionLost")
    /// The certificate of the server, or of the proxy, is not one to trust.
    public static let certificateRejected = Code("certificateRejected")
    /// TLS could not be agreed on, or the server refused our certificate.
    public static let tlsFailed = Code("tlsFailed")
    /// The proxy refused, did not reach the server, or broke off.
    public static let proxyFailed = Code("proxyFailed")
    /// The connection ended before the answer did.
    public static let closedEarly = Code("closedEarly")
    /// What came is not HTTP, or breaks its rules.
    public static let protocolViolation = Code("protocolViolation")
    /// The body of the request failed.
    public static let requestBodyFailed = Code("requestBodyFailed")
    /// A body can be read once, and somebody has read it or is reading it.
    public static let alreadyRead = Code("alreadyRead")
    /// The transport cannot leave HTTP, as WebSockets need it.
    public static let upgradeUnsupported = Code("upgradeUnsupported")
    /// The transport has been shut down.
    public static let shutDown = Code("shutDown")
    /// Anything else; the message says what.
    public static let other = Code("other")
  }
}

extension TransportError: CustomStringConvertible {
  public var description: String { message }
}
