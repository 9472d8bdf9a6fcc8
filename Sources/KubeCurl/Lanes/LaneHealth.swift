import KubeTransport

/// Whether the other end of a connection still answers. It does no work: its methods say what to do.
///
/// States: idle (nobody waits for anything) ends with ``begin(_:)``; listening ends with silence, in
/// which a ping is to be sent; pinging ends with a sign of life, or with the connection.
struct LaneHealth {
  let settings: LivenessSettings
  private(set) var lastHeard: UInt64 = 0
  /// When the ping that is under way was sent.
  private var pingSince: UInt64?
  private var isIdle = true

  init(_ settings: LivenessSettings) {
    self.settings = settings
  }

  enum Action: Equatable {
    case nothing
    /// Something is to be asked that every server answers.
    case ping
    /// The connection is to be ended with all that is on it.
    case end
  }

  /// There is somebody who waits, where there was none.
  mutating func begin(_ now: UInt64) {
    guard isIdle else { return }
    (isIdle, lastHeard, pingSince) = (false, now, nil)
  }

  /// Nobody waits any more.
  mutating func rest() {
    (isIdle, pingSince) = (true, nil)
  }

  mutating func hear(_ now: UInt64) {
    (lastHeard, pingSince) = (now, nil)
  }

  /// When to ask ``check(_:)`` next.
  var nextCheck: UInt64 {
    guard !isIdle, let silence = settings.silence else { return .max }
    if let pingSince { return pingSince &+ MonotonicTime.nanoseconds(settings.timeout) }
    return lastHeard &+ MonotonicTime.nanoseconds(silence)
  }

  mutating func check(_ now: UInt64) -> Action {
    guard nextCheck <= now else { return .nothing }
    if pingSince != nil { return .end }
    pingSince = now
    return .ping
  }
}
