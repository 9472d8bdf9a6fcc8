/// Reads declarations from tokens, from left to right.
///
/// Only declarations are taken apart, with their types and initial values. Bodies are passed by their brackets. Where the
/// text is wrong, reading goes on behind the nearest bracket, and the first mistake is remembered.
struct Reader {
  /// A token, or what is left of an operator that has been taken apart: `>=` in `let a: A<B>= c`.
  struct Place {
    var index: Int
    var kind: Token.Kind
    var word: Word?
    var textStart: Int
    var textEnd: Int
    /// Where the token before ended.
    var lastEnd: Int
  }

  let source: SwiftSource
  private let tokens: [Token]
  private(set) var place: Place
  /// The offset of the first mistake.
  private(set) var firstError: Int?
  /// Where declarations or types are nested too deep to be read.
  var excess: Int?
  /// How many steps have been made, forward or back.
  private(set) var steps = 0
  /// Levels of brackets and declarations.
  var depth = 0
  private var attempts = 0
  /// Angle brackets that turned out to be comparisons.
  var comparisons: Set<Int> = []

  /// Deeper than anybody writes, and shallow enough for every stack.
  static let maximumDepth = 60
  var level = 0
  static let maximumDeclarations = 100
  /// Of suffixes to one expression or type.
  static let maximumChain = 100

  init(_ source: SwiftSource) {
    self.source = source
    tokens = source.tokens
    place = Place(
      index: 0, kind: .endOfFile, word: nil, textStart: 0, textEnd: 0, lastEnd: 0)
    show(0, lastEnd: 0)
  }

  private mutating func show(_ index: Int, lastEnd: Int) {
    let token = tokens[index]
    place = Place(
      index: index, kind: token.kind, word: token.word, textStart: token.textStart,
      textEnd: token.textEnd, lastEnd: lastEnd)
  }
}

extension Reader {
  var kind: Token.Kind { place.kind }
  var word: Word? { place.word }
  /// Where the current token stands.
  var range: Range<Int> { place.textStart..<place.textEnd }
  var textStart: Int { place.textStart }
  var lastEnd: Int { place.lastEnd }
  var isAtEnd: Bool { place.kind == .endOfFile }

  var token: Token { tokens[place.index] }
  /// Whether the current token is the first one on its line.
  var startsLine: Bool { place.textStart == token.textStart && token.startsLine }
  /// Where the space before the current token begins.
  var start: Int { place.textStart == token.textStart ? token.start : place.textStart }

  /// The token so far behind the current one.
  func peek(_ offset: Int = 1) -> Token {
    tokens[min(place.index + offset, tokens.count - 1)]
  }

  func token(at index: Int) -> Token { tokens[min(index, tokens.count - 1)] }

  func at(_ kind: Token.Kind) -> Bool { place.kind == kind }

  func at(_ word: Word) -> Bool { place.word == word }

