public import KubeCore
import KubeTransport

/// Why a call failed.
///
/// No part of it holds credentials. ``description`` names the server by host and port, and the
/// request by method and path, without its query.
public struct ClientError: Error, Sendable {
  public var code: Code
  public var message: String
  /// What the server said, where it refused.
  public var api: APIError?
  /// What caused it, where something did.
  public var cause: (any Error)?

  init(
    _ code: Code, _ message: String, api: APIError? = nil, cause: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.api = api
    self.cause = cause
  }

  /// Why there is no client.
  public init(_ error: ConfigurationError) {
    self.init(.configuration, error.description, cause: error)
  }

  /// What a call throws whose task was cancelled.
  static func cancelled(_ what: String) -> ClientError {
    let cause = TransportError(.cancelled, "The task was cancelled.")
    return ClientError(.transport, "\(what): \(cause)", cause: cause)
  }

  /// What kind of failure it is. More may come: a `switch` needs a default.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
      self.description = description
    }

    /// The server refused; ``ClientError/api`` has all that it said.
    public static let refused = Code("refused")
    /// No answer came, or it broke off; the cause is a `TransportError`.
    public static let transport = Code("transport")
    /// The request makes no sense and was not sent; the cause is an `InvalidRequest`.
    public static let invalidRequest = Code("invalidRequest")
    /// The answer is not what was asked for; the cause is a `JSONError` with path and offset.
    public static let undecodable = Code("undecodable")
    /// There is no configuration that can be used; the cause is a ``ConfigurationError``.
    public static let configuration = Code("configuration")
    /// There is no credential to send; the cause is a ``CredentialError``.
    public static let credential = Code("credential")
    /// The answer is larger than the client's bound.
    public static let tooLarge = Code("tooLarge")
  }
}

/// What the server refused with; all are false where it did not refuse. ``APIError`` has more.
extension ClientError {
  /// The object is not there (404): any call that names one. Also the resource, where the server
  /// does not have it, and the namespace, where something is created; `find` tells them apart.
  public var isNotFound: Bool { api?.isNotFound ?? false }
  /// Creating found an object of this name (409).
  public var isAlreadyExists: Bool { api?.isAlreadyExists ?? false }
  /// Replacing or patching: the object has changed since the version that was sent. Applying:
  /// another manager owns a field. Deleting: a precondition does not hold (409).
  public var isConflict: Bool { api?.isConflict ?? false }
  /// Writing: the object breaks rules of its kind; `APIError.causes` says which (422).
  public var isInvalid: Bool { api?.isInvalid ?? false }
  /// The caller may not do this (403), whatever the call. A server that starts says so of
  /// everybody, until it has loaded its rules.
  public var isForbidden: Bool { api?.isForbidden ?? false }
  /// The server does not know who calls (401), whatever the call.
  public var isUnauthorized: Bool { api?.isUnauthorized ?? false }
  /// Listing and watching: the version, or the `continue` of a list, is too old; list anew (410).
  public var isExpired: Bool { api?.isExpired ?? false }
  /// The server asks to slow down (429), whatever the call; of an eviction, a disruption budget does
  /// not allow it now.
  public var isTooManyRequests: Bool { api?.isTooManyRequests ?? false }
}

extension ClientError {
  /// The task was cancelled, whatever the call.
  public var isCancelled: Bool {
    (cause as? TransportError)?.code == .cancelled
      || (cause as? CredentialError)?.code == .cancelled
  }
}

extension ClientError: CustomStringConvertible {
  public var description: String { message }
}
