import Foundation
import KubeTransport
import KubeCurl
import Testing

/// Each answer ends its connection, so that each request needs a new one.
@Suite(
  "TLS: files that rotate", .timeLimit(.minutes(10)),
  .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)))
struct TLSRotationTests {
  /// Puts a file in the place of another, at once, as the kubelet does.
  private func replace(_ path: String, by name: String) throws {
    let new = "\(path).new"
    try Data(try Certificates.shared().bytes(name)).write(to: URL(fileURLWithPath: new))
    guard rename(new, path) == 0 else { throw ServerFailure("no rename to \(path)") }
  }

  @Test("A new connection is verified by the authority that the file has by then")
  func authority() async throws {
    try await NginxServer.run(.init(directives: "keepalive_timeout 0;")) { server in
      let path = "\(server.directory)/authority.pem"
      try replace(path, by: "other.pem")
      let transport = try server.transport { $0.tls.trust = .certificates(.file(path)) }
      for _ in 0..<2 {
        let error = await #expect(throws: TransportError.self) { try await transport.get() }
        #expect(error?.code == .certificateRejected)
        try replace(path, by: "ca.pem")
        #expect(try await transport.get().status == 200)
        #expect(try await transport.get().status == 200)
        try replace(path, by: "other.pem")
      }
    }
  }

  @Test(
    "A new connection shows the certificate that the file has by then",
    arguments: ["TLSv1.2", "TLSv1.3"], [true, false])
  func identity(_ version: String, isHTTP2Enabled: Bool) async throws {
    let authority = try Certificates.shared().path("ca.pem")
    let directives = """
      ssl_client_certificate \(authority); ssl_verify_client on; keepalive_requests 1;
      ssl_protocols \(version); ssl_session_cache shared:sessions:1m; ssl_session_tickets on;
      """
    try await NginxServer.run(.init(directives: directives)) { server in
      let (certificate, key) = ("\(server.directory)/own.pem", "\(server.directory)/own.key")
      try replace(certificate, by: "alice.pem")
      try replace(key, by: "alice.key")
      let transport = try server.transport {
        $0.tls.identity = ClientIdentity(certificate: .file(certificate), key: .file(key))
        $0.isHTTP2Enabled = isHTTP2Enabled
      }
      for name in ["alice", "bob", "alice"] {
        try replace(certificate, by: "\(name).pem")
        try replace(key, by: "\(name).key")
        for _ in 0..<2 { #expect(try await transport.get().client == "CN=\(name)") }
      }
    }
  }

  @Test("A file that is gone when a connection is made is an error of the settings")
  func gone() async throws {
    try await NginxServer.run(.init(directives: "keepalive_timeout 0;")) { server in
      let path = "\(server.directory)/authority.pem"
      try replace(path, by: "ca.pem")
      let transport = try server.transport { $0.tls.trust = .certificates(.file(path)) }
      #expect(try await transport.get().status == 200)
      unlink(path)
      let error = await #expect(throws: TransportError.self) { try await transport.get() }
      #expect(error?.code == .invalidSettings)
    }
  }
}
