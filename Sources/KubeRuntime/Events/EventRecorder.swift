public import KubeClient
public import KubeCore
import Logging
import ServiceLifecycle
import Synchronization

/// Tells the cluster's users what happens to objects: what they see below `kubectl describe`, and with
/// `kubectl events`.
///
/// ```swift
/// let events = EventRecorder(client, controller: "foo-operator")
/// events.record("NoQuota", .warning, regarding: foo, note: "The quota of \(foo.key) is used up.")
/// ```
///
/// Events are a courtesy: they never hold up or fail what tells of them. `record`
/// returns at once; what it takes is sent in its order by ``run()``, which is to run beside the
/// controllers, under the same manager. Up to ``capacity`` requests wait meanwhile; more are dropped,
/// counted and logged, as is what a server refuses. Whoever runs for a moment and not for ever, and
/// has no use for `run()`, awaits `publish`, which sends the event
/// itself and gives up soon.
///
/// The same event again is no new one: it becomes a series that is counted, until it has not happened
/// for six minutes. The same are those of equal type, reason, action and objects, whatever the note;
/// the first one's stays. About one object there are at most 25 requests at once, and then one in five
/// minutes; what is more is counted for the next.
///
/// Events are of `events.k8s.io/v1`, in the namespace of the object, or in `default` for an object of
/// the cluster. The controller must be allowed to `create` and `patch` `events` of that group there.
public final class EventRecorder: Runnable {
  /// The most requests that wait to be sent.
  public let capacity: Int
  /// Who reports, as the server takes it.
  public let controller: String
  /// Which of those who report so it is.
  public let instance: String

  private let client: Client
  private let time: EventTime
  private let state: Mutex<State>

  private struct State {
    var book: EventBook
    var waiting: [EventBook.Step] = []
    /// Who waits for something to send.
    var senders: [CheckedContinuation<Void, Never>] = []
    var isStopping = false
    var lost = 0
    /// Whether the last request failed, so that one line of the log is enough for many.
    var isFailing = false
    /// Whether the last request had no answer.
    var isUnanswered = false
  }

  /// - Parameters:
  ///   - client: sends the events.
  ///   - controller: who reports: the name of the controller, as `foo-operator` or
  ///     `clux.dev/foo-operator`. What a server does not take in it becomes `-`.
  ///   - instance: which of several replicas reports; the name of the host by default, which for a
  ///     pod is the pod's.
  ///   - capacity: the most requests that wait to be sent.
  public convenience init(
    _ client: Client, controller: String, instance: String? = nil, capacity: Int = 1000
  ) {
    self.init(
      client, controller: controller, instance: instance, capacity: capacity, limits: .init())
  }

  init(
    _ client: Client, controller: String, instance: String?, capacity: Int,
    limits: EventBook.Limits
  ) {
    self.capacity = max(capacity, 1)
    self.controller = Self.qualified(controller)
    let instance = instance ?? HostIdentity.host()
    self.instance = (instance.isEmpty ? self.controller : instance).cut(toUTF8: EventNote.wordLimit)
    var client = client
    // An event that does not get through soon is not waited for.
    client.retryPolicy.patience = min(client.retryPolicy.patience, .seconds(5))
    client.headTimeout = min(client.headTimeout ?? .seconds(10), .seconds(10))
    client.idleTimeout = min(client.idleTimeout ?? .seconds(10), .seconds(10))
    self.client = client
    time = EventTime(client)
    state = Mutex(
      State(
        book: EventBook(controller: self.controller, instance: self.instance, limits: limits)))
  }

  /// Tells of something that happened to an object, and returns at once. It is sent by ``run()``.
  ///
  /// - Parameters:
  ///   - reason: why it happened, as a word for programs: `ScaledUp`. At most 128 bytes.
  ///   - type: whether it is for information or for attention.
  ///   - action: what was done, or tried, as a word for programs: `Scale`. At most 128 bytes; the reason
  ///     by default.
  ///   - note: the same for people. At most 1,024 bytes; what is more is cut off.
  ///   - object: to what it happened.
  ///   - related: another object that it is about.
  public func record(
    _ reason: String, _ type: EventType = .normal, action: String? = nil, note: String? = nil,
    regarding object: some KubeObject, related: ObjectReference? = nil
  ) {
    record(
      reason, type, action: action, note: note, regarding: object.reference, related: related)
  }

  /// Tells of something that happened to an object, and returns at once. It is sent by ``run()``.
  public func record(
    _ reason: String, _ type: EventType = .normal, action: String? = nil, note: String? = nil,
    regarding object: ObjectReference, related: ObjectReference? = nil
  ) {
    let note = EventNote(
      type, reason, action: action, note: note, regarding: object, related: related)
    let (now, moment) = time.now()
    let (senders, lost) = state.withLock {
      state -> ([CheckedContinuation<Void, Never>], lost: Int?) in
      var (step, isLost) = state.book.record(note, at: now, time: moment)
      if let late = step, state.waiting.count >= capacity {
        _ = state.book.finished(late, .failed, at: now, time: moment)
        (step, isLost) = (nil, true)
      }
      if isLost {
        state.lost += 1
        // The first, and then now and again.
        return ([], state.lost.nonzeroBitCount == 1 ? state.lost : nil)
      }
      guard let step else { return ([], nil) }
      state.waiting.append(step)
      defer { state.senders = [] }
      return (state.senders, nil)
    }
    for sender in senders { sender.resume() }
    if let lost { log(lost: lost) }
  }

  /// Tells of something that happened to an object, and returns once it is sent or given up, which
  /// takes some seconds at most where the server does not answer. It never throws.
  ///
  /// The parameters are those of `record`.
  public func publish(
    _ reason: String, _ type: EventType = .normal, action: String? = nil, note: String? = nil,
    regarding object: some KubeObject, related: ObjectReference? = nil
  ) async {
    await publish(
      reason, type, action: action, note: note, regarding: object.reference, related: related)
  }

