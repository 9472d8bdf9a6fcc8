import KubeTesting
import KubeTestingHTTP
import KubeTransport
import Testing

/// HTTP/1.1 over a socket, byte by byte.
@Suite(.timeLimit(.minutes(10)))
struct DoorTests {
  private static let map =
    #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"NAME"},"data":{"a":"b"}}"#
  private static let path = "/api/v1/namespaces/default/configmaps"

  private static func post(_ name: String, _ fields: String = "") -> String {
    let body = map.replacing("NAME", with: name)
    return "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\(fields)"
      + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  private func serve<Result: Sendable>(
    _ cluster: TestCluster = TestCluster(), limits: DoorLimits = DoorLimits(),
    _ body: (inout RawClient.Exchange) async throws -> Result
  ) async throws -> Result {
    try await cluster.serve(limits: limits) { served in
      try await RawClient.with(port: served.port) { try await body(&$0) }
    }
  }

  @Test func pipelinedRequestsAreAnsweredInTheirOrderOnOneConnection() async throws {
    try await serve { client in
      try await client.send(
        Self.post("one") + "GET \(Self.path)/one HTTP/1.1\r\nHost: a\r\n\r\n"
          + "HEAD /version HTTP/1.1\r\nHost: a\r\n\r\n"
          + "GET \(Self.path)/none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let all = try await client.rest()
      let statuses = all.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
      #expect(statuses == ["201", "200", "405", "404"])
      #expect(all.contains("Connection: close"))
    }
  }

  @Test func whoWaitsForContinueIsToldToGoOn() async throws {
    try await serve { client in
      let request = Self.post("two", "Expect: 100-continue\r\n")
      let parts = request.components(separatedBy: "\r\n\r\n")
      try await client.send(parts[0] + "\r\n\r\n")
      #expect(try await client.read(through: "\r\n\r\n")?.contains("100 Continue") == true)
      try await client.send(parts[1])
      #expect(try await client.read(through: "\r\n\r\n")?.contains("201 Created") == true)
    }
  }

  @Test(arguments: 0..<20)
  func whatIsWholeIsAnsweredAheadOfRubbishBehindIt(_: Int) async throws {
    try await serve { client in
      try await client.send(Self.post("one") + "}}}")
      let all = try await client.rest()
      let statuses = all.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
      #expect(statuses == ["201", "400"])
    }
  }

  @Test func aWatchComesInChunksAndEndsWithTheServer() async throws {
    let cluster = TestCluster()
    try await cluster.serve { served in
      try await RawClient.with(port: served.port) { watcher in
        try await watcher.send(
          "GET \(Self.path)?watch=true&resourceVersion=0 HTTP/1.1\r\nHost: a\r\n\r\n")
        let head = try await watcher.read(through: "\r\n\r\n")
        #expect(head?.lowercased().contains("transfer-encoding: chunked") == true)
        try await RawClient.with(port: served.port) { writer in
          try await writer.send(Self.post("seen"))
          _ = try await writer.read(through: "\r\n\r\n")
        }
        #expect(try await watcher.read(through: #""seen""#)?.contains("ADDED") == true)
        cluster.restart()
        #expect(try await watcher.read(through: "\r\n0\r\n\r\n") != nil)
        // The connection is as good as before.
        try await watcher.send("GET /version HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try await watcher.read(through: "\r\n\r\n")?.contains("200 OK") == true)
      }
    }
  }

  @Test func watchesEndInOrderWhenTheServerDoes() async throws {
    let cluster = TestCluster()
    try await withThrowingTaskGroup(of: String.self) { group in
      try await cluster.serve { served in
        let (opened, isOpen) = AsyncStream.makeStream(of: Void.self)
        group.addTask {
          try await RawClient.with(port: served.port) { watcher in
            try await watcher.send(
              "GET \(Self.path)?watch=true&resourceVersion=0 HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await watcher.read(through: "\r\n\r\n")
            isOpen.yield()
            return try await watcher.rest()
          }
        }
        for await _ in opened { break }
      }
      let rest = try await group.next()
      #expect(rest?.hasSuffix("0\r\n\r\n") == true)
    }
  }

  struct Malformed: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var status: String
    var request: String
  }

  @Test(arguments: [
    Malformed(testDescription: "no HTTP", status: "400", request: "NONSENSE\r\n\r\n"),
    Malformed(
      testDescription: "a field without a colon", status: "400",
      request: "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n"),
    Malformed(
      testDescription: "a length that is none", status: "400",
      request: "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n"),
    Malformed(
      testDescription: "a chunk that is none", status: "400",
      request: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"),
    Malformed(
      testDescription: "an unknown method", status: "400",
      request: "BREW / HTTP/1.1\r\nHost: a\r\n\r\n"),
    Malformed(
      testDescription: "a long field", status: "431",
      request: "GET / HTTP/1.1\r\nX: \(String(repeating: "x", count: 3000))\r\n\r\n"),
    Malformed(
      testDescription: "no host", status: "400", request: "GET /version HTTP/1.1\r\n\r\n"),
    Malformed(
      testDescription: "two hosts", status: "400",
      request: "GET /version HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
    Malformed(
      testDescription: "a percent sign that escapes nothing", status: "400",
      request: "GET /api/v1/%zz HTTP/1.1\r\nHost: a\r\n\r\n"),
    Malformed(
      testDescription: "no host, as HTTP/1.0 has none", status: "200",
      request: "GET /version HTTP/1.0\r\n\r\n"),
    Malformed(
      testDescription: "a long path", status: "431",
      request: "GET /\(String(repeating: "x", count: 3000)) HTTP/1.1\r\nHost: a\r\n\r\n"),
    Malformed(
      testDescription: "a large body", status: "413",
      request: "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        + "Content-Length: 4000000\r\n\r\n\(String(repeating: " ", count: 4_000_000))"),
  ])
  func whatIsMalformedOrTooLargeGetsAnAnswer(_ case: Malformed) async throws {
    var limits = DoorLimits()
    limits.headBytes = 2048
    try await serve(limits: limits) { client in
      try await client.send(`case`.request)
      let head = try await client.read(through: "\r\n\r\n")
      #expect(head.map { $0.dropFirst(9).prefix(3) } ?? "" == `case`.status)
    }
  }

  /// Many short fields are as good as a few long ones.
  @Test func manyFieldsAreTaken() async throws {
    let fields = (0..<1000).map { "X-\($0): a\r\n" }.joined()
    try await serve { client in
      try await client.send("GET /version HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
      let head = try await client.read(through: "\r\n\r\n")
      #expect(head?.prefix(12) == "HTTP/1.1 200")
      #expect(head?.contains("Cache-Control: no-cache, private\r\n") == true)
    }
  }

  @Test func slowClientsAreCutOff() async throws {
    var limits = DoorLimits()
    (limits.idle, limits.body) = (.milliseconds(50), .milliseconds(50))
    try await serve(limits: limits) { client in
      try await client.send("GET / HTTP/1.1\r\nHo")
      #expect(try await client.rest().isEmpty)
    }
    try await serve(limits: limits) { client in
      try await client.send("POST \(Self.path) HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{")
      #expect(try await client.rest().isEmpty)
    }
  }

  @Test func connectionsAreCutWhereATestSays() async throws {
    let cluster = TestCluster()
    cluster.faults.add(.cut(.beforeAnswer), matching: .verbs(.list), times: 1)
    try await serve(cluster) { client in
      try await client.send("GET \(Self.path) HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try await client.rest().isEmpty)
    }
    cluster.faults.add(.cut(.afterBytes(5)), matching: .verbs(.list), times: 1)
    try await serve(cluster) { client in
      try await client.send("GET \(Self.path) HTTP/1.1\r\nHost: a\r\n\r\n")
      let all = try await client.rest()
      #expect(all.lowercased().contains("content-length") && all.hasSuffix("\r\n\r\n{\"kin"))
    }
  }

  @Test func faultsAreAskedForOverHTTP() async throws {
    let cluster = TestCluster()
    try await serve(cluster) { client in
      let body =
        #"{"fault":"status","code":503,"retryAfter":2,"match":{"verbs":["get"]},"times":1}"#
      try await client.send(
        "POST /testing/faults HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
          + body)
      #expect(try await client.read(through: "}")?.contains(#""id":1"#) == true)
      try await client.send(
        "GET \(Self.path)/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let answer = try await client.rest()
      #expect(answer.contains("503 Service Unavailable") && answer.contains("Retry-After: 2"))
    }
    // In process there is no such path.
    let response = try await cluster.transport.send(
      TransportRequest(.init(method: .get, scheme: nil, authority: nil, path: "/testing/faults")))
    #expect(response.head.status.code == 404)
  }
}
