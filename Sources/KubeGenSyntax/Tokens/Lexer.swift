/// Cuts Swift into tokens. Whatever the bytes are, each is part of a token or of the space around one.
struct Lexer {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  var tokens: [Token] = []
  /// Comments inside of `\(…)`, which no token of ours has around it.
  var innerComments: [Range<Int>] = []
  /// What the token before was, for what only the place decides: an operator or a regular expression.
  var previousKind: Token.Kind?
  var previousWord: Word?
  /// The token before was the mark behind `try`.
  var prefersRegex = false
  /// A regular expression that begins in the midst of what looked like an operator.
  var pendingRegex: Range<Int>?
  var brackets = BracketMatching()
  /// Ends that were looked for once and are not there.
  var missing = MissingEnds()
  private let words = WordTable.shared

  struct MissingEnds {
    var conflict = false
    var otherConflict = false
    /// By the number of pounds.
    var regexes: Set<Int> = []
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 5)
  }

  mutating func run() {
    var startsLine = false
    while true {
      let start = index
      let before = skipTrivia(overLines: true)
      var token = Token(
        kind: .endOfFile, flags: [], word: nil, start: start, textStart: index, textEnd: index,
        partner: -1)
      if startsLine || before.hasLineBreak { token.flags.insert(.startsLine) }
      if before.hasComment { token.flags.insert(.hasCommentBefore) }
      guard index < bytes.count else {
        brackets.end(at: tokens.count, &tokens)
        tokens.append(token)
        return
      }
      lex(&token)
      let behind = skipTrivia(overLines: false)
      if behind.hasComment { token.flags.insert(.hasCommentBehind) }
      startsLine = behind.hasLineBreak
      tokens.append(token)
      brackets.add(token.kind, at: tokens.count - 1, &tokens)
    }
  }

  /// One token, and what the next one has to know of it.
  private mutating func lex(_ token: inout Token) {
    let start = index
    if isQuote(at: index) {
      string(&token)
    } else {
      word(&token)
    }
    // Bytes that nothing begins with have been passed as space.
    if index == start { index += 1 }
    token.textEnd = index
    previousKind = token.kind
    previousWord = token.kind == .keyword ? token.word : nil
  }

  /// A token that is no string.
  mutating func word(_ token: inout Token) {
    let isAfterTry = prefersRegex
    prefersRegex = false
    if let range = pendingRegex {
      pendingRegex = nil
      if range.lowerBound == index {
        token.kind = .regex
        index = range.upperBound
        return
      }
    }
    let byte = bytes[index]
    if let kind = Self.single(byte) {
      index += 1
      token.kind = kind
      return
    }
    switch byte {
    case UInt8(ascii: ":"):
      index += 1
      token.kind = .colon
      if peek(0) == UInt8(ascii: ":") {
        index += 1
        token.kind = .doubleColon
      }
    case UInt8(ascii: "#"): pound(&token)
    case UInt8(ascii: "$"): dollar(&token)
    case UInt8(ascii: "`"): escaped(&token)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number(&token)
    default:
      if Characters.isIdentifierStart(byte) || (byte >= 0x80 && isIdentifierStart(at: index)) {
        identifier(&token)
      } else if byte == UInt8(ascii: "<"), placeholder() {
        token.kind = .identifier
      } else if Characters.isOperator(byte) || byte >= 0x80 {
        operation(&token, isAfterTry: isAfterTry)
      } else {
        index += 1
        token.kind = .unknown
        token.flags.insert(.isBroken)
      }
    }
  }

  private static func single(_ byte: UInt8) -> Token.Kind? {
    switch byte {
    case UInt8(ascii: "("): .leftParen
    case UInt8(ascii: ")"): .rightParen
    case UInt8(ascii: "["): .leftSquare
    case UInt8(ascii: "]"): .rightSquare
    case UInt8(ascii: "{"): .leftBrace
    case UInt8(ascii: "}"): .rightBrace
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "@"): .at
    case UInt8(ascii: "\\"): .backslash
    default: nil
    }
  }

  /// The byte so far behind the place; 0 behind the end.
  func peek(_ offset: Int) -> UInt8 {
    index + offset < bytes.count ? bytes[index + offset] : 0
  }

  func isLineBreak(at index: Int) -> Bool {
    index < bytes.count && (bytes[index] == 0x0A || bytes[index] == 0x0D)
  }
}

