import KubeTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the environment says of proxies, read as Go reads it, and with it kubectl: capitals first,
/// and no `ALL_PROXY`.
struct ProxyEnvironment: Sendable {
  private let https: Variable?
  private let http: Variable?
  private let noProxy: NoProxy
  /// Whether a header field `Proxy` of whoever asked would be in `HTTP_PROXY`.
  private let isCGI: Bool

  private struct Variable {
    let name: String
    let value: String
  }

  init(_ value: (String) -> String?) {
    func first(_ name: String) -> Variable? {
      for name in [name, name.lowercased()] {
        if let value = value(name), !value.isEmpty { return Variable(name: name, value: value) }
      }
      return nil
    }
    https = first("HTTPS_PROXY")
    http = first("HTTP_PROXY")
    noProxy = NoProxy(first("NO_PROXY")?.value ?? "")
    isCGI = value("REQUEST_METHOD").map { !$0.isEmpty } ?? false
  }

  /// The process' own, as it is now.
  static var process: ProxyEnvironment {
    ProxyEnvironment { name in getenv(name).map { String(cString: $0) } }
  }

  /// The proxy for a server, or nil if it needs none: by its host, whatever name its certificate
  /// has.
  func proxy(for server: ServerAddress) throws(TransportError) -> ProxyAddress? {
    guard let variable = server.isTLS ? https : http else { return nil }
    guard server.isTLS || !isCGI else {
      throw TransportError(
        .invalidSettings,
        "\(variable.name) does not count where REQUEST_METHOD is set, as in CGI a client can set the "
          + "former; set the proxy in the settings, or unset one of them.", wasNotSent: true)
    }
    let host =
      server.host.hasPrefix("[") ? String(server.host.dropFirst().dropLast()) : server.host
    let isLoopback = IPAddress(host.prefix { $0 != "%" })?.isLoopback ?? false
    guard !isLoopback, host.lowercased() != "localhost", !noProxy.contains(host, port: server.port)
    else { return nil }
    return try ProxyAddress(
      variable.value, defaultScheme: .http, from: "The proxy's address in \(variable.name)")
  }
}
