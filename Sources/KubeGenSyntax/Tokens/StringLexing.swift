extension Lexer {
  /// A string literal that is open. Literals stand in each other's interpolations.
  private struct Open {
    var hashes: Int
    var isLong: Bool
    var quote: UInt8
    /// Parentheses inside of `\(…)`.
    var depth = 0
  }

  private enum SegmentEnd {
    case quote, interpolation, lineBreak, endOfFile
  }

  func isQuote(at index: Int) -> Bool {
    let pound = UInt8(ascii: "#")
    guard bytes[index] == pound else {
      return bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
    }
    // In a row of pounds the first one has said what it is.
    guard index == 0 || bytes[index - 1] != pound else { return false }
    var index = index
    while index < bytes.count, bytes[index] == pound { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: "\"")
  }

  /// The whole literal with its interpolations is one token.
  mutating func string(_ token: inout Token) {
    token.kind = .string
    var open = [opening()]
    var isInCode = false
    while let literal = open.last {
      if isInCode {
        guard code(&open, &isInCode) else {
          token.flags.insert(.isBroken)
          guard index < bytes.count else { return }
          continue
        }
        continue
      }
      switch segment(of: literal) {
      case .quote:
        open.removeLast()
        previousKind = .string
        previousWord = nil
        isInCode = true
      case .lineBreak:
        token.flags.insert(.isBroken)
        open.removeLast()
        isInCode = true
      case .interpolation:
        token.flags.insert(.isInterpolated)
        open[open.count - 1].depth = 0
        previousKind = .leftParen
        previousWord = nil
        isInCode = true
      case .endOfFile:
        token.flags.insert(.isBroken)
        return
      }
    }
  }

  /// A token of code inside of `\(…)`. Returns false where the literal ends before its time.
  private mutating func code(_ open: inout [Open], _ isInCode: inout Bool) -> Bool {
    let last = open.count - 1
    let start = index
    if skipTrivia(overLines: open[last].isLong).hasComment { innerComments.append(start..<index) }
    guard index < bytes.count else { return false }
    if isLineBreak(at: index) {
      open.removeLast()
      return false
    }
    if isQuote(at: index) {
      open.append(opening())
      isInCode = false
      return true
    }
    let tokenStart = index
    var token = Token(
      kind: .unknown, flags: [], word: nil, start: index, textStart: index, textEnd: index,
      partner: -1)
    word(&token)
    if index == tokenStart { index += 1 }
    previousKind = token.kind
    previousWord = token.kind == .keyword ? token.word : nil
    if token.kind == .leftParen { open[last].depth += 1 }
    if token.kind == .rightParen {
      open[last].depth -= 1
      if open[last].depth < 0 { isInCode = false }
    }
    return true
  }

  private mutating func opening() -> Open {
    var hashes = 0
    while peek(0) == UInt8(ascii: "#") {
      hashes += 1
      index += 1
    }
    let quote = peek(0)
    index += 1
    let isTriple =
      quote == UInt8(ascii: "\"") && peek(0) == quote && peek(1) == quote && index + 1 < bytes.count
    guard isTriple, hashes == 0 || !endsOnLine(hashes, from: index + 2) else {
      return Open(hashes: hashes, isLong: false, quote: quote)
    }
    index += 2
    return Open(hashes: hashes, isLong: true, quote: quote)
  }

  /// Whether `#"""…"#` is closed on its line, and so is no literal of several.
  private func endsOnLine(_ hashes: Int, from start: Int) -> Bool {
    if hasHashes(hashes, at: start) { return true }
    var index = start
    while index < bytes.count, !isLineBreak(at: index) {
      if bytes[index] == UInt8(ascii: "\""), hasHashes(hashes, at: index + 1) { return true }
      index += 1
    }
    return false
  }

  private func hasHashes(_ count: Int, at start: Int) -> Bool {
    guard start + count <= bytes.count else { return false }
    for index in start..<(start + count) where bytes[index] != UInt8(ascii: "#") { return false }
    return true
  }

  /// Text up to what ends it.
  private mutating func segment(of literal: Open) -> SegmentEnd {
    let hashes = literal.hashes
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), hasHashes(hashes, at: index + 1) {
        index += 1 + hashes
        if peek(0) == UInt8(ascii: "(") {
          index += 1
          return .interpolation
        }
        if index < bytes.count, !isLineBreak(at: index) { index += 1 }
      } else if byte == literal.quote {
        if !literal.isLong {
          index += 1
          guard hasHashes(hashes, at: index) else { continue }
        } else if peek(1) == byte, peek(2) == byte, hasHashes(hashes, at: index + 3) {
          index += 3
        } else {
          index += 1
          continue
        }
        if hashes > 0 { while peek(0) == UInt8(ascii: "#") { index += 1 } }
        return .quote
      } else if isLineBreak(at: index), !literal.isLong {
        return .lineBreak
      } else {
        index += 1
      }
    }
    return .endOfFile
  }
}
