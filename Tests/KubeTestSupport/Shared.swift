import Dispatch
import Synchronization

/// A value that several tasks and threads change, and wait for.
package final class Shared<Value: Sendable>: Sendable {
  private struct State {
    var value: Value
    /// Counts changes, so that none is missed between a look and the wait for the next.
    var version = 0
    var waiters: [@Sendable () -> Void] = []

    /// Whom to wake.
    mutating func changed() -> [@Sendable () -> Void] {
      version += 1
      defer { waiters = [] }
      return waiters
    }
  }

  private let state: Mutex<State>

  package init(_ value: Value) {
    state = Mutex(State(value: value))
  }

  package var value: Value { state.withLock { $0.value } }

  /// Changes the value, and wakes those who wait.
  @discardableResult
  package func change<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    let (result, waiters) = state.withLock { state in
      let result = body(&state.value)
      return (result, state.changed())
    }
    for waiter in waiters { waiter() }
    return result
  }

  /// Waits until the body, which is asked again after each change, gives something. What it takes
  /// from the value is a change.
  ///
  /// - Throws: if the task is cancelled.
  package func wait<Result: Sendable>(
    for body: (inout Value) -> Result?
  ) async throws(CancellationError) -> Result {
    while true {
      guard !Task.isCancelled else { throw CancellationError() }
      let (result, version) = look(body)
      if let result { return result }
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          wake({ continuation.resume() }, after: version)
        }
      } onCancel: {
        change { _ in }
      }
    }
  }

  /// The same for a thread that may block.
  package func block<Result: Sendable>(for body: (inout Value) -> Result?) -> Result {
    while true {
      let (result, version) = look(body)
      if let result { return result }
      let semaphore = DispatchSemaphore(value: 0)
      wake({ semaphore.signal() }, after: version)
      semaphore.wait()
    }
  }

  private func look<Result: Sendable>(_ body: (inout Value) -> Result?) -> (Result?, Int) {
    let (result, version, waiters) = state.withLock { state in
      let result = body(&state.value)
      return (result, state.version, result == nil ? [] : state.changed())
    }
    for waiter in waiters { waiter() }
    return (result, version)
  }

  private func wake(_ waiter: @escaping @Sendable () -> Void, after version: Int) {
    let isLate = state.withLock { state in
      if state.version == version { state.waiters.append(waiter) }
      return state.version != version
    }
    if isLate { waiter() }
  }
}
