/// A controller with its reconciler: something to run, alone, under a ``ControllerManager`` or in a
/// `ServiceGroup`.
///
/// It runs until its task is cancelled or its service group shuts down. Then nothing begins any more,
/// and what runs has ``ControllerSettings/shutdownGrace`` to finish: only after that is it cancelled.
/// A reconcile that heeds no cancellation, also one that has taken too long before, is waited for all
/// the same, however long that is, as its work must not go on unseen; a warning names the objects.
/// It can be run again, but only once at a time.
public struct ControllerService: Runnable {
  /// The controller's name.
  public let name: String
  let body: @Sendable (ResultChannel?, Latch?) async throws -> Void

  public var runnableName: String { name }
  public var stopsGracefully: Bool { true }

  /// Runs until it is stopped.
  ///
  /// - Throws: ``StoreError`` of code `writerGone` if a ``Store`` that somebody else should keep is
  ///   not kept any more.
  public func run() async throws { try await body(nil, nil) }

  /// Runs for as long as the body does, and gives it the results.
  ///
  /// ```swift
  /// try await controller.reconciling(client, reconcile: reconcile).withResults { results in
  ///   for await result in results { print(result.key, result.action) }
  /// }
  /// ```
  ///
  /// When the body returns, the controller is stopped as by a shutdown, and waited for.
  public func withResults<Value: Sendable>(
    _ body: @escaping @Sendable (ReconcileResults) async throws -> Value
  ) async throws -> Value {
    let channel = ResultChannel()
    let stop = Latch()
    let run = self.body
    async let running: Void = {
      defer { channel.close() }
      try await run(channel, stop)
    }()
    let outcome: Result<Value, any Error>
    do {
      outcome = .success(try await body(ReconcileResults(channel: channel)))
    } catch {
      outcome = .failure(error)
    }
    channel.close()
    stop.open()
    try await running
    return try outcome.get()
  }
}
