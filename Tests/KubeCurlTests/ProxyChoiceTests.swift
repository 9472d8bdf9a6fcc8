import KubeTestSupport
import KubeTransport
import Testing

@testable import KubeCurl

@Suite("Which proxy a server has by the environment")
struct ProxyChoiceTests {
  private static func choice(
    _ variables: [String: String], _ server: String
  ) throws(TransportError) -> String? {
    try ProxyEnvironment { variables[$0] }.proxy(for: ServerAddress(server))?.description
  }

  /// Variables, a server, and the proxy or nil.
  struct Case: Sendable, CustomTestStringConvertible {
    let variables: [String: String]
    let server: String
    let proxy: String?

    init(_ variables: [String: String], _ server: String, _ proxy: String?) {
      (self.variables, self.server, self.proxy) = (variables, server, proxy)
    }

    var testDescription: String { "\(variables) for \(server)" }
  }

  static let cases = [
    Case([:], "http://example.com", nil),
    Case(["HTTP_PROXY": "127.0.0.1:8080"], "http://example.com", "http://127.0.0.1:8080"),
    Case(
      ["HTTP_PROXY": "cache.corp.example.com:1234"], "http://example.com",
      "http://cache.corp.example.com:1234"),
    Case(
      ["HTTP_PROXY": "cache.corp.example.com"], "http://example.com",
      "http://cache.corp.example.com:80"),
    Case(["HTTP_PROXY": "localhost"], "http://example.com", "http://localhost:80"),
    Case(
      ["HTTP_PROXY": "https://cache.corp.example.com"], "http://example.com",
      "https://cache.corp.example.com:443"),
    Case(["HTTP_PROXY": "http://127.0.0.1:8080"], "http://example.com", "http://127.0.0.1:8080"),
    Case(["HTTP_PROXY": "socks5://127.0.0.1"], "http://example.com", "socks5://127.0.0.1:1080"),
    // Each scheme has its own.
    Case(["HTTP_PROXY": "a", "HTTPS_PROXY": "b"], "http://example.com", "http://a:80"),
    Case(["HTTP_PROXY": "a", "HTTPS_PROXY": "b"], "https://example.com", "http://b:80"),
    Case(["HTTP_PROXY": "a"], "https://example.com", nil),
    Case(["HTTPS_PROXY": "a"], "http://example.com", nil),
    // Nobody's in Go.
    Case(["ALL_PROXY": "a", "all_proxy": "b"], "https://example.com", nil),
    // Capitals come first, unless there is nothing in them.
    Case(["HTTPS_PROXY": "a", "https_proxy": "b"], "https://example.com", "http://a:80"),
    Case(["HTTPS_PROXY": "", "https_proxy": "b"], "https://example.com", "http://b:80"),
    Case(["https_proxy": "b"], "https://example.com", "http://b:80"),
    Case(["Https_Proxy": "b"], "https://example.com", nil),
    Case(["HTTP_PROXY": "a", "http_proxy": "b"], "http://example.com", "http://a:80"),
    Case(["http_proxy": "b"], "http://example.com", "http://b:80"),
    Case(
      ["http_proxy": "b", "NO_PROXY": "c", "no_proxy": "example.com"], "http://example.com",
      "http://b:80"),
    Case(
      ["http_proxy": "b", "NO_PROXY": "", "no_proxy": "example.com"], "http://example.com", nil),
    // A header field could set HTTP_PROXY in CGI, but not the other.
    Case(["HTTPS_PROXY": "a", "REQUEST_METHOD": "GET"], "https://example.com", "http://a:80"),
    Case(["HTTP_PROXY": "a", "REQUEST_METHOD": ""], "http://example.com", "http://a:80"),
    Case(["REQUEST_METHOD": "GET"], "http://example.com", nil),
    // Ports are those of the scheme where there are none.
    Case(["HTTPS_PROXY": "a", "NO_PROXY": "k:443"], "https://k", nil),
    Case(["HTTPS_PROXY": "a", "NO_PROXY": "k:443"], "https://k:6443", "http://a:80"),
    Case(["HTTP_PROXY": "a", "NO_PROXY": "k:80"], "http://k", nil),
    Case(["HTTPS_PROXY": "a", "NO_PROXY": "10.0.0.0/8"], "https://10.1.2.3/k8s/c-1", nil),
    Case(["HTTPS_PROXY": "a", "NO_PROXY": "fd00::/8"], "https://[fd00::1]:6443", nil),
    Case(["HTTPS_PROXY": "a", "NO_PROXY": "[fd00::1]:6443"], "https://[fd00::1]:6443", nil),
    Case(
      ["HTTPS_PROXY": "a", "NO_PROXY": "example.com"], "https://[1000::%25.example.com]",
      "http://a:80"),
    // What is not in use is not looked at.
    Case(["HTTP_PROXY": "gopher://", "HTTPS_PROXY": "a"], "https://k", "http://a:80"),
    Case(["HTTPS_PROXY": "gopher://", "NO_PROXY": "k"], "https://k", nil),
  ]

