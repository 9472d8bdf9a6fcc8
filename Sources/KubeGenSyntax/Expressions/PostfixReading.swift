extension Reader {
  /// An operand with its prefix operators and suffixes.
  mutating func unary(_ context: Context) -> SwiftExpression {
    let start = textStart
    var prefixes: [SwiftName] = []
    while kind == .prefixOperator || kind == .prefixAmpersand { prefixes.append(takeName()) }
    var value: SwiftExpression
    switch kind {
    case .keyword where at(.if) || at(.switch):
      if at(.if) { skipIf() } else { skipSwitch() }
      value = SwiftExpression(.other, start..<max(start, lastEnd))
    case .backslash:
      skipKeyPath()
      value = SwiftExpression(.other, start..<max(start, lastEnd))
    default: value = postfix(context)
    }
    guard let prefix = prefixes.last else { return value }
    if prefixes.count > 1 || value.isMissing {
      return SwiftExpression(.other, start..<max(start, lastEnd))
    }
    value = SwiftExpression(.prefixed(prefix, value), start..<max(start, lastEnd))
    return value
  }

  private mutating func postfix(_ context: Context) -> SwiftExpression {
    let value = primary(context)
    return value.isMissing ? value : suffixes(of: value, context)
  }

  /// What follows an expression and belongs to it: members, arguments, closures.
  mutating func suffixes(of base: SwiftExpression, _ context: Context) -> SwiftExpression {
    var value = base
    let start = base.range.lowerBound
    var count = 0
    while true {
      count += 1
      let form: SwiftExpression.Form
      switch kind {
      case .period: form = member(of: value)
      case .leftParen where !startsLine: form = call(value, context)
      case .leftSquare where !startsLine:
        let opening = place.index
        advance()
        _ = arguments(Context(isPattern: context.isPattern), upTo: .rightSquare)
        close(opening, with: .rightSquare)
        _ = trailingClosures(context)
        form = .other
      case .leftBrace
      where !value.isLiteral && isTrailingClosure(at: place.index, context):
        _ = closures()
        form = .call(value, [], hasTrailingClosure: true)
        if at(.leftBrace) {
          return SwiftExpression(form, start..<max(start, lastEnd))
        }
      case .postfixQuestion, .exclamation, .postfixOperator:
        advance()
        form = .other
      case .poundIf:
        guard depth < Self.maximumDepth, startsConditionalSuffix() else { return value }
        conditionalSuffix(context)
        form = .other
      default: return value
      }
      value = SwiftExpression(
        count > Self.maximumChain ? .other : form, start..<max(start, lastEnd))
    }
  }

  private mutating func member(of base: SwiftExpression) -> SwiftExpression.Form {
    let isBroken = peek().startsLine && peek().start > range.upperBound && start == textStart
    advance()
    if isBroken { return .other }
    var form = SwiftExpression.Form.other
    if kind == .integer || at(.lowerSelf) && kind == .keyword && peek().kind != .doubleColon {
      form = .member(base, takeName())
    } else if let (name, isPlain) = reference(allowsKeywords: true) {
      form = isPlain ? .member(base, name) : .other
    }
    let member = SwiftExpression(form, base.range.lowerBound..<max(base.range.lowerBound, lastEnd))
    return genericArgumentsIfAny() ? .specialized(member) : form
  }

  private mutating func call(
    _ value: SwiftExpression, _ context: Context
  ) -> SwiftExpression.Form {
    let opening = place.index
    advance()
    var inner = Context(isPattern: context.isPattern)
    if context.kind == .attribute { inner.kind = .attribute }
    let arguments = arguments(inner, upTo: .rightParen)
    close(opening, with: .rightParen)
    let hasClosure = trailingClosures(context)
    return .call(value, arguments, hasTrailingClosure: hasClosure)
  }

  /// Arguments up to the bracket that closes them.
  mutating func arguments(
    _ context: Context, upTo end: Token.Kind
  ) -> [SwiftExpression.Argument] {
    var arguments: [SwiftExpression.Argument] = []
    while !at(end), !isAtEnd {
      arguments.append(argument(context))
      if !consume(.comma) { break }
    }
    return arguments
  }

  private mutating func argument(_ context: Context) -> SwiftExpression.Argument {
    var label: SwiftName?
    if token.isLabel || at(.dollarIdentifier), peek().kind == .colon {
      label = takeName()
      advance()
    } else if at(.colon) {
      failBefore()
      advance()
    }
    let start = textStart
    if kind == .binaryOperator {
      let next = peek().kind
      if next == .comma || next == .rightParen || next == .rightSquare {
        let name = takeName()
        return SwiftExpression.Argument(
          label: label, value: SwiftExpression(.name(name), start..<lastEnd))
      }
    }
    return SwiftExpression.Argument(label: label, value: expression(context))
  }

  mutating func trailingClosures(_ context: Context) -> Bool {
    guard context.kind == .plain, at(.leftBrace), isTrailingClosure(at: place.index, context)
    else { return false }
    return closures()
  }

  /// A closure and those with labels behind it.
  private mutating func closures() -> Bool {
    _ = skipBraces()
    while token.isLabel, !at(.default), peek().kind == .colon, peek(2).kind == .leftBrace {
      advance()
      advance()
      _ = skipBraces()
    }
    return true
  }

  /// Whether the braces at the token are a closure of what stands before, and no body.
  func isTrailingClosure(at index: Int, _ context: Context) -> Bool {
    if isAccessorBlock(at: index) || token(at: index + 1).word == .case { return false }
    guard context.kind == .condition else { return true }
    guard !token(at: index + 1).startsLine else { return false }
    let end = token(at: index).partner
    guard token(at: end).kind == .rightBrace else { return false }
    let next = token(at: end + 1)
    switch next.kind {
    case .leftBrace, .comma: return true
    case .keyword where next.word == .where: return true
    case .keyword where next.word == .is || next.word == .as: return !next.startsLine
    case .leftSquare, .leftParen, .period, .postfixQuestion, .infixQuestion, .exclamation,
      .colon, .equal, .postfixOperator, .binaryOperator:
      return !next.startsLine
    default: return false
    }
  }

  /// Whether the braces at the token begin with an observer, or with another accessor that no getter goes without.
  func isAccessorBlock(at index: Int) -> Bool {
    var index = index + 1
    let first = token(at: index).word
    if first == .didSet || first == .willSet || first == .`init` { return true }
    guard token(at: index).kind == .at else { return false }
    while token(at: index).kind == .at {
      guard token(at: index + 1).kind == .identifier else { return false }
      index += 2
      if token(at: index).kind == .leftParen {
        index = token(at: index).partner + 1
      }
    }
    let word = token(at: index).word
    return word == .didSet || word == .willSet || word == .`init`
  }

  /// Whether `#if` here holds members of the expression before it.
  private mutating func startsConditionalSuffix() -> Bool {
    look { reader in
      repeat {
        reader.advance()
        reader.skipLine()
      } while reader.at(.poundIf)
      guard reader.at(.period) else { return false }
      return reader.peek().kind == .identifier || reader.peek().kind == .keyword
    }
  }

  private mutating func conditionalSuffix(_ context: Context) {
    depth += 1
    defer { depth -= 1 }
    repeat {
      advance()
      skipLine()
      let start = textStart
      if at(.period) {
        let form = member(of: SwiftExpression(.other, start..<start))
        _ = suffixes(of: SwiftExpression(form, start..<lastEnd), context)
      } else if at(.poundIf), depth < Self.maximumDepth {
        conditionalSuffix(context)
        _ = suffixes(of: SwiftExpression(.other, start..<lastEnd), context)
      }
      while !isAtEnd, kind != .poundElse, kind != .poundElseif, kind != .poundEndif {
        if kind == .rightBrace || kind == .rightParen { break }
        skipSingle()
      }
    } while at(.poundElse) || at(.poundElseif)
    if !consume(.poundEndif) { failBefore() }
    skipLine()
  }
}

extension SwiftExpression {
  fileprivate var isLiteral: Bool {
    switch form {
    case .string, .integer, .float, .bool, .null, .array, .dictionary: true
    default: false
    }
  }
}
