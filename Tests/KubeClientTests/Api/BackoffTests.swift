import Foundation
import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
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

  private static let steady = Backoff(jitter: 1...1)

  @Test("each wait is as many times the one before as the factor says, up to the longest")
  func growth() {
    var backoff = Backoff(
      firstDelay: .milliseconds(100), factor: 2, longestDelay: .seconds(1), jitter: 1...1)
    let whole = [100, 200, 400, 800, 1000, 1000].map(Duration.milliseconds)
    #expect(whole.map { _ in backoff.next() } == whole)
    backoff.reset()
    #expect(backoff.next() == .milliseconds(100))
  }

  @Test(
    "chance has its part of each wait, from the source that is given", arguments: [0.5, 0.75, 1])
  func chance(value: Double) {
    var backoff = Backoff(firstDelay: .seconds(1), jitter: 0.5...1) { range in
      #expect(range == 0.5...1)
      return value
    }
    #expect(backoff.next() == .milliseconds(Int(1000 * value)))
    #expect(backoff.next() == .milliseconds(Int(2000 * value)))
  }

  @Test("by itself chance differs, and keeps to its range")
  func ownChance() {
    let first = (0..<20).map { _ in
      var backoff = Backoff(firstDelay: .seconds(1))
      return backoff.next()
    }
    #expect(Set(first).count > 10)
    #expect(first.allSatisfy { $0 >= .milliseconds(500) && $0 <= .seconds(1) })
  }

  @Test(
    "numbers that make no sense make no wait that does not end, and none below zero",
    arguments: [-Double.infinity, -1, 0, .nan, .infinity, .greatestFiniteMagnitude])
  func nonsense(number: Double) {
    for first in [Duration.seconds(-1), .zero, .seconds(1), .seconds(Int64.max)] {
      var backoff = Backoff(firstDelay: first, factor: number, longestDelay: .seconds(Int64.max)) {
        _ in number
      }
      for _ in 0..<2000 {
        let wait = backoff.next()
        #expect(wait >= .zero && wait <= .seconds(1_000_000_000))
      }
    }
  }

  @Test("tries go on for as long as the patience says, and one begins after each wait")
  func patience() async throws {
    let policy = RetryPolicy(patience: .seconds(3), backoff: Self.steady)
    let waits = try await waits(Array(repeating: busy(nil), count: 9), policy)
    #expect(waits == [100, 200, 400, 800, 1600].map(Duration.milliseconds))
  }

  @Test(
    "by default they go on for as long as an API server takes to start", arguments: [5, 30, 40])
  func restart(seconds: Int) async throws {
    let clock = observed.clock
    let transport = AnsweringTransport { _ throws(TransportError) in
      guard clock.now.offset >= .seconds(seconds) else {
        throw TransportError(.connectionFailed, "refused", wasNotSent: true)
      }
      return TransportResponse(
        HTTPResponse(status: .ok), body: ResponseBody(Array(Samples.pod().utf8)))
    }
    let pods = try observed.pods(transport)
    #expect(try await pods.create(DynamicObject(json: Samples.pod())).name == "a")
  }

  @Test("who waits for long is told so once in the log")
  func log() async throws {
    let policy = RetryPolicy(patience: .seconds(30), backoff: Self.steady)
    _ = try await waits(Array(repeating: busy(nil), count: 20), policy)
    #expect(observed.log.text.components(separatedBy: "notice Request is sent again").count == 2)
  }

  @Test("a server's wish is heeded, also beyond the longest wait", arguments: [429, 503, 504])
  func wish(status: Int) async throws {
    #expect(try await waits([busy("45", status)]).first == .seconds(45))
  }

  @Test(
    "what is no number of seconds and no date is as if it were not there",
    arguments: [
      "-5", "", " ", "soon", "1.5", "+5", "0x10", "tomorrow", "Sat, 21 Nov 2026 08:00:00",
      "Sat, 31 Feb 2026 08:00:00 GMT", "21 Nov 2026 08:00:00 GMT", "Sat Nov 21 08:00:00",
      "Saturday, 21-November-26 08:00:00 GMT", "Sat, 21 Nov 2026 25:00:00 GMT", "1 2", "٣",
    ])
  func noWish(value: String) async throws {
    let policy = RetryPolicy(backoff: Self.steady)
    #expect(try await waits([busy(value)], policy).first == .milliseconds(100))
    let create = ScriptedTransport([busy(value)])
    let pods = try observed.pods(create)
    await #expect(throws: ClientError.self) { try await Call.create.send(pods) }
    #expect(create.requests.count == 1)
  }

  @Test(
    "a wish may be a date, in each of HTTP's three forms, by the time of day that is given",
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:30Z", 7),
      ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:30Z", 7),
      ("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:30Z", 7),
      ("Wed Nov 16 08:49:37 1994", "1994-11-16T08:48:47Z", 50),
      ("Friday, 06-Nov-26 08:49:37 GMT", "2026-11-06T08:49:30Z", 7),
      ("Sunday, 06-Nov-94 08:49:37 GMT", "2026-11-06T08:49:30Z", 0),
      ("Fri, 06 Nov 2026 08:49:37 GMT", "2026-11-06T08:50:30Z", 0),
      (" 7\t", "2026-11-06T08:50:30Z", 7),
    ])
  func date(value: String, now: String, seconds: Int) async throws {
    let now = try Time(now)
    let transport = ScriptedTransport([busy(value), ScriptedTransport.json(Samples.pod())])
    let client = try Client(
      ClientConfiguration(transport: TransportSettings(server: "https://k8s")),
      retryPolicy: RetryPolicy(backoff: Self.steady), clock: observed.clock, now: { now }
    ) { _ in transport }
    // A write is sent again only for a wish.
    _ = try await Call.create.send(Api<DynamicObject>(client, Samples.pods, namespace: "ns"))
    let wait = seconds == 0 ? Duration.milliseconds(100) : .seconds(seconds)
    #expect(observed.clock.sleeps == [wait])
  }

  @Test(
    "a wish is heeded up to a bound",
    arguments: ["45", "3600", "9223372036854775807", "99999999999999999999999"])
  func bound(value: String) async throws {
    let policy = RetryPolicy(backoff: Self.steady, longestRetryAfter: .seconds(40))
    #expect(try await waits([busy(value)], policy).first == .seconds(40))
    #expect(RetryPolicy().longestRetryAfter == .seconds(120))
  }

  @Test("a wish that ends after the patience is heeded for one more try")
  func beyondPatience() async throws {
    let policy = RetryPolicy(patience: .seconds(5), backoff: Self.steady)
    #expect(try await waits([busy("30"), busy("30"), busy("30")], policy) == [.seconds(30)])
  }

  @Test("a wish that is shorter than the own wait does not shorten it")
  func shorter() async throws {
    let backoff = Backoff(firstDelay: .seconds(8), longestDelay: .seconds(8), jitter: 1...1)
    #expect(try await waits([busy("1")], RetryPolicy(backoff: backoff)).first == .seconds(8))
  }

  @Test("the wish may stand in the status, and counts for more there than in the head")
  func status() async throws {
    let body = Samples.status(429, "TooManyRequests", more: #","details":{"retryAfterSeconds":3}"#)
    #expect(try await waits([busy(nil, 429, body: body)]).first == .seconds(3))
    #expect(try await waits([busy("9", 429, body: body)]).last == .seconds(3))
  }

  @Test("a wish holds for one wait")
  func once() async throws {
    let policy = RetryPolicy(patience: .seconds(46), backoff: Self.steady)
    let waits = try await waits([busy("45"), busy(nil), busy(nil)], policy)
    #expect(waits.prefix(2) == [.seconds(45), .milliseconds(200)])
  }

  @Test("the refusal that is thrown at the end is the last, with its wish")
  func last() async throws {
    let transport = ScriptedTransport([busy("1", 429), busy("7", 503)])
    let pods = try observed.pods(transport, retry: RetryPolicy(patience: .milliseconds(1)))
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

/// A transport that answers each request in the same way.
private struct AnsweringTransport: HTTPTransport {
  let answer: ScriptedTransport.Answer

  init(_ answer: @escaping ScriptedTransport.Answer) {
    self.answer = answer
  }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    try await answer(request)
  }
}
