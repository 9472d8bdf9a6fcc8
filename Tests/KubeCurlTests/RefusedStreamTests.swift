import HTTPTypes
import KubeTestSupport
import KubeTransport
import Testing

@testable import KubeCurl

@Suite("HTTP/2: what a server has not looked at is sent again", .timeLimit(.minutes(10)))
struct RefusedStreamTests {
  /// The texts of as many answers, all asked for at once.
  private func send(
    _ count: Int, _ method: HTTPRequest.Method, _ transport: CurlTransport
  ) async throws -> [String] {
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<count {
        group.addTask {
          let body = method == .post ? RequestBody.bytes([1]) : .none
          return try await transport.answer(to: CurlTransport.request(method: method, body: body))
            .text
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test("Streams above a GOAWAY's last go on another connection", arguments: ["GET", "POST"])
  func goAway(_ method: String) async throws {
    try await FrameServer.run { connection in
      // The sixth and all after it come too late.
      let last: UInt32 = 9
      while let request = connection.next() {
        if connection.number > 1 || request.stream <= last {
          connection.answer(request, "ok")
        } else if request.stream == last + 2 {
          connection.goAway(last: last)
        }
      }
    } _: { server in
      let method = try #require(HTTPRequest.Method(method))
      let transport = try server.transport()
      let texts = try await send(20, method, transport)
      #expect(texts == Array(repeating: "ok", count: 20))
    }
  }

  @Test("Streams that are refused go on another connection", arguments: ["GET", "POST"])
  func refused(_ method: String) async throws {
    try await FrameServer.run { connection in
      while let request = connection.next() {
        if connection.number == 1, request.stream % 3 == 0 {
          connection.refuse(request)
        } else {
          connection.answer(request, "ok")
        }
      }
    } _: { server in
      let method = try #require(HTTPRequest.Method(method))
      let transport = try server.transport()
      let texts = try await send(20, method, transport)
      #expect(texts == Array(repeating: "ok", count: 20))
    }
  }

  @Test("A server that ends each connection after three requests answers all of 200 writes")
  func oftenAway() async throws {
    try await FrameServer.run { connection in
      var seen = 0
      while let request = connection.next() {
        if request.stream <= 5 { connection.answer(request, "ok") }
        seen += 1
        if seen == 3 { connection.goAway(last: 5) }
      }
    } _: { server in
      let transport = try server.transport()
      var texts: [String] = []
      for _ in 0..<10 {
        texts += try await send(2, .post, transport)
      }
      #expect(texts == Array(repeating: "ok", count: 20))
    }
  }

  @Test("A write that a server may have looked at is not sent again", arguments: [2, 8, 11])
  func reset(_ code: UInt8) async throws {
    try await FrameServer.run { connection in
      while let request = connection.next() {
        if request.method == "GET" {
          connection.answer(request, "ok")
        } else {
          connection.reset(request, code: code)
        }
      }
    } _: { server in
      let transport = try server.transport()
      // The connection has been used before.
      _ = try await transport.get()
      let error = await #expect(throws: TransportError.self) {
        _ = try await send(1, .post, transport)
      }
      #expect(error?.code == .closedEarly && error?.wasNotSent == false, "\(error?.message ?? "")")
      #expect(server.arrivals.value.filter { $0.hasPrefix("POST") }.count == 1)
    }
  }

  @Test("A write whose connection is cut is not sent again, with a GOAWAY above it or without")
  func cut() async throws {
    for hasGoAway in [false, true] {
      try await FrameServer.run { connection in
        while let request = connection.next() {
          guard request.method == "POST" else {
            connection.answer(request, "ok")
            continue
          }
          if hasGoAway { connection.goAway(last: request.stream) }
          return
        }
      } _: { server in
        let transport = try server.transport()
        _ = try await transport.get()
        let error = await #expect(throws: TransportError.self) {
          _ = try await send(1, .post, transport)
        }
        #expect(error?.wasNotSent == false, "\(error?.message ?? "")")
        #expect(server.arrivals.value.filter { $0.hasPrefix("POST") }.count == 1)
      }
    }
  }

  @Test("A server that refuses for ever is an error, and nothing was done")
  func always() async throws {
    try await FrameServer.run { connection in
      while let request = connection.next() { connection.refuse(request) }
    } _: { server in
      let transport = try server.transport()
      let error = await #expect(throws: TransportError.self) {
        _ = try await send(1, .post, transport)
      }
      #expect(error?.wasNotSent == true, "\(error?.message ?? "")")
      #expect(server.arrivals.value.count == 4)
    }
  }

  @Test("What libcurl says is understood, in the words of several versions")
  func messages() {
    #expect(
      TransferMessage("recveived GOAWAY, error=0, last_stream=7") == .goAway(last: 7))
    #expect(TransferMessage("received GOAWAY, error=11, last_stream=0") == .goAway(last: 0))
    #expect(TransferMessage("Using Stream ID: 3 (easy handle 0x55d)") == .stream(3))
    #expect(
      TransferMessage("[HTTP/2] [5] OPENED stream for https://a:6443/api") == .stream(5))
    #expect(
      TransferMessage("Connection died, retrying a fresh connect (retry count: 1)") == .restart)
    #expect(TransferMessage("REFUSED_STREAM, retrying a fresh connect") == .restart)
    #expect(TransferMessage("Connection #0 to host a left intact") == nil)
    #expect(TransferMessage("last_stream=7") == nil)
  }
}
