import Foundation
import HTTPTypes
import KubeTransport
import KubeCurl
import Testing

@Suite("Connections that are cut, and answers that are none", .timeLimit(.minutes(10)))
struct SlowServerCutTests {
  private func transport(_ server: LoopbackServer) throws -> CurlTransport {
    try CurlTransport(TransportSettings(server: "http://127.0.0.1:\(server.port)", proxy: .none))
  }

  @Test(
    "An answer that is cut is an error, wherever it is cut",
    arguments: [
      "", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Le",
      "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n",
    ], [true, false])
  func cut(_ answer: String, isReset: Bool) async throws {
    let server = try LoopbackServer { connection in
      // What is left unread makes the end a reset.
      if isReset { _ = connection.read(1) } else { _ = connection.request() }
      connection.write(answer)
    }
    let transport = try transport(server)
    let error = await #expect(throws: TransportError.self) { try await transport.get() }
    #expect(error?.code == .closedEarly, "\(error?.message ?? "")")
    #expect(error?.wasNotSent == false)
    #expect(server.connections == 1)
  }

  @Test(
    "What is no HTTP breaks its rules",
    arguments: [
      "<!DOCTYPE html>\n<html><body>Sign in</body></html>", "SSH-2.0-OpenSSH_9.2\r\n",
      "\u{15}\u{3}\u{1}\u{0}\u{2}\u{2}\u{50}", "HTTP/1.1 x\r\n\r\n", "HTTP/1.1 99 Low\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffffffff\r\nabc",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcde\r\n0\r\n\r\n",
    ])
  func noHTTP(_ answer: String) async throws {
    let server = try LoopbackServer { connection in
      _ = connection.request()
      connection.write(answer)
    }
    let transport = try transport(server)
    let error = await #expect(throws: TransportError.self) { try await transport.get() }
    #expect(error?.code == .protocolViolation, "\(error?.message ?? "")")
    #expect(error?.wasNotSent == false)
    withExtendedLifetime(server) {}
  }

  @Test("A head of two megabytes is refused, in one field or in many", arguments: [1, 2000])
  func largeHead(_ fields: Int) async throws {
    let server = try LoopbackServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n")
      let value = String(repeating: "x", count: (2 << 20) / fields)
      for index in 0..<fields { connection.write("X-\(index): \(value)\r\n") }
      connection.write("\r\n")
      connection.waitForClose()
    }
    let transport = try transport(server)
    let error = await #expect(throws: TransportError.self) { try await transport.get() }
    #expect(error?.code == .protocolViolation, "\(error?.message ?? "")")
    withExtendedLifetime(server) {}
  }

  @Test("Answers without a body have none, and the connection goes on")
  func bodiless() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.request() {
        let status = request.split(separator: "/")[1].split(separator: " ")[0]
        if request.hasPrefix("HEAD") || status == "304" {
          connection.write("HTTP/1.1 \(status) X\r\nContent-Length: 10\r\n\r\n")
        } else {
          connection.write("HTTP/1.1 \(status) X\r\n\r\n")
        }
      }
    }
    let transport = try transport(server)
    for (method, status) in [
      (HTTPRequest.Method.head, 200), (.get, 204), (.get, 304), (.head, 404), (.delete, 204),
    ] {
      let answer = try await transport.answer(
        to: CurlTransport.request("/\(status)", method: method))
      #expect(answer.status == status)
      #expect(answer.body == [])
    }
    #expect(server.connections == 1)
  }

  @Test("An answer that comes before all of the request's body was sent is an answer")
  func earlyAnswer() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.request()
      _ = connection.read(1)
      connection.respond(
        "too much", status: "413 Content Too Large", fields: "Connection: close\r\n")
      connection.waitForClose()
    }
    let transport = try transport(server)
    let endless = AsyncThrowingStream<[UInt8], any Error> { [UInt8](repeating: 1, count: 1000) }
    let answer = try await transport.answer(
      to: CurlTransport.request(method: .post, body: .stream(endless, length: nil)))
    #expect(answer.status == 413)
    #expect(answer.text == "too much")
    withExtendedLifetime(server) {}
  }
}
