import KubeTransport

/// How a transport reaches its server: what all its requests have in common, checked.
struct ServerRoute: Sendable {
  let server: ServerAddress
  /// Nil: none, whatever libcurl reads in the environment.
  let proxy: ProxyAddress?
  var settings: TransportSettings
  var library = OptionLibrary()

  init(
    _ settings: TransportSettings, environment: ProxyEnvironment = .process
  ) throws(TransportError) {
    self.settings = settings
    server = try ServerAddress(settings.server)
    proxy =
      switch settings.proxy {
      case _ where settings.unixSocket != nil: nil
      case .none: nil
      case .environment: try environment.proxy(for: server)
      case .url(let url): try ProxyAddress(url)
      }
    try PEMCheck.check(settings.tls)
  }
}
