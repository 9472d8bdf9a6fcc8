import Synchronization

/// A body that runs while a lease is held: it is cancelled when that is lost, or when it is told to
/// stop.
final class Term<Value: Sendable>: Sendable {
  /// Opened to cancel the body.
  let stopping: Latch
  private let state = Mutex<(isLost: Bool, result: Result<Value, any Error>?)>((false, nil))

  init(stopping: Latch = Latch()) { self.stopping = stopping }

  var isLost: Bool { state.withLock { $0.isLost } }

  var result: Result<Value, any Error> {
    state.withLock { $0.result } ?? .failure(CancellationError())
  }

  /// The lease was lost; not if the body has ended.
  func lose() {
    state.withLock { if $0.result == nil { $0.isLost = true } }
    stopping.open()
  }

  /// Returns once the body has.
  func run(_ body: @escaping @Sendable () async throws -> Value) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        let result: Result<Value, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        self.state.withLock { $0.result = result }
        self.stopping.open()
      }
      await stopping.wait()
      group.cancelAll()
    }
  }
}
