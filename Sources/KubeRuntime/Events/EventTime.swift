import KubeClient
import KubeCore

/// The time of day to the microsecond, from a client's clocks: its time of day tells seconds.
struct EventTime: Sendable {
  private let timeline: Timeline
  private let timeOfDay: @Sendable () -> Time
  private let start: Time

  init(_ client: Client) {
    timeline = Timeline(client.clock)
    timeOfDay = client.now
    start = timeOfDay()
  }

  /// The time since the beginning, which does not jump, and the time of day.
  func now() -> (Duration, MicroTime) {
    let elapsed = timeline.now
    let (told, reckoned) = (timeOfDay(), MicroTime(start) + elapsed)
    // Somebody has set the time of day.
    let isOff = abs(reckoned.secondsSince1970 - told.secondsSince1970) > 1
    return (elapsed, isOff ? MicroTime(told) : reckoned)
  }
}
