import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("One watch")
struct WatchTests {
  private static let base = "/api/v1/namespaces/ns/pods"
  private static let text =
    #"{"type":"ADDED","object":\#(Samples.pod("a"))}"# + "\n"
    + #"{ "object": \#(Samples.pod("ü\\n")), "type": "MODIFIED", "more": [1] }"# + "\r\n\n"
    + #"{"type":"DELETED","object":\#(Samples.pod("a"))}"# + "\n"
    + #"{"type":"BOOKMARK","object":{"kind":"Pod","metadata":{"resourceVersion":"12"}}}"# + "\n"

  private func events(
    _ answer: @escaping ScriptedTransport.Answer
  ) async throws -> [WatchEvent<DynamicObject>] {
    var events: [WatchEvent<DynamicObject>] = []
    let pods = try Observed().pods(ScriptedTransport([answer]))
    for try await event in try await pods.watch(from: "1") { events.append(event) }
    return events
  }

  @Test("the events are the same, however the bytes come in")
  func chunks() async throws {
    let expected: [WatchEvent<DynamicObject>] = [
      .added(try DynamicObject(json: Samples.pod("a"))),
      .modified(try DynamicObject(json: Samples.pod("ü\\n"))),
      .deleted(try DynamicObject(json: Samples.pod("a"))),
      .bookmark(.init(resourceVersion: "12")),
    ]
    for size in Array(1...40) + [4096] {
      #expect(try await events(ScriptedTransport.chunks(Self.text, of: size)) == expected)
    }
  }

