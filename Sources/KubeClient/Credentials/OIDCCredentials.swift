import KubeCore
import Synchronization

/// Identity tokens of an OpenID Connect issuer.
///
/// A token is used until ten seconds ahead of its expiry, then the refresh token buys another. Where
/// the issuer hands out a new refresh token with it, that one is used from then on. Both are written
/// to the kubeconfig that they came from, as kubectl does it; if that fails, a warning is logged.
public final class OIDCCredentials: CredentialSource {
  private let provider: OIDCProvider
  private let store: KubeconfigTokens?
  private let tokens: Mutex<Tokens>
  private let flight: SingleFlight

  private struct Tokens: Sendable {
    var refresh: Confidential<String>?
    /// What the kubeconfig held when it was last read or written.
    var stored: OIDCTokens
  }

  private struct Key: Hashable {
    var store: KubeconfigTokens
    var provider: OIDCProvider
  }

  private static let shared = SharedSources<Key, OIDCCredentials>()

  /// One source for all that have the same entry of a kubeconfig, so that a refresh token that can
  /// be used once is used once.
  static func shared(_ provider: OIDCProvider, store: KubeconfigTokens) -> OIDCCredentials {
    shared.source(for: Key(store: store, provider: provider)) {
      OIDCCredentials(provider, store: store)
    }
  }

  public convenience init(_ provider: OIDCProvider) {
    self.init(provider, store: nil)
  }

  init(_ provider: OIDCProvider, store: KubeconfigTokens?) {
    self.provider = provider
    self.store = store
    tokens = Mutex(
      Tokens(
        refresh: provider.refreshToken,
        stored: OIDCTokens(id: provider.idToken, refresh: provider.refreshToken)))
    let initial = provider.idToken.flatMap { token -> Credential? in
      guard let expiry = JSONWebToken.expiry(token.value) else { return nil }
      return try? .bearer(token.value, expiry: expiry)
    }
    flight = SingleFlight(initial)
  }

  public var isRenewable: Bool { tokens.withLock { $0.refresh != nil } }

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
    if let credential = adoptStored(at: context.now()) { return credential }
    guard let token = tokens.withLock({ $0.refresh }) else {
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
          + "through. Make the client with a closure that makes transports: "
          + "Client(configuration) { settings in … }.")
    }
    let refresh = OIDCRefresh(
      provider: provider, makeTransport: makeTransport, timeout: context.timeout,
      clock: context.clock)
    let answer = try await refresh.run(token.value)
    let new = OIDCTokens(
      id: Confidential(answer.idToken), refresh: Confidential(answer.refreshToken ?? token.value))
    tokens.withLock { $0.refresh = new.refresh }
    if let store { await save(new, in: store, context) }
    guard let expiry = JSONWebToken.expiry(answer.idToken) else {
      throw CredentialError(
        .malformedAnswer, "The id_token that \(provider.issuer) gave has no readable expiry.")
    }
    return try .bearer(answer.idToken, expiry: expiry)
  }

  /// Takes over what somebody else wrote to the kubeconfig since: another process that refreshed, or
  /// a login.
  private func adoptStored(at now: Time) -> Credential? {
    guard let current = store?.read() else { return nil }
    let isNew = tokens.withLock { tokens in
      guard current != tokens.stored else { return false }
      tokens.stored = current
      if let refresh = current.refresh { tokens.refresh = refresh }
      return true
    }
    guard isNew, let token = current.id?.value, let expiry = JSONWebToken.expiry(token),
      now.adding(seconds: 10) < expiry
    else { return nil }
    return try? .bearer(token, expiry: expiry)
  }

  private func save(
    _ new: OIDCTokens, in store: KubeconfigTokens, _ context: CredentialContext
  ) async {
    do throws(KubeconfigTokens.Failure) {
      try await store.write(new, clock: context.clock)
      tokens.withLock { $0.stored = new }
    } catch {
      context.logger.warning(
        "New OIDC tokens cannot be written to the kubeconfig. They stay in use in this process.",
        metadata: ["path": "\(store.path)", "user": "\(store.user)", "error": "\(error.message)"])
    }
  }
}

extension OIDCCredentials: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public var description: String { "OIDC issuer \(provider.issuer)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["issuer": provider.issuer]) }
}
