import KubeClient
import Logging
import ServiceLifecycle
import Synchronization

/// One run of a manager, from start to end.
final class ManagerCourse: Sendable {
  /// Opened to stop.
  let stopping = Latch()
  /// Opened when the lease is lost, and those who need it are cancelled.
  let lost = Latch()
  private let settings: ManagerSettings
  private let clock: any Clock<Duration>
  private let logger: Logger
  private let running: RunningNames
  private let isProcess: Bool
  private let late = Mutex<[String]>([])

  /// - Parameter isProcess: whether it may end the process, if nothing else helps.
  init(
    _ settings: ManagerSettings, _ client: Client, _ running: RunningNames, isProcess: Bool
  ) {
    self.settings = settings
    self.running = running
    self.isProcess = isProcess
    clock = client.clock
    logger = client.logger
  }

  /// Returns once the group has ended.
  func run(
    _ group: ServiceGroup, signals: (any AsyncSequence<Void, Never> & Sendable)?
  ) async -> Result<Void, any Error> {
    let term = Term<Void>()
    await withTaskGroup(of: Void.self) { tasks in
      if let signals { tasks.addTask { await self.heed(signals) } }
      tasks.addTask { await self.stop(group, term) }
      tasks.addTask {
        await self.lost.wait()
        await self.endStuck("The lease is lost, and runnables that need it have not ended")
      }
      await term.run { try await group.run() }
      tasks.cancelAll()
    }
    let late = late.withLock { $0 }
    if case .success = term.result, !late.isEmpty {
      return .failure(
        ManagerError(
          .stopTimedOut, runnables: late, "Not stopped in time: \(late.joined(separator: ", "))."))
    }
    return term.result
  }

  private func stop(_ group: ServiceGroup, _ term: Term<Void>) async {
    await stopping.wait()
    guard !Task.isCancelled else { return }
    logger.info("Manager stops")
    await group.triggerGracefulShutdown()
    guard (try? await sleep(for: settings.stopTimeout)) != nil else { return }
    let names = running.names
    late.withLock { $0 = names }
    logger.error(
      "Runnables have not stopped, and are cancelled", metadata: ["runnables": "\(names)"])
    term.stopping.open()
    await endStuck("Runnables do not end, though they are cancelled")
  }

  private func endStuck(_ message: Logger.Message) async {
    guard !Task.isCancelled, (try? await sleep(for: settings.cancellationTimeout)) != nil
    else { return }
    logger.critical(message, metadata: ["runnables": "\(running.names)"])
    if isProcess { settings.exit(1) }
  }

  private func sleep(for timeout: Duration) async throws {
    // A clock need not count further.
    try await clock.sleep(for: min(timeout, .longestWait))
  }

  /// The first signal stops, if nothing else has; the second ends the process.
  private func heed(_ signals: any AsyncSequence<Void, Never> & Sendable) async {
    await heed(opened: signals)
  }

  private func heed<Signals: AsyncSequence<Void, Never> & Sendable>(opened signals: Signals) async {
    var isFirst = true
    for await _ in signals {
      guard isFirst else {
        logger.critical("A second signal ends the process")
        return settings.exit(1)
      }
      isFirst = false
      stopping.open()
    }
  }
}
