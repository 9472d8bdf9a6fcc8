import Foundation
import KubeTransport
import KubeCurl
import Testing

@Suite(
  "Compression", .timeLimit(.minutes(10)),
  .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)))
struct NginxCompressionTests {
  private static let gzip = "gzip on; gzip_types *; gzip_min_length 0; gzip_comp_level 1;"

  @Test(
    "A body is the same with compression and without, and is asked for in one form only if allowed",
    arguments: [true, false], [true, false])
  func same(isCompressionEnabled: Bool, isHTTP2Enabled: Bool) async throws {
    let text = (0..<40_000).map { #"{"metadata":{"name":"pod-\#($0)","uid":"\#($0 * 7919)"}},"# }
    let bytes = Array(text.joined().utf8)
    try await NginxServer.run(.init(directives: Self.gzip, files: ["list": bytes, "empty": []])) {
      server in
      let transport = try server.transport {
        $0.isCompressionEnabled = isCompressionEnabled
        $0.isHTTP2Enabled = isHTTP2Enabled
      }
      for _ in 0..<2 {
        let answer = try await transport.get("/files/list")
        let isWhole = answer.body == bytes
        #expect(isWhole)
        #expect(answer["X-Accept-Encoding"] ?? "" == (isCompressionEnabled ? "gzip" : ""))
        #expect(answer["Content-Encoding"] == (isCompressionEnabled ? "gzip" : nil))
      }
      #expect(try await transport.get("/files/empty").body == [])
    }
  }

  @Test("A consumer who does not ask at first gets all of what was compressed well")
  func slow() async throws {
    // Of a kind that JSON never is: a thousandth on the wire.
    let bytes = [UInt8](repeating: 0x20, count: 48 << 20)
    try await NginxServer.run(.init(directives: Self.gzip, files: ["spaces": bytes])) { server in
      let transport = try server.transport { $0.isCompressionEnabled = true }
      let response = try await transport.send(CurlTransport.request("/files/spaces"))
      // By the end of this, much of the other has come.
      let isWhole = try await transport.get("/files/spaces").body == bytes
      #expect(isWhole)
      var received = 0
      for try await chunk in response.body { received += chunk.count }
      #expect(received == bytes.count)
    }
  }

  @Test("A compressed body that is cut or broken is an error")
  func broken() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.request() {
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n"
        connection.write(head)
        let start: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        if request.hasPrefix("GET /cut ") { return _ = connection.write(start) }
        connection.write(start + [UInt8](repeating: 0xFF, count: 10))
      }
    }
    let transport = try CurlTransport(
      TransportSettings(
        server: "http://127.0.0.1:\(server.port)", proxy: .none, isCompressionEnabled: true))
    for (path, code) in [("/cut", TransportError.Code.closedEarly), ("/x", .protocolViolation)] {
      let error = await #expect(throws: TransportError.self) { try await transport.get(path) }
      #expect(error?.code == code, "\(error?.message ?? "")")
      #expect(error?.wasNotSent == false)
    }
    withExtendedLifetime(server) {}
  }
}
