import HTTPTypes
import KubeJSON
import KubeTransport
import Testing

@testable import KubeTesting

@Suite struct FaultTests {
  private let clock = ClusterClock.manual()
  private let cluster: TestCluster
  private static let path = "/api/v1/namespaces/default/configmaps"

  init() { cluster = TestCluster(clock: clock, seed: 1) }

  private func send(
    _ method: HTTPRequest.Method = .get, _ path: String, _ body: String = ""
  ) async throws -> TransportResponse {
    try await cluster.transport.send(
      TransportRequest(
        HTTPRequest(
          method: method, scheme: nil, authority: nil, path: path,
          headerFields: body.isEmpty ? [:] : [.contentType: "application/json"]),
        body: .bytes(Array(body.utf8))))
  }

  private func create(_ name: String, _ value: String = "1") async throws {
    let response = try await send(
      .post, Self.path,
      #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"\#(name)"},"data":{"v":"\#(value)"}}"#
    )
    try #require(response.head.status.code == 201)
  }

  private func replace(_ name: String, _ value: String) async throws {
    let response = try await send(
      .put, "\(Self.path)/\(name)",
      #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"\#(name)"},"data":{"v":"\#(value)"}}"#
    )
    try #require(response.head.status.code == 200)
  }

  private static func text(_ body: ResponseBody) async throws -> String {
    var bytes: [UInt8] = []
    for try await chunk in body { bytes += chunk }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a watch gives, and the code of the error that it ends with, if it does.
  private static func read(_ body: ResponseBody) async -> (String, TransportError.Code?) {
    var bytes: [UInt8] = []
    do throws(TransportError) {
      var iterator = body.makeAsyncIterator()
      while let chunk = try await iterator.next() { bytes += chunk }
      return (String(decoding: bytes, as: UTF8.self), nil)
    } catch {
      return (String(decoding: bytes, as: UTF8.self), error.code)
    }
  }

  private func watch(_ query: String = "resourceVersion=0") async throws -> ResponseBody {
    try await send(.get, "\(Self.path)?watch=true&\(query)").body
  }

  @Test func aStatusIsGivenAsOftenAsIsSaidToWhomItIsSaid() async throws {
    try await create("a")
    cluster.faults.add(
      .status(429, retryAfter: 7), matching: .verbs(.get, of: "configmaps", name: "a"),
      skipping: 1, times: 2)
    var codes: [Int] = []
    for _ in 0..<4 { codes.append(try await send(.get, "\(Self.path)/a").head.status.code) }
    #expect(codes == [200, 429, 429, 200])
    #expect(cluster.faults.plans.isEmpty)

    cluster.faults.add(.status(503, retryAfter: 1), matching: .resource("pods"))
    #expect(try await send(.get, "\(Self.path)/a").head.status.code == 200)
    let refused = try await send(.get, "/api/v1/pods")
    #expect(refused.head.headerFields[.retryAfter] == "1")
    let status = try JSONValue(tree: Array(try await Self.text(refused.body).utf8))
    #expect(status["reason"]?.string == "ServiceUnavailable")
    #expect(status["details"]?["retryAfterSeconds"]?.int == 1)
    cluster.faults.removeAll()
    #expect(try await send(.get, "/api/v1/pods").head.status.code == 200)
  }

  @Test func latencyIsThatOfTheClustersClock() async throws {
    cluster.faults.add(.latency(.seconds(3600)), times: 1)
    async let code = send(.get, "/version").head.status.code
    await clock.advanceToNextSleep()
    #expect(try await code == 200)
    #expect(clock.now.offset == .seconds(3600))
  }

  @Test(arguments: [
    (Fault.cut(.insideLine(2)), 1, true, true), (.cut(.afterLine(2)), 2, false, true),
    (.end(afterLine: 1), 1, false, false), (.cut(.afterLine(0)), 0, false, true),
    (.expire(afterLine: 2), 3, false, false),
  ])
  func aWatchStopsWhereItIsSaid(
    fault: Fault, lines: Int, endsInside: Bool, isTorn: Bool
  ) async throws {
    for name in ["a", "b", "c"] { try await create(name) }
    cluster.faults.add(fault, matching: .verbs(.watch))
    let (text, error) = await Self.read(try await watch())
    #expect(text.count { $0 == "\n" } == lines)
    #expect(text.hasSuffix("\n") == (lines > 0 && !endsInside))
    #expect(error == (isTorn ? .closedEarly : nil))
    if fault == .expire(afterLine: 2) { #expect(text.contains(#""code":410"#)) }
  }

  @Test func beforeTheAnswerIsWithoutTheWorkAndAfterTheWorkIsWithIt() async throws {
    for (place, code) in [(Fault.Place.beforeAnswer, 404), (.afterWork, 200)] {
      cluster.faults.add(.cut(place), matching: .verbs(.create), times: 1)
      let error = await #expect(throws: TransportError.self) { try await create("x") }
      #expect(error?.code == .closedEarly)
      #expect(try await send(.get, "\(Self.path)/x").head.status.code == code)
    }
  }

  @Test func silenceLastsUntilSomebodyGivesUp() async throws {
    try await create("a")
    let id = cluster.faults.add(.silence(.afterLine(1)), matching: .verbs(.watch))
    let body = try await watch()
    var iterator = body.makeAsyncIterator()
    #expect(try await iterator.next() != nil)
    let faults = cluster.faults
    await withTaskGroup(of: Void.self) { group in
      group.addTask { faults.remove(id) }
      await #expect(throws: TransportError.self) { try await iterator.next() }
    }
    // A client that cancels gets away.
    cluster.faults.add(.silence(), matching: .verbs(.list))
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await #expect(throws: TransportError.self) { try await send(.get, Self.path) }
      }
      group.cancelAll()
    }
  }

