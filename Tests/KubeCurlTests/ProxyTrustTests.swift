import KubeTransport
import KubeCurl
import Testing

@Suite(
  "Proxies with TLS", .timeLimit(.minutes(10)),
  .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)))
struct ProxyTrustTests {
  @Test(
    "A proxy's certificate is verified by the authority that the server's is",
    arguments: Certificates.Source.allCases)
  func authority(_ source: Certificates.Source) async throws {
    try await NginxServer.run { server in
      let proxy = try await TLSProxy("server")
      let transport = try server.transport {
        $0.proxy = .url(proxy.url)
        $0.tls.trust = (try? .certificates(Certificates.shared().pem("ca.pem", source))) ?? .system
      }
      for path in ["/x", "/y"] {
        let answer = try await transport.get(path)
        #expect(answer.text == path)
        #expect(answer.protocol == "HTTP/2.0")
      }
      #expect(proxy.asked == ["127.0.0.1:\(server.port)"])
    }
  }

  @Test(
    "Whoever trusts anyone as server trusts anyone as proxy",
    arguments: ["self", "expired", "named"])
  func insecure(_ certificate: String) async throws {
    try await NginxServer.run(.init(certificate: "foreign")) { server in
      let proxy = try await TLSProxy(certificate)
      let transport = try server.transport {
        $0.proxy = .url(proxy.url)
        $0.tls.trust = .insecure
      }
      #expect(try await transport.get("/x").text == "/x")
      #expect(proxy.asked.count == 1)
    }
  }

  @Test(
    "A proxy that cannot be trusted is an error that says it is the proxy, and is asked nothing",
    // Of a chain, this proxy sends the first alone.
    arguments: TLSTrustTests.bad.filter { $0.certificate != "chain" })
  func refused(_ bad: TLSTrustTests.Bad) async throws {
    let why =
      switch bad.why {
      case "is the certificate authority that of this": "its issuer is not among those to trust"
      default: bad.why
      }
    for isUpgrade in [false, true] {
      let proxy = try await TLSProxy(bad.certificate)
      let trust = try bad.trust.map { try Certificates.shared().trust($0) } ?? .system
      let transport = try CurlTransport(
        TransportSettings(
          server: "https://kube.example:1", tls: TLSSettings(trust: trust), proxy: .url(proxy.url)))
      let error = await #expect(throws: TransportError.self) {
        if isUpgrade {
          _ = try await transport.upgrade(UpgradeRig.request())
        } else {
          _ = try await transport.get()
        }
      }
      let message = try #require(error).message
      #expect(error?.code == .certificateRejected)
      #expect(error?.wasNotSent == true)
      #expect(message.hasPrefix("The proxy's certificate is rejected: "), "\(message)")
      #expect(message.contains(why), "\(message)")
      #expect(proxy.asked.isEmpty)
    }
  }

  @Test(
    "Behind a proxy to trust, the error of a server's certificate says that it is the server's",
    arguments: ["foreign", "named", "expired"])
  func server(_ certificate: String) async throws {
    try await NginxServer.run(.init(certificate: certificate)) { server in
      let proxy = try await TLSProxy("server")
      var settings = try server.settings()
      settings.proxy = .url(proxy.url)
      let error = try await failure(settings)
      // Within the TLS of a proxy, libcurl 7.88 loses what OpenSSL says of a certificate.
      if error.code == .tlsFailed {
        #expect(error.message.hasPrefix("TLS could not be agreed on with the server: "))
        #expect(error.message.contains("Is the certificate authority that of this cluster?"))
      } else {
        #expect(error.code == .certificateRejected)
        #expect(
          error.message.hasPrefix("The server's certificate is rejected: "), "\(error.message)")
      }
      #expect(error.wasNotSent)
      #expect(proxy.asked == ["127.0.0.1:\(server.port)"])
    }
  }

  @Test("The server name is the server's, and the proxy keeps its own")
  func serverName() async throws {
    try await NginxServer.run(.init(certificate: "named")) { server in
      let proxy = try await TLSProxy("server")
      let transport = try server.transport {
        $0.proxy = .url(proxy.url)
        $0.tls.serverName = "kube.example"
      }
      #expect(try await transport.get("/x").text == "/x")
      #expect(proxy.asked == ["127.0.0.1:\(server.port)"])
    }
  }

  @Test("A proxy that asks gets the client certificate, as with kubectl", arguments: [true, false])
  func client(hasIdentity: Bool) async throws {
    try await NginxServer.run { server in
      let proxy = try await TLSProxy("server", wantsClient: true)
      var settings = try server.settings(
        identity: hasIdentity ? Certificates.shared().identity("alice") : nil)
      settings.proxy = .url(proxy.url)
      if hasIdentity {
        #expect(try await CurlTransport(settings).get("/x").text == "/x")
      } else {
        let error = try await failure(settings)
        #expect([.tlsFailed, .proxyFailed].contains(error.code), "\(error.message)")
        #expect(error.message.contains("proxy"), "\(error.message)")
        #expect(error.wasNotSent)
        #expect(proxy.asked.isEmpty)
      }
    }
  }

  @Test("A proxy that speaks no TLS is an error of TLS with the proxy")
  func plain() async throws {
    let proxy = try LoopbackServer { $0.respond("no", status: "400 Bad Request") }
    let error = try await failure(
      TransportSettings(
        server: "https://kube.example:1", proxy: .url("https://me:geheim@127.0.0.1:\(proxy.port)")))
    #expect(error.code == .tlsFailed)
    #expect(error.message.contains("with the proxy"), "\(error.message)")
    #expect(!error.message.contains("geheim"))
    withExtendedLifetime(proxy) {}
  }
}
