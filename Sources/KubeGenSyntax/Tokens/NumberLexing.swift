extension Lexer {
  mutating func number(_ token: inout Token) {
    token.kind = .integer
    if peek(0) == UInt8(ascii: "0") {
      switch peek(1) {
      case UInt8(ascii: "x"): return hexadecimal(&token)
      case UInt8(ascii: "o"): return digits(&token, upTo: UInt8(ascii: "7"))
      case UInt8(ascii: "b"): return digits(&token, upTo: UInt8(ascii: "1"))
      default: break
      }
    }
    skip(Characters.isDigit)
    if peek(0) == UInt8(ascii: ".") {
      // `1.description`, and `x.0.1`, which are two members.
      guard Characters.isDigit(peek(1)), previousKind != .period else { return }
      token.kind = .float
      index += 1
      skip(Characters.isDigit)
    } else if peek(0) != UInt8(ascii: "e"), peek(0) != UInt8(ascii: "E") {
      return rest(&token)
    }
    if peek(0) == UInt8(ascii: "e") || peek(0) == UInt8(ascii: "E") {
      token.kind = .float
      exponent(&token)
    }
  }

  private mutating func exponent(_ token: inout Token) {
    index += 1
    if peek(0) == UInt8(ascii: "-") || peek(0) == UInt8(ascii: "+") { index += 1 }
    if Characters.isDigit(peek(0)) {
      skip(Characters.isDigit)
    } else {
      token.flags.insert(.isBroken)
    }
    rest(&token)
  }

  /// Letters behind a number make it none.
  private mutating func rest(_ token: inout Token) {
    let end = index
    skipIdentifierParts()
    if index > end { token.flags.insert(.isBroken) }
  }

  private mutating func digits(_ token: inout Token, upTo last: UInt8) {
    index += 2
    let first = peek(0)
    if first < UInt8(ascii: "0") || first > last {
      token.flags.insert(.isBroken)
    } else {
      skip { $0 >= UInt8(ascii: "0") && $0 <= last }
    }
    rest(&token)
  }

  private mutating func hexadecimal(_ token: inout Token) {
    index += 2
    guard Characters.isHexDigit(peek(0)) else {
      token.flags.insert(.isBroken)
      return rest(&token)
    }
    skip(Characters.isHexDigit)
    let dot = index
    if peek(0) == UInt8(ascii: "."), Characters.isHexDigit(peek(1)) {
      index += 1
      skip(Characters.isHexDigit)
      guard peek(0) == UInt8(ascii: "p") || peek(0) == UInt8(ascii: "P") else {
        // `0xff.description`
        index = dot
        return
      }
    } else if peek(0) == UInt8(ascii: ".") {
      return
    }
    guard peek(0) == UInt8(ascii: "p") || peek(0) == UInt8(ascii: "P") else { return rest(&token) }
    let isSigned = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+")
    if index > dot, !isSigned, !Characters.isDigit(peek(1)), !Characters.isDigit(bytes[dot + 1]) {
      // `0xff.fp`
      index = dot
      return
    }
    token.kind = .float
    exponent(&token)
  }

  private mutating func skip(_ isDigit: (UInt8) -> Bool) {
    while index < bytes.count, isDigit(bytes[index]) || bytes[index] == UInt8(ascii: "_") {
      index += 1
    }
  }
}
