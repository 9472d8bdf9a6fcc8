/// What libcurl tells in passing of a connection that a ``Lane`` has.
final class LaneNotes {
  /// The last stream that the server has looked at or will, if it has said that it takes no more.
  private(set) var goAway: Int?
  /// Whether the connection takes one request at a time.
  var isHTTP1 = false
  /// Whether the connection has streams.
  private(set) var isHTTP2 = false
  private var hasLife = false
  private var hasRestart = false

  /// How many bytes of bodies have come since libcurl began its turn.
  private var turnBytes = 0

  func hear(bodyBytes: Int = 0) {
    hasLife = true
    turnBytes += bodyBytes
  }

  /// Whether so much has come in this turn that one stream's bytes may have been in another's way.
  var isCrowded: Bool { turnBytes >= 128 << 10 }

  func endTurn() { turnBytes = 0 }

  /// Whether the server has sent something since this was last asked.
  func takeLife() -> Bool {
    defer { hasLife = false }
    return hasLife
  }

  /// Whether libcurl has begun anew with a request since this was last asked.
  func takeRestart() -> Bool {
    defer { hasRestart = false }
    return hasRestart
  }

  /// Takes note of a message; what it says of the request alone is returned.
  func read(_ message: TransferMessage) {
    switch message {
    case .goAway(let last):
      // A server may lower the number, as it ends in two steps.
      goAway = min(goAway ?? .max, last)
    case .stream: isHTTP2 = true
    case .restart: hasRestart = true
    }
  }
}

/// What libcurl says of a transfer in words for people, as far as there is no other way to know it.
///
/// Texts of libcurl 7.80 to 8.17. Where another version has others, requests that a server has not
/// looked at fail instead of being sent again.
enum TransferMessage: Equatable {
  /// `received GOAWAY, error=0, last_stream=7`
  case goAway(last: Int)
  /// `Using Stream ID: 7 (easy handle 0x…)`, or `[HTTP/2] [7] OPENED stream for https://…`
  case stream(Int)
  /// `Connection died, retrying a fresh connect (retry count: 1)`
  case restart

  init?(_ text: some StringProtocol) {
    if text.contains(" GOAWAY, error="), let last = Self.number(after: "last_stream=", in: text) {
      self = .goAway(last: last)
    } else if text.hasPrefix("Using Stream ID: "),
      let id = Self.number(after: "Stream ID: ", in: text)
    {
      self = .stream(id)
    } else if text.hasPrefix("[HTTP/2] ["), text.contains("] OPENED stream"),
      let id = Self.number(after: "[HTTP/2] [", in: text)
    {
      self = .stream(id)
    } else if text.contains("retrying a fresh connect") {
      self = .restart
    } else {
      return nil
    }
  }

  private static func number(after label: String, in text: some StringProtocol) -> Int? {
    guard let place = text.firstRange(of: label) else { return nil }
    return Int(String(text[place.upperBound...].prefix { $0.isNumber }))
  }
}
