import KubeCore
import KubeJSON
import KubeSchema
import KubeTransport
import Synchronization

/// The lines of a watch, made as somebody reads them.
///
/// What is not read yet stands in the store's log and nowhere else, so a slow reader holds up
/// nobody; once the log has forgotten what it has not read the watch ends, as the real server ends
/// one whose buffer is full.
final class WatchStream: ResponseBodySource {
  private struct State {
    /// What has been sent, or is known not to be wanted, up to here.
    var revision: Int
    var pending: ArraySlice<[UInt8]> = []
    var isOver = false
    var isFirstLine = true
    var nextBookmark: ClusterClock.Instant
  }

  private let call: ResourceCall
  private let options: ListOptions
  private let selection: ResourceCall.Selection
  private let end: ClusterClock.Instant
  private let state: Mutex<State>
  private let cancellation = Cancellation()

  private static let bookmarkInterval: Duration = .seconds(60)
  private static let batch = 256

  init(
    call: ResourceCall, options: ListOptions, selection: ResourceCall.Selection, from revision: Int
  ) {
    self.call = call
    self.options = options
    self.selection = selection
    let clock = call.server.clock
    // A server ends watches that name no end after 30 to 60 minutes.
    let seconds =
      options.timeoutSeconds.flatMap { $0 > 0 ? $0 : nil }
      ?? 1800 + call.server.random.number(below: 1800)
    end = clock.now.advanced(by: .seconds(seconds))
    state = Mutex(
      State(revision: revision, nextBookmark: clock.now.advanced(by: Self.bookmarkInterval)))
  }

  func next() async throws(TransportError) -> [UInt8]? {
    while true {
      if cancellation.isCancelled || Task.isCancelled { throw Self.cancelled }
      if let line = state.withLock({ $0.pending.popFirst() }) { return line }
      if state.withLock({ $0.isOver }) { return nil }
      guard readLog() else {
        state.withLock { $0.isOver = true }
        continue
      }
      if state.withLock({ !$0.pending.isEmpty }) { continue }
      guard call.server.clock.now < end else { return nil }
      await waitForMore()
    }
  }

  func cancel() { cancellation.cancel() }

  private static var cancelled: TransportError {
    TransportError(.cancelled, "The watch was cancelled.")
  }

  /// All lines that are there now.
  func drain() -> [[UInt8]] {
    var lines: [[UInt8]] = []
    while readLog() {
      let new = state.withLock { state in
        defer { state.pending = [] }
        return Array(state.pending)
      }
      guard !new.isEmpty else { break }
      lines += new
    }
    return lines
  }

  /// Reads what is there at the beginning, which is that at which the request came.
  func begin() {
    if let seconds = options.timeoutSeconds, seconds < 0 {
      let refusal = Refusal(500, .internalError, "context deadline exceeded")
      return finish([line("ERROR", refusal.status.text.utf8)])
    }
    // A list of metadata is no form of an event.
    if case .partialList = call.form.shape { return finish([]) }
    let store = call.server.store
    let version = options.version
    let isFromNow = version.isEmpty || version == "0"
    let initial = options.wantsInitialEvents ?? isFromNow
    var lines: [[UInt8]] = []
    var revision = state.withLock { $0.revision }
    if initial {
      let (now, objects) = store.cachedSnapshot(call.storage)
      if revision > now {
        // A list that is newer than anything: an error, as there is nothing to wait for.
        finish([
          line("ERROR", Refusal.tooLarge(revision, now).status.text.utf8)
        ])
        return
      }
      objects.visit(prefix: call.prefix, from: call.prefix) { object in
        if selection.selects(object) {
          lines.append(line("ADDED", call.eventObject(object, isFirst: isFirstLine())))
        }
        return true
      }
      revision = now
      if options.wantsBookmarks {
        lines.append(bookmark(revision, endsInitialEvents: true))
      }
    } else if isFromNow {
      revision = store.cachedRevision
    } else if revision < store.floor(call.storage) {
      finish([
        line(
          "ERROR",
          Refusal(
            410, .expired,
            "too old resource version: \(revision) (\(store.floor(call.storage)))"
          ).status.text.utf8)
      ])
      return
    }
    let first = revision
    state.withLock { state in
      state.revision = first
      state.pending += lines
    }
  }

  private func finish(_ lines: [[UInt8]]) {
    state.withLock { state in
      state.isOver = true
      state.pending += lines
    }
  }

