import KubeCore
import KubeJSON
import KubeSchema
import Synchronization

/// The tokens that the server gave to service accounts.
final class IssuedTokens: Sendable {
  struct Token: Sendable, Hashable {
    var account: String
    var namespace: String
    var uid: String
    var audiences: [String]
    var identifier: String
    var expiration: Time
    /// More of who it is, as the pod that the token is bound to.
    var extra: [String: [String]] = [:]

    var user: Requester {
      var extra = extra
      extra["authentication.kubernetes.io/credential-id"] = ["JTI=\(identifier)"]
      return Requester(
        name: "system:serviceaccount:\(namespace):\(account)", uid: uid,
        groups: [
          "system:serviceaccounts", "system:serviceaccounts:\(namespace)", "system:authenticated",
        ], extra: extra)
    }
  }

  static let audience = "https://kubernetes.default.svc"

  private let tokens = Mutex<[String: Token]>([:])
  private let memory = Mutex<[String: Memory]>([:])

  private struct Memory: Sendable {
    var user: Requester
    var end: Time
  }

  /// Who a token stood for within the last ten seconds; for so long nobody looks again.
  func remembered(_ text: String, at now: Time) -> Requester? {
    memory.withLock { memory in
      guard let known = memory[text], now < known.end else { return nil }
      return known.user
    }
  }

  func remember(_ text: String, _ user: Requester, at now: Time) {
    memory.withLock { $0[text] = Memory(user: user, end: now.adding(seconds: 10)) }
  }

  /// Why a token does not say who somebody is; in the words of the server.
  struct Rejection: Error, Sendable {
    var message: String
  }

  /// A new token, in the form of a JSON Web Token; what would be its signature is chance.
  func issue(_ token: Token, at now: Time, signature: String) -> String {
    var payload: JSONValue = ["aud": .array(token.audiences.map { .string($0) })]
    payload["exp"] = .number(Int(token.expiration.secondsSince1970))
    payload["iat"] = .number(Int(now.secondsSince1970))
    payload["iss"] = .string(Self.audience)
    payload["jti"] = .string(token.identifier)
    payload["kubernetes.io"] = [
      "namespace": .string(token.namespace),
      "serviceaccount": ["name": .string(token.account), "uid": .string(token.uid)],
    ]
    payload["nbf"] = .number(Int(now.secondsSince1970))
    payload["sub"] = .string(token.user.name)
    let header: JSONValue = ["alg": "RS256", "kid": "in-memory"]
    let text = [header.text, payload.text, signature].map(Self.encoded).joined(separator: ".")
    tokens.withLock { $0[text] = token }
    return text
  }

  private static func encoded(_ text: String) -> String {
    Base64Data(Array(text.utf8)).base64Text.replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  /// Who a token stands for, and for which of the audiences.
  ///
  /// - Parameters:
  ///   - audiences: none stands for the server's own.
  ///   - account: the uid of a service account; nil if there is none.
  func token(
    _ text: String, audiences: [String], now: Time,
    account: (_ namespace: String, _ name: String) -> String?
  ) throws(Rejection) -> (token: Token, audiences: [String]) {
    guard let token = tokens.withLock({ $0[text] }) else {
      throw Rejection(message: "invalid bearer token")
    }
    func invalid(_ why: String) -> Rejection {
      Rejection(message: "[invalid bearer token, \(why)]")
    }
    let wanted = audiences.isEmpty ? [Self.audience] : audiences
    let common = wanted.filter(token.audiences.contains)
    guard !common.isEmpty else {
      let list = { (names: [String]) in names.map(GoText.quoted).joined(separator: " ") }
      throw invalid(
        "token audiences [\(list(token.audiences))] is invalid for the target audiences "
          + "[\(list(wanted))]")
    }
    guard now < token.expiration else { throw invalid("service account token has expired") }
    guard let uid = account(token.namespace, token.account) else {
      throw invalid("serviceaccounts \(GoText.quoted(token.account)) not found")
    }
    guard uid == token.uid else {
      throw invalid(
        "service account UID (\(uid)) does not match claim (\(token.uid))")
    }
    return (token, common)
  }
}

extension APIServer {
  /// Who a token of a service account stands for.
  func serviceAccount(
    of text: String, audiences: [String] = []
  ) throws(IssuedTokens.Rejection) -> (token: IssuedTokens.Token, audiences: [String]) {
    try tokens.token(text, audiences: audiences, now: clock.time) { namespace, name in
      store.object(
        GroupResource(resource: "serviceaccounts"), StorageKey(namespace: namespace, name: name)
      )?.uid
    }
  }
}
