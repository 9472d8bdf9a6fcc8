/// What a clock says, as a duration since this was made. Only differences of it mean something, and
/// only here: it is never compared with another's, nor with the time of day.
struct LocalTime: Sendable {
  private let read: @Sendable () -> Duration
  private let wait: @Sendable (Duration) async throws -> Void

  init(_ clock: any Clock<Duration>) {
    self.init(opened: clock)
  }

  private init<C: Clock>(opened clock: C) where C.Duration == Duration {
    let start = clock.now
    read = { start.duration(to: clock.now) }
    wait = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
  }

  var now: Duration { read() }

  /// Returns once it is that late; throws if the task is cancelled.
  func sleep(until time: Duration) async throws { try await wait(time) }
}
