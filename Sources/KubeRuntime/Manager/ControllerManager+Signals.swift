import UnixSignals

extension ControllerManager {
  /// Runs all until the process is told to end: by SIGTERM, as Kubernetes does with a pod, or
  /// SIGINT. A second signal ends the process at once.
  ///
  /// Runnables that do not end though they are cancelled end with the process:
  /// ``ManagerSettings/cancellationTimeout`` after they should have stopped, or after the lease was
  /// lost that they need.
  ///
  /// - Throws: ``ManagerError``.
  public func runUntilSignal() async throws {
    try await run(signals: UnixSignalsSequence(trapping: .sigterm, .sigint).map { _ in })
  }
}
