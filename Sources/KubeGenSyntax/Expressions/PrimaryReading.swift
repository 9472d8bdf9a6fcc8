extension Reader {
  /// An expression without operators and suffixes.
  mutating func primary(_ context: Context) -> SwiftExpression {
    let start = textStart
    let form = primaryForm(context)
    if case .missing = form { return SwiftExpression(.missing, lastEnd..<lastEnd) }
    return SwiftExpression(form, start..<max(start, lastEnd))
  }

  private mutating func primaryForm(_ context: Context) -> SwiftExpression.Form {
    switch kind {
    case .integer: return literal(.integer)
    case .float: return literal(.float)
    case .string: return literal(.string)
    case .regex, .wildcard: return literal(.other)
    case .dollarIdentifier: return .name(takeName())
    case .identifier: return named(context)
    case .keyword: return keyword(context)
    case .pound: return expansion(context)
    case .poundAvailable, .poundUnavailable:
      advance()
      if at(.leftParen) { skipSingle() }
      return .other
    case .leftBrace:
      _ = skipBraces()
      return .closure
    case .period:
      advance()
      guard let (name, isPlain) = reference(allowsKeywords: true) else { return .other }
      return isPlain ? .member(nil, name) : .other
    case .leftParen:
      let opening = place.index
      advance()
      let elements = arguments(Context(isPattern: context.isPattern), upTo: .rightParen)
      close(opening, with: .rightParen)
      return .tuple(elements)
    case .leftSquare: return collection()
    default:
      failBefore()
      return .missing
    }
  }

  private mutating func literal(_ form: SwiftExpression.Form) -> SwiftExpression.Form {
    advance()
    return form
  }

  private mutating func keyword(_ context: Context) -> SwiftExpression.Form {
    switch word {
    case .true, .false:
      let value = at(.true)
      advance()
      return .bool(value)
    case .nil: return literal(.null)
    case .lowerSelf, .upperSelf, .`init`: return named(context)
    case .subscript, .deinit:
      if context.kind == .attribute { return named(context) }
      failHere()
      advance()
      return .other
    case .anyType, .super: return literal(.other)
    default:
      failBefore()
      return .missing
    }
  }

  private mutating func named(_ context: Context) -> SwiftExpression.Form {
    let start = textStart
    guard let (name, isPlain) = reference(allowsKeywords: context.kind == .attribute) else {
      return .missing
    }
    let base = SwiftExpression(isPlain ? .name(name) : .other, start..<lastEnd)
    return genericArgumentsIfAny() ? .specialized(base) : base.form
  }

  /// A name, and whether it is no more than that: `f(a:b:)` is.
  mutating func reference(allowsKeywords: Bool) -> (name: SwiftName, isPlain: Bool)? {
    var isPlain = true
    if peek().kind == .doubleColon {
      skipModule()
      isPlain = false
    }
    guard kind == .identifier || (kind == .keyword && (allowsKeywords || isNameWord)) else {
      failBefore()
      return nil
    }
    let name = takeName()
    return (name, !skipLabels() && isPlain)
  }

  private var isNameWord: Bool {
    at(.lowerSelf) || at(.upperSelf) || at(.`init`)
  }

  /// `(a:b:)`, the labels of a function that is not called.
  private mutating func skipLabels() -> Bool {
    guard at(.leftParen), !startsLine else { return false }
    var index = place.index + 1
    while token(at: index).isLabel, token(at: index + 1).kind == .colon { index += 2 }
    guard index > place.index + 1, token(at: index).kind == .rightParen else { return false }
    jump(to: index)
    advance()
    return true
  }

  /// `#macro(…)`
  private mutating func expansion(_ context: Context) -> SwiftExpression.Form {
    skipExpansion(context)
    return .other
  }

  mutating func skipExpansion(_ context: Context) {
    advance()
    guard !startsLine, kind == .identifier || kind == .keyword else { return failBefore() }
    skipModule()
    advance()
    _ = genericArgumentsIfAny()
    if at(.leftParen), !startsLine {
      let opening = place.index
      advance()
      _ = arguments(Context(isPattern: context.isPattern), upTo: .rightParen)
      close(opening, with: .rightParen)
    }
    _ = trailingClosures(context)
  }

  private mutating func collection() -> SwiftExpression.Form {
    let opening = place.index
    if isInlineArray {
      _ = simpleType()
      return .other
    }
    advance()
    if consume(.rightSquare) { return .array([]) }
    if at(.colon), peek().kind == .rightSquare {
      advance()
      advance()
      return .dictionary([])
    }
    var elements: [SwiftExpression] = []
    var pairs: [SwiftExpression.Pair] = []
    while !at(.rightSquare), !isAtEnd {
      let element = expression()
      let isPair = elements.isEmpty && at(.colon)
      if isPair {
        advance()
        pairs.append(SwiftExpression.Pair(key: element, value: expression()))
      } else {
        if !pairs.isEmpty { failBefore() }
        elements.append(element)
      }
      if !consume(.comma) { break }
    }
    close(opening, with: .rightSquare)
    return pairs.isEmpty ? .array(elements) : .dictionary(pairs)
  }

  /// `[3 of Int]`, where it is no list.
  private var isInlineArray: Bool {
    var index = place.index + 1
    if token(at: index).kind == .prefixOperator { index += 1 }
    if token(at: index).kind == .integer || token(at: index).kind == .wildcard {
      index += 1
    } else {
      while token(at: index).kind == .identifier, token(at: index).word != .of {
        index += 1
        guard token(at: index).kind == .period else { break }
        index += 1
      }
    }
    return index > place.index + 1 && token(at: index).word == .of && !token(at: index).startsLine
  }

  /// `\A.b[0]?.c`
  mutating func skipKeyPath() {
    advance()
    if !at(prefix: UInt8(ascii: ".")) { _ = simpleType(hasMembers: false) }
    while true {
      if at(.leftSquare), !startsLine {
        subscripts()
      } else if at(.period), peek().kind == .leftSquare {
        advance()
        subscripts()
      } else if at(.period) {
        advance()
        if kind == .integer {
          advance()
        } else if reference(allowsKeywords: true) == nil {
          return
        }
        _ = genericArgumentsIfAny()
      } else if at(.postfixQuestion) || at(.exclamation) || isMarks {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func subscripts() {
    let opening = place.index
    advance()
    _ = arguments(.plain, upTo: .rightSquare)
    close(opening, with: .rightSquare)
  }

  /// `.?`, `?.`: an operator to the lexer, and parts of a key path.
  private var isMarks: Bool {
    guard isOperator else { return false }
    let text = source.bytes[range]
    return text.contains { $0 != UInt8(ascii: ".") }
      && text.allSatisfy {
        $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "!")
      }
  }
}
