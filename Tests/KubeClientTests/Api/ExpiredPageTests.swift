import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite("Pages whose version the server forgets")
struct ExpiredPageTests {
  private static let base = "/api/v1/namespaces/ns/pods"

  private func page(_ names: [String], _ version: Int, _ token: String?) -> ScriptedTransport.Answer
  {
    let items = names.map { #"{"metadata":{"name":"\#($0)"}}"# }.joined(separator: ",")
    let more = token.map { #","continue":"\#($0)""# } ?? ""
    return ScriptedTransport.json(
      #"{"metadata":{"resourceVersion":"\#(version)"\#(more)},"items":[\#(items)]}"#)
  }

  private func gone(_ token: String?) -> ScriptedTransport.Answer {
    let more = token.map { #","metadata":{"continue":"\#($0)"}"# } ?? ""
    return ScriptedTransport.json(Samples.status(410, "Expired", more: more), 410)
  }

  @Test("go on at the version of now, with the token that comes with the error")
  func goingOn() async throws {
    let transport = ScriptedTransport([
      page(["a"], 5, "x"), gone("x2"), page(["b"], 9, "y"), gone("y2"), page(["c"], 12, nil),
    ])
    var names: [String] = []
    var versions: [String?] = []
    for try await page in try Observed().pods(transport).pages(labels: "app=a") {
      names += page.items.map(\.name)
      versions.append(page.metadata.resourceVersion)
    }
    #expect(names == ["a", "b", "c"])
    #expect(versions == ["5", "9", "12"])
    #expect(
      transport.lines.map { $0.split(separator: "&").last }
        == ["limit=500", "continue=x", "continue=x2", "continue=y", "continue=y2"])
  }

  @Test("are an error where the server gives no token, or forgets the new one at once")
  func failing() async throws {
    for answers in [[gone(nil)], [gone("")], [gone("x2"), gone("x3")]] {
      let transport = ScriptedTransport([page(["a"], 5, "x")] + answers + [page(["b"], 9, nil)])
      var iterator = try Observed().pods(transport).pages().makeAsyncIterator()
      #expect(try await iterator.next()?.items.count == 1)
      let error = await #expect(throws: ClientError.self) { try await iterator.next() }
      #expect(error?.isExpired == true)
      #expect(try await iterator.next() == nil)
      #expect(transport.requests.count == 1 + answers.count)
    }
  }

  @Test("do not begin at a version that is gone")
  func first() async throws {
    let transport = ScriptedTransport([gone("x"), page(["a"], 5, nil)])
    let pages = try Observed().pods(transport).pages(
      ListParameters(resourceVersion: "1", match: .exact))
    var iterator = pages.makeAsyncIterator()
    let error = await #expect(throws: ClientError.self) { try await iterator.next() }
    #expect(error?.isExpired == true)
    #expect(transport.requests.count == 1)
  }
}
