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
    let quote = scalar(start)
    guard scalar(start + 1) == quote else { return line(from: start + 1, quote: quote, raw: raw) }
    if scalar(start + 2) == quote,
      case .end(let end) = block(from: start + 3, quote: quote, raw: raw)
    {
      return .end(end)
    }
    return .end(start + 2)
  }

  private func line(from start: Int, quote: UInt32, raw: Bool) -> Quoted {
    var position = start
    while true {
      let value = scalar(position)
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
      let value = scalar(position)
      if value == Self.none { return .failure(position) }
      if value == quote && scalar(position + 1) == quote && scalar(position + 2) == quote {
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
      for index in start + 2..<start + 2 + count where !isDigit(scalar(index)) {
        return .failure(index)
      }
      return .end(start + 2 + count)
    }
    switch Self.byte(scalar(start + 1)) {
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
    if scalar(start) == 0x30 && scalar(start + 1) == 0x78 && Self.isHexadecimal(scalar(start + 2)) {
      var end = start + 3
      while Self.isHexadecimal(scalar(end)) { end += 1 }
      return integer(end: end)
    }
    var end = start + 1
    while Self.isDigit(scalar(end)) { end += 1 }
    if scalar(end) == 0x2E && Self.isDigit(scalar(end + 1)) {
      return .token(.float, end: fraction(from: end))
    }
    let exponent = exponent(from: end)
    return exponent > end ? .token(.float, end: exponent) : integer(end: end)
  }

  private func integer(end: Int) -> Match {
    scalar(end) | 0x20 == 0x75 ? .token(.uint, end: end + 1) : .token(.int, end: end)
  }

  /// Where a number ends whose point is at an index and is followed by a digit.
  func fraction(from point: Int) -> Int {
    var end = point + 2
    while Self.isDigit(scalar(end)) { end += 1 }
    return exponent(from: end)
  }

  private func exponent(from start: Int) -> Int {
    guard scalar(start) | 0x20 == 0x65 else { return start }
    var end = start + 1
    if scalar(end) == 0x2B || scalar(end) == 0x2D { end += 1 }
    guard Self.isDigit(scalar(end)) else { return start }
    while Self.isDigit(scalar(end)) { end += 1 }
    return end
  }

  func escapedIdentifier(at start: Int) -> Match {
    var end = start + 1
    while true {
      switch Self.byte(scalar(end)) {
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: " "): end += 1
      case UInt8(ascii: "`") where end > start + 1:
        return .token(.escapedIdentifier, end: end + 1)
      default:
        guard Self.isWord(scalar(end)) else { return .failure(index: end) }
        end += 1
      }
    }
  }

  /// A scalar of ASCII, or 0 for any other.
  static func byte(_ scalar: UInt32) -> UInt8 { scalar < 0x80 ? UInt8(scalar) : 0 }
  static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x09 || scalar == 0x0A || scalar == 0x0C || scalar == 0x0D
  }
  static func isQuote(_ scalar: UInt32) -> Bool { scalar == 0x22 || scalar == 0x27 }
  static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }
  static func isHexadecimal(_ scalar: UInt32) -> Bool {
    isDigit(scalar) || (0x61...0x66).contains(scalar | 0x20)
  }
  static func isWord(_ scalar: UInt32) -> Bool {
    isDigit(scalar) || scalar == 0x5F || (0x61...0x7A).contains(scalar | 0x20)
  }
}
