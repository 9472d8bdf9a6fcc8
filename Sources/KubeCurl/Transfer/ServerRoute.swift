import KubeTransport

/// How a transport reaches its server: what all its requests have in common, checked.
struct ServerRoute: Sendable {
  let server: ServerAddress
  var settings: TransportSettings
  var library = OptionLibrary()

  init(_ settings: TransportSettings) throws(TransportError) {
    self.settings = settings
    server = try ServerAddress(settings.server)
    try PEMCheck.check(settings.tls)
  }
}
