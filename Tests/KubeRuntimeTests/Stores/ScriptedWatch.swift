import KubeRuntime
import KubeTestSupport

/// A watch that tells what a test says, and then waits for more.
struct ScriptedWatch<Object: KubeObject>: AsyncSequence, Sendable {
  typealias Element = WatcherEvent<Object>
  typealias Failure = Never

  struct State: Sendable {
    var events: [WatcherEvent<Object>] = []
    /// How many events were asked for, the one that is waited for included.
    var asked = 0
    var given = 0
  }

  let state = Shared(State())

  func tell(_ events: WatcherEvent<Object>...) { tell(events) }

  func tell(_ events: [WatcherEvent<Object>]) {
    state.change { $0.events += events }
  }

  /// How many events nobody has asked for yet.
  var waiting: Int { state.value.events.count }

  /// Returns once all events that were told were taken in: the next is asked for.
  func settled() async {
    try? await state.wait { $0.events.isEmpty && $0.asked > $0.given ? () : nil }
  }

  func makeAsyncIterator() -> Iterator { Iterator(state: state) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let state: Shared<State>

    mutating func next() async -> WatcherEvent<Object>? { await next(isolation: nil) }

    mutating func next(isolation actor: isolated (any Actor)?) async -> WatcherEvent<Object>? {
      state.change { $0.asked += 1 }
      return try? await state.wait { state in
        guard !state.events.isEmpty else { return nil }
        state.given += 1
        return state.events.removeFirst()
      }
    }
  }
}
