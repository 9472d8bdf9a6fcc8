import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import Testing

@Suite("A watcher whose lists are streams", .timeLimit(.minutes(10)))
struct StreamingListTests {
  private let first =
    "watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"

  @Test("the first watch asks for what there is, one that goes on does not")
  func stream() async {
    var script = WatcherScript(
      .quickStream,
      [
        ScriptedTransport.lines(
          Wire.line("ADDED", Wire.object("a", 1)), Wire.line("ADDED", Wire.object("b", 2)),
          Wire.bookmark("5", endsInitialEvents: true), Wire.line("MODIFIED", Wire.object("a", 6))),
        ScriptedTransport.open(Wire.bookmark("7")),
      ])
    #expect(
      await script.next(6) == [
        "began", "item a@1", "item b@2", "ended 5", "applied a@6", "bookmark 7",
      ])
    #expect(script.queries == [first, "watch=true&resourceVersion=6"])
  }

  @Test("paged lists never ask for it")
  func paged() async {
    var script = WatcherScript([ScriptedTransport.list("5")])
    _ = await script.next(2)
    #expect(!script.transport.lines.contains { $0.contains("sendInitialEvents") })
  }

  @Test("a stream that is cut begins a new restart, so that what is gone since does not stay")
  func cut() async {
    for answer in [
      ScriptedTransport.broken(
        Wire.line("ADDED", Wire.object("a", 1)) + Wire.line("ADDED", Wire.object("b", 2))),
      ScriptedTransport.lines(
        Wire.line("ADDED", Wire.object("a", 1)), Wire.line("ADDED", Wire.object("b", 2))),
    ] {
      var script = WatcherScript(
        .quickStream,
        [
          answer,
          ScriptedTransport.open(
            Wire.line("ADDED", Wire.object("b", 2)), Wire.bookmark("5", endsInitialEvents: true)),
        ])
      #expect(
        await script.next(7) == [
          "began", "item a@1", "item b@2", "failed list", "began", "item b@2", "ended 5",
        ])
      #expect(script.queries == [first, first])
    }
  }

  @Test("what is deleted while the stream tells what there is, is taken back")
  func deletedMeanwhile() async {
    var script = WatcherScript(
      .quickStream,
      [
        ScriptedTransport.open(
          Wire.line("ADDED", Wire.object("a", 1)), Wire.line("MODIFIED", Wire.object("a", 3)),
          Wire.line("DELETED", Wire.object("a", 4)), Wire.bookmark("5", endsInitialEvents: true))
      ])
    #expect(
      await script.next(5) == ["began", "item a@1", "item a@3", "deleted a@4", "ended 5"])
  }

  @Test(
    "a server that refuses streams is listed by pages, from then on",
    arguments: [
      ScriptedTransport.refusal(400, "BadRequest"), ScriptedTransport.refusal(422, "Invalid"),
      ScriptedTransport.json(#"{"kind":"Status","status":"Failure","reason":"Invalid"}"#, 422),
      ScriptedTransport.lines(Wire.line("ERROR", Wire.status(422, "Invalid"))),
      ScriptedTransport.lines(
        Wire.line("ERROR", #"{"kind":"Status","status":"Failure","reason":"Invalid"}"#)),
    ])
  func refused(_ answer: @escaping ScriptedTransport.Answer) async {
    var script = WatcherScript(
      .quickStream,
      [
        answer, ScriptedTransport.list("5"), ScriptedTransport.refusal(410, "Expired"),
        ScriptedTransport.list("8"),
      ])
    #expect(
      await script.next(6) == ["began", "began", "ended 5", "failed expired", "began", "ended 8"])
    #expect(script.queries == [first, "limit=500", "watch=true&resourceVersion=5", "limit=500"])
    #expect(
      script.log.said == [
        "info: The server has no streaming lists, so this is listed by pages"
      ])
  }

  @Test("so is one that has a bookmark but no end of what there is")
  func withoutEnd() async {
    var script = WatcherScript(
      .quickStream,
      [
        ScriptedTransport.open(Wire.line("ADDED", Wire.object("a", 1)), Wire.bookmark("5")),
        ScriptedTransport.list("5", Wire.object("a", 1)),
      ])
    #expect(await script.next(5) == ["began", "item a@1", "began", "item a@1", "ended 5"])
  }

  @Test("so is one that tells what there is and then nothing, for half a minute")
  func silent() async {
    var script = WatcherScript(
      .quickStream,
      [
        ScriptedTransport.open(Wire.line("ADDED", Wire.object("a", 1))),
        ScriptedTransport.list("5", Wire.object("a", 1)),
      ])
    #expect(await script.next(2) == ["began", "item a@1"])
    let clock = script.clock
    async let driven: Void = {
      await clock.sleepers()
      clock.advance(by: .seconds(1))
      await clock.sleepers()
      #expect(clock.waits == [.seconds(29)])
      clock.advance(by: .seconds(29))
    }()
    #expect(await script.next() == "began")
    await driven
    #expect(await script.next(2) == ["item a@1", "ended 5"])
  }

  @Test("once all is told, silence may last as long as the watch")
  func silenceAfterwards() async {
    let transport = ScriptedTransport([
      ScriptedTransport.open(Wire.bookmark("5", endsInitialEvents: true))
    ])
    var script = WatcherScript(transport, .quickStream)
    #expect(await script.next(2) == ["began", "ended 5"])
    let clock = script.clock
    async let driven: Void = {
      await clock.sleepers()
      clock.advance(by: .seconds(1))
      await clock.sleepers()
      #expect(clock.waits == [.seconds(294)])
      clock.advance(by: .seconds(294))
    }()
    #expect(await script.next() == "failed watch")
    await driven
  }

  @Test("an expired version restarts by a stream, too")
  func expired() async {
    var script = WatcherScript(
      .quickStream,
      [
        ScriptedTransport.open(
          Wire.bookmark("5", endsInitialEvents: true),
          Wire.line("ERROR", Wire.status(410, "Expired"))),
        ScriptedTransport.open(
          Wire.line("ADDED", Wire.object("a", 7)), Wire.bookmark("8", endsInitialEvents: true)),
      ])
    #expect(
      await script.next(6) == [
        "began", "ended 5", "failed expired", "began", "item a@7", "ended 8",
      ])
    #expect(script.queries == [first, first])
  }

  @Test("a stream of a version that the server has not come to fails, and waits as asked")
  func tooLarge() async {
    let cause =
      #","details":{"causes":[{"reason":"ResourceVersionTooLarge"}],"retryAfterSeconds":1}"#
    var script = WatcherScript(
      .quickStream,
      [
        ScriptedTransport.lines(Wire.line("ERROR", Wire.status(504, "Timeout", cause))),
        ScriptedTransport.open(Wire.bookmark("5", endsInitialEvents: true)),
      ])
    script.clock.setBound(.seconds(1))
    #expect(await script.next(4) == ["began", "failed list", "began", "ended 5"])
  }
}