  @Test("By variable, scheme, host and port", arguments: cases)
  func choice(_ one: Case) throws {
    #expect(try Self.choice(one.variables, one.server) == one.proxy)
  }

  @Test(
    "Loopback needs none",
    arguments: [
      "localhost", "LocalHost", "127.0.0.1", "127.255.3.4", "[::1]", "[0:0::1]",
      "[::ffff:127.0.0.1]",
    ])
  func loopback(_ host: String) throws {
    let variables = ["HTTPS_PROXY": "a", "HTTP_PROXY": "a"]
    for scheme in ["http", "https"] {
      #expect(try Self.choice(variables, "\(scheme)://\(host):6443") == nil)
      #expect(try Self.choice(variables, "\(scheme)://\(host)") == nil)
    }
  }

  @Test(
    "What only looks like loopback has one",
    arguments: ["[::2]", "128.0.0.1", "localhost.net", "0.0.0.0"])
  func notLoopback(_ host: String) throws {
    #expect(try Self.choice(["HTTPS_PROXY": "a"], "https://\(host)") == "http://a:80")
  }

  @Test("HTTP_PROXY in CGI is an error, as its value may be a stranger's")
  func cgi() throws {
    let error = #expect(throws: TransportError.self) {
      try Self.choice(["http_proxy": "http://me:geheim@a", "REQUEST_METHOD": "GET"], "http://k")
    }
    #expect(error?.code == .invalidSettings)
    #expect(error?.message.contains("http_proxy does not count") == true)
    #expect(error?.message.contains("geheim") == false)
  }

  @Test("A value that is no address is an error that names the variable")
  func unusable() throws {
    let error = #expect(throws: TransportError.self) {
      try Self.choice(["https_proxy": "socks4://me:geheim@a"], "https://k")
    }
    #expect(error?.code == .invalidSettings)
    #expect(error?.message.contains("in https_proxy has a scheme") == true)
    #expect(error?.message.contains("geheim") == false)
  }

  @Test("The server's host counts, not the name of its certificate nor its socket")
  func route() throws {
    let environment = ProxyEnvironment { ["HTTPS_PROXY": "a", "NO_PROXY": "k.example"][$0] }
    var settings = TransportSettings(server: "https://k.example")
    settings.tls.serverName = "other.example"
    #expect(try ServerRoute(settings, environment: environment).proxy == nil)
    settings.server = "https://other.example"
    settings.tls.serverName = "k.example"
    #expect(try ServerRoute(settings, environment: environment).proxy?.host == "a")
    settings.proxy = .none
    #expect(try ServerRoute(settings, environment: environment).proxy == nil)
    settings.proxy = .url("http://b")
    settings.server = "https://k.example"
    #expect(try ServerRoute(settings, environment: environment).proxy?.host == "b")
    settings.server = "https://127.0.0.1"
    #expect(try ServerRoute(settings, environment: environment).proxy?.host == "b")
    settings.unixSocket = "/s"
    #expect(try ServerRoute(settings, environment: environment).proxy == nil)
  }
}
