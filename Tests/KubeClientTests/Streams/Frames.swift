/// A frame of a WebSocket (RFC 6455, 5.2), written as a test says, be it right or wrong.
struct ServerFrame {
  var opcode: UInt8
  var payload: [UInt8]
  var isFinal = true
  /// The bits that extensions would use, as they stand in the first byte.
  var reserved: UInt8 = 0
  var mask: [UInt8]?
  /// The length as it is declared, in eight bytes, where it is not that of the payload.
  var declaredLength: UInt64?

  init(_ opcode: UInt8, _ payload: [UInt8] = [], isFinal: Bool = true) {
    self.opcode = opcode
    self.payload = payload
    self.isFinal = isFinal
  }

  static func binary(_ payload: [UInt8]) -> Self { Self(2, payload) }
  static func channel(_ channel: UInt8, _ text: String) -> Self {
    Self(2, [channel] + Array(text.utf8))
  }
  static func ping(_ text: String) -> Self { Self(9, Array(text.utf8)) }
  static func close(_ code: Int, _ reason: String = "") -> Self {
    Self(8, [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8))
  }

  var bytes: [UInt8] {
    var frame = [(isFinal ? 0x80 : 0) | reserved | opcode]
    let flag: UInt8 = mask == nil ? 0 : 0x80
    if declaredLength != nil || payload.count > 0xFFFF {
      frame.append(flag | 127)
      let length = declaredLength ?? UInt64(payload.count)
      for shift in stride(from: 56, through: 0, by: -8) {
        frame.append(UInt8(truncatingIfNeeded: length >> UInt64(shift)))
      }
    } else if payload.count > 125 {
      frame += [flag | 126, UInt8(payload.count / 256), UInt8(payload.count % 256)]
    } else {
      frame.append(flag | UInt8(payload.count))
    }
    guard let mask else { return frame + payload }
    return frame + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
  }
}

/// A frame that a client has sent.
struct ClientFrame: Hashable {
  var opcode: UInt8
  var isFinal: Bool
  /// Nil if the frame is not masked, which no server takes.
  var mask: [UInt8]?
  var payload: [UInt8]

  /// The number at a message's start.
  var channel: UInt8? { payload.first }
  var text: String { String(decoding: payload.dropFirst(), as: UTF8.self) }

  /// Takes the first frame off the bytes; nil if it is not there whole.
  static func take(from bytes: inout [UInt8]) -> ClientFrame? {
    guard bytes.count >= 2 else { return nil }
    let short = Int(bytes[1] & 0x7F)
    let extra = short == 126 ? 2 : short == 127 ? 8 : 0
    let isMasked = bytes[1] >= 0x80
    let start = 2 + extra + (isMasked ? 4 : 0)
    guard bytes.count >= start else { return nil }
    let length = extra == 0 ? short : bytes[2..<2 + extra].reduce(0) { $0 * 256 + Int($1) }
    guard bytes.count >= start + length else { return nil }
    let mask = isMasked ? Array(bytes[start - 4..<start]) : nil
    var payload = Array(bytes[start..<start + length])
    if let mask { for index in payload.indices { payload[index] ^= mask[index % 4] } }
    let frame = ClientFrame(
      opcode: bytes[0] & 0x0F, isFinal: bytes[0] & 0xF0 == 0x80, mask: mask, payload: payload)
    bytes.removeFirst(start + length)
    return frame
  }
}
