extension Reader {
  /// The name of what is declared.
  private mutating func declaredName() -> SwiftName? {
    if kind == .identifier { return takeName() }
    failBefore()
    // A keyword is none, and is passed.
    if kind == .keyword, !startsLine { advance() }
    return nil
  }

  mutating func nominal(_ declaration: inout SwiftDeclaration) {
    switch word {
    case .struct: declaration.kind = .struct
    case .class: declaration.kind = .class
    case .enum: declaration.kind = .enum
    case .protocol: declaration.kind = .protocol
    default: declaration.kind = .actor
    }
    advance()
    declaration.name = declaredName()
    if declaration.name == nil, startsLine { return }
    declaration.generics = genericsIfAny()
    if at(.colon) { declaration.inherited = inheritance() }
    declaration.requirements = requirementsIfAny()
    declaration.members = memberBlock()
  }

  mutating func extended(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .extension
    advance()
    declaration.type = type()
    if at(.colon) { declaration.inherited = inheritance() }
    declaration.requirements = requirementsIfAny()
    declaration.members = memberBlock()
  }

  private mutating func inheritance() -> [SwiftType] {
    var types: [SwiftType] = []
    advance()
    repeat {
      if at(.leftBrace) || at(.where), !types.isEmpty { break }
      if at(.class) {
        let range = range
        advance()
        types.append(SwiftType(.classRestriction, range))
      } else {
        types.append(type())
      }
    } while consume(.comma)
    return types
  }

  mutating func alias(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .typealias
    advance()
    declaration.name = declaredName()
    declaration.generics = genericsIfAny()
    if !consume(.equal) { failBefore() }
    declaration.type = type()
    declaration.requirements = requirementsIfAny()
  }

  mutating func associatedType(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .associatedtype
    advance()
    declaration.name = declaredName()
    if at(.colon) { declaration.inherited = inheritance() }
    if consume(.equal) { declaration.type = type() }
    declaration.requirements = requirementsIfAny()
  }

  mutating func cases(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .case
    advance()
    repeat {
      let start = textStart
      let name = declaredName()
      var element = SwiftDeclaration.Case(name: name, range: start..<max(start, lastEnd))
      if at(.leftParen) {
        let opening = textStart
        element.parameters = parameters(ofCase: true)
        element.payload = opening..<max(opening, lastEnd)
      }
      if consume(.equal) { element.value = expression() }
      element.range = start..<max(start, lastEnd)
      declaration.cases.append(element)
    } while consume(.comma)
  }

  mutating func imported(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .import
    advance()
    switch word {
    case .typealias, .struct, .class, .enum, .protocol, .var, .let, .func: advance()
    default: break
    }
    let start = textStart
    repeat {
      guard kind == .identifier || kind == .keyword || kind == .wildcard || isOperator else {
        failBefore()
        break
      }
      advance()
    } while consume(.period) || consume(.doubleColon)
    declaration.name = name(at: start..<max(start, lastEnd))
  }

  mutating func operation(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .operator
    advance()
    let start = textStart
    if at(.colon) || at(.leftBrace) || isAtEnd { failBefore() } else { advance() }
    // What stands next to it is meant to be part of it.
    while textStart == lastEnd, !at(.colon), !at(.leftBrace), !isAtEnd { advance() }
    declaration.name = name(at: start..<max(start, lastEnd))
    if consume(.colon) {
      repeat {
        if kind == .identifier || kind == .keyword { advance() } else { failBefore() }
      } while consume(.comma)
    }
    if at(.leftBrace) { declaration.body = skipBraces() }
  }

  mutating func precedenceGroup(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .precedencegroup
    advance()
    declaration.name = declaredName()
    declaration.body = skipBraces()
  }

  mutating func using(_ declaration: inout SwiftDeclaration) {
    declaration.kind = .using
    advance()
    if at(.at) { _ = attribute() } else { advance() }
  }
}

extension Reader {
  mutating func genericsIfAny() -> Range<Int>? {
    guard at(prefix: UInt8(ascii: "<")), kind != .identifier else { return nil }
    return genericParameters()
  }

  /// `<A, each B: C, let d: Int where …>`
  mutating func genericParameters() -> Range<Int> {
    let start = textStart
    advancePrefix()
    while !at(prefix: UInt8(ascii: ">")), !isAtEnd {
      skipAttributes()
      if at(.each) || at(.let), peek().kind == .identifier { advance() }
      if kind == .identifier || at(.upperSelf) { advance() } else { failBefore() }
      _ = consumeEllipsis()
      if consume(.colon) {
        if at(.class) { advance() } else { _ = type() }
      }
      if !consume(.comma) { break }
    }
    _ = requirementsIfAny()
    if at(prefix: UInt8(ascii: ">")) { advancePrefix() } else { failBefore() }
    return start..<max(start, lastEnd)
  }

  /// What follows `where`.
  mutating func requirementsIfAny() -> Range<Int>? {
    guard at(.where), kind == .keyword else { return nil }
    let start = textStart
    advance()
    repeat {
      if at(.leftBrace) { break }
      requirementSide()
      if consume(.colon) {
        _ = type()
        // `_Trivial(64)`
        if at(.leftParen), !startsLine { skipSingle() }
      } else if isOperator, isAt("==") {
        advance()
        requirementSide()
      } else {
        failBefore()
      }
    } while consume(.comma)
    return start..<max(start, lastEnd)
  }

  private mutating func requirementSide() {
    if isOperator, isAt("-"), peek().kind == .integer { advance() }
    if !consume(.integer) { _ = type() }
  }
}
