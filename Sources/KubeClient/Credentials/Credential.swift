import HTTPTypes
import KubeCore
import KubeTransport
import Synchronization

/// What shows a server who calls: header fields, a client certificate, or both, or nothing.
///
/// Two credentials are the same only if one is a copy of the other, so that a server's refusal can
/// be laid at the door of the one that it refused, whatever came since.
public struct Credential: Sendable, Identifiable {
  public let id: UInt64
  /// Fields for each request, as a rule `Authorization`.
  public let headerFields: HTTPFields
  /// A client certificate to use instead of the transport's own.
  public let identity: ClientIdentity?
  /// When the credential ends, where that is known.
  public let expiry: Time?
  /// When to have another, if it is ahead of the expiry.
  private(set) var renewal: Time?

  private static let count = Atomic<UInt64>(0)

  public init(
    headerFields: HTTPFields = [:], identity: ClientIdentity? = nil, expiry: Time? = nil
  ) {
    self.id = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
    self.headerFields = headerFields
    self.identity = identity
    self.expiry = expiry
  }

  /// Puts the header fields and the certificate into a request, in place of what it has.
  public func apply(to request: inout TransportRequest) {
    for field in headerFields { request.head.headerFields[field.name] = nil }
    request.head.headerFields.append(contentsOf: headerFields)
    if let identity { request.identity = identity }
  }

  /// The same credential, to be replaced from a time on.
  func replaced(from time: Time?) -> Credential {
    var credential = self
    credential.renewal = time
    return credential
  }

  /// Nothing: the server takes the caller for `system:anonymous`, or goes by the transport's
  /// certificate.
  public static var none: Credential { Credential() }

  /// A bearer token.
  ///
  /// - Throws: ``CredentialError`` if the token is empty, or has characters that no header may have.
  public static func bearer(
    _ token: String, identity: ClientIdentity? = nil, expiry: Time? = nil
  ) throws(CredentialError) -> Credential {
    guard !token.isEmpty else {
      throw CredentialError(.unusable, "The token is empty.")
    }
    guard token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw CredentialError(
        .unusable,
        "The token has a space, a line break or another character that tokens do not have.")
    }
    return Credential(
      headerFields: authorization("Bearer " + token), identity: identity, expiry: expiry)
  }

  /// A user's name and password, as HTTP's basic authentication has them.
  ///
  /// - Throws: ``CredentialError`` if the name has a colon, which the scheme has no way to write.
  public static func basic(
    username: String, password: String
  ) throws(CredentialError) -> Credential {
    guard !username.utf8.contains(UInt8(ascii: ":")) else {
      throw CredentialError(.unusable, "A user name with a colon cannot be used with a password.")
    }
    let pair = Base64Data(utf8: "\(username):\(password)").base64Text
    return Credential(headerFields: authorization("Basic " + pair))
  }

  private static func authorization(_ value: String) -> HTTPFields {
    var field = HTTPField(name: .authorization, value: value)
    field.indexingStrategy = .disallow
    return HTTPFields([field])
  }
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// What kinds of proof there are, and none of them.
  public var description: String {
    var parts = headerFields.map(\.name.rawName)
    if identity != nil { parts.append("client certificate") }
    return parts.isEmpty ? "no credential" : "credential (\(parts.joined(separator: ", ")))"
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
