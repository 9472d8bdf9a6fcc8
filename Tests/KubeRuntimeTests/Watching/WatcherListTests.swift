import KubeRuntime
import KubeTestSupport
import KubeTransport
import KubeTestTypes
import Testing

@Suite("A watcher's lists", .timeLimit(.minutes(10)))
struct WatcherListTests {
  @Test("a list's objects are told one by one, then its version, from which the watch begins")
  func listThenWatch() async {
    var script = WatcherScript([
      ScriptedTransport.list("5", Wire.object("a", 3), Wire.object("b", 4)),
      ScriptedTransport.open(
        Wire.line("ADDED", Wire.object("c", 6)), Wire.line("DELETED", Wire.object("a", 7))),
    ])
    #expect(
      await script.next(6) == [
        "began", "item a@3", "item b@4", "ended 5", "applied c@6", "deleted a@7",
      ])
    #expect(script.queries == ["limit=500", "watch=true&resourceVersion=5"])
    #expect(script.clock.sleeps.isEmpty)
  }

  @Test("pages follow each other by their tokens; the first version that is said holds")
  func pagination() async {
    var settings = WatcherSettings.quick
    settings.pageSize = 1
    var script = WatcherScript(
      settings,
      [
        ScriptedTransport.json(Wire.page([Wire.object("a", 1)], next: "first")),
        ScriptedTransport.json(Wire.page([Wire.object("b", 2)], version: "9", next: "second")),
        ScriptedTransport.json(Wire.page([Wire.object("c", 3)], version: "9")),
      ])
    #expect(await script.next(5) == ["began", "item a@1", "item b@2", "item c@3", "ended 9"])
    #expect(
      script.queries == ["limit=1", "limit=1&continue=first", "limit=1&continue=second"])
  }

  @Test("nothing is asked of the server ahead of the reader")
  func backpressure() async {
    var script = WatcherScript([
      ScriptedTransport.json(Wire.page([Wire.object("a", 1), Wire.object("b", 2)], next: "more")),
      ScriptedTransport.json(Wire.page([], version: "5")),
      ScriptedTransport.open(Wire.line("ADDED", Wire.object("c", 6))),
    ])
    #expect(script.queries.isEmpty)
    #expect(await script.next() == "began")
    #expect(script.queries.isEmpty)
    #expect(await script.next(2) == ["item a@1", "item b@2"])
    #expect(script.queries.count == 1)
    #expect(await script.next() == "ended 5")
    #expect(script.queries.count == 2)
    #expect(await script.next() == "applied c@6")
    #expect(script.queries.count == 3)
  }

  @Test("a list that fails begins anew, after waits that grow")
  func failure() async {
    var script = WatcherScript([
      ScriptedTransport.refusal(500, "InternalError"),
      ScriptedTransport.refusal(500, "InternalError"),
      ScriptedTransport.json("<html>"), ScriptedTransport.list("5"),
    ])
    #expect(
      await script.next(8) == [
        "began", "failed list", "began", "failed list", "began", "failed list", "began", "ended 5",
      ])
    #expect(
      script.clock.sleeps == [.milliseconds(10), .milliseconds(20), .milliseconds(40)])
  }

  @Test("a failure is told ahead of the wait for it")
  func failureIsToldAtOnce() async {
    var script = WatcherScript([ScriptedTransport.refusal(500, "InternalError")])
    #expect(await script.next(2) == ["began", "failed list"])
    #expect(script.clock.sleeps.isEmpty)
  }

  @Test("a token that has expired begins the list anew, from its first page")
  func expiredToken() async {
    let more = #","metadata":{"continue":"another"}"#
    var script = WatcherScript([
      ScriptedTransport.json(Wire.page([Wire.object("a", 1)], version: "5", next: "old")),
      ScriptedTransport.json(Wire.status(410, "Expired", more), 410),
      ScriptedTransport.list("7", Wire.object("b", 6)),
    ])
    #expect(
      await script.next(6) == [
        "began", "item a@1", "failed expired", "began", "item b@6", "ended 7",
      ])
    #expect(script.queries == ["limit=500", "limit=500&continue=old", "limit=500"])
  }

  @Test("a list whose tokens expire faster than it is read is asked for whole")
  func expiredTokens() async {
    let answers = [
      ScriptedTransport.json(Wire.page([Wire.object("a", 1)], version: "5", next: "old")),
      ScriptedTransport.refusal(410, "Expired"),
    ]
    var script = WatcherScript(
      answers + answers + [ScriptedTransport.list("7", Wire.object("b", 6))])
    #expect(
      await script.next(9) == [
        "began", "item a@1", "failed expired", "began", "item a@1", "failed expired", "began",
        "item b@6", "ended 7",
      ])
    #expect(script.queries.last == "")
  }

  @Test("without a page size all is asked for at once")
  func noPages() async {
    var settings = WatcherSettings.quick
    settings.pageSize = nil
    settings.labels = "app=web"
    settings.fields = "metadata.name!=x"
    var script = WatcherScript(settings, [ScriptedTransport.list("5")])
    #expect(await script.next(2) == ["began", "ended 5"])
    #expect(script.queries == ["fieldSelector=metadata.name%21%3Dx&labelSelector=app%3Dweb"])
  }

  @Test(
    "a list that makes no sense fails",
    arguments: [
      Wire.page([Wire.object("a", 1)]), Wire.page([], version: "", next: ""), "{}", "null", "[]",
      "",
      #"{"metadata":{"resourceVersion":"1"},"items":{}}"#,
    ])
  func nonsense(_ answer: String) async {
    var script = WatcherScript([ScriptedTransport.json(answer), ScriptedTransport.list("5")])
    #expect(await script.next(4) == ["began", "failed list", "began", "ended 5"])
  }

  @Test("a page that says that it comes next itself, and pages without objects and end, fail")
  func endlessPages() async {
    var script = WatcherScript([
      ScriptedTransport.json(Wire.page([Wire.object("a", 1)], version: "5", next: "x")),
      ScriptedTransport.json(Wire.page([Wire.object("b", 2)], version: "5", next: "x")),
    ])
    #expect(await script.next(3) == ["began", "item a@1", "failed list"])

    let count = Shared(0)
    let empty = ScriptedTransport { request throws(TransportError) in
      let next = count.change { count in
        count += 1
        return count
      }
      return try await ScriptedTransport.json(Wire.page([], version: "5", next: "\(next)"))(request)
    }
    var endless = WatcherScript(empty)
    #expect(await endless.next(2) == ["began", "failed list"])
    #expect(empty.lines.count == 101)
  }

  @Test("lists that begin at the same time are spread, if they are many")
  func pace() async {
    let script = WatcherScript([])
    let client = script.watcher.client
    let turns = (0..<100).map { _ in client.listPace.next() }
    #expect(turns.prefix(20).allSatisfy { $0 == .zero })
    #expect(turns.dropFirst(20).first == .milliseconds(25))
    #expect(turns.last == .milliseconds(25 * 80))
    script.clock.advance(by: .seconds(10))
    #expect(client.listPace.next() == .zero)
  }

  @Test("a kind that is not served is waited for, which is logged once")
  func notServed() async {
    var script = WatcherScript([
      ScriptedTransport.json("404 page not found", 404),
      ScriptedTransport.json("404 page not found", 404),
      ScriptedTransport.json("404 page not found", 404), ScriptedTransport.list("5"),
    ])
    #expect(
      await script.next(8) == [
        "began", "failed list", "began", "failed list", "began", "failed list", "began", "ended 5",
      ])
    #expect(
      script.log.said == [
        "notice: The server does not have the resource; the watch waits for it",
        "notice: A watch works again",
      ])
  }

  @Test("rights that are taken away and given back are logged once each")
  func rights() async {
    var script = WatcherScript([
      ScriptedTransport.list("5"),
      ScriptedTransport.refusal(403, "Forbidden"), ScriptedTransport.refusal(403, "Forbidden"),
      ScriptedTransport.open(
        Wire.line("ADDED", Wire.object("a", 6)), Wire.line("ERROR", Wire.status(403, "Forbidden"))),
      ScriptedTransport.refusal(403, "Forbidden"), ScriptedTransport.open(Wire.bookmark("7")),
    ])
    #expect(
      await script.next(8) == [
        "began", "ended 5", "failed watch", "failed watch", "applied a@6", "failed watch",
        "failed watch", "bookmark 7",
      ])
    let fails = "warning: A watch fails, and is tried again"
    #expect(
      script.log.said == [
        fails, "notice: A watch works again", fails, "notice: A watch works again",
      ])
  }

  @Test("a request that cannot be made fails, and is no hot loop")
  func unsendable() async {
    var settings = WatcherSettings.quick
    settings.pageSize = 0
    var script = WatcherScript(settings, [])
    #expect(await script.next(4) == ["began", "failed list", "began", "failed list"])
    #expect(script.clock.sleeps == [.milliseconds(10)])
    #expect(script.queries.isEmpty)
  }
}
