import Synchronization

/// Spreads the lists that many begin at once, as all watchers of a program do when a server has
/// started anew: a number of them at once, the others one after the other.
///
/// Nobody waits for another to end, so that a list that hangs holds up no other.
package final class ListPace: Sendable {
  /// How many begin at once.
  package static let burst = 20
  /// How long it is from one to the next after that.
  package static let interval: Duration = .milliseconds(25)

  /// When the next has its turn, if all take theirs.
  private let state = Mutex(Duration.seconds(-1))
  private let time: @Sendable () -> Duration

  init(_ clock: any Clock<Duration>) {
    time = clock.stopwatch()
  }

  /// Takes a turn, and says how long to wait for it.
  package func next() -> Duration {
    let now = time()
    return state.withLock { turn in
      // Those that nobody took are saved, up to a number.
      turn = max(turn, now - Self.interval * Self.burst) + Self.interval
      return max(turn - now, .zero)
    }
  }
}
