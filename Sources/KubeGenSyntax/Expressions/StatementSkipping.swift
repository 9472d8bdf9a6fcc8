extension Reader {
  /// Passes a statement that is no declaration, if one is here.
  mutating func skipStatement() {
    if kind == .identifier, peek().kind == .colon {
      advance()
      advance()
    }
    switch word {
    case .if where kind == .keyword:
      skipIf()
      skipCast()
    case .switch where kind == .keyword:
      skipSwitch()
      skipCast()
    case .guard:
      advance()
      skipConditions()
      if !consume(.else) { failBefore() }
      _ = skipBraces()
    case .while:
      advance()
      skipConditions()
      _ = skipBraces()
    case .for: skipFor()
    case .do: skipDo()
    case .defer:
      advance()
      _ = skipBraces()
    case .repeat where peek().kind == .leftBrace:
      advance()
      _ = skipBraces()
      if consume(.while) { _ = expression() } else { failBefore() }
    case .return:
      advance()
      if startsExpression { _ = expression() }
    case .throw:
      advance()
      _ = expression()
    case .break, .continue:
      advance()
      if kind == .identifier, !startsLine { advance() }
    case .fallthrough: advance()
    case .yield, .discard:
      if kind == .identifier, isPrefixing(peek()) { advance() }
      _ = expression()
    default: _ = expression()
    }
  }

  private var startsExpression: Bool {
    switch kind {
    case .semicolon, .rightBrace, .endOfFile, .poundElse, .poundElseif, .poundEndif, .poundIf:
      false
    case .keyword:
      switch word {
      case .if, .switch, .try, .lowerSelf, .upperSelf, .super, .nil, .true, .false, .anyType,
        .`init`, .repeat:
        true
      default: false
      }
    default: true
    }
  }

  private mutating func skipCast() {
    guard at(.as), kind == .keyword else { return }
    advance()
    if at(.postfixQuestion) || at(.exclamation) { advance() }
    _ = type()
  }

  mutating func skipIf() {
    while true {
      advance()
      if !at(.leftBrace) { skipConditions() }
      _ = skipBraces()
      guard consume(.else) else { return }
      guard at(.if) else {
        _ = skipBraces()
        return
      }
    }
  }

  mutating func skipSwitch() {
    advance()
    if !at(.leftBrace) { _ = expression(.condition) }
    _ = skipBraces()
  }

  private mutating func skipConditions() {
    repeat {
      switch kind {
      case .poundAvailable, .poundUnavailable:
        advance()
        if at(.leftParen) { skipSingle() }
      case .keyword where at(.case):
        advance()
        skipBinding()
      case .keyword where at(.let) || at(.var) || at(.inout):
        advance()
        skipBinding()
      default: _ = expression(.condition)
      }
    } while consume(.comma)
  }

  /// A pattern, and what it is bound to.
  private mutating func skipBinding() {
    _ = expression(Context(kind: .condition, isPattern: true))
    if consume(.colon) { _ = type() }
    if consume(.equal) { _ = expression(.condition) }
  }

  private mutating func skipFor() {
    advance()
    while at(.try) || at(.await) || (at(.unsafe) && kind == .identifier && peek().word != .in) {
      advance()
    }
    _ = consume(.case)
    _ = expression(Context(kind: .condition, isPattern: true))
    if consume(.colon) { _ = type() }
    if consume(.in) {
      if !at(.leftBrace) { _ = expression(.condition) }
    } else {
      failBefore()
    }
    if consume(.where) { _ = expression(.condition) }
    _ = skipBraces()
  }

  private mutating func skipDo() {
    advance()
    if at(.throws) { skipEffects() }
    _ = skipBraces()
    while consume(.catch) {
      while !at(.leftBrace), !isAtEnd {
        _ = expression(Context(kind: .condition, isPattern: true))
        if consume(.where) { _ = expression(.condition) }
        if !consume(.comma) { break }
      }
      _ = skipBraces()
    }
  }
}
