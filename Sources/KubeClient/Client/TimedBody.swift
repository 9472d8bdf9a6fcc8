import KubeTransport
import Synchronization

extension ResponseBody {
  /// The same body, cancelled when bytes that somebody asks for do not come in time.
  ///
  /// - Parameter limit: the longest wait; nil waits for ever.
  func bounded(by limit: Duration?, on clock: any Clock<Duration>) -> ResponseBody {
    bounded(by: limit.map { IdleLimit($0) }, on: clock)
  }

  func bounded(by limit: IdleLimit?, on clock: any Clock<Duration>) -> ResponseBody {
    guard let limit else { return self }
    return ResponseBody(TimedSource(takeSource(), limit, clock))
  }

  /// Reads the body, which is cancelled when no bytes come for too long. For who reads it to its end
  /// and without a pause, as this has one timer for all.
  func read<Result: ~Copyable, Failure: Error>(
    within limit: Duration?, on clock: any Clock<Duration>,
    _ read: (ResponseBody) async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    guard let limit else { return try await read(self) }
    let source = WatchedSource(takeSource(), limit, clock.stopwatch())
    async let _ = source.cancelWhenIdle(clock)
    return try await read(ResponseBody(source))
  }
}

/// The longest wait for bytes of a body, which may become another while the body is read.
package final class IdleLimit: Sendable {
  private let state: Mutex<Duration>

  package init(_ duration: Duration) {
    state = Mutex(duration)
  }

  /// From the next wait on.
  package var duration: Duration {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}

private func idleError(_ limit: Duration) -> TransportError {
  TransportError(.idleTimeout, "The server has sent nothing for \(limit).")
}

/// A body that is cancelled when it has been waited for too long, with a timer for each wait.
private final class TimedSource: ResponseBodySource {
  private let source: any ResponseBodySource
  private let limit: IdleLimit
  private let clock: any Clock<Duration>
  private let isLate = Atomic(false)

  init(_ source: any ResponseBodySource, _ limit: IdleLimit, _ clock: any Clock<Duration>) {
    self.source = source
    self.limit = limit
    self.clock = clock
  }

  func cancel() { source.cancel() }

  func next() async throws(TransportError) -> [UInt8]? {
    let limit = limit.duration
    async let _ = cancelWhenLate(limit)
    do throws(TransportError) {
      return try await source.next()
    } catch {
      guard error.code == .cancelled, isLate.load(ordering: .acquiring) else { throw error }
      throw idleError(limit)
    }
  }

  private func cancelWhenLate(_ limit: Duration) async {
    // A sleep that is cancelled is held by the runtime until its time: most end within the first.
    let time = clock.stopwatch()
    guard (try? await clock.sleep(for: min(limit, .seconds(1)))) != nil,
      (try? await clock.sleep(for: max(limit - time(), .zero))) != nil
    else { return }
    isLate.store(true, ordering: .releasing)
    source.cancel()
  }
}

/// A body that knows when it last gave bytes.
private final class WatchedSource: ResponseBodySource {
  private struct State {
    var lastArrival: Duration = .zero
    var isLate = false
  }

  private let source: any ResponseBodySource
  private let limit: Duration
  private let time: @Sendable () -> Duration
  private let state = Mutex(State())

  init(
    _ source: any ResponseBodySource, _ limit: Duration, _ time: @escaping @Sendable () -> Duration
  ) {
    self.source = source
    self.limit = limit
    self.time = time
  }

  func cancel() { source.cancel() }

  func next() async throws(TransportError) -> [UInt8]? {
    do throws(TransportError) {
      let chunk = try await source.next()
      state.withLock { $0.lastArrival = time() }
      return chunk
    } catch {
      guard error.code == .cancelled, state.withLock({ $0.isLate }) else { throw error }
      throw idleError(limit)
    }
  }

  func cancelWhenIdle(_ clock: any Clock<Duration>) async {
    while true {
      let left = limit - (time() - state.withLock { $0.lastArrival })
      guard left > .zero else { break }
      guard (try? await clock.sleep(for: left)) != nil else { return }
    }
    state.withLock { $0.isLate = true }
    source.cancel()
  }
}