  /// False if changes that nobody has read are forgotten.
  private func readLog() -> Bool {
    let (revision, isOver) = state.withLock { ($0.revision, $0.isOver) }
    if isOver { return true }
    guard
      let (changes, now) = call.server.store.changes(
        call.storage, after: revision, limit: Self.batch)
    else { return false }
    var lines: [[UInt8]] = []
    for change in changes {
      if let line = event(change) { lines.append(line) }
    }
    let isWhole = changes.count < Self.batch
    state.withLock { state in
      state.pending += lines
      // What is past the last of a whole batch is known not to be of this resource.
      state.revision = isWhole ? max(state.revision, now) : changes.last?.revision ?? state.revision
    }
    return true
  }

  /// What a change is to who sees only what the selection lets through.
  private func event(_ change: Change) -> [UInt8]? {
    guard let key = change.key, key.path.utf8.starts(with: call.prefix.utf8) else { return nil }
    let sawOld = change.old.map(selection.selects) ?? false
    let seesNew = change.new.map(selection.selects) ?? false
    switch (sawOld, seesNew) {
    case (false, false): return nil
    case (false, true): return change.new.map { line("ADDED", $0, change) }
    case (true, true): return change.new.map { line("MODIFIED", $0, change) }
    case (true, false):
      // The object as it was, with the version of the change.
      guard let old = change.last ?? change.old else { return nil }
      let last =
        old.revision == change.revision
        ? old
        : StoredObject(
          old.value, key: old.key, revision: change.revision, fields: old.fields)
      return line("DELETED", last, change)
    }
  }

  private func line(_ type: String, _ object: StoredObject, _ change: Change) -> [UInt8] {
    // A table has ages, and tells the first reader more than the others.
    if call.watchesTables {
      return line(type, call.eventObject(object, isFirst: isFirstLine()))
    }
    return change.line("\(type) \(call.lineForm)") {
      line(type, call.eventObject(object, isFirst: false))
    }
  }

  private func isFirstLine() -> Bool {
    state.withLock { state in
      defer { state.isFirstLine = false }
      return state.isFirstLine
    }
  }

  private func line(_ type: String, _ object: some Collection<UInt8>) -> [UInt8] {
    if call.form.encoding == .protobuf { return ProtobufBody.frame(type, object) }
    var line = Array("{\"type\":\"\(type)\",\"object\":".utf8)
    line += object
    line += Array("}\n".utf8)
    return line
  }

  private func bookmark(_ revision: Int, endsInitialEvents: Bool) -> [UInt8] {
    var metadata: JSONValue = ["resourceVersion": .string("\(revision)")]
    if endsInitialEvents { metadata["annotations"] = ["k8s.io/initial-events-end": "true"] }
    let object: JSONValue = [
      "kind": .string(call.resource.kind), "apiVersion": .string(call.resource.apiVersion),
      "metadata": metadata,
    ]
    return line("BOOKMARK", call.eventObject(object, isFirst: isFirstLine()))
  }

  private func waitForMore() async {
    let (revision, bookmarkAt) = state.withLock { ($0.revision, $0.nextBookmark) }
    let (call, cancellation) = (call, cancellation)
    let until = options.wantsBookmarks ? min(end, bookmarkAt) : end
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await call.server.store.wait(call.storage, after: revision) }
      group.addTask { try? await call.server.clock.sleep(until: until, tolerance: nil) }
      group.addTask { await cancellation.wait() }
      if call.server.controllers.runs {
        group.addTask { await call.server.controllers.drive(call.server) }
      }
      await group.next()
      group.cancelAll()
    }
    guard options.wantsBookmarks, call.server.clock.now >= bookmarkAt else { return }
    let line = bookmark(state.withLock { $0.revision }, endsInitialEvents: false)
    state.withLock { state in
      state.nextBookmark = state.nextBookmark.advanced(by: Self.bookmarkInterval)
      state.pending.append(line)
    }
  }
}

extension Refusal {
  static func tooLarge(_ revision: Int, _ current: Int) -> Refusal {
    Refusal(
      504, .timeout, "Timeout: Too large resource version: \(revision), current: \(current)",
      Details(
        causes: [
          FieldProblem(
            reason: "ResourceVersionTooLarge", message: "Too large resource version", field: nil)
        ], retryAfterSeconds: 1), retryAfterSeconds: 1)
  }
}
