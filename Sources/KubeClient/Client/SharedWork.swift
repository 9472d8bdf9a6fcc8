import Synchronization

/// Work whose result several tasks want: one at a time does it, while the others wait.
///
/// It starts no task of its own: whoever comes first does the work. If that task is cancelled, one
/// that waits does it in its place.
final class SharedWork<Value: Sendable>: Sendable {
  private struct State {
    var isRunning = false
    var waiters: [Waiter] = []
    var lastID = 0
  }

  private struct Waiter {
    var id: Int
    var continuation: CheckedContinuation<Turn, Never>
  }

  /// How a wait ends.
  private enum Turn {
    case finished(Result<Value, ClientError>)
    case lead
    case cancelled
  }

  private let state = Mutex(State())
  private let onWait: @Sendable () -> Void

  /// - Parameter onWait: called by each task that begins to wait for another.
  init(onWait: @escaping @Sendable () -> Void = {}) {
    self.onWait = onWait
  }

  /// The result of the work, or of that which another does already.
  func value(
    _ work: () async throws(ClientError) -> Value
  ) async throws(ClientError) -> Value {
    let isFirst = state.withLock { state in
      defer { state.isRunning = true }
      return !state.isRunning
    }
    let turn = isFirst ? .lead : await wait()
    switch turn {
    case .finished(let result): return try result.get()
    case .lead: return try await lead(work)
    case .cancelled: throw .cancelled("The wait for another's result")
    }
  }

  private func lead(
    _ work: () async throws(ClientError) -> Value
  ) async throws(ClientError) -> Value {
    let result: Result<Value, ClientError>
    do throws(ClientError) {
      result = .success(try await work())
    } catch {
      result = .failure(error)
    }
    let (woken, turn) = state.withLock { state -> ([Waiter], Turn) in
      if case .failure(let error) = result, error.isCancelled, !state.waiters.isEmpty {
        return ([state.waiters.removeFirst()], .lead)
      }
      defer { (state.isRunning, state.waiters) = (false, []) }
      return (state.waiters, .finished(result))
    }
    for waiter in woken { waiter.continuation.resume(returning: turn) }
    return try result.get()
  }

  private func wait() async -> Turn {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let turn = state.withLock { state -> Turn? in
          if Task.isCancelled { return .cancelled }
          // The work may have ended since.
          guard state.isRunning else {
            state.isRunning = true
            return .lead
          }
          state.waiters.append(Waiter(id: id, continuation: continuation))
          return nil
        }
        if let turn { continuation.resume(returning: turn) } else { onWait() }
      }
    } onCancel: {
      let waiter = state.withLock { state -> Waiter? in
        guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
        return state.waiters.remove(at: index)
      }
      waiter?.continuation.resume(returning: .cancelled)
    }
  }
}
