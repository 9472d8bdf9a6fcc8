import KubeJSON
import KubeTransport
import Synchronization

/// The body of an answer on its way to the client, to which things happen.
final class FaultyBody: ResponseBodySource {
  /// Where it stops, and how.
  struct Stop: Sendable {
    enum Way: Sendable { case cut, end, expired, silence(Cancellation) }
    var place: Fault.Place
    var way: Way
  }

  private struct State {
    var bytes = 0
    var lines = 0
    /// What stops it once the chunk before has been given.
    var stopping: Stop.Way?
    var ended: Stop.Way?
  }

  private let inner: any ResponseBodySource
  private let stops: [Stop]
  private let delay: Duration
  private let merge: Duration
  private let server: APIServer
  private let state = Mutex(State())
  private let cancellation = Cancellation()

  init(_ inner: any ResponseBodySource, _ faults: [(Faults.ID, Fault)], _ server: APIServer) {
    self.inner = inner
    self.server = server
    var (delay, merge) = (Duration.zero, Duration.zero)
    var stops: [Stop] = []
    for (id, fault) in faults {
      switch fault.kind {
      case .cut(let place): stops.append(Stop(place: place, way: .cut))
      case .silence(let place):
        stops.append(Stop(place: place, way: .silence(server.faults.silence(id))))
      case .end(let line): stops.append(Stop(place: .afterLine(line), way: .end))
      case .expire(let line): stops.append(Stop(place: .afterLine(line), way: .expired))
      case .delay(let duration): delay += duration
      case .merge(let duration): merge += duration
      case .status, .latency: break
      }
    }
    self.stops = stops
    (self.delay, self.merge) = (delay, merge)
    let first = stops.first { Self.isAtStart($0.place) }
    state.withLock { $0.stopping = first?.way }
    server.faults.keep(self)
  }

  deinit { server.faults.forget(self) }

  private static func isAtStart(_ place: Fault.Place) -> Bool {
    switch place {
    case .afterLine(let line): line <= 0
    case .afterBytes(let count): count <= 0
    case .insideLine, .beforeAnswer, .afterWork: false
    }
  }

  func next() async throws(TransportError) -> [UInt8]? {
    if let way = state.withLock({ $0.ended }) { return try ending(way) }
    if let way = state.withLock({ $0.stopping }) { return try await stop(way) }
    var chunk: [UInt8]
    do {
      guard let next = try await inner.next() else { return nil }
      chunk = next
    } catch {
      if let way = state.withLock({ $0.ended }) { return try ending(way) }
      throw error
    }
    if delay > .zero { try await wait(delay) }
    if merge > .zero {
      try await wait(merge)
      let more = (inner as? WatchStream)?.drain() ?? []
      chunk = MergedEvents.merge([chunk] + more)
      // All of them cancelled each other out.
      if chunk.isEmpty { return try await next() }
    }
    if let way = state.withLock({ $0.ended }) { return try ending(way) }
    return stops.isEmpty ? chunk : try await given(chunk)
  }

  func cancel() {
    cancellation.cancel()
    inner.cancel()
  }

  /// From outside, at once.
  func end(cut: Bool) {
    state.withLock { $0.ended = $0.ended ?? (cut ? .cut : .end) }
    inner.cancel()
  }

  private func wait(_ duration: Duration) async throws(TransportError) {
    let clock = server.clock
    try await wait { try? await clock.sleep(for: duration) }
  }

  /// Waits for something, or until the reading is cancelled.
  private func wait(
    for something: @escaping @Sendable () async -> Void
  ) async throws(TransportError) {
    let cancellation = cancellation
    await withTaskGroup(of: Void.self) { group in
      group.addTask(operation: something)
      group.addTask { await cancellation.wait() }
      await group.next()
      group.cancelAll()
    }
    if Task.isCancelled || cancellation.isCancelled {
      throw TransportError(.cancelled, "The reading was cancelled.")
    }
  }

  /// What of a chunk comes before the first stop.
  private func given(_ chunk: [UInt8]) async throws(TransportError) -> [UInt8]? {
    let (count, way) = state.withLock { state -> (Int, Stop.Way?) in
      var first: (count: Int, way: Stop.Way)?
      for stop in stops {
        if let count = Self.offset(stop.place, chunk, state), count < first?.count ?? .max {
          first = (count, stop.way)
        }
      }
      state.bytes += chunk.count
      state.lines += chunk.count { $0 == UInt8(ascii: "\n") }
      state.stopping = first?.way
      return (first?.count ?? chunk.count, first?.way)
    }
    if let way, count == 0 { return try await stop(way) }
    return Array(chunk.prefix(count))
  }

  /// After how many bytes of the chunk a place is; nil if it is not within.
  private static func offset(_ place: Fault.Place, _ chunk: [UInt8], _ state: State) -> Int? {
    func end(ofLine line: Int) -> Int? {
      var count = state.lines
      for (index, byte) in chunk.enumerated() where byte == UInt8(ascii: "\n") {
        count += 1
        if count == line { return index + 1 }
      }
      return nil
    }
    switch place {
    case .afterBytes(let bytes):
      let offset = bytes - state.bytes
      return (0...chunk.count).contains(offset) ? offset : nil
    case .afterLine(let line): return end(ofLine: line)
    case .insideLine(let line):
      guard line > state.lines else { return nil }
      let start = line == state.lines + 1 ? 0 : end(ofLine: line - 1)
      guard let start, start < chunk.count else { return nil }
      let end = chunk[start...].firstIndex(of: UInt8(ascii: "\n")) ?? chunk.count
      return max(start + 1, (start + end) / 2)
    case .beforeAnswer, .afterWork: return nil
    }
  }

  private func stop(_ way: Stop.Way) async throws(TransportError) -> [UInt8]? {
    if case .silence(let silence) = way {
      try await wait { await silence.wait() }
      // Whoever took the fault away cannot bring back what was lost meanwhile.
      state.withLock { $0.ended = $0.ended ?? .cut }
    } else if case .expired = way {
      state.withLock { state in
        state.stopping = nil
        state.ended = .end
      }
      inner.cancel()
      let status = Refusal(410, .expired, "The resourceVersion for the provided watch is too old.")
        .status.text
      return Array("{\"type\":\"ERROR\",\"object\":\(status)}\n".utf8)
    } else {
      state.withLock { $0.ended = $0.ended ?? way }
    }
    inner.cancel()
    return try ending(state.withLock { $0.ended } ?? way)
  }

  private func ending(_ way: Stop.Way) throws(TransportError) -> [UInt8]? {
    switch way {
    case .end, .expired: return nil
    case .cut, .silence:
      throw TransportError(.closedEarly, "The connection ended before the answer did.")
    }
  }
}
