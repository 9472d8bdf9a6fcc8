extension Reader {
  /// A type, as it stands behind a colon.
  mutating func type() -> SwiftType {
    let start = textStart
    guard at(.repeat) else { return scalarType() }
    advance()
    let pattern = scalarType()
    return SwiftType(.expansion(pattern), start..<pattern.range.upperBound)
  }

  /// What a function gives, which may have parameters of its own: `<T> T`.
  mutating func resultType() -> SwiftType {
    let start = textStart
    guard at(prefix: UInt8(ascii: "<")), kind != .identifier else { return type() }
    _ = genericParameters()
    let type = type()
    return SwiftType(.generic(type), start..<type.range.upperBound)
  }

  private mutating func scalarType() -> SwiftType {
    let start = textStart
    guard depth < Self.maximumDepth else { return deepType() }
    depth += 1
    defer { depth -= 1 }
    let attributes = typeAttributes()
    var base = composedType()
    if let result = functionResult() {
      var elements: [SwiftType.Element] = []
      if case .tuple(let parameters) = base.form { elements = parameters }
      base = SwiftType(
        .function(elements, result: result), base.range.lowerBound..<result.range.upperBound)
    }
    if attributes.isEmpty { return base }
    return SwiftType(.attributed(attributes, base), start..<max(start, base.range.upperBound))
  }

  /// Passes a type by its brackets.
  private mutating func deepType() -> SwiftType {
    let start = textStart
    if isAttempt {
      failHere()
      return SwiftType(.missing, start..<start)
    }
    var angles = 0
    while !isAtEnd {
      if isOperator, angles > 0 || at(prefix: UInt8(ascii: "<")) {
        let text = source.bytes[range]
        angles += text.count { $0 == UInt8(ascii: "<") }
        if !isAt("->") { angles -= text.count { $0 == UInt8(ascii: ">") } }
        advance()
        if angles <= 0 { break }
        continue
      }
      switch kind {
      case .leftParen, .leftSquare: skipSingle()
      case .identifier, .wildcard, .period, .postfixQuestion, .exclamation: advance()
      case .keyword where at(.anyType) || at(.upperSelf): advance()
      default:
        if angles == 0 || kind != .comma && kind != .colon && kind != .arrow {
          excess = excess ?? start
          return SwiftType(.deep, start..<max(start, lastEnd))
        }
        advance()
      }
    }
    excess = excess ?? start
    return SwiftType(.deep, start..<max(start, lastEnd))
  }

  private mutating func typeAttributes() -> [Range<Int>] {
    var found: [Range<Int>] = []
    while let specifier = typeSpecifier() { found.append(specifier) }
    while at(.at) { found.append(attribute(isType: true).range) }
    if at(.nonisolated), let specifier = typeSpecifier() { found.append(specifier) }
    return found
  }

  private mutating func typeSpecifier() -> Range<Int>? {
    let start = textStart
    switch word {
    case .inout, .__shared, .__owned, .isolated, ._const, .borrowing, .consuming, .sending,
      .nonisolated:
      guard kind != .identifier || isSpecifierBefore(peek()) else { return nil }
      // `inout` is nothing else.
      let isNonisolated = at(.nonisolated)
      if isNonisolated, peek().kind == .leftParen, peek().startsLine { return nil }
      advance()
      if isNonisolated, at(.leftParen), peek().word == .nonsending { skipSingle() }
      return start..<lastEnd
    default: return nil
    }
  }

  /// Whether the word before can be a specifier: a type follows.
  private func isSpecifierBefore(_ token: Token) -> Bool {
    switch token.kind {
    case .at, .leftParen, .identifier, .leftSquare, .wildcard: true
    case .keyword:
      switch token.word {
      case .inout, .anyType, .upperSelf, .var, .let: true
      default: false
      }
    case .prefixOperator: token.text.count == 1 && source.bytes[token.textStart] == 0x7E
    default: false
    }
  }

  /// `A & B`, `some A`
  private mutating func composedType() -> SwiftType {
    let start = textStart
    if at(.each), startsType(peek()) {
      advance()
      let pack = simpleType()
      return SwiftType(.constrained(.each, pack), start..<pack.range.upperBound)
    }
    var constraint: Word?
    if let word, word == .opaque || word == .any, startsType(peek()) {
      constraint = word
      advance()
    }
    var base = simpleType()
    if isOperator, isAt("&") {
      var parts = [base]
      while isOperator, isAt("&") {
        advance()
        parts.append(simpleType())
      }
      base = SwiftType(.composition(parts), base.range.lowerBound..<lastEnd)
    }
    guard let constraint else { return base }
    return SwiftType(.constrained(constraint, base), start..<max(start, base.range.upperBound))
  }

  private func startsType(_ token: Token) -> Bool {
    switch token.kind {
    case .identifier, .leftParen, .leftSquare, .wildcard: true
    case .keyword: token.word == .anyType || token.word == .upperSelf
    case .prefixOperator: token.text.count == 1 && source.bytes[token.textStart] == 0x7E
    default: false
    }
  }

  /// What follows the arrow of a function type, if there is one.
  private mutating func functionResult() -> SwiftType? {
    guard at(.arrow) || isEffect else { return nil }
    if !at(.arrow) {
      guard
        look({
          $0.skipEffects(); return $0.at(.arrow)
        })
      else { return nil }
      skipEffects()
    }
    advance()
    skipEffects()
    return type()
  }

  private var isEffect: Bool {
    switch word {
    case .async, .throws, .rethrows, .reasync: true
    default: false
    }
  }

  /// `async throws(E)`, in whatever order.
  mutating func skipEffects() {
    while isEffect {
      let canThrowType = at(.throws)
      advance()
      if canThrowType, at(.leftParen) { skipSingle() }
    }
  }
}
