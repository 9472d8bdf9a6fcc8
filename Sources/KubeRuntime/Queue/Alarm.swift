import Synchronization

/// Something that one task waits for and that happens once.
final class Alarm: Sendable {
  private enum State {
    case quiet
    case awaited(CheckedContinuation<Void, Never>)
    /// Nobody waits any more.
    case abandoned
    case rung
  }

  private let state = Mutex(State.quiet)

  var hasRung: Bool {
    state.withLock { state in
      if case .rung = state { true } else { false }
    }
  }

  func ring() { leave(.rung) }

  /// Returns once it has rung, or the task is cancelled.
  func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          guard case .quiet = state, !Task.isCancelled else { return true }
          state = .awaited(continuation)
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      leave(.abandoned)
    }
  }

  private func leave(_ next: State) {
    let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
      switch state {
      case .quiet:
        state = next
        return nil
      case .awaited(let waiter):
        state = next
        return waiter
      case .abandoned:
        state = next
        return nil
      case .rung: return nil
      }
    }
    waiter?.resume()
  }
}
