import Foundation
import HTTPTypes
import KubeTestSupport
import KubeTransport
import KubeCurl
import Testing

/// What a server does to connections that are kept for a next request.
@Suite("Connections that have gone stale", .timeLimit(.minutes(10)))
struct SlowServerStaleTests {
  private func transport(_ server: LoopbackServer) throws -> CurlTransport {
    try CurlTransport(TransportSettings(server: "http://127.0.0.1:\(server.port)", proxy: .none))
  }

  private static let bodies: [(HTTPRequest.Method, RequestBody)] = [
    (.get, .none), (.post, .bytes([1, 2])), (.patch, .bytes([1, 2])), (.put, .bytes([1, 2])),
    (.delete, .none),
  ]

  @Test("A server that closes after each answer without a word sees each request once")
  func closed() async throws {
    let (seen, closed) = (Shared(0), Shared(0))
    let server = try LoopbackServer { connection in
      guard let request = connection.request() else { return }
      // What is left unread would make the end a reset.
      if request.contains("Content-Length: 2") { _ = connection.read(2) }
      seen.change { $0 += 1 }
      connection.respond("ok")
      connection.close()
      closed.change { $0 += 1 }
    }
    let transport = try transport(server)
    for _ in 0..<20 {
      for (method, body) in Self.bodies {
        let request = CurlTransport.request(method: method, body: body)
        #expect(try await transport.answer(to: request).text == "ok")
        try await closed.wait { $0 == seen.value ? () : nil }
      }
    }
    #expect(seen.value == 20 * Self.bodies.count)
    withExtendedLifetime(server) {}
  }

  /// A server that answers once on each connection, then reads one request more and closes.
  private func forgetful(_ seen: Shared<[String]>) throws -> LoopbackServer {
    try LoopbackServer { connection in
      for index in 0..<2 {
        guard let request = connection.request() else { return }
        let method = String(request.prefix { $0 != " " })
        if request.contains("Content-Length: 2") { _ = connection.read(2) }
        seen.change { $0.append(method) }
        if index == 0 { connection.respond("ok") }
      }
    }
  }

  @Test(
    "A request that changes something is not sent again where the server may have seen it",
    arguments: [HTTPRequest.Method.post, .patch, .put, .delete])
  func notRepeated(_ method: HTTPRequest.Method) async throws {
    let seen = Shared<[String]>([])
    let server = try forgetful(seen)
    let transport = try transport(server)
    #expect(try await transport.get().text == "ok")
    let error = await #expect(throws: TransportError.self) {
      try await transport.answer(
        to: CurlTransport.request(method: method, body: .bytes([1, 2])))
    }
    #expect(error?.code == .closedEarly, "\(error?.message ?? "")")
    #expect(error?.wasNotSent == false)
    #expect(seen.value == ["GET", method.rawValue])
    withExtendedLifetime(server) {}
  }

  @Test("A request that only reads is sent again")
  func repeated() async throws {
    let seen = Shared<[String]>([])
    let server = try forgetful(seen)
    let transport = try transport(server)
    for _ in 0..<2 { #expect(try await transport.get().text == "ok") }
    #expect(seen.value == ["GET", "GET", "GET"])
    withExtendedLifetime(server) {}
  }

  @Test("A body that comes in chunks is not sent again")
  func stream() async throws {
    let seen = Shared<[String]>([])
    let server = try forgetful(seen)
    let transport = try transport(server)
    #expect(try await transport.get().text == "ok")
    let chunks = AsyncThrowingStream<[UInt8], any Error> { continuation in
      continuation.yield([1, 2])
      continuation.finish()
    }
    let error = await #expect(throws: TransportError.self) {
      try await transport.answer(
        to: CurlTransport.request(method: .put, body: .stream(chunks, length: 2)))
    }
    #expect(error?.code == .closedEarly, "\(error?.message ?? "")")
    #expect(error?.wasNotSent == false)
    #expect(seen.value == ["GET", "PUT"])
    withExtendedLifetime(server) {}
  }

  @Test(
    "A server that is started anew is found again",
    .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)),
    arguments: [true, false])
  func restarted(isHTTP2Enabled: Bool) async throws {
    var configuration = NginxServer.Configuration()
    configuration.port = try TestPort.next()
    let transport = try await NginxServer.run(configuration) { server in
      let transport = try server.transport { $0.isHTTP2Enabled = isHTTP2Enabled }
      #expect(try await transport.get("/x").text == "/x")
      return transport
    }
    for _ in 0..<3 {
      let error = await #expect(throws: TransportError.self) { try await transport.get() }
      #expect(error?.code == .connectionFailed, "\(error?.message ?? "")")
      #expect(error?.wasNotSent == true)
      try await NginxServer.run(configuration) { _ in
        for (method, body) in Self.bodies {
          let request = CurlTransport.request("/y", method: method, body: body)
          let answer = try await transport.answer(to: request)
          #expect(answer.text == "/y")
        }
      }
    }
  }
}
