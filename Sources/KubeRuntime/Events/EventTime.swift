import KubeClient
import KubeCore

/// The time of day to the microsecond, from a client's clocks: its time of day tells seconds.
struct EventTime: Sendable {
  private let stopwatch: @Sendable () -> Duration
  private let timeOfDay: @Sendable () -> Time
  private let start: Time

  init(_ client: Client) {
    stopwatch = Self.stopwatch(client.clock)
    timeOfDay = client.now
    start = timeOfDay()
  }

  private static func stopwatch(_ clock: some Clock<Duration>) -> @Sendable () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }

  /// The time since the beginning, which does not jump, and the time of day.
  func now() -> (Duration, MicroTime) {
    let elapsed = stopwatch()
    let (told, reckoned) = (timeOfDay(), MicroTime(start) + elapsed)
    // Somebody has set the time of day.
    let isOff = abs(reckoned.secondsSince1970 - told.secondsSince1970) > 1
    return (elapsed, isOff ? MicroTime(told) : reckoned)
  }
}
