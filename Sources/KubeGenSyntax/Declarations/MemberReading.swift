extension Reader {
  mutating func function(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .func
    advance()
    if isOperator || at(.exclamation) || at(.prefixAmpersand) {
      // In `==<T>` the angle bracket is none of the name.
      let isOpen =
        range.count > 1 && source.bytes[place.textEnd - 1] == UInt8(ascii: "<")
        && (peek().kind == .identifier || peek().word == .let)
      let end = isOpen ? place.textEnd - 1 : place.textEnd
      declaration.name = name(at: textStart..<end)
      repeat { advancePrefix() } while textStart < end
    } else if kind == .identifier {
      declaration.name = takeName()
    } else {
      failBefore()
      if kind == .keyword, !startsLine { advance() }
    }
    declaration.generics = genericsIfAny()
    signature(&declaration)
    declaration.requirements = requirementsIfAny()
    if at(.leftBrace) { declaration.body = skipBraces() }
  }

  private mutating func signature(_ declaration: inout SwiftDeclaration) {
    declaration.parameters = parameters(ofCase: false)
    skipEffects()
    result(&declaration)
  }

  private mutating func result(_ declaration: inout SwiftDeclaration) {
    guard consume(.arrow) else { return }
    skipEffects()
    declaration.type = resultType()
  }

  mutating func initializer(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .`init`
    advance()
    if at(.exclamation) || at(.postfixQuestion) || at(.infixQuestion) || isOperator && isAt("!") {
      advance()
    }
    declaration.generics = genericsIfAny()
    signature(&declaration)
    declaration.requirements = requirementsIfAny()
    if at(.leftBrace) { declaration.body = skipBraces() }
  }

  mutating func deinitializer(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .deinit
    advance()
    skipEffects()
    if at(.leftBrace) { declaration.body = skipBraces() }
  }

  mutating func subscripted(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .subscript
    advance()
    declaration.generics = genericsIfAny()
    declaration.parameters = parameters(ofCase: false)
    if !at(.arrow) { failBefore() }
    result(&declaration)
    declaration.requirements = requirementsIfAny()
    if at(.leftBrace) { declaration.body = accessors().range }
  }

  mutating func macro(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .macro
    advance()
    declaration.name = takeName()
    declaration.generics = genericsIfAny()
    signature(&declaration)
    if consume(.equal) { _ = expression() }
    declaration.requirements = requirementsIfAny()
  }

  /// Parameters in their parentheses.
  mutating func parameters(ofCase: Bool) -> [SwiftDeclaration.Parameter] {
    guard at(.leftParen) else {
      failBefore()
      return []
    }
    let opening = place.index
    advance()
    var found: [SwiftDeclaration.Parameter] = []
    while !at(.rightParen), !isAtEnd {
      found.append(parameter(ofCase: ofCase))
      if !consume(.comma) { break }
    }
    close(opening, with: .rightParen)
    return found
  }

  private mutating func parameter(ofCase: Bool) -> SwiftDeclaration.Parameter {
    let start = textStart
    if !ofCase { skipAttributes() }
    while at(.isolated) || at(._const), !startsParameterName { advance() }
    var names: [SwiftName] = []
    let isNamed = startsParameterName || (!ofCase && peek().kind == .colon)
    if isNamed {
      if token.isLabel || at(.dollarIdentifier) { names.append(takeName()) }
      if token.isLabel || at(.dollarIdentifier) { names.append(takeName()) }
      if !consume(.colon) { failBefore() }
    } else if !ofCase {
      failBefore()
    }
    var parameter = SwiftDeclaration.Parameter(
      firstName: names.first, secondName: names.count > 1 ? names[1] : nil, type: type(),
      isVariadic: false, range: start..<start)
    parameter.isVariadic = consumeEllipsis()
    if consume(.equal) { parameter.value = expression() }
    parameter.range = start..<max(start, lastEnd)
    return parameter
  }
}

extension Reader {
  mutating func variable(_ declaration: inout SwiftDeclaration) {
    declaration.kind = at(.var) ? .var : .let
    advance()
    repeat { declaration.bindings.append(binding()) } while consume(.comma)
  }

  private mutating func binding() -> SwiftDeclaration.Binding {
    let start = textStart
    var name: SwiftName?
    switch kind {
    case .identifier: name = takeName()
    case .wildcard: advance()
    case .leftParen: skipSingle()
    case .keyword where !startsLine:
      failHere()
      advance()
    default: failBefore()
    }
    var binding = SwiftDeclaration.Binding(name: name, pattern: start..<max(start, lastEnd))
    if consume(.colon) { binding.type = resultType() }
    if consume(.equal) {
      binding.value = expression()
    } else if at(.leftParen), !startsLine, let type = binding.type {
      failBefore()
      binding.type = nil
      binding.value = suffixes(of: SwiftExpression(.other, type.range), .plain)
    }
    if at(.leftBrace),
      binding.value == nil || !startsLine || isAccessorBlock(at: place.index)
    {
      binding.accessors = accessors()
    }
    return binding
  }

  /// Accessors, or the statements of a getter.
  private mutating func accessors() -> SwiftDeclaration.Accessors {
    let (start, opening) = (textStart, place.index)
    advance()
    var words: [Word] = []
    while let word = accessor() {
      words.append(word)
      switch word {
      case .set, .willSet, .didSet, .`init`: if at(.leftParen) { skipSingle() }
      default: break
      }
      skipEffects()
      if at(.leftBrace) { _ = skipBraces() }
    }
    if words.isEmpty {
      jump(to: token(at: opening).partner)
    } else if !at(.rightBrace) {
      failHere()
      jump(to: token(at: opening).partner)
    }
    close(opening, with: .rightBrace)
    return SwiftDeclaration.Accessors(range: start..<max(start, lastEnd), words: words)
  }

  private mutating func accessor() -> Word? {
    let word = look { reader -> Word? in
      reader.skipAccessorPrefix()
      switch reader.word {
      case .get, .set, .willSet, .didSet, ._read, ._modify, .`init`, .borrow, .unsafeAddress,
        .addressWithOwner, .addressWithNativeOwner, .unsafeMutableAddress,
        .mutableAddressWithOwner, .mutableAddressWithNativeOwner:
        return reader.word
      default: return nil
      }
    }
    guard let word else { return nil }
    skipAccessorPrefix()
    advance()
    return word
  }

  private mutating func skipAccessorPrefix() {
    while at(.at) { _ = attribute() }
    switch word {
    case .mutating, .nonmutating, .__consuming, .consuming, .borrowing: advance()
    default: break
    }
  }
}
