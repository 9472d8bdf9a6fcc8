import Foundation
import HTTPTypes
import KubeTestSupport
import KubeTransport
import KubeCurl
import Testing

@Suite("Transfers", .timeLimit(.minutes(10)))
struct TransferTests {
  /// A transport and the server that it speaks to.
  private struct Rig: Sendable {
    let server: LoopbackServer
    let transport: CurlTransport

    init(_ server: LoopbackServer) throws {
      self.server = server
      transport = try CurlTransport(
        TransportSettings(server: "http://127.0.0.1:\(server.port)", proxy: .none))
    }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
      defer { withExtendedLifetime(self) {} }
      return try await transport.send(request)
    }
  }

  private func transport(_ server: LoopbackServer) throws -> Rig { try Rig(server) }

  private func get(_ path: String) -> TransportRequest {
    TransportRequest(
      HTTPRequest(method: .get, scheme: nil, authority: nil, path: path))
  }

  private func text(_ body: ResponseBody) async throws -> String {
    var bytes: [UInt8] = []
    for try await chunk in body { bytes += chunk }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("An answer has its status, its fields and its body, and the connection is used again")
  func simple() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.request() {
        connection.respond(
          request.split(separator: " ")[1].description, status: "404 Not Found",
          fields: "X-One: 1\r\nX-One: 2\r\n")
      }
    }
    let transport = try transport(server)
    for path in ["/a", "/b?c=d", "/e/../f"] {
      let response = try await transport.send(get(path))
      #expect(response.head.status == .notFound)
      let name = try #require(HTTPField.Name("X-One"))
      #expect(response.head.headerFields[values: name] == ["1", "2"])
      #expect(try await text(response.body) == path)
    }
    #expect(server.connections == 1)
  }

  @Test(
    "A body is sent with the method and type of the request",
    arguments: ["POST", "PATCH", "PUT", "DELETE"])
  func body(_ method: String) async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.request() {
        let body = connection.read(5)
        connection.respond(request + String(decoding: body, as: UTF8.self))
      }
    }
    let transport = try transport(server)
    var head = HTTPRequest(
      method: try #require(HTTPRequest.Method(rawValue: method)), scheme: nil, authority: nil,
      path: "/x")
    head.headerFields[.contentType] = "application/json"
    let response = try await transport.send(
      TransportRequest(head, body: .bytes(Array("[1,2]".utf8))))
    let seen = try await text(response.body)
    #expect(seen.hasPrefix("\(method) /x HTTP/1.1\r\n"))
    #expect(seen.contains("Content-Type: application/json\r\n"))
    #expect(seen.contains("Content-Length: 5\r\n"))
    #expect(!seen.contains("Expect"))
    #expect(seen.hasSuffix("\r\n\r\n[1,2]"))
  }

  @Test("A body that comes in chunks is sent as it comes")
  func stream() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.request()
      let body = connection.read(300_000)
      connection.respond("\(body.count) \(Set(body).count)")
    }
    let chunks = AsyncThrowingStream<[UInt8], any Error> { continuation in
      for index in 0..<3 { continuation.yield([UInt8](repeating: UInt8(index), count: 100_000)) }
      continuation.finish()
    }
    let transport = try transport(server)
    defer { withExtendedLifetime(transport) {} }
    let response = try await transport.send(
      TransportRequest(
        HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/"),
        body: .stream(chunks, length: 300_000)))
    #expect(try await text(response.body) == "300000 3")
  }

  @Test("Chunks are there as they come, before the answer is over")
  func streaming() async throws {
    let gate = Gate()
    let server = try LoopbackServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.chunk("one")
      gate.block()
      connection.chunk("two")
      connection.write("0\r\n\r\n")
    }
    let transport = try transport(server)
    defer { withExtendedLifetime(transport) {} }
    var iterator = try await transport.send(get("/")).body.makeAsyncIterator()
    #expect(try await iterator.next() == Array("one".utf8))
    gate.open()
    #expect(try await iterator.next() == Array("two".utf8))
    #expect(try await iterator.next() == nil)
  }

  @Test("Letting go of the body ends the transfer")
  func drop() async throws {
    let gate = Gate()
    let server = try LoopbackServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.waitForClose()
      gate.open()
    }
    let transport = try transport(server)
    _ = try await transport.send(get("/"))
    await gate.wait()
    withExtendedLifetime(transport) {}
  }

  @Test(
    "Cancelling ends the transfer: ahead of the head, and between chunks", arguments: [false, true])
  func cancel(hasHead: Bool) async throws {
    let (arrived, closed) = (Gate(), Gate())
    let server = try LoopbackServer { connection in
      _ = connection.request()
      if hasHead { connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n") }
      arrived.open()
      connection.waitForClose()
      closed.open()
    }
    let transport = try transport(server)
    defer { withExtendedLifetime(transport) {} }
    let task = Task {
      let response = try await transport.send(get("/"))
      for try await _ in response.body {}
    }
    await arrived.wait()
    task.cancel()
    let error = await #expect(throws: TransportError.self) { try await task.value }
    #expect(error?.code == .cancelled)
    await closed.wait()
  }

  @Test("A consumer who does not ask stops the server, and loses nothing")
  func backpressure() async throws {
    let total = 64 << 20
    let sent = Shared(0)
    let stalled = Gate()
    let server = try LoopbackServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(total)\r\n\r\n")
      let block = [UInt8](repeating: 7, count: 1 << 14)
      while sent.value < total, connection.isWritable(within: 500), connection.write(block) {
        sent.change { $0 += block.count }
      }
      stalled.open()
      while sent.value < total, connection.write(block) { sent.change { $0 += block.count } }
    }
    let transport = try transport(server)
    defer { withExtendedLifetime(transport) {} }
    let response = try await transport.send(get("/"))
    await stalled.wait()
    // The kernel's buffers hold some megabytes, and so may the transfer.
    #expect(sent.value < total / 2)
    var received = 0
    for try await chunk in response.body {
      received += chunk.count
      #expect(chunk.count <= 1 << 20)
    }
    #expect(received == total)
  }

  @Test("An answer that is cut is an error")
  func early() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
    }
    let transport = try transport(server)
    let response = try await transport.send(get("/"))
    let error = await #expect(throws: TransportError.self) { try await text(response.body) }
    #expect(error?.code == .closedEarly)
  }

  @Test(
    "What is no HTTP is an error",
    arguments: ["garbage\r\n\r\n", "HTTP/1.1 x\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n"])
  func garbage(_ answer: String) async throws {
    let server = try LoopbackServer { connection in
      _ = connection.request()
      connection.write(answer)
    }
    let transport = try transport(server)
    await #expect(throws: TransportError.self) { try await transport.send(get("/")) }
  }

  @Test("A head without end is an error")
  func endlessHead() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 200 OK\r\n")
      while connection.write("X-More: \(String(repeating: "x", count: 1000))\r\n") {}
    }
    let transport = try transport(server)
    let error = await #expect(throws: TransportError.self) { try await transport.send(get("/")) }
    #expect([.protocolViolation, .closedEarly].contains(error?.code))
  }

  @Test("Where nobody listens the request was not sent")
  func refused() async throws {
    let port = try LoopbackServer { _ in }.port
    let transport = try CurlTransport(
      TransportSettings(server: "http://127.0.0.1:\(port)", proxy: .none))
    let error = await #expect(throws: TransportError.self) { try await transport.send(get("/")) }
    #expect(error?.code == .connectionFailed)
    #expect(error?.wasNotSent == true)
  }

  @Test(
    "Paths that could leave the request line are refused",
    arguments: ["x", "/a b", "/a\r\nX: y", "/ü"])
  func paths(_ path: String) async throws {
    let server = try LoopbackServer { _ in }
    let transport = try transport(server)
    let error = await #expect(throws: TransportError.self) { try await transport.send(get(path)) }
    #expect(error?.code == .invalidRequest)
    #expect(server.connections == 0)
  }

  @Test("Shutting down ends what is under way and refuses what comes")
  func shutDown() async throws {
    let arrived = Gate()
    let server = try LoopbackServer { connection in
      _ = connection.request()
      arrived.open()
      connection.waitForClose()
    }
    let transport = try transport(server)
    defer { withExtendedLifetime(transport) {} }
    let task = Task { try await transport.send(get("/")) }
    await arrived.wait()
    transport.transport.shutDown()
    var error = await #expect(throws: TransportError.self) { try await task.value }
    #expect(error?.code == .shutDown)
    error = await #expect(throws: TransportError.self) { try await transport.send(get("/")) }
    #expect(error?.code == .shutDown)
  }

  @Test("500 watches go at once, each gets its own, and all end when they are cancelled")
  func many() async throws {
    let (arrived, closed) = (Shared(0), Shared(0))
    let go = Gate()
    let server = try LoopbackServer { connection in
      guard let path = connection.request()?.split(separator: " ")[1] else { return }
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      arrived.change { $0 += 1 }
      go.block()
      connection.chunk(String(path))
      connection.waitForClose()
      closed.change { $0 += 1 }
    }
    let transport = try transport(server)
    defer { withExtendedLifetime(transport) {} }
    let received = Shared<Set<String>>([])
    let task = Task {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<500 {
          group.addTask {
            for try await chunk in try await transport.send(get("/\(index)")).body {
              let text = String(decoding: chunk, as: UTF8.self)
              received.change { _ = $0.insert(text) }
            }
          }
        }
        try await group.waitForAll()
      }
    }
    try await arrived.wait { $0 == 500 ? () : nil }
    go.open()
    let all = Set((0..<500).map { "/\($0)" })
    try await received.wait { $0 == all ? () : nil }
    task.cancel()
    _ = await task.result
    try await closed.wait { $0 == 500 ? () : nil }
  }
}
