/// A message in protobuf's text format: fields in their order, repeated ones several times.
final class TextMessage {
  enum Value {
    case text([UInt8])
    case word(String)
    case message(TextMessage)
  }

  private(set) var fields: [(name: String, value: Value)] = []

  /// Nil if the text is not well formed.
  static func read(_ text: String) -> TextMessage? {
    var reader = Reader(bytes: Array(text.utf8))
    return reader.message(until: nil)
  }

  private init() {}

  func all(_ name: String) -> [Value] { fields.filter { $0.name == name }.map(\.value) }

  func messages(_ name: String) -> [TextMessage] {
    all(name).compactMap { if case .message(let message) = $0 { message } else { nil } }
  }

  func message(_ name: String) -> TextMessage? { messages(name).first }

  func bytes(_ name: String) -> [UInt8]? {
    if case .text(let bytes) = all(name).first { bytes } else { nil }
  }

  func text(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

  func word(_ name: String) -> String? {
    if case .word(let word) = all(name).first { word } else { nil }
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func skipSpace() {
      while let byte = peek {
        if byte == UInt8(ascii: "#") {
          while let byte = peek, byte != UInt8(ascii: "\n") { place += 1 }
        } else if byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
          place += 1
        } else {
          return
        }
      }
    }

    mutating func message(until end: UInt8?) -> TextMessage? {
      let message = TextMessage()
      while true {
        skipSpace()
        guard let byte = peek else { return end == nil ? message : nil }
        if byte == end {
          place += 1
          return message
        }
        guard let name = name() else { return nil }
        skipSpace()
        if peek == UInt8(ascii: ":") { place += 1 }
        skipSpace()
        if peek == UInt8(ascii: "[") {
          place += 1
          while true {
            skipSpace()
            if peek == UInt8(ascii: "]") { break }
            guard let value = value() else { return nil }
            message.fields.append((name, value))
          }
          place += 1
        } else {
          guard let value = value() else { return nil }
          message.fields.append((name, value))
        }
      }
    }

    /// A plain name, or one in brackets.
    private mutating func name() -> String? {
      if peek == UInt8(ascii: "[") {
        let start = place
        while let byte = peek, byte != UInt8(ascii: "]") { place += 1 }
        place += 1
        return String(decoding: bytes[start..<min(place, bytes.count)], as: UTF8.self)
      }
      return word()
    }

    private mutating func word() -> String? {
      let start = place
      while let byte = peek, Self.isWord(byte) { place += 1 }
      return start < place ? String(decoding: bytes[start..<place], as: UTF8.self) : nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "+", ".": true
      default: false
      }
    }

    private mutating func value() -> Value? {
      switch peek {
      case UInt8(ascii: "{"):
        place += 1
        return message(until: UInt8(ascii: "}")).map { .message($0) }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        var text: [UInt8] = []
        // Neighbours are one text.
        while let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          guard let part = quoted(quote) else { return nil }
          text += part
          skipSpace()
        }
        return .text(text)
      default: return word().map { .word($0) }
      }
    }

    private mutating func quoted(_ quote: UInt8) -> [UInt8]? {
      place += 1
      var text: [UInt8] = []
      while let byte = peek {
        place += 1
        if byte == quote { return text }
        guard byte == UInt8(ascii: "\\") else {
          text.append(byte)
          continue
        }
        guard let escape = peek else { return nil }
        place += 1
        switch Unicode.Scalar(escape) {
        case "n": text.append(10)
        case "t": text.append(9)
        case "r": text.append(13)
        case "a": text.append(7)
        case "b": text.append(8)
        case "f": text.append(12)
        case "v": text.append(11)
        case "x", "X": text.append(UInt8(truncatingIfNeeded: number(2, 16) ?? 0))
        case "u", "U":
          let value = number(escape == UInt8(ascii: "u") ? 4 : 8, 16) ?? 0
          text += String(Character(Unicode.Scalar(UInt32(value)) ?? "?")).utf8
        case "0"..."7":
          place -= 1
          text.append(UInt8(truncatingIfNeeded: number(3, 8) ?? 0))
        default: text.append(escape)
        }
      }
      return nil
    }

    private mutating func number(_ count: Int, _ radix: Int) -> Int? {
      var digits = ""
      while digits.utf8.count < count, let byte = peek,
        Int(String(Unicode.Scalar(byte)), radix: radix) != nil
      {
        digits.unicodeScalars.append(Unicode.Scalar(byte))
        place += 1
      }
      return Int(digits, radix: radix)
    }
  }
}
