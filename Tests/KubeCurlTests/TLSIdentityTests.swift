import Foundation
import HTTPTypes
import KubeTransport
import KubeCurl
import Testing

@Suite(
  "TLS: who we are", .timeLimit(.minutes(10)),
  .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)))
struct TLSIdentityTests {
  /// A server that knows its clients by their certificates.
  private func run(
    _ verify: String = "on", _ more: String = "", _ body: (NginxServer) async throws -> Void
  ) async throws {
    let authority = try Certificates.shared().path("ca.pem")
    try await NginxServer.run(
      .init(
        directives: "ssl_client_certificate \(authority); ssl_verify_client \(verify); \(more)"),
      body)
  }

  @Test(
    "Keys of all forms, from files and from bytes",
    arguments: [
      ("alice", "alice.key"), ("alice", "alice-sec1.key"), ("rsa", "rsa.key"),
      ("rsa", "rsa-pkcs1.key"),
    ], Certificates.Source.allCases)
  func forms(_ form: (name: String, key: String), _ source: Certificates.Source) async throws {
    try await run { server in
      let identity = try Certificates.shared().identity(form.name, key: form.key, source)
      let transport = try CurlTransport(server.settings(identity: identity))
      let answer = try await transport.get()
      #expect(answer.status == 200)
      #expect(answer.client == "CN=\(form.name)")
    }
  }

  @Test("A certificate and its key may come from different places")
  func mixed() async throws {
    try await run { server in
      let certificates = try Certificates.shared()
      for (first, second) in [
        (Certificates.Source.file, Certificates.Source.bytes), (.bytes, .file),
      ] {
        let identity = ClientIdentity(
          certificate: try certificates.pem("alice.pem", first),
          key: try certificates.pem("alice.key", second))
        let transport = try CurlTransport(server.settings(identity: identity))
        #expect(try await transport.get().client == "CN=alice")
      }
    }
  }

  @Test(
    "A request's own identity is used for it alone, whatever is open for others",
    arguments: Certificates.Source.allCases, [true, false])
  func perRequest(_ source: Certificates.Source, isHTTP2Enabled: Bool) async throws {
    try await run("optional") { server in
      let certificates = try Certificates.shared()
      let (alice, bob) = (
        try certificates.identity("alice", source), try certificates.identity("bob", source)
      )
      let transport = try server.transport { $0.isHTTP2Enabled = isHTTP2Enabled }
      for _ in 0..<3 {
        #expect(try await transport.get(identity: alice).client == "CN=alice")
        let nobody = try await transport.get().client
        #expect(nobody == nil || nobody == "")
        #expect(try await transport.get(identity: bob).client == "CN=bob")
      }
      let own = try server.transport {
        $0.tls.identity = alice
        $0.isHTTP2Enabled = isHTTP2Enabled
      }
      let answers = try await withThrowingTaskGroup(of: (Bool, String?).self) { group in
        for index in 0..<40 {
          group.addTask {
            let isBob = index.isMultiple(of: 2)
            return (isBob, try await own.get(identity: isBob ? bob : nil).client)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.count == 40)
      for (isBob, client) in answers { #expect(client == (isBob ? "CN=bob" : "CN=alice")) }
    }
  }

  @Test("Without a certificate, or with one of a stranger's, nginx answers 400")
  func missing() async throws {
    try await run { server in
      #expect(try await server.transport().get().status == 400)
      let stranger = try CurlTransport(
        server.settings(identity: Certificates.shared().identity("stranger")))
      #expect(try await stranger.get().status == 400)
    }
  }

  @Test(
    "A server that ends TLS for want of a certificate is an error of TLS",
    arguments: ["-tls1_2", "-tls1_3"])
  func dropped(_ version: String) async throws {
    let certificates = try Certificates.shared()
    let port = try TestPort.next()
    let server = try await ServerProcess(
      .openssl,
      [
        "s_server", "-accept", "\(port)", version, "-www", "-Verify", "1", "-verify_return_error",
        "-CAfile", certificates.path("ca.pem"), "-cert", certificates.path("server.pem"), "-key",
        certificates.path("server.key"),
      ], port: port, log: "")
    var settings = TransportSettings(
      server: "https://127.0.0.1:\(port)", tls: TLSSettings(trust: try certificates.trust()),
      proxy: .none)
    let error = try await failure(settings)
    #expect(error.code == .tlsFailed, "\(error.message)")
    settings.tls.identity = try certificates.identity("stranger")
    #expect(try await failure(settings).code == .tlsFailed)
    settings.tls.identity = try certificates.identity("alice")
    let transport = try CurlTransport(settings)
    #expect(try await transport.get().status == 200)
    try await server.stop()
  }

  /// Certificate, key, and what the error says.
  static let badFiles = [
    ("alice.pem", "bob.key", "belong together"),
    ("missing.pem", "alice.key", "missing.pem"),
    ("alice.pem", "missing.key", "missing.key"),
    ("", "alice.key", "client certificate"),
    ("empty.pem", "alice.key", "client certificate"),
    ("garbage.pem", "alice.key", "client certificate"),
    ("broken.pem", "alice.key", "client certificate"),
    ("alice.pem", "garbage.pem", "client"),
    ("alice.pem", "broken.key", "client"),
    ("alice.pem", "alice.pem", "client"),
    ("alice.key", "alice.key", "client certificate"),
    ("alice.pem", "encrypted.key", "encrypted"),
  ]

  @Test(
    "A certificate or key that cannot be used is an error of the settings, without the key in it",
    arguments: badFiles, Certificates.Source.allCases)
  func unusable(
    _ example: (certificate: String, key: String, why: String), _ source: Certificates.Source
  ) async throws {
    let certificates = try Certificates.shared()
    let names = [example.certificate, example.key]
    if source == .bytes, names.contains(where: { $0.isEmpty || $0.hasPrefix("missing") }) { return }
    try await run("optional") { server in
      let identity = ClientIdentity(
        certificate: try certificates.pem(example.certificate, source),
        key: try certificates.pem(example.key, source))
      let own = try await failure(server.settings(identity: identity))
      let request = CurlTransport.request(identity: identity)
      for error in [own, try await failure(server.settings(), request)] {
        #expect(error.code == .invalidSettings, "\(error.message)")
        #expect(error.wasNotSent)
        #expect(error.message.contains(example.why), "\(error.message)")
        for key in ["alice.key", "bob.key", "encrypted.key"] {
          for secret in try certificates.secrets(key) { #expect(!"\(error)".contains(secret)) }
        }
      }
    }
  }
}
