/// A clock that moves only as a test says.
///
/// Waits up to a bound are over at once: they move the clock, and are written down. Longer ones,
/// as time limits are, last until ``advance(by:)`` reaches their end, or they are cancelled.
package final class TestClock: Clock {
  package struct Instant: InstantProtocol {
    package var offset: Duration
    package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    package func duration(to other: Instant) -> Duration { other.offset - offset }
    package static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
  }

  private struct State {
    var now: Duration = .zero
    var bound: Duration?
    var sleeps: [Duration] = []
    /// The ends of waits that last, by the number of the wait.
    var sleepers: [Int: Duration] = [:]
    var lastSleeper = 0
  }

  private let state: Shared<State>

  /// - Parameter bound: the longest wait that is over at once; nil for all. By default it is less than
  ///   the time limits of requests, which would otherwise be over before the answer is there.
  package init(instantUpTo bound: Duration? = .seconds(59)) {
    state = Shared(State(bound: bound))
  }

  package var now: Instant { Instant(offset: state.value.now) }
  package var minimumResolution: Duration { .nanoseconds(1) }

  /// The waits that were over at once.
  package var sleeps: [Duration] { state.value.sleeps }

  /// How long those who sleep have yet to wait, the shortest first.
  package var waits: [Duration] {
    let state = state.value
    return state.sleepers.values.map { $0 - state.now }.sorted()
  }

  /// The longest wait that is over at once, from here on.
  package func setBound(_ bound: Duration?) { state.change { $0.bound = bound } }

  /// Moves the clock, and wakes those whose time has come.
  package func advance(by duration: Duration) { state.change { $0.now += duration } }

  /// Returns once this many sleep whose time has not come, or the task is cancelled.
  package func sleepers(_ count: Int = 1) async {
    try? await state.wait { state in
      state.sleepers.values.count { $0 > state.now } >= count ? () : nil
    }
  }

  /// Returns once those who sleep have such times yet to wait, or the task is cancelled.
  package func sleepers(_ areThere: @escaping @Sendable (_ waits: [Duration]) -> Bool) async {
    try? await state.wait { state in
      areThere(state.sleepers.values.map { $0 - state.now }) ? () : nil
    }
  }

  /// Returns once those who sleep have yet to wait for exactly this long, or the task is cancelled.
  package func waits(_ waits: Duration...) async {
    try? await state.wait { state in
      state.sleepers.values.map { $0 - state.now }.sorted() == waits ? () : nil
    }
  }

  package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    let sleeper: Int? = state.change { state in
      let wait = deadline.offset - state.now
      if let bound = state.bound, wait > max(bound, .zero) {
        state.lastSleeper += 1
        state.sleepers[state.lastSleeper] = deadline.offset
        return state.lastSleeper
      }
      state.sleeps.append(wait)
      state.now = max(state.now, deadline.offset)
      return nil
    }
    guard let sleeper else { return }
    defer { state.change { $0.sleepers[sleeper] = nil } }
    try await state.wait { $0.now >= deadline.offset ? () : nil }
  }
}
