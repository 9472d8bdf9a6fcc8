import ServiceLifecycle
import Synchronization

/// A runnable of a manager, as a service: its errors say whose they are.
struct ManagedRunnable: Service {
  let name: String
  let stopsGracefully: Bool
  let running: RunningNames
  let work: @Sendable () async throws -> Void
  /// Opened if it fails: the time that the others have to stop begins.
  var stopping: Latch?

  func run() async throws {
    do {
      try await runWork()
      // A group takes a service that ends while others are being stopped for one that failed.
      try? await gracefulShutdown()
    } catch let error as ManagerError {
      throw error
    } catch {
      if error is CancellationError, Task.isCancelled || Task.isShuttingDownGracefully { return }
      stopping?.open()
      throw ManagerError(
        .runnableFailed, runnables: [name], cause: error, "\(name) failed: \(error)")
    }
  }

  private func runWork() async throws {
    running.began(name)
    defer { running.ended(name) }
    if stopsGracefully {
      try await work()
    } else {
      try await cancelWhenGracefulShutdown(work)
    }
  }
}

/// Who has not ended.
final class RunningNames: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  func began(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }

  func ended(_ name: String) {
    counts.withLock { counts in
      let rest = (counts[name] ?? 1) - 1
      counts[name] = rest > 0 ? rest : nil
    }
  }

  var names: [String] { counts.withLock { $0.keys.sorted() } }
}

/// Does nothing until it is stopped: a group of services ends when all of them have.
struct IdleService: Service {
  func run() async throws { try? await gracefulShutdown() }
}
