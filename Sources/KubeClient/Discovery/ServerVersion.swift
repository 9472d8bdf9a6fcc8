public import KubeCore

/// The version of a server.
public struct ServerVersion: JSONStruct, Sendable {
  /// `1`
  public var major: String
  /// `36`, or `36+` with some vendors; ``minorNumber`` is without the sign.
  public var minor: String
  /// `v1.36.2`
  public var gitVersion: String
  public var platform: String?
  public var unknownMembers = UnknownMembers()

  public init(major: String, minor: String, gitVersion: String, platform: String? = nil) {
    self.major = major
    self.minor = minor
    self.gitVersion = gitVersion
    self.platform = platform
  }

  /// The minor version as a number: 36.
  public var minorNumber: Int? { Int(minor.prefix { $0.isNumber }) }

  public static func declare(_ members: inout Members<Self>) {
    members.add("major", \.major)
    members.add("minor", \.minor)
    members.add("gitVersion", \.gitVersion)
    members.add("platform", \.platform)
    members.unknown(\.unknownMembers)
  }
}

extension Client {
  /// The version of the server.
  public func serverVersion() async throws -> ServerVersion {
    try await value(ServerVersion.self, Self.get("/version"))
  }

  /// Whether the server is ready to serve (`/readyz`); false also while it starts or ends. It is
  /// asked once, whatever ``retryPolicy`` says.
  ///
  /// - Throws: ``ClientError`` if there is no answer, or one that says nothing of readiness.
  public func isReady() async throws -> Bool {
    var client = self
    client.retryPolicy = .none
    do throws(ClientError) {
      _ = try await client.bytes(Self.get("/readyz"))
      return true
    } catch {
      if let status = error.api?.httpStatus, status >= 500 { return false }
      throw error
    }
  }
}
