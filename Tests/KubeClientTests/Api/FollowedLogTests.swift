import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("A log that is followed and says nothing yet")
struct FollowedLogTests {
  private typealias Transport = ScriptedTransport
  private static let path = "/api/v1/namespaces/ns/pods/a/log"
  private static let version = #"{"major":"1","minor":"36","gitVersion":"v1.36.0"}"#

  private let clock = TestClock()

  private func pods(_ transport: Transport) throws -> Api<DynamicObject> {
    let client = try Client(
      ClientConfiguration(
        transport: TransportSettings(server: "https://k8s:6443"), credentials: .none),
      retryPolicy: .none, clock: clock
    ) { _ in transport }
    return Api<DynamicObject>(client, Samples.pods, namespace: "ns")
  }

  /// An answer that does not come.
  private static let silence = Transport.gated(Gate(), Transport.json(""))

  /// Lets the time pass in which a head is waited for, once for each of these requests.
  private func pass(_ transport: Transport, requests: [Int]) async {
    for count in requests {
      await transport.requested(count)
      await clock.sleepers()
      clock.advance(by: .seconds(90))
    }
  }

  @Test("is asked for again as long as the server lives, until it begins")
  func quiet() async throws {
    let transport = Transport([
      Self.silence, Transport.json(Self.version), Self.silence,
      Transport.json(Samples.status(403, "Forbidden"), 403), Transport.json("first\n"),
    ])
    let pods = try pods(transport)
    let log = Task { try await pods.logLines("a", LogParameters(follow: true, sinceSeconds: 5)) }
    await pass(transport, requests: [1, 3])
    var lines: [String] = []
    for try await line in try await log.value { lines.append(line) }
    #expect(lines == ["first"])
    // What was asked for has not become less.
    let query = "\(Self.path)?follow=true&sinceSeconds"
    #expect(
      transport.lines == [
        "GET \(query)=5", "GET /version", "GET \(query)=96", "GET /version", "GET \(query)=187",
      ])
  }

  @Test("is given up where the server is silent, too")
  func deadServer() async throws {
    let transport = Transport([Self.silence, Self.silence])
    let pods = try pods(transport)
    let log = Task { try await pods.logLines("a", LogParameters(follow: true)) }
    await pass(transport, requests: [1, 2])
    let error = await #expect(throws: ClientError.self) { try await log.value }
    #expect((error?.cause as? TransportError)?.code == .headTimeout)
    #expect(error?.message.contains(Self.path) == true)
    #expect(transport.lines.map { $0.hasSuffix("/version") } == [false, true])
  }

  @Test("is not asked for again where it is not followed, or is refused")
  func others() async throws {
    let transport = Transport([
      Self.silence, Transport.json(Samples.status(404, "NotFound"), 404),
    ])
    let pods = try pods(transport)
    let log = Task { try await pods.logLines("a") }
    await pass(transport, requests: [1])
    let error = await #expect(throws: ClientError.self) { try await log.value }
    #expect((error?.cause as? TransportError)?.code == .headTimeout)
    let refusal = await #expect(throws: ClientError.self) {
      try await pods.logLines("a", LogParameters(follow: true))
    }
    #expect(refusal?.isNotFound == true)
    #expect(transport.requests.count == 2)
  }

  @Test("may be quiet between its lines for as long as it likes")
  func idle() async throws {
    let body = ScriptedBody([Array("a\n".utf8)], then: .silence)
    let transport = Transport([Transport.body(body)])
    let lines = try await pods(transport).logLines("a", LogParameters(follow: true))
    var iterator = lines.makeAsyncIterator()
    #expect(try await iterator.next() == "a")
    let (clock, next) = (clock, Shared<String?>(nil))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        await body.asked(2)
        // Nothing waits for the time to be over.
        #expect(clock.waits == [])
        clock.advance(by: .seconds(86_400))
        next.change { $0 = "is awaited" }
        body.cancel()
      }
      await #expect(throws: ClientError.self) { try await iterator.next() }
      #expect(next.value == "is awaited")
      try await group.waitForAll()
    }
  }
}
