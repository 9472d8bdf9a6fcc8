extension Reader {
  /// What a list of declarations stands in.
  enum List {
    /// Statements stand between them.
    case file
    /// The braces of a type.
    case members
  }

  /// Declarations up to the end of what they stand in.
  mutating func declarations(_ list: List, inClause: Bool = false) -> [SwiftDeclaration] {
    var found: [SwiftDeclaration] = []
    while !isAtEnd {
      if list == .members, at(.rightBrace) { break }
      if isAtClauseEnd, inClause || list == .members { break }
      let before = (place.index, textStart)
      if let declaration = item(list) { found.append(declaration) }
      while consume(.semicolon) {}
      if before == (place.index, textStart) {
        failHere()
        advance()
      }
    }
    return found
  }

  private var isAtClauseEnd: Bool {
    at(.poundElse) || at(.poundElseif) || at(.poundEndif)
  }

  private mutating func item(_ list: List) -> SwiftDeclaration? {
    if at(.poundIf), !look({ $0.skipConditionalAttributes(level: 0) }) { return conditional(list) }
    if at(.poundSourceLocation) {
      var declaration = SwiftDeclaration(.sourceLocation, start: start, at: textStart)
      advance()
      if at(.leftParen), !startsLine { skipSingle() }
      skipLine()
      return finished(&declaration)
    }
    if startsDeclaration(list) { return declaration() }
    if list == .members {
      failHere()
      skipSingle()
      return nil
    }
    if at(.at), peek().kind == .identifier { return declaration() }
    skipStatement()
    return nil
  }

  func finished(_ declaration: inout SwiftDeclaration) -> SwiftDeclaration {
    declaration.range =
      declaration.range.lowerBound..<max(declaration.range.lowerBound, lastEnd)
    return declaration
  }

  private mutating func conditional(_ list: List) -> SwiftDeclaration {
    var declaration = SwiftDeclaration(.conditional, start: start, at: textStart)
    guard level < Self.maximumDeclarations else {
      excess = excess ?? textStart
      skipConditional()
      return finished(&declaration)
    }
    level += 1
    defer { level -= 1 }
    repeat {
      let isElse = at(.poundElse)
      advance()
      let start = textStart
      skipLine()
      let condition = isElse ? nil : start..<max(start, lastEnd)
      declaration.clauses.append(
        SwiftDeclaration.Clause(
          condition: condition, members: declarations(list, inClause: true)))
    } while at(.poundElse) || at(.poundElseif)
    if !consume(.poundEndif) { failBefore() }
    skipLine()
    return finished(&declaration)
  }

  /// Goes behind the `#endif` of the `#if` that is here.
  private mutating func skipConditional() {
    var open = 0
    while !isAtEnd {
      if at(.poundIf) { open += 1 }
      if at(.poundEndif) { open -= 1 }
      advance()
      if open == 0 { return }
    }
  }

  /// The members in braces.
  mutating func memberBlock() -> [SwiftDeclaration] {
    guard at(.leftBrace) else {
      failBefore()
      return []
    }
    guard level < Self.maximumDeclarations else {
      excess = excess ?? textStart
      _ = skipBraces()
      return []
    }
    level += 1
    defer { level -= 1 }
    let opening = place.index
    advance()
    let members = declarations(.members)
    close(opening, with: .rightBrace)
    return members
  }
}

extension Reader {
  /// Whether a declaration begins here, with whatever attributes and modifiers.
  mutating func startsDeclaration(_ list: List) -> Bool {
    switch kind {
    case .keyword, .at, .poundIf: break
    case .pound where list == .members: break
    case .identifier where word != nil: break
    default: return false
    }
    return look { reader in
      let place = reader.textStart
      reader.skipAttributes()
      let hasAttributes = reader.textStart > place
      // No declaration has more modifiers than that, and a text may have as many as it likes.
      var modifiers = 0
      while modifiers < 32, reader.modifier(isLook: true) != nil { modifiers += 1 }
      return reader.startsKeyword(
        list, hasAttributes: hasAttributes, hasPrefix: reader.textStart > place)
    }
  }

  private mutating func startsKeyword(
    _ list: List, hasAttributes: Bool, hasPrefix: Bool
  ) -> Bool {
    let next = peek()
    switch kind {
    case .keyword:
      switch word {
      case .import, .class, .enum, .struct, .protocol, .associatedtype, .typealias, .extension,
        .func, .subscript, .`init`, .deinit, .operator, .precedencegroup, .let, .var:
        return true
      case .case: return list == .members
      default: return list == .members && hasPrefix
      }
    case .identifier:
      switch word {
      case .actor, .macro: if next.kind == .identifier { return true }
      case .using:
        if !hasPrefix, !next.startsLine, next.kind == .at || next.kind == .identifier {
          return true
        }
      default: break
      }
      return list == .members && hasPrefix
    case .pound: return hasPrefix || list == .members
    case .rightBrace, .endOfFile, .poundEndif:
      return hasAttributes || (list == .members && hasPrefix)
    default: return list == .members && hasPrefix
    }
  }

  mutating func declaration() -> SwiftDeclaration {
    var declaration = SwiftDeclaration(.missing, start: start, at: textStart)
    declaration.attributes = attributes()
    while let modifier = modifier(isLook: false) { declaration.modifiers.append(modifier) }
    read(&declaration)
    return finished(&declaration)
  }

  private mutating func read(_ declaration: inout SwiftDeclaration) {
    switch word {
    case .struct, .class, .enum, .protocol: nominal(&declaration)
    case .extension: extended(&declaration)
    case .var, .let: variable(&declaration)
    case .func: function(&declaration)
    case .`init`: initializer(&declaration)
    case .deinit: deinitializer(&declaration)
    case .subscript: subscripted(&declaration)
    case .typealias: alias(&declaration)
    case .associatedtype: associatedType(&declaration)
    case .case: cases(&declaration)
    case .import: imported(&declaration)
    case .operator: operation(&declaration)
    case .precedencegroup: precedenceGroup(&declaration)
    case .actor where peek().kind == .identifier: nominal(&declaration)
    case .macro where peek().kind == .identifier: macro(&declaration)
    case .using where kind == .identifier: using(&declaration)
    default:
      if at(.pound) {
        declaration.kind = .expansion
        declaration.name = name(at: peek().text)
        skipExpansion(.plain)
      } else {
        failBefore()
      }
    }
  }
}
