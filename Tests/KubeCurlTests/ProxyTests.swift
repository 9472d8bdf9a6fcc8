import Foundation
import HTTPTypes
import KubeTransport
import KubeCurl
import Testing

@Suite("Proxies", .timeLimit(.minutes(10)))
struct ProxyTests {
  private static let credentials = ProxyServer.Credentials(user: "me", password: "geheim:/@ %")
  private static let encoded = "me:geheim%3A%2F%40%20%25"

  @Test(
    "A server is reached through a proxy, with a password and without",
    .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)),
    arguments: ["http", "socks5", "socks5h"], [true, false])
  func tunnel(_ scheme: String, hasPassword: Bool) async throws {
    let proxy = try ProxyServer(
      scheme == "http" ? .http : .socks, credentials: hasPassword ? Self.credentials : nil)
    let user = hasPassword ? "\(Self.encoded)@" : ""
    try await NginxServer.run { server in
      let transport = try server.transport {
        $0.proxy = .url("\(scheme)://\(user)127.0.0.1:\(proxy.port)")
      }
      for _ in 0..<3 {
        let answer = try await transport.get("/x")
        #expect(answer.text == "/x")
        #expect(answer.protocol == "HTTP/2.0")
      }
      #expect(proxy.asked == ["127.0.0.1:\(server.port)"])
    }
  }

  @Test(
    "The proxy looks up the server's name, and its certificate is verified",
    .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)),
    arguments: ["http", "socks5", "socks5h"])
  func remoteName(_ scheme: String) async throws {
    let proxy = try ProxyServer(scheme == "http" ? .http : .socks)
    try await NginxServer.run(.init(certificate: "named")) { server in
      var settings = try server.settings(host: "kube.example")
      settings.proxy = .url("\(scheme)://127.0.0.1:\(proxy.port)")
      let transport = try CurlTransport(settings)
      #expect(try await transport.get("/x").text == "/x")
      #expect(proxy.asked == ["kube.example:\(server.port)"])
      settings.server = "https://wrong.example:\(server.port)"
      #expect(try await failure(settings).code == .certificateRejected)
    }
  }

  @Test("A request without TLS is handed to the proxy")
  func plain() async throws {
    let proxy = try ProxyServer(.http)
    let transport = try CurlTransport(
      TransportSettings(
        server: "http://kube.example:81", proxy: .url("http://127.0.0.1:\(proxy.port)")))
    #expect(try await transport.get("/x").text == "by proxy")
    #expect(proxy.asked == ["GET http://kube.example:81/x"])
  }

  @Test(
    "A proxy that refuses is an error, in which there is no password",
    arguments: ["http", "socks5"], ["", "me@", "me:geheimer@", "you:geheimer@"])
  func refused(_ scheme: String, _ user: String) async throws {
    let proxy = try ProxyServer(
      scheme == "http" ? .http : .socks, credentials: Self.credentials)
    let error = try await failure(
      TransportSettings(
        server: "https://127.0.0.1:1",
        proxy: .url("\(scheme)://\(user)127.0.0.1:\(proxy.port)")))
    #expect(error.code == .proxyFailed, "\(error.message)")
    #expect(error.message.contains("wants a user and a password"), "\(error.message)")
    #expect(error.wasNotSent)
    #expect(!error.message.contains("geheim"))
    #expect(proxy.asked.isEmpty)
  }

  @Test(
    "A proxy that does not reach the server is an error of the proxy",
    arguments: ["http", "socks5"])
  func unreachable(_ scheme: String) async throws {
    let proxy = try ProxyServer(scheme == "http" ? .http : .socks)
    let port = try TestPort.next()
    let error = try await failure(
      TransportSettings(
        server: "https://127.0.0.1:\(port)", proxy: .url("\(scheme)://127.0.0.1:\(proxy.port)")))
    #expect(error.code == .proxyFailed, "\(error.message)")
    #expect(error.message.contains("proxy does not reach the server"), "\(error.message)")
    #expect(error.wasNotSent)
    #expect(proxy.asked == ["127.0.0.1:\(port)"])
  }

  @Test(
    "A proxy that closes, or is none, is an error; no request was sent",
    arguments: ["", "garbage\r\n\r\n", "HTTP/1.1 "])
  func broken(_ answer: String) async throws {
    let proxy = try LoopbackServer { connection in
      _ = connection.request()
      connection.write(answer)
    }
    let error = try await failure(
      TransportSettings(
        server: "https://127.0.0.1:1", proxy: .url("http://127.0.0.1:\(proxy.port)")))
    #expect([.proxyFailed, .protocolViolation].contains(error.code), "\(error.message)")
    #expect(error.wasNotSent)
    withExtendedLifetime(proxy) {}
  }

  @Test("A proxy that is silent is an error once the time to connect is over")
  func silent() async throws {
    let proxy = try LoopbackServer { $0.waitForClose() }
    let error = try await failure(
      TransportSettings(
        server: "https://127.0.0.1:1", proxy: .url("http://127.0.0.1:\(proxy.port)"),
        connectTimeout: .milliseconds(200)))
    #expect(error.code == .connectTimeout, "\(error.message)")
    #expect(error.message.contains("through the proxy http://127.0.0.1:"), "\(error.message)")
    #expect(error.wasNotSent)
    withExtendedLifetime(proxy) {}
  }

  @Test("Where no proxy listens the request was not sent, and it is the proxy's error")
  func absent() async throws {
    let error = try await failure(
      TransportSettings(
        server: "https://127.0.0.1:1", proxy: .url("http://me:geheim@127.0.0.1:\(TestPort.next())"))
    )
    #expect(error.code == .connectionFailed)
    #expect(error.message.hasPrefix("No connection to the proxy: "), "\(error.message)")
    #expect(error.wasNotSent)
    #expect(!error.message.contains("geheim"))
  }

  @Test(
    "A name without an address is that of the one who has it",
    arguments: ["http", "https", "socks5"])
  func unknown(_ scheme: String) async throws {
    // No name has a part of more than 63 letters, so that nobody is asked.
    let name = "\(String(repeating: "x", count: 64)).example"
    var settings = TransportSettings(
      server: "https://kube.example:1", proxy: .url("\(scheme)://me:geheim@\(name):1"))
    let error = try await failure(settings)
    #expect(error.code == .nameNotResolved, "\(error.message)")
    #expect(error.message.hasPrefix("The proxy's name has no address: "), "\(error.message)")
    #expect(error.wasNotSent)
    #expect(!error.message.contains("geheim"))
    settings = TransportSettings(server: "https://\(name):1", proxy: .none)
    let other = try await failure(settings)
    #expect(other.code == .nameNotResolved)
    #expect(other.message.hasPrefix("The server's name has no address: "), "\(other.message)")
  }

  @Test("The address of a proxy that cannot be used is an error of the settings")
  func unusable() async throws {
    let error = try await failure(
      TransportSettings(server: "https://127.0.0.1:1", proxy: .url("gopher://me:geheim@p:1")))
    #expect(error.code == .invalidSettings)
    #expect(error.wasNotSent)
    #expect(!error.message.contains("geheim"), "\(error.message)")
  }
}
