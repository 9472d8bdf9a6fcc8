extension Lexer {
  /// An operator, or a regular expression that begins like one.
  mutating func operation(_ token: inout Token, isAfterTry: Bool) {
    let start = index
    let mark = bytes[start]
    let isMark = mark == UInt8(ascii: "?") || mark == UInt8(ascii: "!")
    if isMark, isLeftBound(start) {
      token.kind = mark == UInt8(ascii: "?") ? .postfixQuestion : .exclamation
      prefersRegex = previousWord == .try
      index += 1
      return
    }
    var end = operatorEnd(from: start)
    if end == start {
      // Something like a curly quote.
      index += Characters.scalar(in: bytes, at: index).length
      token.kind = .unknown
      token.flags.insert(.isBroken)
      return
    }
    if let slash = (start..<end).first(where: { bytes[$0] == UInt8(ascii: "/") }),
      let regexEnd = regex(inOperator: start..<end, at: slash, isAfterTry: isAfterTry)
    {
      if slash == start {
        token.kind = .regex
        index = max(regexEnd, start + 1)
        return
      }
      pendingRegex = slash..<max(regexEnd, slash + 1)
      end = slash
    } else if end - start > 2 {
      // A comment may begin in the midst of it.
      for place in (start + 1)..<(end - 1)
      where bytes[place] == UInt8(ascii: "/")
        && (bytes[place + 1] == UInt8(ascii: "/") || bytes[place + 1] == UInt8(ascii: "*"))
      {
        end = place
        break
      }
    }
    token.kind = Self.kind(ofOperator: start..<end, in: bytes)
    if token.kind == .unknown { token.flags.insert(.isBroken) }
    index = end
  }

  private func operatorEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte < 0x80 {
        guard Characters.isOperator(byte) else { break }
        if end > start {
          if byte == UInt8(ascii: "."), bytes[start] != UInt8(ascii: ".") { break }
          if byte == UInt8(ascii: "<"), end + 1 < bytes.count,
            bytes[end + 1] == UInt8(ascii: "#"), placeholderEnd(from: end + 2) != nil
          {
            break
          }
        }
        end += 1
      } else {
        let (scalar, length) = Characters.scalar(in: bytes, at: end)
        guard let scalar,
          end == start
            ? Characters.isOperatorStart(scalar) : Characters.isOperatorPart(scalar)
        else { break }
        end += length
      }
    }
    return end
  }

  private mutating func regex(inOperator range: Range<Int>, at slash: Int, isAfterTry: Bool) -> Int?
  {
    guard !isLeftBound(range.lowerBound) else { return nil }
    if previousWord == .func || previousWord == .operator { return nil }
    var isSure = false
    if !Self.isRightBound(range.upperBound, isLeftBound: false, in: bytes) {
      guard isAfterTry || isRegexPlace else { return nil }
      switch previousKind {
      case .leftParen, .leftSquare, .comma, .colon, .doubleColon: isSure = isAfterTry
      default: isSure = true
      }
    }
    return regex(at: slash, isSure: isSure)?.index
  }

  /// Whether the token before lets an expression begin.
  private var isRegexPlace: Bool {
    switch previousKind {
    case nil, .leftBrace, .leftParen, .leftSquare, .prefixOperator, .prefixAmpersand,
      .binaryOperator, .equal, .semicolon, .comma, .colon, .infixQuestion, .poundIf, .poundElse,
      .poundElseif, .poundEndif, .unknown:
      true
    case .keyword:
      switch previousWord {
      case .true, .false, .anyType, .nil, .lowerSelf, .upperSelf, .super: false
      default: true
      }
    default: false
    }
  }

  func isLeftBound(_ index: Int) -> Bool { Self.isLeftBound(index, in: bytes) }

  static func isLeftBound(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index > 0 else { return false }
    switch bytes[index - 1] {
    case 0x20, 0x0D, 0x0A, 0x09, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), 0:
      return false
    case UInt8(ascii: "/"): return index < 2 || bytes[index - 2] != UInt8(ascii: "*")
    case 0xA0: return index < 2 || bytes[index - 2] != 0xC2
    default: return true
    }
  }

  static func isRightBound(
    _ index: Int, isLeftBound: Bool, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard index < bytes.count else { return false }
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch bytes[index] {
    case 0x20, 0x0D, 0x0A, 0x09, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), 0:
      return false
    case UInt8(ascii: "."): return !isLeftBound
    case UInt8(ascii: "/"): return next != UInt8(ascii: "/") && next != UInt8(ascii: "*")
    case 0xC2: return next != 0xA0
    default: return true
    }
  }

  /// What an operator is by its characters and by the space around it.
  static func kind(
    ofOperator range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Token.Kind {
    let isLeft = isLeftBound(range.lowerBound, in: bytes)
    let isRight = isRightBound(range.upperBound, isLeftBound: isLeft, in: bytes)
    let first = bytes[range.lowerBound]
    if range.count == 1 {
      switch first {
      case UInt8(ascii: "="): return .equal
      case UInt8(ascii: "&") where !isLeft && isRight: return .prefixAmpersand
      case UInt8(ascii: "."): return .period
      case UInt8(ascii: "?"): return isLeft ? .postfixQuestion : .infixQuestion
      default: break
      }
    } else if range.count == 2, first == UInt8(ascii: "-"),
      bytes[range.lowerBound + 1] == UInt8(ascii: ">")
    {
      return .arrow
    }
    for index in range.dropLast()
    where bytes[index] == UInt8(ascii: "*") && bytes[index + 1] == UInt8(ascii: "/") {
      return .unknown
    }
    if isLeft == isRight { return .binaryOperator }
    return isLeft ? .postfixOperator : .prefixOperator
  }
}
