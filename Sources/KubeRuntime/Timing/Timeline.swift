/// What a clock says, as a duration since this was made. Only differences of it mean something, and
/// only here: it is never compared with another's, nor with the time of day.
package struct Timeline: Sendable {
  private let read: @Sendable () -> Duration
  private let wait: @Sendable (Duration) async throws -> Void

  package init(_ clock: any Clock<Duration>) {
    self.init(opening: clock)
  }

  private init<C: Clock>(opening clock: C) where C.Duration == Duration {
    let start = clock.now
    read = { start.duration(to: clock.now) }
    wait = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
  }

  package var now: Duration { read() }

  /// Returns once it is that late; throws if the task is cancelled.
  package func sleep(until time: Duration) async throws { try await wait(time) }
}

extension Duration {
  /// A year: what is asked for later comes then, so that no sum of times overflows.
  package static let longestWait: Duration = .seconds(365 * 24 * 3600)
}
