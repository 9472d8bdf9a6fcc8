/// Reads what a server sends over a WebSocket (RFC 6455), however it comes in chunks.
struct WebSocketReader {
  /// What a server sends.
  enum Event: Hashable {
    /// A message, its fragments put together.
    case message([UInt8])
    /// To be answered by a pong with the same bytes.
    case ping([UInt8])
    case pong([UInt8])
    /// The end: a code, 1005 where there is none, and the reason in words.
    case close(code: Int, reason: String)
  }

  /// What no WebSocket server sends.
  struct Violation: Error, Hashable, CustomStringConvertible {
    let description: String
  }

  /// The most bytes of a message.
  let limit: Int
  private var bytes: [UInt8] = []
  private var cursor = 0
  /// The fragments of a message so far; nil between messages.
  private var message: [UInt8]?
  /// What broke the rules; nothing is read after it.
  private var violation: Violation?

  init(limit: Int = 32 << 20) {
    self.limit = limit
  }

  mutating func append(_ chunk: [UInt8]) {
    if cursor == bytes.count {
      bytes = chunk
    } else {
      bytes.removeFirst(cursor)
      bytes += chunk
    }
    cursor = 0
  }

  private enum Opcode: UInt8 {
    case continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10
    var isControl: Bool { rawValue >= 8 }
  }

  private struct Header {
    var opcode: Opcode
    var isFinal: Bool
    /// Of the header itself.
    var size: Int
    var length: Int
  }

  /// Whether what has come ends with a message, and nothing has begun since.
  var isBetweenMessages: Bool { cursor == bytes.count && message == nil }

  /// The next event that is complete; nil if more bytes are needed.
  mutating func next() throws(Violation) -> Event? {
    if let violation { throw violation }
    do throws(Violation) {
      return try read()
    } catch {
      violation = error
      throw error
    }
  }

  private mutating func read() throws(Violation) -> Event? {
    while let header = try header() {
      guard bytes.count - cursor - header.size >= header.length else { return nil }
      let start = cursor + header.size
      let payload = bytes[start..<start + header.length]
      cursor = start + header.length
      switch header.opcode {
      case .ping: return .ping(Array(payload))
      case .pong: return .pong(Array(payload))
      case .close: return try close(payload)
      case .text, .binary:
        guard message == nil else {
          throw Violation(description: "a message begins before the one before it has ended")
        }
        if header.isFinal { return .message(Array(payload)) }
        message = Array(payload)
      case .continuation:
        guard var whole = message else {
          throw Violation(description: "a message goes on that has not begun")
        }
        message = nil
        guard whole.count + payload.count <= limit else { throw tooLong }
        whole += payload
        if header.isFinal { return .message(whole) }
        message = whole
      }
    }
    return nil
  }

  private var tooLong: Violation {
    Violation(description: "a message has more than \(limit) bytes")
  }

  private func header() throws(Violation) -> Header? {
    let available = bytes.count - cursor
    guard available >= 2 else { return nil }
    let (first, second) = (bytes[cursor], bytes[cursor + 1])
    guard first & 0x70 == 0, let opcode = Opcode(rawValue: first & 0x0F) else {
      throw Violation(description: "a frame is of a kind that was not agreed on")
    }
    guard second & 0x80 == 0 else { throw Violation(description: "a server's frame is masked") }
    let short = Int(second & 0x7F)
    var header = Header(opcode: opcode, isFinal: first & 0x80 != 0, size: 2, length: short)
    if opcode.isControl {
      guard header.isFinal, short <= 125 else {
        throw Violation(description: "a control frame is in parts, or too long")
      }
      return header
    }
    let extra = short == 126 ? 2 : short == 127 ? 8 : 0
    if extra > 0 {
      guard available >= 2 + extra else { return nil }
      let length = bytes[cursor + 2..<cursor + 2 + extra].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard length <= UInt64(limit) else { throw tooLong }
      header.size += extra
      header.length = Int(length)
    }
    guard header.length <= limit else { throw tooLong }
    return header
  }

  private func close(_ payload: ArraySlice<UInt8>) throws(Violation) -> Event {
    guard let first = payload.first else { return .close(code: 1005, reason: "") }
    guard payload.count >= 2 else { throw Violation(description: "a close frame has half a code") }
    let code = Int(first) << 8 | Int(payload[payload.startIndex + 1])
    return .close(code: code, reason: String(decoding: payload.dropFirst(2), as: UTF8.self))
  }
}

/// Writes the frames that a client sends.
enum WebSocketFrame {
  enum Kind: UInt8 {
    case binary = 2, close = 8, ping = 9, pong = 10
  }

  /// A frame, masked as a client's must be.
  static func bytes(
    _ kind: Kind, _ payload: some Collection<UInt8>, mask: UInt32 = .random(in: .min ... .max)
  ) -> [UInt8] {
    var frame: [UInt8] = [0x80 | kind.rawValue]
    frame.reserveCapacity(payload.count + 14)
    let length = payload.count
    if length < 126 {
      frame.append(0x80 | UInt8(length))
    } else if length <= 0xFFFF {
      frame += [0x80 | 126, UInt8(length >> 8), UInt8(length & 0xFF)]
    } else {
      frame.append(0x80 | 127)
      frame += (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * $0)) }
    }
    let key = (0..<4).map { UInt8(truncatingIfNeeded: mask >> (24 - 8 * $0)) }
    frame += key
    for (index, byte) in payload.enumerated() { frame.append(byte ^ key[index & 3]) }
    return frame
  }
}
