/// Which way ANTLR's parser takes where there are several: it looks ahead as far as it must.
extension Diagnosis {
  /// The number of the way, from 1.
  mutating func predict(_ state: Int) throws(Fault) -> Int {
    let here = states.states[state]
    let rule = here.rule
    switch (here.kind, rule) {
    case (.recursionEntry, _): return recursion(here) ? 1 : 2
    case (.recursionBlock, .member):
      return try member()
    case (.recursionBlock, _):
      for (index, transition) in here.transitions.enumerated() {
        if case .precedence(_, let next) = transition,
          states.following(next).contains(token.kind)
        {
          return index + 1
        }
      }
      throw noWay(0)
    case (.loopBackOfOneOrMore, _):
      if nodes[current].alternative == 2 { return token.kind == .exclamation ? 1 : 2 }
      guard token.kind == .minus else { return 2 }
      let next = kind(after: 1)
      guard next == .minus || beginsMember(next) else { throw noWay(1) }
      return 1
    case (.loopEntry, .elements), (.loopEntry, .entries), (.loopEntry, .fields):
      return items(here)
    case (.block, .unary) where state == states.starts[rule.rawValue]: return try unary()
    case (.block, .primary) where state == states.starts[rule.rawValue]: return try primary()
    case (.block, .literal) where state == states.starts[rule.rawValue]: return try literal()
    case (.block, .fieldName):
      switch token.kind {
      case .identifier: return 1
      case .escapedIdentifier: return 2
      default: throw noWay(0)
      }
    default:
      guard case .empty(let first) = here.transitions[0] else { return 1 }
      return states.following(first).contains(token.kind) ? 1 : 2
    }
  }

  /// No way goes on with a token that is so many ahead.
  private mutating func noWay(_ count: Int) -> Fault {
    let end = min(position + count, lexer.tokens.count - 1)
    fetch(end)
    let text = token.kind == .end ? "<EOF>" : lexer.tokenText(from: token, to: lexer.tokens[end])
    var message = "no viable alternative at input \(Self.quote(text))"
    // cel-go says it otherwise for words that it keeps for itself.
    for word in ["true", "false", "null"]
    where text.hasSuffix(word) && text.unicodeScalars.count == word.utf8.count + 1 {
      message = "mismatched input '\(word)' expecting IDENTIFIER"
    }
    return .rule(message: message, position: end)
  }

  /// Whether an operator goes on that binds more strongly than the one on the left.
  private func recursion(_ here: GrammarStates.State) -> Bool {
    guard case .empty(let block) = here.transitions[0] else { return false }
    for case .precedence(let precedence, let next) in states.states[block].transitions
    where precedence >= nodes[current].precedence
      && states.following(next).contains(token.kind)
    {
      return true
    }
    return false
  }

  private mutating func member() throws(Fault) -> Int {
    guard token.kind == .dot else {
      if token.kind == .leftBracket { return 3 }
      throw noWay(0)
    }
    switch kind(after: 1) {
    case .question, .escapedIdentifier: return 1
    case .identifier: return kind(after: 2) == .leftParenthesis ? 2 : 1
    default: throw noWay(1)
    }
  }

  /// A comma at the end of a list is not followed by an element.
  private mutating func items(_ here: GrammarStates.State) -> Int {
    guard token.kind == .comma, case .empty(let first) = here.transitions[0],
      case .token(_, _, let item) = states.states[first].transitions[0]
    else { return 2 }
    return states.following(item).contains(kind(after: 1)) ? 1 : 2
  }

  private func beginsMember(_ kind: Token.Kind) -> Bool {
    states.following(states.starts[Grammar.Rule.member.rawValue]).contains(kind)
  }

  private mutating func unary() throws(Fault) -> Int {
    switch token.kind {
    case .exclamation: return 2
    case .minus:
      let next = kind(after: 1)
      if next == .int || next == .float { return 1 }
      if next == .minus
        || beginsMember(next)
      {
        return 3
      }
      throw noWay(1)
    default:
      if beginsMember(token.kind) {
        return 1
      }
      throw noWay(0)
    }
  }

  private mutating func primary() throws(Fault) -> Int {
    switch token.kind {
    case .leftParenthesis: return 3
    case .leftBracket: return 4
    case .leftBrace: return 5
    case .dot, .identifier:
      var next = 1
      if token.kind == .dot {
        guard kind(after: 1) == .identifier else { throw noWay(1) }
        next = 2
      }
      if kind(after: next) == .leftParenthesis { return 2 }
      while kind(after: next) == .dot && kind(after: next + 1) == .identifier { next += 2 }
      return kind(after: next) == .leftBrace ? 6 : 1
    default:
      if states.following(states.starts[Grammar.Rule.literal.rawValue]).contains(token.kind) {
        return 7
      }
      throw noWay(0)
    }
  }

  private mutating func literal() throws(Fault) -> Int {
    switch token.kind {
    case .minus:
      switch kind(after: 1) {
      case .int: return 1
      case .float: return 3
      default: throw noWay(1)
      }
    case .int: return 1
    case .uint: return 2
    case .float: return 3
    case .string: return 4
    case .bytes: return 5
    case .true: return 6
    case .false: return 7
    case .null: return 8
    default: throw noWay(0)
    }
  }
}
