extension SwiftSource {
  /// The text that a string literal stands for; nil if something is to be put into it, or if it is not written right.
  package func stringValue(of expression: SwiftExpression) -> String? {
    guard case .string = expression.form else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      var literal = StringReading(bytes: bytes, range: expression.range)
      return literal.value()
    }
  }

  /// Whether a token is a literal that is not written right.
  package func isBroken(_ token: Token) -> Bool {
    if token.flags.contains(.isBroken) { return true }
    guard token.kind == .string, !token.flags.contains(.isInterpolated) else { return false }
    return stringValue(of: SwiftExpression(.string, token.text)) == nil
  }
}

private struct StringReading {
  let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int
  private var end: Int
  private var hashes = 0
  private var isLong = false
  private var isClosed = false

  init(bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
    self.bytes = bytes
    (index, end) = (range.lowerBound, range.upperBound)
    let quote = UInt8(ascii: "\"")
    while index < end, bytes[index] == UInt8(ascii: "#") {
      hashes += 1
      index += 1
    }
    let first = index
    while index < end, bytes[index] == quote { index += 1 }
    // A literal of several lines has its quotes alone on their line.
    isLong = index - first >= 3 && index < end && (bytes[index] == 0x0A || bytes[index] == 0x0D)
    index = first + (isLong ? 3 : 1)
    let closing = (isLong ? 3 : 1) + hashes
    isClosed =
      end - closing >= index && bytes[first] == quote
      && (0..<closing).allSatisfy {
        bytes[end - closing + $0] == ($0 < closing - hashes ? quote : UInt8(ascii: "#"))
      }
    end -= closing
  }

  mutating func value() -> String? {
    guard isClosed else { return nil }
    var text: [UInt8] = []
    if !isLong {
      while index < end { guard character(&text) else { return nil } }
      return String(decoding: text, as: UTF8.self)
    }
    guard let indent = indent() else { return nil }
    skipLineBreak()
    guard lines(&text, indent: indent) else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  /// What stands before the closing quotes, and so before each line.
  private mutating func indent() -> Range<Int>? {
    var start = end
    while start > index, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard start > index, bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D else { return nil }
    let indent = start..<end
    end = start - 1
    if bytes[end] == 0x0A, end > index, bytes[end - 1] == 0x0D { end -= 1 }
    return indent
  }

  private mutating func skipLineBreak() {
    if index < end, bytes[index] == 0x0D {
      index += 1
      if index < end, bytes[index] == 0x0A { index += 1 }
    } else if index < end, bytes[index] == 0x0A {
      index += 1
    }
  }

  private mutating func lines(_ text: inout [UInt8], indent: Range<Int>) -> Bool {
    guard index <= end else { return true }
    while true {
      guard skipIndent(indent) else { return false }
      while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D {
        if isEscapedBreak { break }
        guard character(&text) else { return false }
      }
      guard index < end else { return true }
      if isEscapedBreak {
        while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      } else {
        text.append(0x0A)
      }
      skipLineBreak()
    }
  }

  private mutating func skipIndent(_ indent: Range<Int>) -> Bool {
    for offset in indent {
      // A line of nothing but space may have less of it.
      if index >= end || bytes[index] == 0x0A || bytes[index] == 0x0D { return true }
      guard bytes[index] == bytes[offset] else { return false }
      index += 1
    }
    return true
  }

  /// A backslash with nothing behind it on its line.
  private var isEscapedBreak: Bool {
    guard isEscape else { return false }
    var next = index + 1 + hashes
    while next < end, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    return next >= end || bytes[next] == 0x0A || bytes[next] == 0x0D
  }

  private var isEscape: Bool {
    guard bytes[index] == UInt8(ascii: "\\"), index + hashes < end else { return false }
    return (0..<hashes).allSatisfy { bytes[index + 1 + $0] == UInt8(ascii: "#") }
  }

  /// One character or escape. Returns false for what a literal cannot hold.
  private mutating func character(_ text: inout [UInt8]) -> Bool {
    let byte = bytes[index]
    guard isEscape else {
      index += 1
      text.append(byte)
      return byte >= 0x20 && byte != 0x7F || (isLong && byte == 0x09)
    }
    index += 1 + hashes
    guard index < end else { return false }
    let escape = bytes[index]
    index += 1
    switch escape {
    case UInt8(ascii: "0"): text.append(0)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): text.append(escape)
    case UInt8(ascii: "u"): return scalar(&text)
    default: return false
    }
    return true
  }

  /// `{1F600}`
  private mutating func scalar(_ text: inout [UInt8]) -> Bool {
    guard index < end, bytes[index] == UInt8(ascii: "{") else { return false }
    index += 1
    let start = index
    while index < end, Characters.isHexDigit(bytes[index]) { index += 1 }
    guard (1...8).contains(index - start), index < end, bytes[index] == UInt8(ascii: "}"),
      let value = UInt32(String(decoding: bytes[start..<index], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { return false }
    index += 1
    text += Array(String(Character(scalar)).utf8)
    return true
  }
}
