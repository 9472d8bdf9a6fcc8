import Foundation
import HTTPTypes
import KubeTestSupport
import KubeTransport
import KubeCurl
import Testing

@Suite(
  "HTTP/2", .timeLimit(.minutes(10)),
  .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)))
struct HTTP2Tests {
  @Test("HTTP/2 where the server has it, unless it is turned off")
  func agreed() async throws {
    try await NginxServer.run { server in
      let modern = try server.transport()
      #expect(try await modern.get().protocol == "HTTP/2.0")
      let plain = try server.transport { $0.isHTTP2Enabled = false }
      #expect(try await plain.get().protocol == "HTTP/1.1")
    }
    try await NginxServer.run(.init(listen: "ssl")) { server in
      let transport = try server.transport()
      #expect(try await transport.get().protocol == "HTTP/1.1")
    }
  }

  /// A server that answers only once so many requests have come.
  private func crowd(_ count: Int) throws -> LoopbackServer {
    let (arrived, go) = (Shared(0), DispatchSemaphore(value: 0))
    return try LoopbackServer { connection in
      guard let path = connection.request()?.split(separator: " ")[1] else { return }
      let arrivals = arrived.change { arrived in
        arrived += 1
        return arrived
      }
      if arrivals.isMultiple(of: count) { for _ in 0..<count { go.signal() } }
      go.wait()
      connection.respond(String(path))
    }
  }

  @Test("300 requests at once share few connections, and each gets its own answer")
  func multiplexed() async throws {
    let backend = try crowd(300)
    let paths = (0..<300).map { "/\($0)" }
    try await NginxServer.run(.passing(to: backend, "http2_max_concurrent_streams 1000;")) {
      server in
      let transport = try server.transport()
      // The second round finds the connection open.
      for _ in 0..<2 {
        let answers = try await transport.getAll(paths)
        #expect(Set(answers.map(\.text)) == Set(paths))
        #expect(Set(answers.map(\.protocol)) == ["HTTP/2.0"])
        #expect(Set(answers.map(\.connection)).count <= 6)
      }
    }
    withExtendedLifetime(backend) {}
  }

  @Test("Beyond the streams that the server allows there are few connections more")
  func streamLimit() async throws {
    let backend = try crowd(300)
    try await NginxServer.run(.passing(to: backend, "http2_max_concurrent_streams 100;")) {
      server in
      let transport = try server.transport()
      let answers = try await transport.getAll((0..<300).map { "/\($0)" })
      #expect(Set(answers.map(\.text)).count == 300)
      let connections = Set(answers.map(\.connection)).count
      #expect(connections <= 10)
    }
    withExtendedLifetime(backend) {}
  }

  @Test("Requests that come together after the connection was lost share a new one")
  func reconnected() async throws {
    let backend = try crowd(100)
    let port = try TestPort.next()
    var configuration = NginxServer.Configuration.passing(
      to: backend, "http2_max_concurrent_streams 1000;")
    configuration.port = port
    let paths = (0..<100).map { "/\($0)" }
    let transport = try await NginxServer.run(configuration) { server in
      let transport = try server.transport()
      #expect(Set(try await transport.getAll(paths).map(\.connection)).count <= 3)
      return transport
    }
    try await NginxServer.run(configuration) { _ in
      let answers = try await transport.getAll(paths)
      #expect(Set(answers.map(\.text)) == Set(paths))
      let connections = Set(answers.map(\.connection)).count
      #expect(connections <= 10)
    }
    withExtendedLifetime(backend) {}
  }

  @Test("A large body comes whole, over either protocol", arguments: [true, false])
  func large(isHTTP2Enabled: Bool) async throws {
    let bytes = (0..<8 << 20).map { UInt8(truncatingIfNeeded: $0 ^ ($0 >> 8) ^ ($0 >> 16)) }
    try await NginxServer.run(.init(files: ["large": bytes])) { server in
      let transport = try server.transport { $0.isHTTP2Enabled = isHTTP2Enabled }
      let answers = try await transport.getAll(["/files/large", "/files/large"])
      for answer in answers {
        let isWhole = answer.body == bytes
        #expect(isWhole)
      }
    }
  }

  @Test("A large body is sent whole", arguments: [true, false])
  func upload(isHTTP2Enabled: Bool) async throws {
    let backend = try LoopbackServer { connection in
      guard connection.request() != nil else { return }
      let body = connection.read(8 << 20)
      connection.respond("\(body.count) \(body.reduce(0) { $0 &+ UInt64($1) })")
    }
    let bytes = (0..<8 << 20).map { UInt8(truncatingIfNeeded: $0 ^ ($0 >> 8)) }
    let expected = "\(bytes.count) \(bytes.reduce(0) { $0 &+ UInt64($1) })"
    try await NginxServer.run(.passing(to: backend)) { server in
      let transport = try server.transport { $0.isHTTP2Enabled = isHTTP2Enabled }
      let whole = try await transport.answer(
        to: CurlTransport.request(method: .post, body: .bytes(bytes)))
      #expect(whole.text == expected)
      let chunks = AsyncThrowingStream<[UInt8], any Error> { continuation in
        for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
          continuation.yield(Array(bytes[start..<start + 1 << 20]))
        }
        continuation.finish()
      }
      let streamed = try await transport.answer(
        to: CurlTransport.request(method: .post, body: .stream(chunks, length: bytes.count)))
      #expect(streamed.text == expected)
    }
    withExtendedLifetime(backend) {}
  }

  @Test("A server that ends its connections every thirty requests is no error")
  func goAway() async throws {
    try await NginxServer.run(.init(directives: "keepalive_requests 30;")) { server in
      let transport = try server.transport()
      var connections: Set<String?> = []
      for index in 0..<100 {
        let answer = try await transport.get("/\(index)")
        #expect(answer.text == "/\(index)")
        connections.insert(answer.connection)
      }
      #expect((3...5).contains(connections.count))
      let paths = (0..<100).map { "/\($0)" }
      for _ in 0..<3 {
        #expect(Set(try await transport.getAll(paths).map(\.text)) == Set(paths))
      }
    }
  }

  @Test("A server that dies in the midst of bodies is an error for each")
  func killed() async throws {
    let backend = try LoopbackServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
      connection.waitForClose()
    }
    let responses = try await NginxServer.run(.passing(to: backend)) { server in
      let transport = try server.transport()
      var responses: [TransportResponse] = []
      for _ in 0..<3 { responses.append(try await transport.send(CurlTransport.request())) }
      return responses
    }
    for response in responses {
      let error = await #expect(throws: TransportError.self) {
        for try await _ in response.body {}
      }
      #expect(error?.code == .closedEarly, "\(error?.message ?? "")")
    }
    withExtendedLifetime(backend) {}
  }
}
