import Foundation
import KubeTestSupport
import KubeTransport
import KubeCurl
import Testing

@Suite(
  "Unix sockets", .timeLimit(.minutes(10)),
  .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)))
struct UnixSocketTests {
  @Test("A server on a Unix socket, whatever its host's name", arguments: [false, true])
  func socket(isTLS: Bool) async throws {
    let directory = try TemporaryDirectory()
    defer { withExtendedLifetime(directory) {} }
    let socket = "\(directory.path)/s"
    let configuration = NginxServer.Configuration(
      certificate: "named", directives: "listen unix:\(socket) \(isTLS ? "ssl http2" : "");")
    try await NginxServer.run(configuration) { _ in
      let transport = try CurlTransport(
        TransportSettings(
          server: "\(isTLS ? "https" : "http")://kube.example",
          tls: TLSSettings(trust: try Certificates.shared().trust()), unixSocket: socket))
      for path in ["/x", "/y"] {
        let answer = try await transport.get(path)
        #expect(answer.text == path)
        #expect(answer["X-Host"] == "kube.example")
        #expect(answer.protocol == (isTLS ? "HTTP/2.0" : "HTTP/1.1"))
      }
    }
  }

  @Test("The server name is verified here, too")
  func serverName() async throws {
    let directory = try TemporaryDirectory()
    defer { withExtendedLifetime(directory) {} }
    let socket = "\(directory.path)/s"
    let configuration = NginxServer.Configuration(
      certificate: "named", directives: "listen unix:\(socket) ssl http2;")
    try await NginxServer.run(configuration) { _ in
      var settings = TransportSettings(
        server: "https://localhost", tls: TLSSettings(trust: try Certificates.shared().trust()),
        unixSocket: socket)
      #expect(try await failure(settings).code == .certificateRejected)
      settings.tls.serverName = "kube.example"
      let transport = try CurlTransport(settings)
      #expect(try await transport.get("/x").text == "/x")
    }
  }

  @Test("A path where nobody listens is a connection that failed")
  func absent() async throws {
    let directory = try TemporaryDirectory()
    defer { withExtendedLifetime(directory) {} }
    for path in ["\(directory.path)/none", directory.path, String(repeating: "/long", count: 60)] {
      let error = try await failure(
        TransportSettings(server: "http://localhost", unixSocket: path))
      let isLong = path.hasPrefix("/long")
      #expect(error.code == (isLong ? .invalidSettings : .connectionFailed), "\(error.message)")
      #expect(error.wasNotSent)
    }
  }
}
