import Synchronization

/// Holds a credential, and has one task at a time renew it, while the others that need it wait.
///
/// It starts no task of its own: whoever comes first does the work. If that task is cancelled, one
/// that waits goes on in its place.
final class SingleFlight: Sendable {
  private struct State {
    var held: Credential?
    /// Somebody renews. It ends when that one has a result, or is cancelled and nobody waits.
    var isRenewing = false
    var waiters: [Waiter] = []
    var nextID = 0
  }

  private struct Waiter {
    var id: Int
    var continuation: CheckedContinuation<Turn, Never>
  }

  /// How the wait ends.
  private enum Turn {
    case finished(Result<Credential, CredentialError>)
    case renew
    case cancelled
  }

  private let state: Mutex<State>

  init(_ held: Credential? = nil) {
    state = Mutex(State(held: held))
  }

  /// The credential that is held, or a new one.
  ///
  /// - Parameters:
  ///   - isFresh: Whether a credential may still be used.
  ///   - renew: Makes a new one.
  func credential(
    isFresh: @Sendable (Credential) -> Bool,
    renew: () async throws(CredentialError) -> Credential
  ) async throws(CredentialError) -> Credential {
    let turn = state.withLock { state -> Turn? in
      if let held = state.held, isFresh(held) { return .finished(.success(held)) }
      if state.isRenewing { return nil }
      state.isRenewing = true
      return .renew
    }
    switch turn {
    case .finished(let result): return try result.get()
    case .renew: return try await lead(renew)
    case .cancelled, nil: break
    }
    switch await wait() {
    case .finished(let result): return try result.get()
    case .renew: return try await lead(renew)
    case .cancelled: throw CredentialError(.cancelled, "The task was cancelled.")
    }
  }

  /// Lets go of a credential if it is the one that is held.
  func invalidate(_ rejected: Credential) {
    state.withLock { state in
      if state.held?.id == rejected.id { state.held = nil }
    }
  }

  /// How many tasks wait for another's result.
  var waiterCount: Int { state.withLock { $0.waiters.count } }

  private func lead(
    _ renew: () async throws(CredentialError) -> Credential
  ) async throws(CredentialError) -> Credential {
    let result: Result<Credential, CredentialError>
    do throws(CredentialError) {
      result = .success(try await renew())
    } catch {
      result = .failure(error)
    }
    let (waiters, turn) = state.withLock { state -> ([Waiter], Turn) in
      if case .failure(let error) = result, error.code == .cancelled {
        guard !state.waiters.isEmpty else {
          state.isRenewing = false
          return ([], .cancelled)
        }
        return ([state.waiters.removeFirst()], .renew)
      }
      if case .success(let credential) = result { state.held = credential }
      state.isRenewing = false
      defer { state.waiters = [] }
      return (state.waiters, .finished(result))
    }
    for waiter in waiters { waiter.continuation.resume(returning: turn) }
    return try result.get()
  }

  private func wait() async -> Turn {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let turn = state.withLock { state -> Turn? in
          if Task.isCancelled { return .cancelled }
          // The renewal may have ended since.
          if !state.isRenewing {
            if let held = state.held { return .finished(.success(held)) }
            state.isRenewing = true
            return .renew
          }
          state.waiters.append(Waiter(id: id, continuation: continuation))
          return nil
        }
        if let turn { continuation.resume(returning: turn) }
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
