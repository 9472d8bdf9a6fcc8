import KubeCore
import Testing

@testable import KubeRuntime

@Suite("Which requests come of events")
struct EventBookTests {
  private static let start = MicroTime(secondsSince1970: 1_700_000_000, nanoseconds: 5000)

  private static func note(
    _ reason: String = "Created", on name: String = "a", note: String? = nil,
    type: EventType = .normal, action: String? = nil, related: String? = nil,
    version: String? = nil
  ) -> EventNote {
    EventNote(
      type, reason, action: action, note: note,
      regarding: ObjectReference(
        apiVersion: "v1", kind: "Pod", name: name, namespace: "default", uid: "u-\(name)",
        resourceVersion: version),
      related: related.map { ObjectReference(apiVersion: "v1", kind: "Node", name: $0) })
  }

  /// A book, and time that a test moves.
  private final class Run {
    private var book: EventBook
    var now: Duration = .zero

    init(_ limits: EventBook.Limits = EventBook.Limits()) {
      book = EventBook(controller: "me", instance: "me-1", limits: limits)
    }

    var time: MicroTime { EventBookTests.start + now }

    var count: Int { book.count }

    func rest() -> [EventBook.Step] { book.rest() }

    func loses(_ note: EventNote) -> Bool { book.record(note, at: now, time: time).isLost }

    func record(_ note: EventNote) -> EventBook.Step? {
      book.record(note, at: now, time: time).0
    }

    func finish(
      _ step: EventBook.Step?, _ outcome: EventBook.Outcome = .done
    ) throws -> EventBook.Step? {
      book.finished(try #require(step), outcome, at: now, time: time)
    }

    /// Records, and finishes all that comes of it.
    func tell(_ note: EventNote) throws -> [EventBook.Step] {
      var steps: [EventBook.Step] = []
      var next = record(note)
      while let step = next {
        steps.append(step)
        next = try finish(step)
      }
      return steps
    }
  }

  @Test("an event is created as events.k8s.io/v1 wants it")
  func created() throws {
    let run = Run()
    let step = try #require(run.record(Self.note(note: "It is there.", related: "n")))
    let event = try #require(step.event)
    #expect(step.series == nil)
    #expect(event.metadata.name == "a.\(String(1_700_000_000_000_005_000, radix: 16))")
    #expect(event.namespace == "default" && event.type == "Normal" && event.eventTime == run.time)
    #expect(event.reason == "Created" && event.action == "Created" && event.note == "It is there.")
    #expect(event.reportingController == "me" && event.reportingInstance == "me-1")
    #expect(event.regarding?.uid == "u-a" && event.related?.name == "n")
    #expect(event.series == nil)
  }

  @Test("again it is a series, whatever the note and the object's version")
  func series() throws {
    let run = Run()
    #expect(try run.tell(Self.note(note: "1", version: "1")).count == 1)
    run.now = .seconds(10)
    let second = try run.tell(Self.note(note: "2", version: "2"))
    #expect(second.map(\.series?.count) == [2])
    #expect(second.first?.series?.lastObservedTime == run.time)
    #expect(try run.tell(Self.note()).map(\.series?.count) == [3])
    // What differs is another event.
    for other in [
      Self.note("Other"), Self.note(on: "b"), Self.note(type: .warning), Self.note(action: "Do"),
      Self.note(related: "n"),
    ] {
      #expect(try run.tell(other).map(\.series) == [nil])
    }
  }

  @Test("after six quiet minutes it is a new one")
  func quiet() throws {
    let run = Run()
    let first = try run.tell(Self.note()).first?.event?.metadata.name
    run.now += .seconds(359)
    #expect(try run.tell(Self.note()).first?.series?.count == 2)
    run.now += .seconds(359)
    #expect(try run.tell(Self.note()).first?.series?.count == 3)
    run.now += .seconds(360)
    let last = try run.tell(Self.note()).first
    #expect(last?.series == nil && last?.event?.metadata.name != first)
  }

  @Test("what happens while a request is under way is told by the next")
  func busy() throws {
    let run = Run()
    let first = run.record(Self.note())
    #expect(run.record(Self.note()) == nil && run.record(Self.note()) == nil)
    // Even if that takes long.
    run.now = .seconds(1000)
    #expect(run.record(Self.note()) == nil)
    let second = try run.finish(first)
    #expect(second?.series?.count == 4)
    #expect(run.record(Self.note()) == nil)
    let third = try run.finish(second)
    #expect(third?.series?.count == 5)
    #expect(try run.finish(third) == nil)
  }

