import KubeCore
import KubeTransport

/// An OpenID Connect issuer, and what there is to get identity tokens from it: an `auth-provider` of
/// the name `oidc` of a kubeconfig's user.
public struct OIDCProvider: Sendable, Hashable {
  /// An https URL; its discovery document is at `/.well-known/openid-configuration` under it.
  public var issuer: String
  public var clientID: String
  public var clientSecret: Confidential<String>?
  /// The identity token to begin with.
  public var idToken: Confidential<String>?
  /// What buys a new identity token when the old one expires.
  public var refreshToken: Confidential<String>?
  /// Who may have signed the issuer's certificate; nil trusts the system's.
  public var certificateAuthority: PEM?

  public init(
    issuer: String, clientID: String, clientSecret: String? = nil, idToken: String? = nil,
    refreshToken: String? = nil, certificateAuthority: PEM? = nil
  ) {
    self.issuer = issuer
    self.clientID = clientID
    self.clientSecret = clientSecret.map { Confidential($0) }
    self.idToken = idToken.map { Confidential($0) }
    self.refreshToken = refreshToken.map { Confidential($0) }
    self.certificateAuthority = certificateAuthority
  }
}
