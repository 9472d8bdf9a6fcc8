import KubeCore
import Synchronization

/// Identity tokens of an OpenID Connect issuer.
///
/// A token is used until ten seconds ahead of its expiry, then the refresh token buys another. Where
/// the issuer hands out a new refresh token with it, that one is used from then on; the kubeconfig
/// is not rewritten.
public final class OIDCCredentials: CredentialSource {
  private let provider: OIDCProvider
  private let refreshToken: Mutex<Confidential<String>?>
  private let flight: SingleFlight

  public init(_ provider: OIDCProvider) {
    self.provider = provider
    refreshToken = Mutex(provider.refreshToken)
    let initial = provider.idToken.flatMap { token -> Credential? in
      guard let expiry = JSONWebToken.expiry(token.value) else { return nil }
      return try? .bearer(token.value, expiry: expiry)
    }
    flight = SingleFlight(initial)
  }

  public var isRenewable: Bool { refreshToken.withLock { $0 != nil } }

  public func credential(
    _ context: CredentialContext
  ) async throws(CredentialError) -> Credential {
    let now = context.now()
    return try await flight.credential { held in
      held.expiry.map { now.adding(seconds: 10) < $0 } ?? true
    } renew: { () async throws(CredentialError) in
      try await refresh(context)
    }
  }

  public func invalidate(_ rejected: Credential) async {
    flight.invalidate(rejected)
  }

  private func refresh(_ context: CredentialContext) async throws(CredentialError) -> Credential {
    guard let token = refreshToken.withLock({ $0 }) else {
      throw CredentialError(
        .expired,
        "The id-token of \(provider.issuer) is absent, refused or expired, and there is no "
          + "refresh-token to get another with. Log in again, or use an exec plugin such as "
          + "kubelogin.")
    }
    guard let makeTransport = context.makeTransport else {
      throw CredentialError(
        .refreshFailed,
        "The id-token of \(provider.issuer) has expired, and there is no transport to get another "
          + "through. Set makeTransport in the client's CredentialContext.")
    }
    let refresh = OIDCRefresh(
      provider: provider, makeTransport: makeTransport, timeout: context.timeout,
      clock: context.clock)
    let answer = try await refresh.run(token.value)
    if let next = answer.refreshToken { refreshToken.withLock { $0 = Confidential(next) } }
    guard let expiry = JSONWebToken.expiry(answer.idToken) else {
      throw CredentialError(
        .malformedAnswer, "The id_token that \(provider.issuer) gave has no readable expiry.")
    }
    return try .bearer(answer.idToken, expiry: expiry)
  }
}

extension OIDCCredentials: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public var description: String { "OIDC issuer \(provider.issuer)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["issuer": provider.issuer]) }
}
