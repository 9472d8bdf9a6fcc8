import KubeRuntime
import KubeTestSupport
import KubeTransport
import KubeTestTypes
import Testing

@Suite("A watcher's watches", .timeLimit(.minutes(10)))
struct WatcherWatchTests {
  @Test(
    "the end of a watch at its time limit is invisible, and a bookmark's version is gone on from")
  func timeLimit() async {
    let clock = Shared<TestClock?>(nil)
    var script = WatcherScript([
      ScriptedTransport.list("5"),
      ScriptedTransport.body(
        lasting(290, clock, Wire.line("ADDED", Wire.object("a", 6)) + Wire.bookmark("9"))),
      ScriptedTransport.open(Wire.line("MODIFIED", Wire.object("a", 10))),
    ])
    clock.change { $0 = script.clock }
    #expect(
      await script.next(5) == ["began", "ended 5", "applied a@6", "bookmark 9", "applied a@10"])
    #expect(
      script.queries.suffix(2) == ["watch=true&resourceVersion=5", "watch=true&resourceVersion=9"])
    #expect(script.clock.sleeps.isEmpty)
    #expect(script.log.said.isEmpty)
  }

  /// A watch that lasts for some seconds.
  private func lasting(
    _ seconds: Int, _ clock: Shared<TestClock?>, _ text: String
  ) -> ScriptedBody {
    let rest = Shared([Array(text.utf8)])
    return ScriptedBody {
      if let chunk = rest.change({ $0.popLast() }) { return chunk }
      clock.value?.advance(by: .seconds(seconds))
      return nil
    }
  }

  @Test(
    "a version that the server has forgotten leads to a restart, wherever it says so",
    arguments: [
      ScriptedTransport.refusal(410, "Expired"), ScriptedTransport.refusal(410, "Gone"),
      ScriptedTransport.json("gone", 410),
      ScriptedTransport.lines(Wire.line("ERROR", Wire.status(410, "Expired"))),
      ScriptedTransport.lines(Wire.line("ERROR", Wire.status(410, "Gone"))),
      ScriptedTransport.lines(
        #"{"kind":"Status","status":"Failure","reason":"Expired","code":410}"#),
    ])
  func expired(_ answer: @escaping ScriptedTransport.Answer) async {
    var script = WatcherScript([
      ScriptedTransport.list("5", Wire.object("a", 3)), answer,
      ScriptedTransport.list("8", Wire.object("b", 7)), ScriptedTransport.open(Wire.bookmark("9")),
    ])
    #expect(
      await script.next(8) == [
        "began", "item a@3", "ended 5", "failed expired", "began", "item b@7", "ended 8",
        "bookmark 9",
      ])
    #expect(script.queries[2] == "limit=500")
    #expect(script.queries[3] == "watch=true&resourceVersion=8")
    #expect(script.clock.sleeps == [.milliseconds(10)])
    // It is part of a server's life.
    #expect(script.log.said.isEmpty)
  }

  @Test("so does a version that the server has not come to, after the wait that it asks for")
  func tooLarge() async {
    let cause =
      #","details":{"causes":[{"reason":"ResourceVersionTooLarge","message":"Too large resource version"}],"retryAfterSeconds":1}"#
    for answer in [
      ScriptedTransport.json(Wire.status(504, "Timeout", cause), 504),
      ScriptedTransport.lines(Wire.line("ERROR", Wire.status(504, "Timeout", cause))),
    ] {
      var script = WatcherScript([
        ScriptedTransport.list("5"), answer, ScriptedTransport.list("3"),
      ])
      script.clock.setBound(.seconds(1))
      #expect(
        await script.next(5) == ["began", "ended 5", "failed expired", "began", "ended 3"])
      #expect(script.clock.sleeps.filter { $0 == .seconds(1) }.count >= 1)
    }
  }

  @Test("a server that went back in time is noticed, by events and by bookmarks")
  func backInTime() async {
    for old in [Wire.line("MODIFIED", Wire.object("a", 4)), Wire.bookmark("4")] {
      var script = WatcherScript([
        ScriptedTransport.list("5", Wire.object("a", 3)), ScriptedTransport.open(old),
        ScriptedTransport.list("4", Wire.object("a", 4)),
      ])
      #expect(
        await script.next(7) == [
          "began", "item a@3", "ended 5", "failed expired", "began", "item a@4", "ended 4",
        ])
    }
  }

  @Test("an ERROR of another code is told, and the watch goes on from its version")
  func otherError() async {
    var script = WatcherScript([
      ScriptedTransport.list("5"),
      ScriptedTransport.open(
        Wire.line("ADDED", Wire.object("a", 6)),
        Wire.line("ERROR", Wire.status(500, "InternalError"))),
      ScriptedTransport.open(Wire.line("ADDED", Wire.object("b", 7))),
    ])
    #expect(
      await script.next(5) == ["began", "ended 5", "applied a@6", "failed watch", "applied b@7"])
    #expect(script.queries.last == "watch=true&resourceVersion=6")
    #expect(script.clock.sleeps == [.milliseconds(10)])
  }

  @Test("consecutive failures lengthen the waits, something new has them begin anew")
  func backoff() async {
    let down = ScriptedTransport.fail(TransportError(.connectionFailed, "down"))
    var script = WatcherScript([
      ScriptedTransport.list("5"), down, down, down,
      ScriptedTransport.broken(Wire.line("ADDED", Wire.object("a", 6))), down,
      ScriptedTransport.open(Wire.bookmark("7")),
    ])
    #expect(
      await script.next(9) == [
        "began", "ended 5", "failed watch", "failed watch", "failed watch", "applied a@6",
        "failed watch", "failed watch", "bookmark 7",
      ])
    #expect(script.clock.sleeps.map(\.milliseconds) == [10, 20, 40, 10, 20])
    #expect(
      script.log.said == ["notice: A watch is interrupted", "notice: A watch works again"]
        + ["notice: A watch is interrupted", "notice: A watch works again"])
  }

  @Test("chance shortens the waits of each watcher, by the settings' own")
  func jitter() async {
    var settings = WatcherSettings.quick
    settings.backoff = Backoff(
      firstDelay: .milliseconds(100), factor: 2, longestDelay: .milliseconds(800),
      random: { $0.lowerBound })
    let down = ScriptedTransport.fail(TransportError(.connectionFailed, "down"))
    var script = WatcherScript(
      settings,
      [down, down, ScriptedTransport.list("5"), ScriptedTransport.open(Wire.bookmark("6"))])
    #expect(await script.next(7).last == "bookmark 6")
    #expect(script.clock.sleeps.map(\.milliseconds) == [50, 100])
    // Watches that began together do not end together.
    #expect(script.transport.lines.last?.contains("timeoutSeconds=232") == true)
  }

  @Test("a server that ends every watch at once, or says the same for ever, makes no hot loop")
  func vain() async {
    for text in ["", Wire.line("MODIFIED", Wire.object("a", 5)), Wire.bookmark("5"), "\n\n \n"] {
      var script = WatcherScript(
        [ScriptedTransport.list("5")] + Array(repeating: ScriptedTransport.lines(text), count: 4))
      var failures = 0
      while failures < 4 {
        let event = await script.next()
        if event == "failed watch" { failures += 1 }
        if event == "over" { break }
      }
      #expect(script.clock.sleeps.map(\.milliseconds) == [10, 20, 40])
    }
  }

  @Test("a watch that ends at once but brings something new is followed by the first wait")
  func shortButNew() async {
    var script = WatcherScript([
      ScriptedTransport.list("5"), ScriptedTransport.lines(Wire.line("ADDED", Wire.object("a", 6))),
      ScriptedTransport.lines(Wire.line("ADDED", Wire.object("a", 7))),
      ScriptedTransport.lines(Wire.line("ADDED", Wire.object("a", 8))),
      ScriptedTransport.open(Wire.bookmark("9")),
    ])
    #expect(
      await script.next(6) == [
        "began", "ended 5", "applied a@6", "applied a@7", "applied a@8", "bookmark 9",
      ])
    #expect(script.clock.sleeps.map(\.milliseconds) == [10, 10, 10])
  }

  @Test("a watch that floods its reader with what is known is closed")
  func flood() async {
    let repeated = ScriptedTransport.endless(Wire.line("MODIFIED", Wire.object("a", 5)))
    var script = WatcherScript([ScriptedTransport.list("5"), repeated])
    _ = await script.next(2)
    var count = 0
    while await script.next() == "applied a@5" { count += 1 }
    #expect(count == 1000)
  }

  @Test(
    "what is no event fails the watch; if it does so again and again, all is told anew",
    arguments: [
      "nonsense\n", "{}\n", #"{"type":"NEW","object":{}}"# + "\n",
      "\u{0}\u{1}\n",
    ])
  func nonsense(_ text: String) async {
    let answer = ScriptedTransport.open(text)
    var script = WatcherScript([
      ScriptedTransport.list("5"), answer, answer, answer, ScriptedTransport.list("9"),
    ])
    #expect(
      await script.next(7) == [
        "began", "ended 5", "failed watch", "failed watch", "failed watch", "began", "ended 9",
      ])
    #expect(script.clock.sleeps.map(\.milliseconds) == [10, 20, 40])
  }

  @Test("a line without an end is cut off")
  func endlessLine() async {
    let zeros = String(repeating: "0", count: 4096)
    var script = WatcherScript(
      .quick, responseLimit: 65536, [ScriptedTransport.list("5"), ScriptedTransport.endless(zeros)])
    #expect(await script.next(3) == ["began", "ended 5", "failed watch"])
  }

  @Test("chunks may end within a line, and within a character", arguments: [1, 2, 3, 5, 7, 64])
  func chunks(_ size: Int) async throws {
    let text =
      Wire.line("ADDED", Wire.object("a", 6, "grün 🌿 日本"))
      + Wire.line("MODIFIED", Wire.object("a", 7, "é"))
    var script = WatcherScript([
      ScriptedTransport.list("5"), ScriptedTransport.chunks(text, of: size),
    ])
    _ = await script.next(2)
    guard case .applied(let first) = await script.event(),
      case .applied(let second) = await script.event()
    else {
      Issue.record("two objects were expected")
      return
    }
    #expect(first.data == ["k": "grün 🌿 日本"])
    #expect(second.data == ["k": "é"])
  }

  @Test("an object of 1.5 MB is one event")
  func largeObject() async {
    let data = String(repeating: "x", count: 1_500_000)
    var script = WatcherScript([
      ScriptedTransport.list("5"),
      ScriptedTransport.chunks(Wire.line("ADDED", Wire.object("a", 6, data)), of: 16384),
    ])
    _ = await script.next(2)
    guard case .applied(let object) = await script.event() else {
      Issue.record("an object was expected")
      return
    }
    #expect(object.data["k"]?.utf8.count == 1_500_000)
  }

  @Test("a connection that is silent beyond the watch's own end is given up")
  func silence() async {
    var script = WatcherScript([
      ScriptedTransport.list("5"), ScriptedTransport.open(),
      ScriptedTransport.open(Wire.bookmark("6")),
    ])
    _ = await script.next(2)
    let clock = script.clock
    async let driven: Void = {
      // The first second of the wait, and then the rest of it.
      await clock.sleepers()
      clock.advance(by: .seconds(1))
      await clock.sleepers()
      #expect(clock.waits == [.seconds(294)])
      clock.advance(by: .seconds(294))
    }()
    #expect(await script.next() == "failed watch")
    await driven
    #expect(await script.next() == "bookmark 6")
    #expect(script.queries.last == "watch=true&resourceVersion=5")
    #expect(clock.sleeps == [.milliseconds(10)])
  }

  @Test("a kind that is no longer served is listed when it is back")
  func noLongerServed() async {
    var script = WatcherScript([
      ScriptedTransport.list("5", Wire.object("a", 3)),
      ScriptedTransport.json("404 page not found", 404),
      ScriptedTransport.json("404 page not found", 404), ScriptedTransport.list("9"),
    ])
    #expect(
      await script.next(8) == [
        "began", "item a@3", "ended 5", "failed watch", "began", "failed list", "began", "ended 9",
      ])
  }

  @Test("an object that does not fit is told by its key and kept out, and the watch goes on")
  func unfit() async throws {
    func unfit(_ name: String, _ version: Int) -> String {
      Wire.object(name, version).replacing(#"{"k":"""#, with: #"{"k":7"#)
    }
    var script = WatcherScript([
      ScriptedTransport.list("5", Wire.object("a", 1), unfit("b", 2), Wire.object("c", 3)),
      ScriptedTransport.lines(
        Wire.line("MODIFIED", unfit("a", 6)), Wire.line("MODIFIED", unfit("a", 7)),
        Wire.line("ADDED", Wire.object("d", 8)),
        Wire.line("DELETED", unfit("b", 9))),
      ScriptedTransport.open(Wire.bookmark("10")),
    ])
    #expect(
      await script.next(9) == [
        "began", "item a@1", "failed object ns/b", "item c@3", "ended 5", "failed object ns/a",
        "failed object ns/a", "applied d@8", "failed object ns/b",
      ])
    #expect(await script.next() == "bookmark 10")
    // Their versions count.
    #expect(script.queries.last == "watch=true&resourceVersion=9")
    // What is wrong is said once, though the object changes.
    let warning = "warning: An object does not fit its type, and is left out"
    #expect(script.log.said == [warning, warning])
  }

  @Test("the failure of an object that is gone says so")
  func unfitAndGone() async {
    var script = WatcherScript([
      ScriptedTransport.list("5"),
      ScriptedTransport.open(
        Wire.line("DELETED", Wire.object("a", 6).replacing(#"{"k":"""#, with: #"{"k":7"#))),
    ])
    _ = await script.next(2)
    guard case .failed(let failure) = await script.event() else {
      Issue.record("a failure was expected")
      return
    }
    #expect(failure.isGone && failure.key == ObjectKey(namespace: "ns", name: "a"))
    #expect(failure.cause is JSONError)
    #expect(failure.description.contains("data"))
  }

  @Test("what is not even an object is left out, too")
  func noObject() async {
    var script = WatcherScript([
      ScriptedTransport.list("5"),
      ScriptedTransport.open(#"{"type":"ADDED","object":7}"# + "\n", Wire.bookmark("6")),
    ])
    #expect(await script.next(4) == ["began", "ended 5", "failed object", "bookmark 6"])
  }

  @Test("a failure has what the client threw")
  func cause() async {
    var script = WatcherScript([ScriptedTransport.refusal(403, "Forbidden")])
    _ = await script.next()
    guard case .failed(let failure) = await script.event() else {
      Issue.record("a failure was expected")
      return
    }
    #expect((failure.cause as? ClientError)?.isForbidden == true)
    #expect(failure.description.contains("/api/v1/namespaces/ns/configmaps"))
  }

  @Test("it ends when its task is cancelled, also between objects that are there, and only then")
  func cancellation() async {
    await withTaskGroup { group in
      for count in [1, 2, 4, 5] {
        group.addTask {
          var script = WatcherScript([
            ScriptedTransport.list("5", Wire.object("a", 1), Wire.object("b", 2)),
            ScriptedTransport.open(Wire.line("ADDED", Wire.object("c", 6))),
          ])
          _ = await script.next(count)
          withUnsafeCurrentTask { $0?.cancel() }
          #expect(await script.next(2) == ["over", "over"])
        }
      }
    }
  }

  @Test("a watch that waits ends when its task is cancelled")
  func cancellationOfWait() async {
    let transport = ScriptedTransport([ScriptedTransport.list("5")] + [ScriptedTransport.open()])
    await withTaskGroup { group in
      group.addTask {
        var script = WatcherScript(transport)
        #expect(await script.next(3) == ["began", "ended 5", "over"])
      }
      await transport.requested(2)
      group.cancelAll()
    }
  }

  @Test("each iterator is a watch of its own")
  func iterators() async {
    let script = WatcherScript([ScriptedTransport.list("5"), ScriptedTransport.list("6")])
    var one = script.watcher.makeAsyncIterator()
    var other = script.watcher.makeAsyncIterator()
    _ = (await one.next(), await other.next())
    #expect(words(await one.next()) == "ended 5")
    #expect(words(await other.next()) == "ended 6")
  }
}

extension Duration {
  /// Rounded: a backoff counts in floating point.
  var milliseconds: Int {
    Int((Double(components.seconds) * 1000 + Double(components.attoseconds) * 1e-15).rounded())
  }
}
