extension Reader {
  /// Where an expression stands, which decides what belongs to it.
  struct Context {
    enum Kind {
      case plain
      /// Before the braces of a statement, which are no closure.
      case condition
      /// In the parentheses of an attribute.
      case attribute
    }

    var kind = Kind.plain
    /// It is what `case` matches with, and no `=` belongs to it.
    var isPattern = false

    static let plain = Context()
    static let condition = Context(kind: .condition)
  }

  /// An expression with all its operators.
  mutating func expression(_ context: Context = .plain) -> SwiftExpression {
    let start = textStart
    guard depth < Self.maximumDepth else { return deepExpression() }
    depth += 1
    defer { depth -= 1 }
    let first = operand(context)
    if first.isMissing { return first }
    var isSequence = false
    loop: while true {
      switch operation(context) {
      case .none: break loop
      case .infix:
        isSequence = true
        if operand(context).isMissing { break loop }
      case .cast: isSequence = true
      case .broken:
        isSequence = true
        break loop
      }
    }
    return isSequence ? SwiftExpression(.other, start..<max(start, lastEnd)) : first
  }

  /// Passes an expression by its brackets, up to what no expression holds.
  private mutating func deepExpression() -> SwiftExpression {
    let start = textStart
    while !isAtEnd {
      switch kind {
      case .rightParen, .rightSquare, .rightBrace, .comma, .semicolon, .colon:
        return SwiftExpression(.other, start..<max(start, lastEnd))
      default: skipSingle()
      }
    }
    return SwiftExpression(.other, start..<max(start, lastEnd))
  }

  private enum Operation {
    case none
    /// An operand follows.
    case infix
    /// It had a type on its right side, and is complete.
    case cast
    case broken
  }

  /// Passes an infix operator.
  private mutating func operation(_ context: Context) -> Operation {
    switch kind {
    case .binaryOperator, .arrow:
      advance()
      return .infix
    case .infixQuestion:
      advance()
      _ = expression(context)
      if consume(.colon) { return .infix }
      failBefore()
      return startsLine ? .broken : .infix
    case .equal:
      guard !context.isPattern else { return .none }
      advance()
      return .infix
    case .keyword where at(.is) || at(.as):
      let canFail = at(.as)
      advance()
      if canFail, at(.postfixQuestion) || at(.exclamation) { advance() }
      _ = type()
      return .cast
    case .keyword where at(.throws): return arrow()
    case .identifier where at(.async) && (peek().kind == .arrow || peek().word == .throws):
      return arrow()
    default: return .none
    }
  }

  private mutating func arrow() -> Operation {
    skipEffects()
    if !consume(.arrow) { failBefore() }
    return .infix
  }

  /// One side of an infix operator.
  private mutating func operand(_ context: Context) -> SwiftExpression {
    let start = textStart
    var isWrapped = false
    while true {
      if let type = attributedType() { return SwiftExpression(.other, start..<max(start, type)) }
      if context.isPattern, isPatternWord {
        advance()
        if token(at: place.index - 1).word == .is {
          _ = type()
          return SwiftExpression(.other, start..<max(start, lastEnd))
        }
      } else if at(.await) {
        advance()
      } else if at(.try) {
        advance()
        if at(.exclamation) || at(.postfixQuestion) { advance() }
      } else if isPrefixWord(context) {
        advance()
      } else if at(.repeat), peek().kind != .leftBrace {
        advance()
        _ = expression(context)
        return SwiftExpression(.other, start..<max(start, lastEnd))
      } else if at(.any), kind == .identifier, isPrefixing(peek()) || isTilde(peek()) {
        _ = type()
        return SwiftExpression(.other, start..<max(start, lastEnd))
      } else {
        break
      }
      isWrapped = true
    }
    let value = unary(context)
    return isWrapped ? SwiftExpression(.other, start..<max(start, lastEnd)) : value
  }

  private var isPatternWord: Bool {
    switch word {
    case .let, .var, .inout, .is: kind == .keyword
    default: false
    }
  }

  private func isTilde(_ token: Token) -> Bool {
    token.text.count == 1 && source.bytes[token.textStart] == UInt8(ascii: "~")
  }

  /// A type with attributes, where an expression stands.
  private mutating func attributedType() -> Int? {
    guard at(.at) || (kind == .keyword && at(.inout)) || isNonsending else { return nil }
    return attempt { reader in
      let type = reader.type()
      if case .missing = type.unattributed.form { return nil }
      return reader.lastEnd
    }
  }

  private var isNonsending: Bool {
    at(.nonisolated) && peek().kind == .leftParen && !peek().startsLine
      && peek(2).word == .nonsending
  }

  /// `unsafe`, `copy` and others, if an expression follows on their line.
  private func isPrefixWord(_ context: Context) -> Bool {
    guard kind == .identifier else { return false }
    switch word {
    case .unsafe:
      switch peek().kind {
      case .leftBrace:
        return !peek().startsLine && isTrailingClosure(at: place.index + 1, context)
      case .period, .leftParen, .leftSquare:
        return !peek().startsLine && peek().textStart > range.upperBound
      default: return isPrefixing(peek())
      }
    case .borrow, .copy, .consume, .each: return isPrefixing(peek())
    default: return false
    }
  }

  /// Whether the token begins what a word like `copy` before it stands for.
  func isPrefixing(_ next: Token) -> Bool {
    if next.startsLine { return false }
    switch next.kind {
    case .identifier, .dollarIdentifier, .wildcard, .integer, .float, .string, .regex,
      .prefixAmpersand, .prefixOperator, .at, .backslash, .pound:
      return true
    case .keyword:
      switch next.word {
      case .anyType, .upperSelf, .lowerSelf, .super, .`init`, .true, .false, .nil, .repeat, .try,
        .if, .switch:
        return true
      default: return false
      }
    default: return false
    }
  }
}
