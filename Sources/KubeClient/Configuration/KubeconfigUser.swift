import KubeCore
import KubeTransport

/// A user's entry, on its way to a source of credentials.
struct KubeconfigUser {
  let entry: KubeconfigEntry
  let now: Time

  init(_ entry: KubeconfigEntry, now: Time) {
    self.entry = entry
    self.now = now
  }

  /// Finds what cannot go together, whatever the connection.
  func check() throws(ConfigurationError) {
    let (token, tokenFile) = (try entry.string("token"), try entry.string("tokenFile"))
    let (username, password) = (try entry.string("username"), try entry.string("password"))
    let hasBasic = username != nil || password != nil
    if hasBasic, token != nil || tokenFile != nil {
      throw entry.error(
        .invalidEntry, "there is a token and a username or password. Remove either.")
    }
    if hasBasic, username == nil {
      throw entry.error(.invalidEntry, "there is a password without its username. Set username.")
    }
    if entry.node["exec"] != nil, entry.node["auth-provider"] != nil {
      throw entry.error(.invalidEntry, "exec and auth-provider cannot go together. Remove either.")
    }
  }

  /// The client certificate. Of a key alone nothing comes, as with kubectl.
  func identity() throws(ConfigurationError) -> ClientIdentity? {
    guard let certificate = try entry.pem("client-certificate", is: .certificate) else {
      let keys = ["client-key", "client-key-data"]
      let others = ["token", "tokenFile", "username", "exec", "auth-provider"]
      guard keys.contains(where: { entry.node[$0] != nil }),
        !others.contains(where: { entry.node[$0] != nil })
      else { return nil }
      throw entry.error(
        .invalidCertificate,
        "there is a client-key without its client-certificate. Add client-certificate or "
          + "client-certificate-data.")
    }
    guard let key = try entry.pem("client-key", is: .key) else {
      throw entry.error(
        .invalidCertificate,
        "there is a client-certificate without its client-key. Add client-key or "
          + "client-key-data.")
    }
    try checkExpiry(certificate)
    return ClientIdentity(certificate: certificate, key: key)
  }

  private func checkExpiry(_ certificate: PEM) throws(ConfigurationError) {
    let bytes: [UInt8]? =
      switch certificate {
      case .bytes(let bytes): bytes
      case .file(let path): try? FileReading.bytes(path)
      }
    guard let bytes, let expiry = CertificateExpiry.read(pem: bytes), expiry < now else { return }
    throw entry.error(
      .invalidCertificate,
      "the client certificate expired at \(expiry). Get a new one from who runs the cluster.")
  }

  func impersonation() throws(ConfigurationError) -> Impersonation? {
    let user = try entry.string("as")
    let uid = try entry.string("as-uid")
    let groups = try entry.strings("as-groups")
    var extra: [String: [String]] = [:]
    for (member, values) in try entry.members("as-user-extra").map({
      (member) throws(ConfigurationError) in (member, try strings(member))
    }) {
      extra[member.key] = values
    }
    guard let user else {
      guard uid == nil, groups.isEmpty, extra.isEmpty else {
        throw entry.error(
          .invalidEntry,
          "as-uid, as-groups and as-user-extra need a user to act as. Set as.")
      }
      return nil
    }
    let texts = [user] + [uid].compactMap(\.self) + groups + extra.values.flatMap(\.self)
    guard texts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }) else {
      throw entry.error(
        .invalidEntry, "whom to act as has a line break or another control character in it.")
    }
    return Impersonation(user: user, uid: uid, groups: groups, extra: extra)
  }

  private func strings(_ member: ConfigNode.Member) throws(ConfigurationError) -> [String] {
    guard let elements = member.value.elements else {
      throw entry.error(
        .invalidEntry, "as-user-extra must hold lists, not \(member.value.kind).", at: member.value)
    }
    return try elements.map { (element) throws(ConfigurationError) in
      try entry.text(of: element, in: "as-user-extra")
    }
  }

  /// A token file goes before a token, either before a command or provider, and a certificate before
  /// a command, as with kubectl.
  func credentials(
    cluster: KubeconfigCluster, transport: TransportSettings
  ) throws(ConfigurationError) -> any CredentialSource {
    let token = try entry.string("token")
    var plugin: ExecPlugin?
    if let exec = entry.node["exec"] {
      plugin = try execPlugin(exec, cluster: cluster, transport: transport)
    }
    var provider: (any CredentialSource)?
    if let node = entry.node["auth-provider"] { provider = try authProvider(node) }
    let file = try entry.string("tokenFile")
    do throws(CredentialError) {
      if let token, let file {
        let path = FilePaths.resolve(file, in: entry.directory)
        return try TokenFileCredentials(path: path, fallback: token)
      }
      if let token { return try StaticCredentials(.bearer(token)) }
    } catch {
      throw entry.error(.invalidEntry, error.message)
    }
    if let tokenFile = try entry.file("tokenFile") {
      return TokenFileCredentials(path: tokenFile.path)
    }
    if let username = try entry.string("username") {
      let password = try entry.string("password") ?? ""
      do throws(CredentialError) {
        return try StaticCredentials(.basic(username: username, password: password))
      } catch {
        throw entry.error(.invalidEntry, error.message)
      }
    }
    if let provider { return provider }
    if let plugin, transport.tls.identity == nil { return ExecCredentials.shared(plugin) }
    return StaticCredentials(.none)
  }
}
