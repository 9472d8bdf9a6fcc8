import HTTPTypes
import KubeTestSupport
import KubeTransport
import KubeCurl
import Testing

@Suite("Ways to a server that leaves HTTP", .timeLimit(.minutes(10)))
struct UpgradeWayTests {
  /// nginx before a server of the test's, which offers HTTP/2 to whoever does not want to upgrade.
  private static func passing(_ backend: LoopbackServer) -> NginxServer.Configuration {
    NginxServer.Configuration(
      root: "proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; "
        + "proxy_set_header Connection upgrade; proxy_set_header X-Way $server_protocol; "
        + "proxy_set_header X-Way-Client $ssl_client_s_dn; "
        + "proxy_read_timeout 60s; proxy_pass http://127.0.0.1:\(backend.port);")
  }

  private static func backend(_ heads: Shared<[String]>, blocks: Int) throws -> LoopbackServer {
    try LoopbackServer { connection in
      guard let head = connection.request() else { return }
      heads.change { $0.append(head) }
      connection.write(UpgradeRig.switching)
      connection.echo(blocks: blocks)
    }
  }

  @Test(
    "Over TLS megabytes go both ways, on connections of HTTP/1.1 where others have HTTP/2",
    .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)),
    arguments: ["TLSv1.2", "TLSv1.3"])
  func tls(_ version: String) async throws {
    let heads = Shared<[String]>([])
    let backend = try Self.backend(heads, blocks: 1 << 14)
    var configuration = Self.passing(backend)
    configuration.directives = "ssl_protocols \(version); location /plain { return 200 plain; }"
    try await NginxServer.run(configuration) { server in
      let transport = try server.transport()
      #expect(try await transport.get("/plain").protocol == "HTTP/2.0")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<4 {
          group.addTask {
            let opened = try await transport.open("/up")
            let sent = pattern(128 << 14, index)
            async let written: Void = opened.write(sent)
            let received = try await opened.read(sent.count)
            let isWhole = received == sent
            #expect(isWhole, "\(received.count) of \(sent.count)")
            try await written
          }
        }
        try await group.waitForAll()
      }
      #expect(try await transport.get("/plain").protocol == "HTTP/2.0")
    }
    #expect(heads.value.count == 4)
    #expect(heads.value.allSatisfy { $0.contains("X-Way: HTTP/1.1\r\n") })
    withExtendedLifetime(backend) {}
  }

  @Test(
    "Over TLS who does not read stops the server, and loses nothing",
    .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)))
  func slowReader() async throws {
    let (block, total, stalled) = (pattern(1 << 16), 512, Gate())
    let backend = try LoopbackServer { connection in
      guard connection.request() != nil else { return }
      connection.write(UpgradeRig.switching)
      var isTold = false
      for _ in 0..<total {
        if !isTold, !connection.isWritable(within: 500) {
          isTold = true
          stalled.open()
        }
        guard connection.write(block) else { break }
      }
      if !isTold { stalled.open() }
    }
    try await NginxServer.run(Self.passing(backend)) { server in
      let opened = try await server.transport().open("/up")
      await stalled.wait()
      for index in 0..<total {
        guard try await opened.read(block.count) == block else {
          Issue.record("block \(index) is another")
          return
        }
      }
      #expect(try await opened.read(1).isEmpty)
    }
    withExtendedLifetime(backend) {}
  }

  @Test(
    "A certificate that is not to be trusted ends it before anything is sent",
    .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)))
  func untrusted() async throws {
    let heads = Shared<[String]>([])
    let backend = try Self.backend(heads, blocks: 1)
    try await NginxServer.run(Self.passing(backend)) { server in
      let transport = try server.transport {
        $0.tls = TLSSettings(trust: .system)
      }
      let error = await #expect(throws: TransportError.self) {
        _ = try await transport.upgrade(UpgradeRig.request())
      }
      #expect(error?.code == .certificateRejected && error?.wasNotSent == true)
    }
    #expect(heads.value.isEmpty)
    withExtendedLifetime(backend) {}
  }

  @Test("Through proxies, without TLS and with it", arguments: ["http", "socks5h"])
  func proxies(_ scheme: String) async throws {
    let proxy = try ProxyServer(scheme == "http" ? .http : .socks)
    let url = ProxySettings.url("\(scheme)://127.0.0.1:\(proxy.port)")
    let rig = try UpgradeRig(proxy: url) { connection in
      guard connection.request() != nil else { return }
      connection.write(UpgradeRig.switching)
      connection.echo(blocks: 500)
    }
    func exchange(_ opened: Opened) async throws {
      let sent = pattern(5000)
      async let written: Void = opened.write(sent)
      let received = try await opened.read(sent.count)
      let isWhole = received == sent
      #expect(isWhole)
      try await written
    }
    try await exchange(rig.open())
    #expect(proxy.asked == ["127.0.0.1:\(rig.server.port)"])
    if NginxServer.isAvailable {
      let heads = Shared<[String]>([])
      let backend = try Self.backend(heads, blocks: 500)
      try await NginxServer.run(Self.passing(backend)) { server in
        let transport = try server.transport { $0.proxy = url }
        try await exchange(transport.open("/up"))
        #expect(proxy.asked.last == "127.0.0.1:\(server.port)")
      }
      #expect(heads.value.count == 1)
      withExtendedLifetime(backend) {}
    }
    withExtendedLifetime((rig, proxy)) {}
  }

  @Test("A proxy that does not let through is an error; nothing was sent")
  func refusingProxy() async throws {
    let proxy = try ProxyServer(.http, credentials: .init(user: "a", password: "b"))
    let rig = try UpgradeRig(proxy: .url("http://127.0.0.1:\(proxy.port)")) { _ in }
    let error = try await rig.failure()
    #expect(error.code == .proxyFailed, "\(error.message)")
    #expect(error.wasNotSent)
    #expect(rig.server.connections == 0)
    withExtendedLifetime((rig, proxy)) {}
  }

  @Test("Where nobody listens the request was not sent")
  func absent() async throws {
    let transport = try CurlTransport(
      TransportSettings(server: "http://127.0.0.1:\(TestPort.next())", proxy: .none))
    let error = await #expect(throws: TransportError.self) {
      _ = try await transport.upgrade(UpgradeRig.request())
    }
    #expect(error?.code == .connectionFailed && error?.wasNotSent == true)
  }
}