  @Test("the request says from where, for how long and for what")
  func request() async throws {
    let transport = ScriptedTransport(
      Array(repeating: ScriptedTransport.json(""), count: 3))
    let client = try Observed().client(transport)
    let pods = Api<DynamicObject>(client, Samples.pods, namespace: "ns")
    _ = try await pods.watch()
    _ = try await pods.watch(
      WatchParameters(
        labels: ["app": "a"], fields: ["metadata.name": "a"],
        allowsBookmarks: false, timeoutSeconds: 60), from: "0")
    _ = try await AllNamespaces<DynamicObject>(client, Samples.pods).watch(
      WatchParameters(sendsInitialEvents: true))
    #expect(
      transport.lines == [
        "GET \(Self.base)?watch=true&timeoutSeconds=290&allowWatchBookmarks=true",
        "GET \(Self.base)?watch=true&timeoutSeconds=60&fieldSelector=metadata.name%3Da"
          + "&labelSelector=app%3Da&resourceVersion=0",
        "GET /api/v1/pods?watch=true&timeoutSeconds=290&allowWatchBookmarks=true"
          + "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan",
      ])
  }

  @Test("one that is quiet for longer than it may last is no more")
  func silent() async throws {
    let clock = TestClock()
    let body = ScriptedBody([], then: .silence)
    let client = try Client(
      ClientConfiguration(transport: TransportSettings(server: "https://a")), clock: clock
    ) { _ in ScriptedTransport([ScriptedTransport.body(body)]) }
    let events = try await Api<DynamicObject>(client, Samples.pods, namespace: "ns").watch()
    let error = await withTaskGroup(of: ClientError?.self) { group in
      group.addTask {
        do {
          for try await _ in events {}
          return nil
        } catch {
          return error as? ClientError
        }
      }
      await body.asked()
      clock.advance(by: .seconds(200))
      await clock.sleepers()
      #expect(!body.isCancelled)
      clock.advance(by: .seconds(95))
      return await group.next() ?? nil
    }
    #expect((error?.cause as? TransportError)?.code == .idleTimeout)
  }

  @Test("parameters that make no sense are not sent", arguments: [0, -1, 295, 100_000])
  func senseless(timeout: Int) async throws {
    let transport = ScriptedTransport([])
    let pods = try Observed().pods(transport)
    for parameters in [
      WatchParameters(timeoutSeconds: timeout),
      WatchParameters(allowsBookmarks: false, sendsInitialEvents: true),
    ] {
      let error = await #expect(throws: ClientError.self) { try await pods.watch(parameters) }
      #expect(error?.code == .invalidRequest)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test("the server's error is an event with its code, and so is a status that stands alone")
  func errors() async throws {
    let status = Samples.status(410, "Expired", "too old resource version: 1 (9)")
    for line in [#"{"type":"ERROR","object":\#(status)}"#, status] {
      let events = try await events(ScriptedTransport.chunks(line + "\n", of: 7))
      guard case .error(let error) = events.first, events.count == 1 else {
        Issue.record("\(events)")
        continue
      }
      #expect(error.code == 410)
      #expect(APIError(error).isExpired)
      #expect(error.message == "too old resource version: 1 (9)")
    }
  }

  @Test("a version that is too old may also be refused at once")
  func refused() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.status(410, "Expired"), 410)
    ])
    let pods = try Observed().pods(transport)
    let error = await #expect(throws: ClientError.self) { try await pods.watch(from: "1") }
    #expect(error?.isExpired == true)
  }

  @Test("the end of the initial events is marked")
  func initialEvents() async throws {
    let line =
      #"{"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"#
      + #""resourceVersion":"5","creationTimestamp":null,"#
      + #""annotations":{"k8s.io/initial-events-end":"true"}},"spec":{"containers":null}}}"# + "\n"
    #expect(
      try await events(ScriptedTransport.json(line))
        == [.bookmark(.init(resourceVersion: "5", endsInitialEvents: true))])
  }

  @Test(
    "what follows the last line break is an event, or an error",
    arguments: [#"{"type":"ADD"#, "<html>log in</html>", "{}", "x", "\u{0}"])
  func tail(tail: String) async throws {
    for text in [Self.text + tail, Self.text + tail + "\n"] {
      let transport = ScriptedTransport([ScriptedTransport.chunks(text, of: 11)])
      var iterator = try await Observed().pods(transport).watch().makeAsyncIterator()
      for _ in 0..<4 { #expect(try await iterator.next() != nil) }
      let error = await #expect(throws: ClientError.self) { try await iterator.next() }
      #expect(error?.code == .undecodable)
      #expect(try await iterator.next() == nil)
    }
    let last = #"{"type":"ADDED","object":\#(Samples.pod("z"))}"#
    let events = try await events(ScriptedTransport.chunks(Self.text + last, of: 11))
    #expect(events.map { $0.object?.name } == ["a", "ü\n", "a", nil, "z"])
  }

  @Test("a login page is no watch without events")
  func loginPage() async throws {
    let page = "<!DOCTYPE html>\n<html>\nPlease log in\n</html>\n"
    for text in [page, String(page.filter { $0 != "\n" })] {
      let error = await #expect(throws: ClientError.self) {
        try await events(ScriptedTransport.json(text))
      }
      #expect(error?.code == .undecodable)
    }
  }

  @Test("nothing, and blank lines, are no events")
  func blank() async throws {
    #expect(try await events(ScriptedTransport.json("")).isEmpty)
    #expect(try await events(ScriptedTransport.json("\n\r\n  \n\t")).isEmpty)
  }

  @Test("it is read once: a second loop gets an error, and takes nothing from the first")
  func twice() async throws {
    let pods = try Observed().pods(ScriptedTransport([ScriptedTransport.chunks(Self.text, of: 64)]))
    let watch = try await pods.watch(labels: "app=a")
    var first = watch.makeAsyncIterator()
    #expect(try await first.next() != nil)
    let error = await #expect(throws: ClientError.self) { for try await _ in watch {} }
    #expect((error?.cause as? TransportError)?.code == .alreadyRead)
    for _ in 0..<3 { #expect(try await first.next() != nil) }
    #expect(try await first.next() == nil)
    let again = await #expect(throws: ClientError.self) { for try await _ in watch {} }
    #expect((again?.cause as? TransportError)?.code == .alreadyRead)
  }

  @Test("events come until the connection breaks, then an error that can be told from an end")
  func cut() async throws {
    let transport = ScriptedTransport([ScriptedTransport.broken(Self.text + #"{"type":"#)])
    var iterator = try await Observed().pods(transport).watch(from: "1").makeAsyncIterator()
    for _ in 0..<4 { #expect(try await iterator.next() != nil) }
    let error = await #expect(throws: ClientError.self) { try await iterator.next() }
    #expect(error?.code == .transport)
    #expect((error?.cause as? TransportError)?.code == .closedEarly)
    #expect(error?.message.contains("GET \(Self.base):") == true)
    #expect(transport.requests.count == 1)
  }

  @Test(
    "a line that is no event is an error with its place",
    arguments: [
      ("<html>", ""), (#"{"type":"MOVED","object":{}}"#, "type"), (#"{"type":"ADDED"}"#, ""),
      (#"{"type":"ADDED","object":{"metadata":{"name":3}}}"#, "object.metadata.name"),
      (#"{"object":{"metadata":{"name":3}},"type":"ADDED"}"#, "object.metadata.name"),
      (#"{"type":"ERROR","object":{"code":"x"}}"#, "object.code"),
    ])
  func nonsense(line: String, path: String) async throws {
    let first = #"{"type":"ADDED","object":\#(Samples.pod())}"#
    let transport = ScriptedTransport([ScriptedTransport.json("\(first)\n\(line)\n\(first)\n")])
    var iterator = try await Observed().pods(transport).watch().makeAsyncIterator()
    #expect(try await iterator.next()?.object?.name == "a")
    let error = await #expect(throws: ClientError.self) { try await iterator.next() }
    #expect(error?.code == .undecodable)
    #expect((error?.cause as? JSONError)?.path == path)
    #expect(try await iterator.next()?.object?.name == "a")
  }
}
