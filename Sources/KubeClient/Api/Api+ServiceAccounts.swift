public import KubeCore

extension Api where Object: ServiceAccountResource {
  /// Asks for a token with which to act as the account.
  ///
  /// - Parameters:
  ///   - name: the account's name.
  ///   - audiences: who may take the token; those of the API server if there are none.
  ///   - seconds: how long it holds, at least 600; an hour if nil. The server may say otherwise.
  public func createToken(
    _ name: String, audiences: [String] = [], expirationSeconds seconds: Int? = nil
  ) async throws -> ServiceAccountToken {
    let request = TokenRequest(
      metadata: ObjectMeta(),
      spec: TokenRequestSpec(
        audiences: audiences.isEmpty ? [] : audiences, expirationSeconds: seconds))
    let answer = try await createSubresource("token", of: name, request, as: TokenRequest.self)
    guard let text = answer.status?.token, !text.isEmpty else {
      throw ClientError(.undecodable, "The answer to the request for a token has no token.")
    }
    return ServiceAccountToken(
      text: text, expiration: answer.status?.expirationTimestamp,
      audiences: answer.spec?.audiences ?? [])
  }
}

/// A token of a service account. It does not show the token when it is printed.
public struct ServiceAccountToken: Sendable, Hashable {
  /// The token itself, a JSON Web Token.
  public var text: String
  /// When it ends.
  public var expiration: Time?
  /// Who takes it.
  public var audiences: [String]
}

extension ServiceAccountToken: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public var description: String {
    "a token until \(expiration?.description ?? "?") for \(audiences.joined(separator: ", "))"
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror {
    Mirror(self, children: ["expiration": expiration as Any, "audiences": audiences])
  }
}
