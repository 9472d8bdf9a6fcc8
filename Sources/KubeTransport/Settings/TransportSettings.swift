/// What a transport must know of a server to reach it.
public struct TransportSettings: Sendable {
  /// `https://host:port`, with a path before `/api` where a proxy adds one
  /// (`https://rancher/k8s/clusters/c-1`); without a slash at the end.
  public var server: String
  public var tls: TLSSettings
  public var proxy: ProxySettings
  /// The path of a Unix socket to connect to instead of the server's host, and of a proxy.
  public var unixSocket: String?
  /// The time to resolve, connect and agree on TLS. 30 seconds by default.
  public var connectTimeout: Duration
  /// When a connection counts as lost.
  public var liveness: LivenessSettings
  /// Whether to ask for gzip. Off by default, as in client-go, where the network is close; lists
  /// shrink to a tenth on the wire and cost the server time.
  public var isCompressionEnabled: Bool
  /// Whether to agree on HTTP/2 with servers that have it. On by default.
  public var isHTTP2Enabled: Bool

  public init(
    server: String, tls: TLSSettings = TLSSettings(), proxy: ProxySettings = .environment,
    unixSocket: String? = nil, connectTimeout: Duration = .seconds(30),
    liveness: LivenessSettings = LivenessSettings(), isCompressionEnabled: Bool = false,
    isHTTP2Enabled: Bool = true
  ) {
    self.server = server
    self.tls = tls
    self.proxy = proxy
    self.unixSocket = unixSocket
    self.connectTimeout = connectTimeout
    self.liveness = liveness
    self.isCompressionEnabled = isCompressionEnabled
    self.isHTTP2Enabled = isHTTP2Enabled
  }
}

/// How a server proves who it is, and how we do; so does a proxy of `https://`.
public struct TLSSettings: Sendable {
  /// Who may have signed the server's certificate.
  public var trust: Trust
  /// Our certificate and key.
  public var identity: ClientIdentity?
  /// The name that the server's certificate must have, where it is not the host in the URL; sent
  /// as server name, too.
  public var serverName: String?

  public init(
    trust: Trust = .system, identity: ClientIdentity? = nil, serverName: String? = nil
  ) {
    self.trust = trust
    self.identity = identity
    self.serverName = serverName
  }

  public enum Trust: Sendable {
    /// The certificates of the system.
    case system
    /// These certificates and no others.
    case certificates(PEM)
    /// Anyone: whoever is on the way can read and change all. Never chosen unless asked for.
    case insecure
  }
}

/// A client certificate with its chain, and the key to it.
public struct ClientIdentity: Sendable, Hashable {
  public var certificate: PEM
  /// PKCS#1, PKCS#8 or SEC1, not encrypted.
  public var key: PEM

  public init(certificate: PEM, key: PEM) {
    self.certificate = certificate
    self.key = key
  }
}

/// Certificates or keys in PEM form. A file is read anew for each new connection, so that what
/// rotates is noticed.
public enum PEM: Sendable, Hashable {
  case file(String)
  case bytes([UInt8])
}

/// Whether requests go through a proxy.
public enum ProxySettings: Sendable, Hashable {
  /// As `HTTPS_PROXY`, for `https://` servers, `HTTP_PROXY`, for others, and `NO_PROXY` say, in
  /// capitals or else in small letters, by the rules that kubectl has: `NO_PROXY` is a list with
  /// commas of names with all that is below them, `.names` and `*.names` of what is below alone,
  /// addresses and networks (`10.0.0.0/8`), with a port or not, or `*`; `localhost` and loopback
  /// addresses never need a proxy.
  case environment
  case none
  /// `http://`, `https://`, `socks5://` or `socks5h://`, with `user:password@` where needed, for
  /// all servers. Names are resolved at the far end of both kinds of SOCKS. The certificate of an
  /// `https://` proxy is verified by the same ``TLSSettings`` as the server's, but by its own name,
  /// and it may ask for the same client certificate.
  case url(String)
}

/// Neither keys nor passwords are printed.
extension PEM: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    switch self {
    case .file(let path): path
    case .bytes(let bytes): "PEM of \(bytes.count) bytes"
    }
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension ProxySettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    switch self {
    case .environment: "environment"
    case .none: "none"
    case .url(let url): url.split(separator: "@").last.map { "proxy \($0)" } ?? "proxy"
    }
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
