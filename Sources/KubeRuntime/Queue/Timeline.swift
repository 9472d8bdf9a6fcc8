/// A clock whose times count from when this was made.
package struct Timeline: Sendable {
  private let offset: @Sendable () -> Duration
  private let wait: @Sendable (Duration) async throws -> Void

  package init(_ clock: any Clock<Duration>) {
    self.init(opening: clock)
  }

  private init<C: Clock>(opening clock: C) where C.Duration == Duration {
    let start = clock.now
    offset = { start.duration(to: clock.now) }
    wait = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
  }

  package var now: Duration { offset() }

  /// - Throws: `CancellationError` if the task is cancelled.
  package func sleep(until time: Duration) async throws { try await wait(time) }
}
