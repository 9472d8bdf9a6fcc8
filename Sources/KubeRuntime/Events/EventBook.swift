import KubeCore

/// What has been told to the server of events, and what is to be told next.
///
/// An event is created once. If it happens again before six quiet minutes are over, it becomes a
/// series: its count and time are changed instead. There is one request at a time for an event; what
/// happens meanwhile is counted, and told by the next. So is what the limit for an object keeps back.
struct EventBook {
  struct Limits {
    /// After how long without it an event that happens again is another.
    var seriesEnd: Duration = .seconds(360)
    /// How many requests about one object there may be at once, and how long it takes until there may
    /// be another. Those of client-go's spam filter.
    var burst = 25
    var refill: Duration = .seconds(300)
    /// The most events, and objects, that are remembered.
    var capacity = 4096
  }

  /// A request, after which ``finished(_:_:at:time:)`` is to be called.
  struct Step {
    let key: EventKey
    let work: Work

    enum Work {
      case create(EventsEvent)
      /// Sets the series of the event with the name and namespace.
      case update(EventsEvent, EventsEventSeries)
    }
  }

  /// What came of a request.
  enum Outcome {
    case done
    /// The event is no longer there.
    case gone
    /// Another has its name.
    case nameTaken
    case failed
  }

  private struct Entry {
    var event: EventsEvent
    /// How often it has happened, and how often the server knows of.
    var count: Int32 = 1
    var toldCount: Int32 = 0
    var lastTime: MicroTime
    var lastSeen: Duration
    /// A request is under way, or waits to be.
    var isBusy = true
    /// Whether the server has it.
    var isCreated = false
    /// How often a name was taken.
    var collisions = 0
  }

  private let controller: String
  private let instance: String
  private let limits: Limits
  private var entries: [EventKey: Entry] = [:]
  private var limit: EventLimit
  private var lastNumber: Int64 = 0

  init(controller: String, instance: String, limits: Limits = Limits()) {
    self.controller = controller
    self.instance = instance
    self.limits = limits
    limit = EventLimit(burst: limits.burst, refill: limits.refill, capacity: limits.capacity)
  }

  /// How many events are remembered.
  var count: Int { entries.count }

  /// - Parameters:
  ///   - now: by a clock that does not jump.
  ///   - time: the time of day.
  /// - Returns: the request to make, if one is to be made now; or that the event is lost, as there
  ///   are too many about its object.
  mutating func record(_ note: EventNote, at now: Duration, time: MicroTime) -> (
    Step?, isLost: Bool
  ) {
    if var entry = entries[note.key], entry.isBusy || now - entry.lastSeen < limits.seriesEnd {
      entry.count = entry.count.addingReportingOverflow(1).overflow ? .max : entry.count + 1
      (entry.lastTime, entry.lastSeen) = (time, now)
      let step = next(&entry, note.key, now)
      entries[note.key] = entry
      return (step, false)
    }
    guard limit.takes(note.key.regarding, at: now) else { return (nil, true) }
    makeRoom(at: now)
    let event = event(note, time)
    entries[note.key] = Entry(event: event, lastTime: time, lastSeen: now)
    return (Step(key: note.key, work: .create(event)), false)
  }

  /// - Returns: the request to make after the one that came to an end.
  mutating func finished(
    _ step: Step, _ outcome: Outcome, at now: Duration, time: MicroTime
  ) -> Step? {
    guard var entry = entries[step.key] else { return nil }
    entry.isBusy = false
    switch (step.work, outcome) {
    case (.create, .done): (entry.isCreated, entry.toldCount) = (true, 1)
    case (.update(_, let series), .done): entry.toldCount = series.count
    case (.create, .nameTaken) where entry.collisions < 3:
      entry.collisions += 1
      entry.isBusy = true
      entry.event.metadata.name = name(step.key, time)
      entries[step.key] = entry
      return Step(key: step.key, work: .create(entry.event))
    case (.update, .gone):
      // The server forgets events after an hour. This one begins again.
      entry = Entry(event: entry.event, lastTime: entry.lastTime, lastSeen: entry.lastSeen)
      entry.event.metadata.name = name(step.key, time)
      entry.event.eventTime = entry.lastTime
      entries[step.key] = entry
      return Step(key: step.key, work: .create(entry.event))
    case (.create, _):
      entries[step.key] = nil
      return nil
    case (.update, _):
      entries[step.key] = entry
      return nil
    }
    let following = next(&entry, step.key, now)
    entries[step.key] = entry
    return following
  }

