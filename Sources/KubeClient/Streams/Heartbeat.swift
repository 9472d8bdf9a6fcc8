/// Whether the other end of a WebSocket is still there. It does no work: its methods say what is to
/// be done.
struct Heartbeat {
  /// What is to be done about the silence.
  enum Beat: Hashable {
    case nothing
    /// A ping with these bytes is to be sent.
    case ping([UInt8])
    /// The other end has not answered for this long.
    case lost(Duration)
  }

  /// This much input has room on its way to any program, be it read or not.
  static let roomForInput = 64 << 10

  /// How often to ask ``beat()``.
  let period: Duration
  private let limit: Duration
  private var silence = Duration.zero
  private var isHeard = false
  /// While nobody reads, the other end cannot be heard.
  private var isReading = true
  private var isPinging = false
  /// How many bytes have been sent, and how many the other end has shown to have read.
  private var sent = 0
  private var confirmed = 0

  /// - Parameter limit: the longest silence.
  init(limit: Duration) {
    self.limit = limit
    // As often as kubectl, and at least once before the end.
    period = min(.seconds(5), limit / 2)
  }

  mutating func heard() { isHeard = true }

  mutating func setReading(_ isReading: Bool) {
    self.isReading = isReading
    isHeard = true
  }

  mutating func sends(_ count: Int) { sent += count }

  /// The ping has been handed to the network.
  mutating func pinged() { isPinging = false }

  mutating func answered(_ payload: [UInt8]) {
    if let count = Int(String(decoding: payload, as: UTF8.self)), count <= sent {
      confirmed = max(confirmed, count)
    }
  }

  /// Called once each ``period``.
  mutating func beat() -> Beat {
    guard isReading, !isHeard else {
      (silence, isHeard) = (.zero, false)
      return .nothing
    }
    silence += period
    if silence >= (isInputInDoubt ? limit * 10 : limit) { return .lost(silence) }
    if isPinging { return .nothing }
    isPinging = true
    return .ping(Array("\(sent)".utf8))
  }

  /// A server does not see a ping behind input for a program that does not read it.
  private var isInputInDoubt: Bool { sent > confirmed && sent > Self.roomForInput }
}
