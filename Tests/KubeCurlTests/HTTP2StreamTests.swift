import Foundation
import HTTPTypes
import KubeTestSupport
import KubeTransport
import KubeCurl
import Testing

@Suite(
  "HTTP/2: streams that share a connection", .timeLimit(.minutes(10)),
  .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)))
struct HTTP2StreamTests {
  private static let total = 192 << 20

  /// Sends much at `/large` and says when that stalls; answers all else at once.
  private func source(_ stalled: Gate, _ sent: Shared<Int>) throws -> LoopbackServer {
    let total = Self.total
    return try LoopbackServer { connection in
      guard let request = connection.request() else { return }
      guard request.hasPrefix("GET /large") else { return connection.respond("small") }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(total)\r\n\r\n")
      let block = [UInt8](repeating: 7, count: 1 << 16)
      var isTold = false
      while sent.value < total {
        if !isTold, !connection.isWritable(within: 500) {
          isTold = true
          stalled.open()
        }
        guard connection.write(block) else { return }
        sent.change { $0 += block.count }
      }
      if !isTold { stalled.open() }
    }
  }

  @Test("A consumer who does not ask stops his stream and no other, and loses nothing")
  func backpressure() async throws {
    let (stalled, sent) = (Gate(), Shared(0))
    let backend = try source(stalled, sent)
    try await NginxServer.run(.passing(to: backend)) { server in
      let transport = try server.transport()
      let response = try await transport.send(CurlTransport.request("/large"))
      let name = try #require(HTTPField.Name("X-Connection"))
      let connection = response.head.headerFields[name]
      await stalled.wait()
      // libcurl asks for up to 32 MB of a stream, and nginx and the kernel hold some.
      #expect(sent.value < Self.total / 2)
      for _ in 0..<20 {
        let answer = try await transport.get("/small")
        #expect(answer.text == "small")
        #expect(answer.connection == connection)
      }
      var received = 0
      for try await chunk in response.body { received += chunk.count }
      #expect(received == Self.total)
    }
    withExtendedLifetime(backend) {}
  }

  @Test(
    "A server hears at once that a stream is cancelled; the others go on, on their connection",
    arguments: [["/one", "/two", "/three"], []])
  func cancel(_ others: [String]) async throws {
    let (arrived, gone, go) = (Shared(0), Gate(), Gate())
    let backend = try LoopbackServer { connection in
      guard let request = connection.request() else { return }
      let path = String(request.split(separator: " ")[1])
      guard path != "/quick" else { return connection.respond(path) }
      connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
      connection.write("begin ")
      arrived.change { $0 += 1 }
      if path == "/cancelled" {
        connection.waitForClose()
        gone.open()
      } else {
        go.block()
        connection.write(path)
      }
    }
    try await NginxServer.run(.passing(to: backend)) { server in
      let transport = try server.transport()
      let first = try await transport.get("/quick").connection
      async let kept = transport.getAll(others)
      let cancelled = Task { try await transport.get("/cancelled") }
      try await arrived.wait { $0 > others.count ? () : nil }
      cancelled.cancel()
      let error = await #expect(throws: TransportError.self) { try await cancelled.value }
      #expect(error?.code == .cancelled)
      await gone.wait()
      go.open()
      let answers = try await kept
      #expect(Set(answers.map(\.text)) == Set(others.map { "begin \($0)" }))
      for answer in answers { #expect(answer.connection == first) }
      let last = try await transport.get("/quick").connection
      #expect((last == first) == !others.isEmpty)
    }
    withExtendedLifetime(backend) {}
  }
}
