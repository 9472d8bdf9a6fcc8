extension Lexer {
  /// Where a quoted text ends, or where it cannot go on.
  enum Quoted {
    case end(Int)
    case failure(Int)

    func match(_ kind: Token.Kind) -> Match {
      switch self {
      case .end(let end): .token(kind, end: end)
      case .failure(let index): .failure(index: index)
      }
    }

    func accepted(_ kind: Token.Kind) -> Match? {
      if case .end(let end) = self { .token(kind, end: end) } else { nil }
    }
  }

  /// Reads from an opening quote.
  func quoted(at start: Int, raw: Bool) -> Quoted {
    let quote = code(start)
    guard code(start + 1) == quote else { return line(from: start + 1, quote: quote, raw: raw) }
    if code(start + 2) == quote,
      case .end(let end) = block(from: start + 3, quote: quote, raw: raw)
    {
      return .end(end)
    }
    return .end(start + 2)
  }

  private func line(from start: Int, quote: UInt32, raw: Bool) -> Quoted {
    var position = start
    while true {
      let value = code(position)
      if value == quote { return .end(position + 1) }
      if value == Self.none || value == 0x0A || value == 0x0D { return .failure(position) }
      if value == 0x5C && !raw {
        switch escape(at: position) {
        case .end(let end): position = end
        case .failure(let index): return .failure(index)
        }
      } else {
        position += 1
      }
    }
  }

  private func block(from start: Int, quote: UInt32, raw: Bool) -> Quoted {
    var position = start
    while true {
      let value = code(position)
      if value == Self.none { return .failure(position) }
      if value == quote && code(position + 1) == quote && code(position + 2) == quote {
        return .end(position + 3)
      }
      if value == 0x5C && !raw {
        switch escape(at: position) {
        case .end(let end): position = end
        case .failure(let index): return .failure(index)
        }
      } else {
        position += 1
      }
    }
  }

  private func escape(at start: Int) -> Quoted {
    func digits(_ count: Int, _ isDigit: (UInt32) -> Bool) -> Quoted {
      for index in start + 2..<start + 2 + count where !isDigit(code(index)) {
        return .failure(index)
      }
      return .end(start + 2 + count)
    }
    switch Self.ascii(code(start + 1)) {
    case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "v"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "`"):
      return .end(start + 2)
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return digits(2, Self.isHexadecimal)
    case UInt8(ascii: "u"): return digits(4, Self.isHexadecimal)
    case UInt8(ascii: "U"): return digits(8, Self.isHexadecimal)
    case UInt8(ascii: "0")...UInt8(ascii: "3"): return digits(2) { (0x30...0x37).contains($0) }
    default: return .failure(start + 1)
    }
  }

  func number(at start: Int) -> Match {
    if code(start) == 0x30 && code(start + 1) == 0x78 && Self.isHexadecimal(code(start + 2)) {
      var end = start + 3
      while Self.isHexadecimal(code(end)) { end += 1 }
      return integer(end: end)
    }
    var end = start + 1
    while Self.isDigit(code(end)) { end += 1 }
    if code(end) == 0x2E && Self.isDigit(code(end + 1)) {
      return .token(.float, end: fraction(from: end))
    }
    let exponent = exponent(from: end)
    return exponent > end ? .token(.float, end: exponent) : integer(end: end)
  }

  private func integer(end: Int) -> Match {
    code(end) | 0x20 == 0x75 ? .token(.uint, end: end + 1) : .token(.int, end: end)
  }

  /// Where a number ends whose point is at an index and is followed by a digit.
  func fraction(from point: Int) -> Int {
    var end = point + 2
    while Self.isDigit(code(end)) { end += 1 }
    return exponent(from: end)
  }

  private func exponent(from start: Int) -> Int {
    guard code(start) | 0x20 == 0x65 else { return start }
    var end = start + 1
    if code(end) == 0x2B || code(end) == 0x2D { end += 1 }
    guard Self.isDigit(code(end)) else { return start }
    while Self.isDigit(code(end)) { end += 1 }
    return end
  }

  func escapedIdentifier(at start: Int) -> Match {
    var end = start + 1
    while true {
      switch Self.ascii(code(end)) {
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: " "): end += 1
      case UInt8(ascii: "`") where end > start + 1:
        return .token(.escapedIdentifier, end: end + 1)
      default:
        guard Self.isWord(code(end)) else { return .failure(index: end) }
        end += 1
      }
    }
  }

  /// A byte of ASCII, or 0 for any other.
  static func ascii(_ byte: UInt32) -> UInt8 { byte < 0x80 ? UInt8(byte) : 0 }
  static func isSpace(_ byte: UInt32) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }
  static func isQuote(_ byte: UInt32) -> Bool { byte == 0x22 || byte == 0x27 }
  static func isDigit(_ byte: UInt32) -> Bool { (0x30...0x39).contains(byte) }
  static func isHexadecimal(_ byte: UInt32) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }
  static func isWord(_ byte: UInt32) -> Bool {
    isDigit(byte) || byte == 0x5F || (0x61...0x7A).contains(byte | 0x20)
  }
}
