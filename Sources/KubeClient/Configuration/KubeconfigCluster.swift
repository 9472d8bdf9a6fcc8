import KubeCore
import KubeTransport

/// A cluster's entry, on its way to a transport's settings.
struct KubeconfigCluster {
  let entry: KubeconfigEntry

  init(_ entry: KubeconfigEntry) {
    self.entry = entry
  }

  /// All settings but the user's certificate.
  func transport() throws(ConfigurationError) -> TransportSettings {
    var transport = TransportSettings(server: try server())
    let isInsecure = try entry.bool("insecure-skip-tls-verify") ?? false
    let authority = try entry.pem("certificate-authority", is: .certificate)
    switch (isInsecure, authority) {
    case (true, .some):
      throw entry.error(
        .invalidEntry,
        "insecure-skip-tls-verify and a certificate-authority cannot go together. Remove "
          + "insecure-skip-tls-verify, and the server's certificate is verified.")
    case (true, nil): transport.tls.trust = .insecure
    case (false, let authority?): transport.tls.trust = .certificates(authority)
    case (false, nil): break
    }
    transport.tls.serverName = try entry.string("tls-server-name")
    if let proxy = try entry.string("proxy-url") { transport.proxy = try self.proxy(proxy) }
    if let isDisabled = try entry.bool("disable-compression") {
      transport.isCompressionEnabled = !isDisabled
    }
    return transport
  }

  /// As with kubectl, what has no scheme is http, and neither a query nor needless slashes count.
  private func server() throws(ConfigurationError) -> String {
    guard let url = try entry.string("server") else {
      throw entry.error(.invalidEntry, "there is no server. Set it to https://HOST:PORT.")
    }
    let place = entry.node["server"]
    let (scheme, whole) = Self.split(url)
    let rest = whole.prefix { $0 != "?" }
    let authority = rest.prefix { $0 != "/" }
    let path = rest.dropFirst(authority.count).split(separator: "/").map { "/\($0)" }.joined()
    let server = (scheme ?? "http") + "://" + authority + path
    guard scheme == nil || scheme == "https" || scheme == "http" else {
      throw entry.error(.invalidEntry, "server must begin with https:// or http://.", at: place)
    }
    guard !authority.isEmpty, !whole.contains("#"),
      server.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else {
      throw entry.error(
        .invalidEntry, "server is no usable URL. Set it to https://HOST:PORT.", at: place)
    }
    guard !authority.contains("@") else {
      throw entry.error(
        .invalidEntry,
        "server has a name or password ahead of the host. Write username and password into the "
          + "user's entry.", at: place)
    }
    return server
  }

  private func proxy(_ url: String) throws(ConfigurationError) -> ProxySettings {
    let (scheme, rest) = Self.split(url)
    guard let scheme, ["http", "https", "socks5", "socks5h"].contains(scheme), !rest.isEmpty else {
      throw entry.error(
        .invalidEntry,
        "proxy-url must begin with http://, https://, socks5:// or socks5h:// and name a host.",
        at: entry.node["proxy-url"])
    }
    return .url(url)
  }

  private static func split(_ url: String) -> (scheme: String?, rest: Substring) {
    var rest = url[...]
    while let index = rest.firstIndex(of: ":") {
      guard rest[index...].hasPrefix("://") else { break }
      rest = rest[rest.index(index, offsetBy: 3)...]
      return (url[..<index].lowercased(), rest)
    }
    return (nil, url[...])
  }

  /// What an exec plugin learns of the cluster, if it asks for it.
  func execInfo(_ transport: TransportSettings) throws(ConfigurationError) -> ExecPlugin.Cluster {
    var info = ExecPlugin.Cluster(transport)
    info.disablesCompression = try entry.bool("disable-compression") ?? false
    for item in try entry.elements("extensions")
    where item["name"]?.text == "client.authentication.k8s.io/exec" {
      info.configuration = item["extension"].map { Confidential($0.json) }
    }
    return info
  }
}
