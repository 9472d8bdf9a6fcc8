extension Parser {
  /// Goes on behind an operand: true at the end of the text, false where another operand must be.
  mutating func suffixes() throws(Fault) -> Bool {
    while true {
      switch kind {
      case .dot: if try !selection() { return false }
      case .leftBracket:
        let offset = token.start
        advance()
        let isOptional = skip(.question)
        try open(.index(isOptional: isOptional, offset: offset), expression: true)
        return false
      default:
        if case .unary(let function, let count, let offset)? = frames.last?.kind {
          close()
          if count % 2 == 1 {
            let operand = operands.removeLast()
            operands.append(builder.operation(function, [operand], at: offset, counted: false))
          }
        }
        if let op = Self.infix(kind) {
          try infix(op)
          return false
        }
        switch try closing() {
        case .operand: return false
        case .suffix: continue
        case .end: return true
        }
      }
    }
  }

  /// `.field`, `.?field` or `.function(`; false if arguments follow.
  private mutating func selection() throws(Fault) -> Bool {
    let offset = token.start
    advance()
    let isOptional = skip(.question)
    let name = token
    guard let field = fieldName(errorsAt: name.start) else { throw .syntax }
    let target = operands.removeLast()
    if kind == .leftParenthesis {
      guard lexer.tokens[position - 1].kind == .identifier, !isOptional else { throw .syntax }
      return try call(field, target: target)
    }
    let height = builder.height([target], counted: true)
    builder.checkDepth(height)
    if isOptional {
      let field = builder.add(.literal(.string(field)), at: name.start)
      operands.append(
        builder.add(
          .call(function: "_?._", target: nil, arguments: [target, field]), at: offset,
          height: height))
    } else {
      operands.append(
        builder.add(
          .select(operand: target, field: field, isTest: false), at: offset, height: height))
    }
    return true
  }

  private enum Operator {
    case binary(String, precedence: Int)
    case chain(isAnd: Bool)
  }

  private static func infix(_ kind: Token.Kind) -> Operator? {
    switch kind {
    case .star: .binary("_*_", precedence: 3)
    case .slash: .binary("_/_", precedence: 3)
    case .percent: .binary("_%_", precedence: 3)
    case .plus: .binary("_+_", precedence: 2)
    case .minus: .binary("_-_", precedence: 2)
    case .equals: .binary("_==_", precedence: relation)
    case .notEquals: .binary("_!=_", precedence: relation)
    case .less: .binary("_<_", precedence: relation)
    case .lessEquals: .binary("_<=_", precedence: relation)
    case .greater: .binary("_>_", precedence: relation)
    case .greaterEquals: .binary("_>=_", precedence: relation)
    case .in: .binary("@in", precedence: relation)
    case .and: .chain(isAnd: true)
    case .or: .chain(isAnd: false)
    default: nil
    }
  }
  private static let relation = 1

  private mutating func infix(_ op: Operator) throws(Fault) {
    let offset = token.start
    advance()
    switch op {
    case .binary(let function, let precedence):
      reduce(precedence)
      try open(
        .binary(function: function, precedence: precedence, offset: offset), expression: false)
      if precedence == Self.relation { depths.relation += 1 } else { depths.calculation += 1 }
      if depths.isTooDeep { throw .tooDeep }
    case .chain(let isAnd):
      reduce(0)
      if !isAnd { closeChain(isAnd: true) }
      if case .chain(isAnd, var offsets)? = frames.last?.kind {
        offsets.append(offset)
        frames[frames.count - 1].kind = .chain(isAnd: isAnd, offsets: offsets)
      } else {
        try open(.chain(isAnd: isAnd, offsets: [offset]), expression: false)
      }
    }
  }

  /// Closes what is innermost.
  private mutating func close() {
    if let frame = frames.popLast() { depths = frame.depths }
  }

  /// Closes operators that bind as strongly, or more so.
  private mutating func reduce(_ precedence: Int) {
    while case .binary(let function, let other, let offset)? = frames.last?.kind,
      other >= precedence
    {
      close()
      let right = operands.removeLast()
      let left = operands.removeLast()
      operands.append(builder.operation(function, [left, right], at: offset))
    }
  }

  private mutating func closeChain(isAnd: Bool) {
    guard case .chain(isAnd, let offsets)? = frames.last?.kind else { return }
    close()
    let terms = Array(operands.suffix(offsets.count + 1))
    operands.removeLast(terms.count)
    operands.append(builder.join(isAnd ? "_&&_" : "_||_", terms, operators: offsets))
  }

  private mutating func closeOperators() {
    reduce(0)
    closeChain(isAnd: true)
    closeChain(isAnd: false)
  }

  private mutating func closeAlternatives() {
    closeOperators()
    while case .alternative(let offset)? = frames.last?.kind {
      close()
      let parts = Array(operands.suffix(3))
      operands.removeLast(3)
      operands.append(builder.operation("_?_:_", parts, at: offset))
    }
  }

  private enum Next { case operand, suffix, end }

  /// Reads what ends an expression, or a part of one.
  private mutating func closing() throws(Fault) -> Next {
    if kind == .question {
      closeOperators()
      if case .condition? = frames.last?.kind { throw .syntax }
      try open(.condition(offset: token.start), expression: false)
      advance()
      return .operand
    }
    if kind == .colon {
      closeOperators()
      if case .condition(let offset)? = frames.last?.kind {
        frames[frames.count - 1].kind = .alternative(offset: offset)
        depths.expression += 1
        if depths.isTooDeep { throw .tooDeep }
        advance()
        return .operand
      }
    }
    closeAlternatives()
    guard let frame = frames.last else { throw .syntax }
    switch (frame.kind, kind) {
    case (.whole, .end):
      close()
      return .end
    case (.parenthesis, .rightParenthesis):
      advance()
      close()
      return .suffix
    case (.arguments, .comma):
      advance()
      return .operand
    case (.arguments(let call), .rightParenthesis):
      close()
      finish(call)
      return .suffix
    case (.index(let isOptional, let offset), .rightBracket):
      advance()
      close()
      let index = operands.removeLast()
      let target = operands.removeLast()
      operands.append(
        builder.operation(isOptional ? "_[?_]" : "_[_]", [target, index], at: offset))
      return .suffix
    case (.list(let offset, let base, let optionals), _):
      return try listElement(offset, base, optionals)
    case (.map(let entries), _): return try mapEntry(entries)
    case (.message(let name, let entries), _): return try messageField(name, entries)
    default: throw .syntax
    }
  }

  private mutating func listElement(
    _ offset: Int, _ base: Int, _ optionals: [Int]
  ) throws(Fault) -> Next {
    guard kind == .comma || kind == .rightBracket else { throw .syntax }
    if skip(.comma) && kind != .rightBracket {
      let next = skip(.question) ? optionals + [operands.count - base] : optionals
      frames[frames.count - 1].kind = .list(offset: offset, base: base, optionals: next)
      return .operand
    }
    guard skip(.rightBracket) else { throw .syntax }
    close()
    let elements = Array(operands[base...])
    operands.removeSubrange(base...)
    operands.append(
      builder.add(
        .list(elements: elements, optionalIndices: optionals), at: offset,
        height: builder.height(elements)))
    return .suffix
  }

  private mutating func mapEntry(_ entries: Entries) throws(Fault) -> Next {
    var entries = entries
    guard entries.colon != nil else {
      guard kind == .colon else { throw .syntax }
      entries.colon = token.start
      advance()
      frames[frames.count - 1].kind = .map(entries)
      return .operand
    }
    let value = operands.removeLast()
    let key = operands.removeLast()
    entries.map.append(
      Expression.MapEntry(key: key, value: value, isOptional: entries.isOptional))
    guard kind == .comma || kind == .rightBrace else { throw .syntax }
    if skip(.comma) && kind != .rightBrace {
      entries.colon = nil
      entries.isOptional = skip(.question)
      frames[frames.count - 1].kind = .map(entries)
      return .operand
    }
    guard skip(.rightBrace) else { throw .syntax }
    close()
    let height = builder.height(entries.map.flatMap { [$0.key, $0.value] })
    operands.append(builder.add(.map(entries: entries.map), at: entries.offset, height: height))
    return .suffix
  }

  private mutating func messageField(_ name: String, _ entries: Entries) throws(Fault) -> Next {
    var entries = entries
    let value = operands.removeLast()
    entries.fields.append(
      Expression.MessageField(
        name: entries.name ?? "", value: value, isOptional: entries.isOptional,
        offset: entries.colon ?? entries.offset))
    guard kind == .comma || kind == .rightBrace else { throw .syntax }
    if skip(.comma) && kind != .rightBrace {
      try field(&entries)
      frames[frames.count - 1].kind = .message(name: name, entries)
      return .operand
    }
    guard skip(.rightBrace) else { throw .syntax }
    close()
    let height = builder.height(entries.fields.map(\.value))
    operands.append(
      builder.add(
        .message(name: name, fields: entries.fields), at: entries.offset, height: height))
    return .suffix
  }
}
