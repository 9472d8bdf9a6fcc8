extension Controller {
  /// The controller with its reconciler, as something to run.
  ///
  /// - Parameters:
  ///   - context: what the reconciler needs besides the object.
  ///   - reconcile: makes things so as the object says. It may be run again at any time, and must not
  ///     rely on what has changed: many changes may have come to one. Its task is cancelled if it
  ///     takes too long.
  ///   - onError: what is done about an object whose reconcile throws or takes too long; by default
  ///     ``ReconcileAction/retry``. It is not asked about a ``TerminalError``.
  public func reconciling<Context: Sendable>(
    _ context: Context,
    reconcile: @escaping @Sendable (Object, Context) async throws -> ReconcileAction,
    onError: (@Sendable (Object, any Error, Context) -> ReconcileAction)? = nil
  ) -> ControllerService {
    var decide: (@Sendable (Object, any Error) -> ReconcileAction)?
    if let onError { decide = { object, error in onError(object, error, context) } }
    return service(reconcile: { try await reconcile($0, context) }, onError: decide)
  }

  /// The controller with its reconciler, as something to run; see
  /// ``reconciling(_:reconcile:onError:)``.
  public func reconciling(
    reconcile: @escaping @Sendable (Object) async throws -> ReconcileAction,
    onError: (@Sendable (Object, any Error) -> ReconcileAction)? = nil
  ) -> ControllerService {
    service(reconcile: reconcile, onError: onError)
  }

  /// Runs until the task is cancelled or its service group shuts down, and what runs by then has
  /// finished; see ``reconciling(_:reconcile:onError:)`` and ``ControllerService``.
  public func run<Context: Sendable>(
    _ context: Context,
    reconcile: @escaping @Sendable (Object, Context) async throws -> ReconcileAction,
    onError: (@Sendable (Object, any Error, Context) -> ReconcileAction)? = nil
  ) async throws {
    try await reconciling(context, reconcile: reconcile, onError: onError).run()
  }

  /// Runs until the task is cancelled or its service group shuts down, and what runs by then has
  /// finished; see ``reconciling(reconcile:onError:)`` and ``ControllerService``.
  public func run(
    reconcile: @escaping @Sendable (Object) async throws -> ReconcileAction,
    onError: (@Sendable (Object, any Error) -> ReconcileAction)? = nil
  ) async throws {
    try await reconciling(reconcile: reconcile, onError: onError).run()
  }

  private func service(
    reconcile: @escaping @Sendable (Object) async throws -> ReconcileAction,
    onError: (@Sendable (Object, any Error) -> ReconcileAction)?
  ) -> ControllerService {
    ControllerService(name: name) { channel, stop in
      try await ControllerRun(self, reconcile: reconcile, onError: onError, results: channel)
        .run(until: stop)
    }
  }
}