extension Lexer {
  private mutating func identifier(_ token: inout Token) {
    let start = index
    skipIdentifierParts()
    token.kind = .identifier
    if index - start == 1, bytes[start] == UInt8(ascii: "_") {
      token.kind = .wildcard
    } else if let (word, isReserved) = words.find(in: bytes, start, index) {
      token.word = word
      if isReserved { token.kind = .keyword }
    }
  }

  mutating func skipIdentifierParts() {
    while index < bytes.count {
      if bytes[index] < 0x80 {
        guard Characters.isIdentifierPart(bytes[index]) else { return }
        index += 1
      } else {
        let (scalar, length) = Characters.scalar(in: bytes, at: index)
        guard let scalar, Characters.isIdentifierPart(scalar) else { return }
        index += length
      }
    }
  }

  func isIdentifierStart(at index: Int) -> Bool {
    // A character that only continues a name, and begins one here, is read as one all the same.
    guard let scalar = Characters.scalar(in: bytes, at: index).value else { return false }
    return Characters.isIdentifierPart(scalar)
  }

  /// `$0`, `$name`
  private mutating func dollar(_ token: inout Token) {
    let start = index
    index += 1
    skipIdentifierParts()
    let digits = bytes[(start + 1)..<index]
    let isArgument = !digits.isEmpty && digits.allSatisfy(Characters.isDigit)
    token.kind = isArgument ? .dollarIdentifier : .identifier
  }

  /// A name in backticks, which may hold almost anything.
  private mutating func escaped(_ token: inout Token) {
    var end = index + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "`"), !isLineBreak(at: end) { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "`") {
      token.kind = .identifier
      if end == index + 1 { token.flags.insert(.isBroken) }
      index = end + 1
    } else {
      token.kind = .backtick
      token.flags.insert(.isBroken)
      index += 1
    }
  }

  private mutating func pound(_ token: inout Token) {
    if index == 0, peek(1) == UInt8(ascii: "!") {
      while index < bytes.count, !isLineBreak(at: index) { index += 1 }
      token.kind = .shebang
      return
    }
    // In a row of pounds the first one has said what it is.
    let isFirst = index == 0 || bytes[index - 1] != UInt8(ascii: "#")
    if isFirst, let end = regex(at: index, isSure: true) {
      token.kind = .regex
      if end.isBroken { token.flags.insert(.isBroken) }
      index = max(end.index, index + 1)
      return
    }
    var end = index + 1
    while end < bytes.count, Characters.isIdentifierStart(bytes[end]) { end += 1 }
    token.kind = Self.directive(String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
    index = token.kind == .pound ? index + 1 : end
  }

  private static func directive(_ word: String) -> Token.Kind {
    switch word {
    case "if": .poundIf
    case "elseif": .poundElseif
    case "else": .poundElse
    case "endif": .poundEndif
    case "available": .poundAvailable
    case "unavailable": .poundUnavailable
    case "sourceLocation": .poundSourceLocation
    default: .pound
    }
  }

  /// What an editor puts where something is to be written: `<#name#>`.
  private mutating func placeholder() -> Bool {
    guard peek(1) == UInt8(ascii: "#"), let end = placeholderEnd(from: index + 2) else {
      return false
    }
    index = end
    return true
  }

  func placeholderEnd(from start: Int) -> Int? {
    var end = start
    while end + 1 < bytes.count, bytes[end] != 0x0A {
      let isPound = bytes[end + 1] == UInt8(ascii: "#")
      if bytes[end] == UInt8(ascii: "<"), isPound { return nil }
      if bytes[end] == UInt8(ascii: "#"), bytes[end + 1] == UInt8(ascii: ">") { return end + 2 }
      end += 1
    }
    return nil
  }
}
