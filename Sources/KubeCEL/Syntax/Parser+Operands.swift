extension Parser {
  /// Reads to the end of one operand, brackets that it opens included as far as they are empty.
  mutating func operand() throws(Fault) {
    while try !primary() {}
  }

  /// Reads a name, a literal or an opening; true if an operand is finished with it.
  private mutating func primary() throws(Fault) -> Bool {
    let token = token
    switch kind {
    case .minus where kind(after: 1) == .int || kind(after: 1) == .float:
      advance()
      literal(sign: token)
      return true
    case .minus: return try sign("-_", .minus)
    case .exclamation: return try sign("!_", .exclamation)
    case .int, .float, .uint, .string, .bytes, .true, .false, .null: literal()
    case .leftParenthesis:
      advance()
      try open(.parenthesis, expression: true)
      return false
    case .leftBracket: return try list()
    case .leftBrace: return try map()
    case .dot, .identifier: return try name()
    default: throw .syntax
    }
    return true
  }

  private mutating func sign(_ function: String, _ sign: Token.Kind) throws(Fault) -> Bool {
    if case .unary? = frames.last?.kind { throw .syntax }
    let start = token.start
    var count = 0
    while kind == sign {
      count += 1
      advance()
    }
    try open(.unary(function: function, count: count, offset: start), expression: false)
    return false
  }

  /// Reads a literal; the sign before it has been read.
  private mutating func literal(sign: Token? = nil) {
    let offset = sign?.start ?? token.start
    let text = lexer.text[token.start..<token.end]
    switch Literals.constant(kind, text, isNegative: sign != nil) {
    case .success(let constant):
      operands.append(builder.add(.literal(constant), at: offset))
    case .failure(let fault): operands.append(builder.report(fault.message, at: offset))
    }
    advance()
  }

  /// A variable, a call or a message.
  private mutating func name() throws(Fault) -> Bool {
    let start = token.start
    var prefix = ""
    if kind == .dot {
      prefix = "."
      advance()
    }
    guard kind == .identifier else { throw .syntax }
    if let name = messageName() { return try message(prefix + name) }
    let identifier = token
    let name = lexer.string(identifier.start..<identifier.end)
    advance()
    if kind == .leftParenthesis {
      let isReserved = Self.reserved.contains(name)
      let function = isReserved ? name : prefix + name
      return try call(function, target: nil, reserved: isReserved ? start : nil)
    }
    if Self.reserved.contains(name) {
      operands.append(builder.report("reserved identifier: \(name)", at: start))
    } else {
      operands.append(builder.add(.identifier(prefix + name), at: identifier.start))
    }
    return true
  }

  /// Reads the opening parenthesis of a call; true if it is closed at once.
  ///
  /// - Parameter reserved: Where a name begins that no function may have.
  mutating func call(
    _ function: String, target: Expression.ID?, reserved: Int? = nil
  ) throws(Fault) -> Bool {
    let offset = token.start
    advance()
    let call = PendingCall(
      function: function, target: target, offset: offset, base: operands.count,
      reserved: reserved)
    guard kind == .rightParenthesis else {
      try open(.arguments(call), expression: true)
      return false
    }
    finish(call)
    return true
  }

  /// Makes a call of the operands that are its arguments, at its closing parenthesis.
  mutating func finish(_ call: PendingCall) {
    advance()
    let arguments = Array(operands[call.base...])
    operands.removeSubrange(call.base...)
    if let reserved = call.reserved {
      operands.append(
        builder.report("reserved identifier: \(call.function)", at: reserved))
    } else {
      operands.append(
        builder.call(call.function, target: call.target, arguments, at: call.offset))
    }
  }

  private mutating func list() throws(Fault) -> Bool {
    let offset = token.start
    advance()
    if skipEmpty(to: .rightBracket) {
      operands.append(builder.add(.list(elements: [], optionalIndices: []), at: offset))
      return true
    }
    let optionals = skip(.question) ? [0] : []
    try open(
      .list(offset: offset, base: operands.count, optionals: optionals), expression: true)
    return false
  }

  private mutating func map() throws(Fault) -> Bool {
    var entries = Entries(offset: token.start)
    advance()
    if skipEmpty(to: .rightBrace) {
      operands.append(builder.add(.map(entries: []), at: entries.offset))
      return true
    }
    entries.isOptional = skip(.question)
    try open(.map(entries), expression: true)
    return false
  }

  /// The name before the brace, if this is the beginning of a message; the brace is next then.
  private mutating func messageName() -> String? {
    var count = 1
    while kind(after: count) == .dot && kind(after: count + 1) == .identifier { count += 2 }
    guard kind(after: count) == .leftBrace else { return nil }
    var name = ""
    for _ in 0..<count {
      name += lexer.string(token.start..<token.end)
      advance()
    }
    return name
  }

  private mutating func message(_ name: String) throws(Fault) -> Bool {
    var entries = Entries(offset: token.start)
    advance()
    if skipEmpty(to: .rightBrace) {
      operands.append(builder.add(.message(name: name, fields: []), at: entries.offset))
      return true
    }
    entries.first = token.start
    try field(&entries)
    try open(.message(name: name, entries), expression: true)
    return false
  }

  /// Reads the name of a message's field and the colon after it.
  mutating func field(_ entries: inout Entries) throws(Fault) {
    entries.isOptional = skip(.question)
    if let name = fieldName(errorsAt: entries.first) { entries.name = name } else { throw .syntax }
    guard kind == .colon else { throw .syntax }
    entries.colon = token.start
    advance()
  }

  /// A name in the place of a field, which may be any word; nil if there is none.
  mutating func fieldName(errorsAt offset: Int) -> String? {
    let name: String
    switch kind {
    case .identifier: name = lexer.string(token.start..<token.end)
    case .escapedIdentifier:
      _ = builder.report("unsupported syntax: '`'", at: offset)
      name = ""
    default: return nil
    }
    advance()
    return name
  }

  mutating func skip(_ kind: Token.Kind) -> Bool {
    guard self.kind == kind else { return false }
    advance()
    return true
  }

  /// Skips the end of a list or map in which there is nothing, or a comma.
  private mutating func skipEmpty(to end: Token.Kind) -> Bool {
    if kind == .comma && kind(after: 1) == end { advance() }
    return skip(end)
  }

  /// No variable and no function may be named so; fields may.
  static let reserved: Set = [
    "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in",
    "let", "loop", "package", "namespace", "null", "return", "true", "var", "void", "while",
  ]
}
