import KubeCore
import KubeTransport

/// A credential that stays what it is.
public struct StaticCredentials: CredentialSource {
  private let credential: Credential

  public init(_ credential: Credential) {
    self.credential = credential
  }

  public func credential(
    _ context: CredentialContext
  ) async throws(CredentialError) -> Credential {
    credential
  }
}

extension CredentialSource where Self == StaticCredentials {
  /// No credential: anonymous, or by the transport's own certificate.
  public static var none: StaticCredentials { StaticCredentials(.none) }

  /// A bearer token.
  ///
  /// - Throws: ``CredentialError`` if the token is empty, or has characters that no header may have.
  public static func token(_ token: String) throws(CredentialError) -> StaticCredentials {
    StaticCredentials(try .bearer(token))
  }

  /// A user's name and password.
  ///
  /// - Throws: ``CredentialError`` if the name has a colon.
  public static func basic(
    username: String, password: String
  ) throws(CredentialError) -> StaticCredentials {
    StaticCredentials(try .basic(username: username, password: password))
  }

  /// A client certificate.
  public static func certificate(_ identity: ClientIdentity) -> StaticCredentials {
    StaticCredentials(Credential(identity: identity))
  }
}