  @Test func aRestartEndsWatchesAndForgetsVersions() async throws {
    try await create("a")
    let body = try await watch("resourceVersion=1")
    cluster.restart(downFor: .seconds(5))
    let (_, error) = await Self.read(body)
    #expect(error == nil)
    let refused = await #expect(throws: TransportError.self) { try await send(.get, Self.path) }
    #expect(refused?.code == .connectionFailed && refused?.wasNotSent == true)
    clock.advance(by: .seconds(5))
    #expect(try await send(.get, "\(Self.path)/a").head.status.code == 200)
    let (text, _) = await Self.read(try await watch("resourceVersion=1"))
    #expect(text.contains(#""code":410"#))
  }

  @Test func aCacheThatLagsGivesWhatWas() async throws {
    try await create("a", "old")
    let open = try await watch()
    var events = open.makeAsyncIterator()
    _ = try await events.next()
    cluster.holdCache()
    try await replace("a", "new")
    try await create("b")
    let stale = try await Self.text(send(.get, "\(Self.path)?resourceVersion=0").body)
    #expect(stale.contains("old") && !stale.contains("new") && !stale.contains(#""b""#))
    #expect(
      try await Self.text(send(.get, "\(Self.path)/a?resourceVersion=0").body).contains("old"))
    let fresh = try await Self.text(send(.get, Self.path).body)
    #expect(fresh.contains("new") && fresh.contains(#""b""#))
    #expect(try await Self.text(send(.get, "\(Self.path)/a").body).contains("new"))
    let first = try await Self.text(send(.get, "\(Self.path)?limit=1").body)
    let page = try JSONValue(tree: Array(first.utf8))
    let token = page["metadata"]?["continue"]?.string ?? ""
    #expect(try await send(.get, "\(Self.path)?limit=1&continue=\(token)").head.status.code == 200)
    cluster.releaseCache()
    let next = try await events.next()
    #expect(next.map { String(decoding: $0, as: UTF8.self).contains("new") } == true)
  }

  @Test func eventsOfOneObjectComeAsOne() async throws {
    let version = cluster.revision
    for name in ["a", "gone", "b"] { try await create(name) }
    try await replace("a", "2")
    try await replace("a", "3")
    _ = try await send(.delete, "\(Self.path)/gone")
    cluster.faults.add(.mergeEvents(within: .seconds(1)), matching: .verbs(.watch))
    let body = try await watch("resourceVersion=\(version)")
    var iterator = body.makeAsyncIterator()
    async let advance: Void = clock.advanceToNextSleep()
    let chunk = try await iterator.next()
    await advance
    let lines = String(decoding: chunk ?? [], as: UTF8.self).split(separator: "\n")
    let events = try lines.map { try JSONValue(tree: Array($0.utf8)) }
    #expect(events.map { $0["type"]?.string } == ["ADDED", "ADDED"])
    #expect(events.map { $0["object"]?["metadata"]?["name"]?.string } == ["b", "a"])
    #expect(events.last?["object"]?["data"]?["v"]?.string == "3")
  }

  @Test(arguments: [
    #"{}"#, #"{"fault":"nothing"}"#, #"{"fault":"status"}"#, #"{"fault":"status","code":200}"#,
    #"{"fault":"latency","duration":"soon"}"#, #"{"fault":"latency","duration":"1e400s"}"#,
    #"{"fault":"cut","at":"home"}"#, #"{"fault":"cut","afterLine":-1}"#,
    #"{"fault":"cut","match":{"verb":"get"}}"#, #"{"fault":"cut","times":1.5}"#, "[]", "[[[[", "",
    #"{"fault":"cut","colour":"red"}"#,
  ])
  func whatMeansNothingIsRefused(body: String) {
    let paths = TestingPaths(server: cluster.server)
    let answer = paths.answer(
      ServerRequest(method: "POST", target: "/testing/faults", body: Array(body.utf8)))
    #expect(answer.status == 400)
    #expect(cluster.faults.plans.isEmpty)
  }

  @Test func durationsAreThoseOfGo() {
    let durations: [String: Duration?] = [
      "1h30m": .seconds(5400), "-5s": .seconds(-5), "150ms": .milliseconds(150), "0": .zero,
      "1.5s": .milliseconds(1500), "5": nil, "s": nil, "": nil, "-": nil, "1s2": nil, "1d": nil,
    ]
    for (text, duration) in durations { #expect(FaultReading.duration(text) == duration) }
  }
}
