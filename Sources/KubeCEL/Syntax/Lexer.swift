/// Splits a text into tokens as the lexer that ANTLR makes of cel-go's grammar does: the longest
/// match wins, and what matches nothing is left out with an error.
struct Lexer {
  /// In UTF-8.
  let text: [UInt8]
  /// Without white space and comments, with an end.
  private(set) var tokens: [Token] = []
  private(set) var errors: [LexicalError] = []

  /// A piece of text that is no token.
  struct LexicalError {
    let start: Int
    let text: String
  }

  init(_ text: [UInt8]) {
    self.text = text
    tokens.reserveCapacity(text.count / 3 + 2)
    var position = 0
    while position < text.count {
      switch match(at: position) {
      case .token(let kind, let end):
        if kind != .whitespace && kind != .comment {
          tokens.append(Token(kind: kind, start: position, end: end))
        }
        position = end
      case .failure(let index):
        let end = endOfScalar(at: index)
        errors.append(LexicalError(start: position, text: string(position..<end)))
        position = end
      }
    }
    tokens.append(Token(kind: .end, start: text.count, end: text.count))
  }

  /// The text of a range.
  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  private func endOfScalar(at index: Int) -> Int {
    var end = min(index + 1, text.count)
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// The text of tokens and of what is between them, without what is no token.
  func tokenText(from first: Token, to last: Token) -> String {
    var result = ""
    var start = first.start
    for error in errors where error.start >= start && error.start < last.start {
      result += string(start..<error.start)
      start = error.start + error.text.utf8.count
    }
    return start < last.end ? result + string(start..<last.end) : result
  }

  enum Match {
    case token(Token.Kind, end: Int)
    /// Nothing matches; the byte at the index is the first that no token could go on with.
    case failure(index: Int)
  }

  func code(_ index: Int) -> UInt32 {
    index < text.count ? UInt32(text[index]) : Self.none
  }

  /// What is not in any text.
  static let none: UInt32 = .max

  private func match(at start: Int) -> Match {
    let first = code(start)
    switch Self.ascii(first) {
    case UInt8(ascii: " "), 0x09, 0x0A, 0x0C, 0x0D:
      var end = start + 1
      while Self.isSpace(code(end)) { end += 1 }
      return .token(.whitespace, end: end)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      return word(at: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return number(at: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return quoted(at: start, raw: false).match(.string)
    case UInt8(ascii: "`"):
      return escapedIdentifier(at: start)
    case UInt8(ascii: "."):
      if Self.isDigit(code(start + 1)) { return .token(.float, end: fraction(from: start)) }
      return .token(.dot, end: start + 1)
    case UInt8(ascii: "/"):
      guard code(start + 1) == 0x2F else { return .token(.slash, end: start + 1) }
      var end = start + 2
      while end < text.count && code(end) != 0x0A { end += 1 }
      return .token(.comment, end: end)
    case let byte:
      return sign(byte, at: start)
    }
  }

  private func sign(_ byte: UInt8, at start: Int) -> Match {
    let next = code(start + 1)
    func one(_ kind: Token.Kind) -> Match { .token(kind, end: start + 1) }
    func two(_ second: UInt8, _ kind: Token.Kind, else other: Token.Kind?) -> Match {
      if next == UInt32(second) { return .token(kind, end: start + 2) }
      return other.map(one) ?? .failure(index: start + 1)
    }
    switch byte {
    case UInt8(ascii: "="): return two(UInt8(ascii: "="), .equals, else: nil)
    case UInt8(ascii: "!"): return two(UInt8(ascii: "="), .notEquals, else: .exclamation)
    case UInt8(ascii: "<"): return two(UInt8(ascii: "="), .lessEquals, else: .less)
    case UInt8(ascii: ">"): return two(UInt8(ascii: "="), .greaterEquals, else: .greater)
    case UInt8(ascii: "&"): return two(UInt8(ascii: "&"), .and, else: nil)
    case UInt8(ascii: "|"): return two(UInt8(ascii: "|"), .or, else: nil)
    case UInt8(ascii: "["): return one(.leftBracket)
    case UInt8(ascii: "]"): return one(.rightBracket)
    case UInt8(ascii: "{"): return one(.leftBrace)
    case UInt8(ascii: "}"): return one(.rightBrace)
    case UInt8(ascii: "("): return one(.leftParenthesis)
    case UInt8(ascii: ")"): return one(.rightParenthesis)
    case UInt8(ascii: ","): return one(.comma)
    case UInt8(ascii: "-"): return one(.minus)
    case UInt8(ascii: "?"): return one(.question)
    case UInt8(ascii: ":"): return one(.colon)
    case UInt8(ascii: "+"): return one(.plus)
    case UInt8(ascii: "*"): return one(.star)
    case UInt8(ascii: "%"): return one(.percent)
    default: return .failure(index: start)
    }
  }

  private func word(at start: Int) -> Match {
    var end = start + 1
    while Self.isWord(code(end)) { end += 1 }
    if let literal = prefixedLiteral(at: start, wordEnd: end) { return literal }
    switch end - start {
    case 2 where spells("in", at: start): return .token(.in, end: end)
    case 4 where spells("true", at: start): return .token(.true, end: end)
    case 4 where spells("null", at: start): return .token(.null, end: end)
    case 5 where spells("false", at: start): return .token(.false, end: end)
    default: return .token(.identifier, end: end)
    }
  }

  private func spells(_ word: StaticString, at start: Int) -> Bool {
    word.withUTF8Buffer { bytes in
      for (offset, byte) in bytes.enumerated() where code(start + offset) != UInt32(byte) {
        return false
      }
      return true
    }
  }

  /// `r"…"`, `b"…"` and `br"…"`, unless the string does not end: then the prefix is a name.
  private func prefixedLiteral(at start: Int, wordEnd: Int) -> Match? {
    guard wordEnd - start <= 2, Self.isQuote(code(wordEnd)) else { return nil }
    let prefix = text[start..<wordEnd].map { $0 | 0x20 }
    switch prefix {
    case [0x72]: return quoted(at: wordEnd, raw: true).accepted(.string)
    case [0x62]: return quoted(at: wordEnd, raw: false).accepted(.bytes)
    case [0x62, 0x72]: return quoted(at: wordEnd, raw: true).accepted(.bytes)
    default: return nil
    }
  }
}
