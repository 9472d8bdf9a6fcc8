import HTTPTypes
import KubeClient
import KubeCore
import Testing

@Suite("How long a client waits before it sends again")
struct BackoffTests {
  private let observed = Observed()

  private func waits(
    _ answers: [ScriptedTransport.Answer], _ retry: RetryPolicy = RetryPolicy()
  ) async throws -> [Duration] {
    let transport = ScriptedTransport(answers)
    _ = try? await observed.pods(transport, retry: retry).get("a")
    return observed.clock.sleeps
  }

  private func busy(
    _ retryAfter: String?, _ status: Int = 503, body: String = ""
  ) -> ScriptedTransport.Answer {
    ScriptedTransport.json(body, status, fields: retryAfter.map { [.retryAfter: $0] } ?? [:])
  }

  @Test("each wait is twice the one before, up to the longest, and half of it is left to chance")
  func doubling() async throws {
    let policy = RetryPolicy(
      attempts: 9, firstDelay: .milliseconds(100), longestDelay: .seconds(1))
    let waits = try await waits(Array(repeating: busy(nil), count: 9), policy)
    let whole = [100, 200, 400, 800, 1000, 1000, 1000, 1000].map(Duration.milliseconds)
    #expect(waits.count == whole.count)
    for (wait, whole) in zip(waits, whole) {
      #expect(wait >= whole / 2 && wait <= whole)
    }
    #expect(Set(waits).count > 1)
  }

  @Test("clients that failed together do not come back together")
  func chance() async throws {
    var first: Set<Duration> = []
    for _ in 0..<20 {
      let observed = Observed()
      let transport = ScriptedTransport([busy(nil)])
      _ = try? await observed.pods(transport).get("a")
      first.formUnion(observed.clock.sleeps.prefix(1))
    }
    #expect(first.count > 10)
  }

  @Test("a server's wish is heeded, also beyond the longest wait", arguments: [429, 503, 504])
  func wish(status: Int) async throws {
    #expect(try await waits([busy("60", status)]).first == .seconds(60))
  }

  @Test(
    "what asks for less, or is no number of seconds, is as if it were not there",
    arguments: [
      "0", "-5", "", "soon", "1.5", "Sat, 21 Nov 2026 08:00:00 GMT", "99999999999999999999",
    ])
  func noWish(value: String) async throws {
    let first = try #require(try await waits([busy(value)]).first)
    #expect(first >= .milliseconds(50) && first <= .milliseconds(100))
  }

  @Test("a wish that is shorter than the own wait does not shorten it")
  func shorter() async throws {
    let policy = RetryPolicy(attempts: 2, firstDelay: .seconds(8), longestDelay: .seconds(8))
    let first = try #require(try await waits([busy("1")], policy).first)
    #expect(first >= .seconds(4) && first <= .seconds(8))
  }

  @Test("the wish may stand in the status, and counts for more there than in the head")
  func status() async throws {
    let body = Samples.status(429, "TooManyRequests", more: #","details":{"retryAfterSeconds":3}"#)
    #expect(try await waits([busy(nil, 429, body: body)]).first == .seconds(3))
    #expect(try await waits([busy("9", 429, body: body)]).last == .seconds(3))
  }

  @Test("a wish holds for one wait")
  func once() async throws {
    let waits = try await waits([busy("60"), busy(nil)])
    #expect(waits.first == .seconds(60))
    #expect(waits.dropFirst().first.map { $0 <= .milliseconds(200) } == true)
  }

  @Test("the refusal that is thrown at the end is the last, with its wish")
  func last() async throws {
    let transport = ScriptedTransport([busy("1", 429), busy("7", 503)])
    let pods = try observed.pods(transport, retry: RetryPolicy(attempts: 2))
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(error?.api?.httpStatus == 503)
    #expect(error?.api?.retryAfterSeconds == 7)
    #expect(observed.clock.sleeps == [.seconds(1)])
  }

  @Test("whoever is cancelled while waiting sends nothing more, and is told so")
  func cancelled() async throws {
    let transport = ScriptedTransport([busy("60"), ScriptedTransport.json(Samples.pod())])
    let pods = try observed.pods(transport)
    let error = await withTaskGroup(of: ClientError?.self) { group in
      group.addTask { await #expect(throws: ClientError.self) { try await pods.get("a") } }
      group.cancelAll()
      return await group.next().flatMap(\.self)
    }
    #expect(transport.requests.count == 1)
    #expect(error?.isCancelled == true)
    #expect(error?.message.contains("GET /api/v1/namespaces/ns/pods/a") == true)
    #expect(observed.tracer.activeSpans.isEmpty)
  }
}
