import Foundation
import HTTPTypes
import KubeTransport
import KubeCurl
import Testing

@Suite(
  "TLS: whom to trust", .timeLimit(.minutes(10)),
  .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)))
struct TLSTrustTests {
  @Test(
    "A certificate is verified by the authority that the settings have",
    arguments: Certificates.Source.allCases)
  func authority(_ source: Certificates.Source) async throws {
    try await NginxServer.run { server in
      let trust = TLSSettings.Trust.certificates(
        try Certificates.shared().pem("ca.pem", source))
      for host in ["127.0.0.1", "localhost"] {
        let transport = try CurlTransport(server.settings(host: host, trust: trust))
        let answer = try await transport.get("/x")
        #expect(answer.text == "/x")
        #expect(answer["X-Host"] == "\(host):\(server.port)")
        #expect(answer["X-Server-Name"] ?? "" == (host == "localhost" ? host : ""))
      }
    }
  }

  @Test("A certificate that is trusted itself needs no authority")
  func itself() async throws {
    try await NginxServer.run(.init(certificate: "self")) { server in
      let transport = try CurlTransport(
        server.settings(trust: Certificates.shared().trust("self")))
      #expect(try await transport.get().status == 200)
    }
  }

  /// A certificate, and what the error says of it.
  struct Bad: Sendable, CustomTestStringConvertible {
    let certificate: String
    let trust: String?
    let why: String

    var testDescription: String { "\(certificate) by \(trust ?? "the system's")" }
  }

  static let bad = [
    Bad(certificate: "server", trust: "other", why: "is the certificate authority that of this"),
    Bad(certificate: "server", trust: nil, why: "is the certificate authority that of this"),
    Bad(certificate: "foreign", trust: "ca", why: "is the certificate authority that of this"),
    Bad(certificate: "chain", trust: "ca", why: "signed by itself"),
    Bad(certificate: "self", trust: "ca", why: "signed by itself"),
    Bad(certificate: "expired", trust: "ca", why: "it has expired"),
    Bad(certificate: "future", trust: "ca", why: "not valid yet"),
    Bad(certificate: "named", trust: "ca", why: "for another name"),
  ]

  @Test("A certificate that cannot be trusted is refused, and the error says why", arguments: bad)
  func refused(_ bad: Bad) async throws {
    try await NginxServer.run(.init(certificate: bad.certificate)) { server in
      let trust = try bad.trust.map { try Certificates.shared().trust($0) } ?? .system
      let error = try await failure(server.settings(trust: trust))
      #expect(error.code == .certificateRejected)
      #expect(error.wasNotSent)
      #expect(error.message.contains(bad.why), "\(error.message)")
      // Only whoever asks for it gets on without.
      let insecure = try CurlTransport(server.settings(trust: .insecure))
      #expect(try await insecure.get().status == 200)
    }
  }

  @Test("The server name is what is verified and what is sent, not the host of the request")
  func serverName() async throws {
    try await NginxServer.run(.init(certificate: "named")) { server in
      let transport = try CurlTransport(server.settings(serverName: "kube.example"))
      let answer = try await transport.get()
      #expect(answer["X-Server-Name"] == "kube.example")
      #expect(answer["X-Host"] == "127.0.0.1:\(server.port)")
      for name in ["other.example", "example", "127.0.0.1"] {
        let error = try await failure(server.settings(serverName: name))
        #expect(error.code == .certificateRejected)
        #expect(error.message.contains("for another name"), "\(error.message)")
      }
    }
    try await NginxServer.run { server in
      let transport = try CurlTransport(server.settings(host: "localhost", serverName: "127.0.0.1"))
      #expect(try await transport.get().status == 200)
    }
  }

  @Test("TLS 1.2 is enough", arguments: ["TLSv1.2", "TLSv1.3"])
  func version(_ version: String) async throws {
    try await NginxServer.run(.init(directives: "ssl_protocols \(version);")) { server in
      let answer = try await server.transport().get()
      #expect(answer["X-TLS"] == version)
    }
  }

  @Test(
    "A server that ends the handshake, or speaks no TLS, is an error of TLS",
    arguments: [
      NginxServer.Configuration(directives: "ssl_reject_handshake on;"),
      NginxServer.Configuration(listen: ""),
    ])
  func noTLS(_ configuration: NginxServer.Configuration) async throws {
    try await NginxServer.run(configuration) { server in
      let error = try await failure(server.settings())
      #expect(error.code == .tlsFailed, "\(error.message)")
      #expect(error.wasNotSent)
    }
  }

  @Test(
    "An authority that cannot be used is an error of the settings",
    arguments: [
      "missing.pem", "", "empty.pem", "garbage.pem", "broken.pem", "ca.key",
    ], Certificates.Source.allCases)
  func badAuthority(_ name: String, _ source: Certificates.Source) async throws {
    let certificates = try Certificates.shared()
    if source == .bytes, name.isEmpty || name == "missing.pem" { return }
    try await NginxServer.run { server in
      let error = try await failure(
        server.settings(trust: .certificates(certificates.pem(name, source))))
      #expect(error.code == .invalidSettings, "\(error.message)")
      #expect(error.wasNotSent)
      #expect(error.message.contains("certificate authority"), "\(error.message)")
      if name == "missing.pem" { #expect(error.message.contains(certificates.path(name))) }
      for secret in try certificates.secrets("ca.key") { #expect(!error.message.contains(secret)) }
    }
  }
}