  @Test("about one object there are 25 requests, and then one in five minutes, which counts all")
  func limited() throws {
    let run = Run()
    var steps: [EventBook.Step] = []
    for _ in 0..<40 { steps += try run.tell(Self.note()) }
    #expect(steps.count == 25 && steps.last?.series?.count == 25)
    // Another event about it is lost; one about another object is not.
    #expect(run.loses(Self.note("Other")))
    #expect(try run.tell(Self.note(on: "b")).count == 1)
    run.now = .seconds(300)
    #expect(try run.tell(Self.note()).map(\.series?.count) == [41])
    #expect(try run.tell(Self.note()).isEmpty)
    // What is kept back is told at the end.
    let rest = run.rest()
    #expect(rest.map(\.series?.count) == [42])
    #expect(try run.finish(rest.first) == nil && run.rest().isEmpty)
  }

  @Test("an event that the server has forgotten begins again")
  func gone() throws {
    let run = Run()
    _ = try run.tell(Self.note())
    run.now = .seconds(5)
    let update = run.record(Self.note())
    let create = try run.finish(update, .gone)
    #expect(create?.series == nil && create?.event?.eventTime == run.time)
    #expect(create?.event?.metadata.name != update?.event?.metadata.name)
    #expect(try run.finish(create) == nil)
    #expect(try run.tell(Self.note()).map(\.series?.count) == [2])
  }

  @Test("a name that is taken gives way to others, three times")
  func taken() throws {
    let run = Run()
    var step = run.record(Self.note())
    var names: Set<String> = []
    var tries = 0
    while let now = step {
      tries += 1
      names.insert(now.event?.metadata.name ?? "")
      step = try run.finish(now, .nameTaken)
    }
    #expect(tries == 4 && names.count == 4)
    #expect(try run.tell(Self.note()).map(\.series) == [nil])
  }

  @Test("what fails is not tried again by itself; the next carries it")
  func failed() throws {
    let run = Run()
    #expect(try run.finish(run.record(Self.note()), .failed) == nil)
    let create = try run.tell(Self.note())
    #expect(create.map(\.series) == [nil])
    #expect(try run.finish(run.record(Self.note()), .failed) == nil)
    #expect(try run.tell(Self.note()).map(\.series?.count) == [3])
  }

  @Test("names grow, also within a moment, and where time goes back")
  func names() throws {
    let run = Run()
    var names: [String] = []
    for number in 0..<5 {
      if number == 3 { run.now = .seconds(-100) }
      names.append(try #require(run.record(Self.note("R\(number)"))?.event?.metadata.name))
    }
    #expect(Set(names).count == 5 && names == names.sorted())
  }

  @Test(
    "an event's name is one that the server takes, whatever the object's is",
    arguments: [
      "system:controller:x", "UPPER", "", "..", "ü-ü", String(repeating: "a", count: 253), "a..b",
      "-a-", "a.\u{0}b",
    ])
  func odd(_ name: String) throws {
    let run = Run()
    let found = try #require(run.record(Self.note(on: name))?.event?.metadata.name)
    #expect(NameRule.dns1123Subdomain.accepts(found), "\(found)")
  }

  @Test("what is too long is cut, and what is missing is filled in")
  func lengths() throws {
    let long = String(repeating: "ä", count: 2000)
    let note = EventNote(
      .warning, long, action: long, note: long, regarding: ObjectReference(), related: nil)
    #expect(note.key.reason.utf8.count <= 128 && note.key.action.utf8.count <= 128)
    #expect(note.note.map { $0.utf8.count <= 1024 && $0.utf8.count > 1020 } == true)
    let empty = EventNote(
      .warning, "", action: "", note: nil, regarding: ObjectReference(namespace: ""), related: nil)
    #expect(empty.key.reason == "Warning" && empty.key.action == "Warning")
    let run = Run()
    let event = run.record(empty)?.event
    #expect(event?.namespace == "default" && event?.regarding?.namespace == nil)
  }

  @Test("memory is bounded: what was quiet for longest is forgotten, and what is under way is not")
  func bounded() throws {
    var limits = EventBook.Limits()
    limits.capacity = 8
    let run = Run(limits)
    let busy = run.record(Self.note("Busy", on: "busy"))
    for number in 0..<100 {
      run.now += .seconds(1)
      #expect(try run.tell(Self.note(on: "\(number)")).count == 1)
    }
    #expect(run.count <= 9)
    #expect(try run.finish(busy) == nil)
    #expect(run.record(Self.note("Busy", on: "busy"))?.series?.count == 2)
    // The last one is remembered.
    #expect(try run.tell(Self.note(on: "99")).map(\.series?.count) == [2])
  }
}

extension EventBook.Step {
  var event: EventsEvent? {
    switch work {
    case .create(let event), .update(let event, _): event
    }
  }

  var series: EventsEventSeries? {
    if case .update(_, let series) = work { series } else { nil }
  }
}
