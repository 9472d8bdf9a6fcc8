public import KubeCore
import KubeTransport

/// Why a call failed.
///
/// No part of it holds credentials; ``description`` names the request without its query.
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
    /// There is no credential to send; the cause is a ``CredentialError``.
    public static let credential = Code("credential")
    /// The answer is larger than the client's bound.
    public static let tooLarge = Code("tooLarge")
  }
}

extension ClientError {
  /// The object, or the resource, is not there (404).
  public var isNotFound: Bool { api?.isNotFound ?? false }
  /// Creating found an object of this name (409).
  public var isAlreadyExists: Bool { api?.isAlreadyExists ?? false }
  /// The object has changed since it was read, or another manager owns a field (409).
  public var isConflict: Bool { api?.isConflict ?? false }
  /// The object breaks rules of its kind; `APIError.causes` says which (422).
  public var isInvalid: Bool { api?.isInvalid ?? false }
  /// The caller may not do this (403).
  public var isForbidden: Bool { api?.isForbidden ?? false }
  /// The server does not know who calls (401).
  public var isUnauthorized: Bool { api?.isUnauthorized ?? false }
  /// The version, or the `continue` of a list, is too old; list anew (410).
  public var isExpired: Bool { api?.isExpired ?? false }
  /// The server asks to slow down (429).
  public var isTooManyRequests: Bool { api?.isTooManyRequests ?? false }
  /// The task was cancelled.
  public var isCancelled: Bool {
    (cause as? TransportError)?.code == .cancelled
      || (cause as? CredentialError)?.code == .cancelled
  }
}

extension ClientError: CustomStringConvertible {
  public var description: String { message }
}