  /// Tells of something that happened to an object, and returns once it is sent or given up.
  public func publish(
    _ reason: String, _ type: EventType = .normal, action: String? = nil, note: String? = nil,
    regarding object: ObjectReference, related: ObjectReference? = nil
  ) async {
    let note = EventNote(
      type, reason, action: action, note: note, regarding: object, related: related)
    let (now, moment) = time.now()
    let (step, lost) = state.withLock { state -> (EventBook.Step?, Int?) in
      let (step, isLost) = state.book.record(note, at: now, time: moment)
      if isLost { state.lost += 1 }
      return (step, isLost && state.lost.nonzeroBitCount == 1 ? state.lost : nil)
    }
    if let lost { log(lost: lost) }
    if let step { await send(step) }
  }

  public var runnableName: String { "events" }
  public var needsLeaderElection: Bool { false }
  /// It stops after the controllers, which may have something to tell to their end.
  public var managerStage: ControllerManager.Stage { .caches }
  public var stopsGracefully: Bool { true }

  /// Sends what is recorded, until its task is cancelled or the service group that runs it shuts down;
  /// in the latter case it sends all that waits first, unless the server does not answer.
  public func run() async throws {
    await withGracefulShutdownHandler {
      while !hasGivenUp, let step = await nextStep() { await send(step) }
      guard !Task.isCancelled else { return }
      for step in state.withLock({ $0.book.rest() }) where !hasGivenUp { await send(step) }
    } onGracefulShutdown: {
      self.stop()
    }
    state.withLock { $0.isStopping = false }
  }

  /// Whether it is to stop, and the server does not answer: each request would take its time.
  private var hasGivenUp: Bool { state.withLock { $0.isStopping && $0.isUnanswered } }

  /// Nil when all is done.
  private func nextStep() async -> EventBook.Step? {
    while true {
      let (step, isDone) = state.withLock { state -> (EventBook.Step?, Bool) in
        guard !Task.isCancelled else { return (nil, true) }
        if state.waiting.isEmpty { return (nil, state.isStopping) }
        return (state.waiting.removeFirst(), false)
      }
      if isDone || step != nil { return step }
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          let isNow = state.withLock { state in
            // Under the lock, as whoever wakes may come ahead of the wait.
            if Task.isCancelled || state.isStopping || !state.waiting.isEmpty { return true }
            state.senders.append(continuation)
            return false
          }
          if isNow { continuation.resume() }
        }
      } onCancel: {
        wake()
      }
    }
  }

  /// Has ``run()`` send what waits, and return.
  func stop() {
    state.withLock { $0.isStopping = true }
    wake()
  }

  private func wake() {
    let senders = state.withLock { state in
      defer { state.senders = [] }
      return state.senders
    }
    for sender in senders { sender.resume() }
  }
}

extension EventRecorder {
  /// Sends a request, and those that follow from it.
  private func send(_ first: EventBook.Step) async {
    var next: EventBook.Step? = first
    while let step = next {
      let outcome = await outcome(of: step)
      let (now, moment) = time.now()
      next = state.withLock { $0.book.finished(step, outcome, at: now, time: moment) }
    }
  }

  private func outcome(of step: EventBook.Step) async -> EventBook.Outcome {
    do {
      switch step.work {
      case .create(let event):
        _ = try await events(of: event).create(event)
      case .update(let event, let series):
        try await events(of: event).patch(
          event.name, .merge(["series": JSONValue(series)]))
      }
      let isBack = state.withLock { state in
        defer { (state.isFailing, state.isUnanswered) = (false, false) }
        return state.isFailing
      }
      if isBack { client.logger.info("Events are taken again", metadata: metadata) }
      return .done
    } catch {
      let refusal = error as? ClientError
      switch step.work {
      case .create where refusal?.isAlreadyExists == true: return .nameTaken
      case .update where refusal?.isNotFound == true: return .gone
      default: break
      }
      if refusal?.isCancelled != true { log(error, step) }
      return .failed
    }
  }

  private func events(of event: EventsEvent) -> Api<EventsEvent> {
    Api(client, namespace: event.namespace ?? "default")
  }

  private func log(_ error: any Error, _ step: EventBook.Step) {
    let isFirst = state.withLock { state in
      defer { state.isFailing = true }
      state.isUnanswered = (error as? ClientError)?.api == nil
      return !state.isFailing
    }
    client.logger.log(
      level: isFirst ? .warning : .debug, "An event could not be told",
      metadata: metadata.merging([
        "reason": "\(step.key.reason)", "kind": "\(step.key.regarding.kind ?? "")",
        "object":
          "\(ObjectKey(namespace: step.key.regarding.namespace, name: step.key.regarding.name ?? ""))",
        "error": "\(error)",
      ]) { $1 })
  }

  private func log(lost: Int) {
    client.logger.warning(
      "Events are lost: there are too many, or nothing runs the recorder",
      metadata: metadata.merging(["lost": "\(lost)"]) { $1 })
  }

  private var metadata: Logger.Metadata { ["controller": "\(controller)"] }

  /// The name as a server takes it: letters, digits, `-`, `_`, `.`, and one `/`.
  private static func qualified(_ name: String) -> String {
    if NameRule.labelKey.accepts(name) { return name }
    let text = String(
      name.unicodeScalars.map { scalar -> Character in
        let isFine = scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar)
        return isFine ? Character(scalar) : "-"
      }.prefix(63)
    ).split(separator: "-").joined(separator: "-")
    return NameRule.labelKey.accepts(text) ? text : "controller"
  }
}
