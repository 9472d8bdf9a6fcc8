import HTTPTypes
import KubeTransport
import KubeCurl
import Testing

@Suite(
  "Requests with a long head", .timeLimit(.minutes(10)),
  .enabled(if: NginxServer.isAvailable, Comment(rawValue: NginxServer.absence)))
struct LongHeadTests {
  private static let configuration = NginxServer.Configuration(
    directives: "large_client_header_buffers 8 2m;")

  private static func path(_ count: Int) -> String {
    "/" + String(repeating: "x", count: count - 1)
  }

  @Test(
    "A long selector has its answer, and others go on over HTTP/2",
    arguments: [
      50_000, 59_500, 60_000, 64_000, 65_000, 65_400, 65_536, 70_000, 131_072, 500_000, 990_000,
    ])
  func long(_ count: Int) async throws {
    try await NginxServer.run(Self.configuration) { server in
      let transport = try server.transport()
      let before = try await transport.get("/before")
      for _ in 0..<2 {
        let answer = try await transport.get(Self.path(count))
        #expect(answer.status == 200)
        #expect(answer.text == Self.path(count))
      }
      let after = try await transport.getAll((0..<20).map { "/\($0)" })
      #expect(([before] + after).allSatisfy { $0.protocol == "HTTP/2.0" })
    }
  }

  @Test("So has a request that is the first, beside others, or has long header fields")
  func first() async throws {
    try await NginxServer.run(Self.configuration) { server in
      let transport = try server.transport()
      let answers = try await transport.getAll(
        (0..<20).map { $0 % 5 == 0 ? Self.path(80_000 + $0) : "/\($0)" })
      #expect(answers.allSatisfy { $0.status == 200 })
      #expect(answers.count { $0.protocol == "HTTP/2.0" && $0.body.count < 4 } == 16)
      #expect(answers.count { $0.protocol == "HTTP/1.1" && $0.body.count >= 80_000 } == 4)
      var request = CurlTransport.request("/fields")
      for index in 0..<8 {
        let name = try #require(HTTPField.Name("X-\(index)"))
        request.head.headerFields[name] = String(repeating: "y", count: 10_000)
      }
      #expect(try await transport.answer(to: request).text == "/fields")
      #expect(try await transport.get("/x").protocol == "HTTP/2.0")
    }
  }

  @Test("A head that no server reads is refused at once, and the error says what to do")
  func tooLong() async throws {
    let error = try await failure(
      TransportSettings(server: "https://127.0.0.1:1", proxy: .none),
      CurlTransport.request(Self.path(1_000_000)))
    #expect(error.code == .invalidRequest)
    #expect(error.wasNotSent)
    #expect(error.message.contains("shorten its selector"), "\(error.message)")
  }
}
