extension Reader {
  /// A type without attributes, arrows and ampersands.
  ///
  /// - Parameter isAttribute: It is the name of an attribute, to which no `?` belongs.
  /// - Parameter hasMembers: Whether `.B` belongs to it.
  mutating func simpleType(isAttribute: Bool = false, hasMembers: Bool = true) -> SwiftType {
    let start = textStart
    if isOperator, isAt("~") {
      advance()
      let base = simpleType(base: baseType(), isAttribute, hasMembers)
      return SwiftType(.suppressed(base), start..<max(start + 1, base.range.upperBound))
    }
    return simpleType(base: baseType(), isAttribute, hasMembers)
  }

  private mutating func simpleType(
    base: SwiftType, _ isAttribute: Bool, _ hasMembers: Bool
  ) -> SwiftType {
    var type = base
    if case .missing = type.form { return type }
    var count = 0
    while true {
      count += 1
      let form: SwiftType.Form
      let isMeta = peek().word == .metatype || peek().word == .protocolMetatype
      if at(.period), hasMembers || isMeta {
        advance()
        guard let member = member(of: type) else { return type }
        form = member
      } else if !isAttribute, at(.postfixQuestion), !startsLine {
        advance()
        form = .optional(type)
      } else if !isAttribute, at(.exclamation), !startsLine {
        advance()
        form = .implicitlyUnwrapped(type)
      } else {
        return type
      }
      let range = type.range.lowerBound..<lastEnd
      type = SwiftType(count > Self.maximumChain ? .deep : form, range)
      if count == Self.maximumChain + 1 { excess = excess ?? range.lowerBound }
    }
  }

  /// What stands behind the dot.
  private mutating func member(of type: SwiftType) -> SwiftType.Form? {
    if let word, word == .metatype || word == .protocolMetatype, peek().kind != .doubleColon {
      advance()
      return .metatype(type, word)
    }
    skipModule()
    guard kind == .identifier || kind == .keyword || kind == .wildcard else {
      failBefore()
      return nil
    }
    let component = component(takeName())
    if case .named(let components) = type.form { return .named(components + [component]) }
    return .member(type, component)
  }

  /// `Module::`
  mutating func skipModule() {
    while peek().kind == .doubleColon, !peek().startsLine, kind == .identifier {
      advance()
      advance()
    }
  }

  private mutating func component(_ name: SwiftName) -> SwiftType.Component {
    guard at(prefix: UInt8(ascii: "<")), kind != .identifier else {
      return SwiftType.Component(name: name, arguments: nil)
    }
    return SwiftType.Component(name: name, arguments: genericArguments())
  }

  private mutating func baseType() -> SwiftType {
    let start = textStart
    skipModule()
    switch kind {
    case .identifier:
      let component = component(takeName())
      return SwiftType(.named([component]), start..<lastEnd)
    case .keyword where at(.upperSelf):
      let component = component(takeName())
      return SwiftType(.named([component]), start..<lastEnd)
    case .keyword where at(.anyType), .wildcard:
      let component = SwiftType.Component(name: takeName(), arguments: nil)
      return SwiftType(.named([component]), start..<lastEnd)
    case .leftParen: return tupleType()
    case .leftSquare: return squareType()
    default:
      failBefore()
      return SwiftType(.missing, lastEnd..<lastEnd)
    }
  }

  private mutating func tupleType() -> SwiftType {
    let (start, opening) = (textStart, place.index)
    advance()
    var elements: [SwiftType.Element] = []
    while !at(.rightParen), !isAtEnd {
      elements.append(element())
      if !consume(.comma) { break }
    }
    close(opening, with: .rightParen)
    return SwiftType(.tuple(elements), start..<max(start, lastEnd))
  }

  private mutating func element() -> SwiftType.Element {
    var names: [SwiftName] = []
    if startsParameterName {
      names.append(takeName())
      if token.isLabel || at(.dollarIdentifier) { names.append(takeName()) }
      if !consume(.colon) { failBefore() }
    }
    var element = SwiftType.Element(
      firstName: names.first, secondName: names.count > 1 ? names[1] : nil, type: type())
    element.isVariadic = consumeEllipsis()
    return element
  }

  mutating func consumeEllipsis() -> Bool {
    guard isOperator, isAt("...") else { return false }
    advance()
    return true
  }

  /// Whether the current token is the label of a parameter, and not its type.
  var startsParameterName: Bool {
    guard token.isLabel || at(.dollarIdentifier) else { return false }
    let next = peek()
    if next.kind == .colon { return true }
    guard next.isLabel || next.kind == .dollarIdentifier else { return false }
    switch word {
    case .isolated, .opaque, .any, .each, .repeat, .__shared, .__owned, ._const, .borrowing,
      .consuming, .sending:
      return peek(2).kind == .colon
    default: return true
    }
  }

  /// `[A]`, `[A: B]`, `[3 of A]`
  private mutating func squareType() -> SwiftType {
    let (start, opening) = (textStart, place.index)
    advance()
    guard depth < Self.maximumDepth else {
      jump(to: token(at: opening).partner)
      close(opening, with: .rightSquare)
      excess = excess ?? start
      return SwiftType(.deep, start..<max(start, lastEnd))
    }
    let first = genericArgument()
    let form: SwiftType.Form
    if at(.of), !startsLine {
      advance()
      form = .inlineArray(count: first, genericArgument())
    } else if case .type(let key) = first {
      if consume(.colon) {
        form = .dictionary(key, type())
      } else {
        form = .array(key)
      }
    } else {
      failBefore()
      form = .missing
    }
    close(opening, with: .rightSquare)
    return SwiftType(form, start..<max(start, lastEnd))
  }

  /// The arguments in angle brackets, which the current token begins with.
  mutating func genericArguments() -> [SwiftType.GenericArgument] {
    let start = textStart
    advancePrefix()
    var arguments: [SwiftType.GenericArgument] = []
    while !at(prefix: UInt8(ascii: ">")), !isAtEnd {
      arguments.append(genericArgument())
      if !consume(.comma) { break }
    }
    if at(prefix: UInt8(ascii: ">")) {
      advancePrefix()
    } else {
      failBefore()
      comparisons.insert(start)
    }
    return arguments
  }

  private mutating func genericArgument() -> SwiftType.GenericArgument {
    let start = textStart
    if isOperator, isAt("-"), peek().kind == .integer { advance() }
    if consume(.integer) { return .value(start..<lastEnd) }
    return .type(type())
  }

  /// In an expression: the arguments, if these are angle brackets and not comparisons.
  mutating func genericArgumentsIfAny() -> Bool {
    guard at(prefix: UInt8(ascii: "<")), kind != .identifier, depth < Self.maximumDepth else {
      return false
    }
    let start = textStart
    if comparisons.contains(start) { return false }
    if range.count > 1, source.bytes[start + 1] == UInt8(ascii: ">") { return false }
    let isList = attempt { reader -> Bool? in
      _ = reader.genericArguments()
      return reader.endsGenericArguments ? true : nil
    }
    if isList == nil { comparisons.insert(start) }
    return isList != nil
  }

  private var endsGenericArguments: Bool {
    switch kind {
    case .rightParen, .rightSquare, .leftBrace, .rightBrace, .period, .comma, .semicolon,
      .endOfFile, .exclamation, .postfixQuestion, .colon:
      true
    case .binaryOperator: isAt("&")
    case .leftParen, .leftSquare: !startsLine
    default: false
    }
  }
}