  func isAt(_ text: StaticString) -> Bool {
    let bytes = source.bytes
    guard range.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in
      text.indices.allSatisfy { bytes[place.textStart + $0] == text[$0] }
    }
  }

  var isOperator: Bool {
    switch place.kind {
    case .binaryOperator, .prefixOperator, .postfixOperator: true
    default: false
    }
  }

  /// Whether the current token begins with the character; an operator may hold more.
  func at(prefix byte: UInt8) -> Bool {
    guard !range.isEmpty, source.bytes[place.textStart] == byte else { return false }
    return isOperator || range.count == 1
  }

  mutating func advance() {
    steps += 1
    guard place.kind != .endOfFile else { return }
    if place.textEnd < token.textEnd {
      cut(from: place.textEnd)
    } else {
      show(place.index + 1, lastEnd: place.textEnd)
    }
  }

  /// Goes to a token further on.
  mutating func jump(to index: Int) {
    steps += 1
    guard index > place.index else { return }
    let index = min(index, tokens.count - 1)
    show(index, lastEnd: tokens[index - 1].textEnd)
  }

  /// Goes past the first character of an operator.
  mutating func advancePrefix() {
    steps += 1
    if range.count == 1 { return advance() }
    place.lastEnd = place.textStart + 1
    cut(from: place.textStart + 1)
  }

  /// Makes what is left of the current token the current one.
  private mutating func cut(from start: Int) {
    let end = token.textEnd
    let first = source.bytes[start]
    place.lastEnd = start
    place.textStart = start
    place.word = nil
    if first == UInt8(ascii: "?") || first == UInt8(ascii: "!") {
      place.kind = first == UInt8(ascii: "?") ? .postfixQuestion : .exclamation
      place.textEnd = start + 1
      return
    }
    place.textEnd = end
    place.kind = source.bytes.withUnsafeBufferPointer {
      Lexer.kind(ofOperator: start..<end, in: $0)
    }
  }

  mutating func consume(_ kind: Token.Kind) -> Bool {
    guard place.kind == kind else { return false }
    advance()
    return true
  }

  mutating func consume(_ word: Word) -> Bool {
    guard place.word == word else { return false }
    advance()
    return true
  }

  /// Takes the current token's place as that of a name.
  mutating func takeName() -> SwiftName {
    let name = name(at: range)
    advance()
    return name
  }

  func name(at range: Range<Int>) -> SwiftName {
    let tick = UInt8(ascii: "`")
    let isEscaped =
      range.count > 2 && source.bytes[range.lowerBound] == tick
      && source.bytes[range.upperBound - 1] == tick
    let inner = isEscaped ? (range.lowerBound + 1)..<(range.upperBound - 1) : range
    return SwiftName(text: source.text(inner), range: range, isEscaped: isEscaped)
  }
}

extension Reader {
  /// Something is missing before the current token.
  mutating func failBefore() { fail(at: start) }

  /// The current token should not be here.
  mutating func failHere() { fail(at: textStart) }

  private mutating func fail(at offset: Int) {
    if firstError == nil { firstError = offset }
  }

  /// Reads something that may turn out to be something else; then all is as it was before.
  mutating func attempt<Result>(_ read: (inout Reader) -> Result?) -> Result? {
    let saved = (place, firstError, excess, depth)
    firstError = nil
    attempts += 1
    let result = read(&self)
    attempts -= 1
    let hasFailed = firstError != nil || excess != saved.2
    firstError = saved.1
    if result == nil || hasFailed {
      (place, firstError, excess, depth) = saved
      return nil
    }
    return result
  }

  var isAttempt: Bool { attempts > 0 }

  /// Looks ahead without going there.
  mutating func look<Result>(_ read: (inout Reader) -> Result) -> Result {
    let saved = (place, firstError, excess, depth)
    attempts += 1
    let result = read(&self)
    attempts -= 1
    (place, firstError, excess, depth) = saved
    return result
  }

  /// Goes behind the bracket that closes the one that stands at `opening`.
  mutating func close(_ opening: Int, with kind: Token.Kind) {
    if consume(kind) { return }
    failBefore()
    if isAttempt { return }
    jump(to: tokens[opening].partner)
    _ = consume(kind)
  }

  /// Passes the brackets at the current token with all that is in them, or one token.
  mutating func skipSingle() {
    switch kind {
    case .leftParen, .leftSquare, .leftBrace:
      let partner = token.partner
      jump(to: partner)
      switch kind {
      case .rightParen, .rightSquare, .rightBrace: advance()
      default: failBefore()
      }
    default: advance()
    }
  }

  /// Passes braces; their place, from one to the other.
  mutating func skipBraces() -> Range<Int>? {
    guard at(.leftBrace) else {
      failBefore()
      return nil
    }
    let start = textStart
    jump(to: token.partner)
    if !consume(.rightBrace) { failBefore() }
    return start..<max(start, lastEnd)
  }

  /// Passes what follows on the line, and what its brackets hold on others.
  mutating func skipLine() {
    while !isAtEnd, !startsLine { skipSingle() }
  }
}
