import Synchronization

/// Counts reconciles, and lets one wait for a number of them.
final class Counter: Sendable {
  private struct State {
    var value = 0
    var goal: (count: Int, continuation: CheckedContinuation<Void, Never>)?
  }

  private let state = Mutex(State())

  var value: Int { state.withLock { $0.value } }

  func count() {
    let reached = state.withLock { state -> CheckedContinuation<Void, Never>? in
      state.value += 1
      guard let goal = state.goal, state.value >= goal.count else { return nil }
      state.goal = nil
      return goal.continuation
    }
    reached?.resume()
  }

  func wait(for count: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.value >= count { return true }
        state.goal = (count, continuation)
        return false
      }
      if isThere { continuation.resume() }
    }
  }
}
