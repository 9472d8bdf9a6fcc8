import UnixSignals

extension ControllerManager {
  /// Runs all until the process is told to end: by SIGTERM, as Kubernetes does with a pod, or
  /// SIGINT. A second signal ends the process at once.
  ///
  /// Runnables that do not end though they are cancelled end with the process:
  /// ``ManagerSettings/cancellationTimeout`` after they should have stopped, or after the lease was
  /// lost that they need.
  ///
  /// All of that, the second signal too, needs a thread of the concurrency runtime, of which there
  /// are as many as cores. Reconciles that never suspend (blocking calls, long calculations, waiting
  /// for a lock) can hold all of them: then no lease is renewed, nothing is cancelled and no signal is
  /// heeded, until they let go or SIGKILL comes. Such work belongs on a thread, or an executor, of its
  /// own; see <doc:ScalingOut>.
  ///
  /// - Throws: ``ManagerError``.
  public func runUntilSignal() async throws {
    try await run(signals: UnixSignalsSequence(trapping: .sigterm, .sigint).map { _ in })
  }
}
