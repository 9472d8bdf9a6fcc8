/// Whether bytes are JSON, decided by RFC 8259's grammar and nothing of KubeJSON: what the reader
/// accepts is compared with it.
struct StrictJSON {
  private let bytes: [UInt8]
  private var place = 0
  /// As many levels as the reader bears.
  private static let levels = 512
  private static let escapes = Array("\"\\/bfnrt".utf8)

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  static func accepts(_ bytes: [UInt8]) -> Bool {
    var text = StrictJSON(bytes)
    text.space()
    guard text.value(0) else { return false }
    text.space()
    return text.place == bytes.count
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func take(_ text: String) -> Bool {
    for byte in text.utf8 where !take(byte) { return false }
    return true
  }

  private mutating func space() {
    while take(0x20) || take(0x0A) || take(0x0D) || take(0x09) {}
  }

  private mutating func value(_ level: Int) -> Bool {
    switch next {
    case UInt8(ascii: "{"): level < Self.levels && object(level + 1)
    case UInt8(ascii: "["): level < Self.levels && array(level + 1)
    case UInt8(ascii: "\""): string()
    case UInt8(ascii: "t"): take("true")
    case UInt8(ascii: "f"): take("false")
    case UInt8(ascii: "n"): take("null")
    default: number()
    }
  }

  private mutating func array(_ level: Int) -> Bool {
    place += 1
    space()
    if take(UInt8(ascii: "]")) { return true }
    repeat {
      space()
      guard value(level) else { return false }
      space()
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]"))
  }

  private mutating func object(_ level: Int) -> Bool {
    place += 1
    space()
    if take(UInt8(ascii: "}")) { return true }
    repeat {
      space()
      guard string() else { return false }
      space()
      guard take(UInt8(ascii: ":")) else { return false }
      space()
      guard value(level) else { return false }
      space()
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}"))
  }

  private mutating func number() -> Bool {
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")), !digits() { return false }
    if take(UInt8(ascii: ".")), !digits() { return false }
    guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return true }
    if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
    return digits()
  }

  private mutating func digits() -> Bool {
    let first = place
    while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
    return place > first
  }

  private mutating func string() -> Bool {
    guard take(UInt8(ascii: "\"")) else { return false }
    let first = place
    var high: UInt16?
    while let byte = next {
      if byte == 0x22 {
        let content = bytes[first..<place]
        place += 1
        return high == nil && String(validating: content, as: UTF8.self) != nil
      }
      guard byte >= 0x20 else { return false }
      place += 1
      var unit: UInt16?
      if byte == 0x5C {
        guard let letter = next else { return false }
        place += 1
        if letter == 0x75 {
          guard let escaped = hexadecimal() else { return false }
          unit = escaped
        } else if !Self.escapes.contains(letter) {
          return false
        }
      }
      // A high surrogate wants a low one at once, and a low one nothing else before it.
      let isLow = unit.map { (0xDC00...0xDFFF).contains($0) } ?? false
      guard isLow == (high != nil) else { return false }
      high = unit.flatMap { (0xD800...0xDBFF).contains($0) ? $0 : nil }
    }
    return false
  }

  private mutating func hexadecimal() -> UInt16? {
    guard bytes.count - place >= 4 else { return nil }
    let digits = bytes[place..<place + 4].map { Character(Unicode.Scalar($0)) }
    guard digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    place += 4
    return UInt16(String(digits), radix: 16)
  }
}