  /// What the limit has kept back, as when nothing will come any more.
  mutating func rest() -> [Step] {
    var steps: [Step] = []
    for (key, entry) in entries where !entry.isBusy && entry.count > entry.toldCount {
      var entry = entry
      steps.append(update(&entry, key))
      entries[key] = entry
    }
    return steps.sorted { $0.name < $1.name }
  }

  private mutating func next(_ entry: inout Entry, _ key: EventKey, _ now: Duration) -> Step? {
    guard !entry.isBusy, entry.count > entry.toldCount, limit.takes(key.regarding, at: now) else {
      return nil
    }
    return update(&entry, key)
  }

  private func update(_ entry: inout Entry, _ key: EventKey) -> Step {
    entry.isBusy = true
    return Step(
      key: key,
      work: .update(
        entry.event, EventsEventSeries(count: entry.count, lastObservedTime: entry.lastTime)))
  }

  /// Forgets events that are over, and then those that were quiet the longest.
  private mutating func makeRoom(at now: Duration) {
    guard entries.count >= limits.capacity else { return }
    entries = entries.filter { $0.value.isBusy || now - $0.value.lastSeen < limits.seriesEnd }
    guard entries.count >= limits.capacity else { return }
    let idle = entries.filter { !$0.value.isBusy }.sorted { $0.value.lastSeen < $1.value.lastSeen }
    for (key, _) in idle.prefix(max(limits.capacity / 4, 1)) { entries[key] = nil }
  }

  private mutating func event(_ note: EventNote, _ time: MicroTime) -> EventsEvent {
    EventsEvent(
      metadata: ObjectMeta(
        name: name(note.key, time),
        // Where those of the cluster's objects go.
        namespace: note.key.regarding.namespace ?? "default"),
      type: note.key.type.rawValue, reason: note.key.reason, action: note.key.action,
      eventTime: time, note: note.note, regarding: note.key.regarding, related: note.key.related,
      reportingController: controller, reportingInstance: instance)
  }

  /// The object's name and a number that grows with time, as those of all of Kubernetes' events are.
  private mutating func name(_ key: EventKey, _ time: MicroTime) -> String {
    let (nanoseconds, overflow) = time.secondsSince1970.multipliedReportingOverflow(
      by: 1_000_000_000)
    lastNumber = max(
      lastNumber &+ 1, overflow ? 0 : nanoseconds &+ Int64(time.nanoseconds))
    let number = String(lastNumber, radix: 16)
    return "\(Self.subdomain(key.regarding.name ?? "", upTo: 252 - number.utf8.count)).\(number)"
  }

  /// The name of an object as that of an event can begin: some kinds have names that others cannot.
  private static func subdomain(_ name: String, upTo limit: Int) -> String {
    var text = String(
      name.lowercased().unicodeScalars.map { scalar -> Character in
        let isFine =
          scalar.isASCII && scalar.properties.isAlphabetic
          || ("0"..."9").contains(scalar) || scalar == "." || scalar == "-"
        return isFine ? Character(scalar) : "-"
      }.prefix(limit))
    guard !NameRule.dns1123Subdomain.accepts(text) else { return text }
    text = text.split { $0 == "." || $0 == "-" }.joined(separator: "-")
    return NameRule.dns1123Subdomain.accepts(text) ? text : "event"
  }
}

extension EventBook.Step {
  fileprivate var name: String {
    switch work {
    case .create(let event), .update(let event, _): event.metadata.name ?? ""
    }
  }
}
