/// What ANTLR's default strategy does about errors, with cel-go's limits.
extension Diagnosis {
  private static let mostRecoveries = 30
  private static let farthest = 256

  mutating func endError() {
    isRecovering = false
    lastErrorStates = []
    lastErrorPosition = -1
  }

  /// What may come next, where the rule was called included.
  private func expected() -> TokenSet {
    var result = states.following(state)
    var node = current
    var atEnd = result.hasEnd
    result.hasEnd = false
    while atEnd, node >= 0, nodes[node].caller >= 0 {
      let following = followSet(of: node)
      atEnd = following.hasEnd
      result.formUnion(following)
      result.hasEnd = false
      node = nodes[node].parent
    }
    if atEnd { result.insert(.end) }
    return result
  }

  private func followSet(of node: Int) -> TokenSet {
    guard case .rule(_, _, _, let follow) = states.states[nodes[node].caller].transitions[0] else {
      return TokenSet()
    }
    return states.following(follow)
  }

  /// What may follow any of the rules that are open.
  private func recoverySet() -> TokenSet {
    var result = TokenSet()
    var node = current
    while node >= 0, nodes[node].caller >= 0 {
      result.formUnion(followSet(of: node))
      node = nodes[node].parent
    }
    result.hasEnd = false
    return result
  }

  func display(_ token: Token) -> String {
    token.kind == .end ? "'<EOF>'" : Self.quote(lexer.string(token.start..<token.end))
  }

  static func quote(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }

  private func mismatch() -> Fault {
    .rule(
      message: "mismatched input \(display(token)) expecting \(expected().display)",
      position: position)
  }

  private mutating func reportUnwanted() {
    guard !isRecovering else { return }
    isRecovering = true
    report(
      "extraneous input \(display(token)) expecting \(expected().display)", at: token.start)
  }

  /// Before a decision: leaves out a token that nothing could be done with.
  mutating func synchronise(_ state: Int) throws(Fault) {
    guard !isRecovering else { return }
    let following = states.following(state)
    if following.hasEnd || following.contains(token.kind) { return }
    switch states.states[state].kind {
    case .block, .loopEntry, .recursionEntry, .recursionBlock:
      if !deleteToken() { throw mismatch() }
    case .loopBack, .loopBackOfOneOrMore:
      reportUnwanted()
      var wanted = expected()
      wanted.formUnion(recoverySet())
      while token.kind != .end, !wanted.contains(token.kind) { consume() }
    case .plain, .end: break
    }
  }

  /// Leaves out a token if the one behind it is expected here.
  private mutating func deleteToken() -> Bool {
    guard expected().contains(kind(after: 1)) else { return false }
    reportUnwanted()
    consume()
    endError()
    return true
  }

  private mutating func checkRecoveries() throws(Fault) {
    recoveries += 1
    guard recoveries > Self.mostRecoveries else { return }
    report("error recovery attempt limit exceeded: \(Self.mostRecoveries)", at: token.start)
    throw .all
  }

  /// A token does not fit: takes the one behind it, or thinks up the one that is missing.
  mutating func recoverInline() throws(Fault) -> Child {
    try checkRecoveries()
    if deleteToken() {
      let found = position
      consume()
      return .token(found)
    }
    guard case .token(_, _, let next) = states.states[state].transitions[0] else {
      throw mismatch()
    }
    if following(next).contains(token.kind) {
      if !isRecovering {
        isRecovering = true
        report("missing \(expected().display) at \(display(token))", at: token.start)
      }
      return .missing
    }
    throw mismatch()
  }

  /// What may come in a state, where the rule was called included.
  private func following(_ state: Int) -> TokenSet {
    var other = self
    other.state = state
    return other.expected()
  }

  /// Gives up the rule: skips to what may follow one of those that are open.
  mutating func recover(_ message: String, _ position: Int) throws(Fault) {
    if !isRecovering {
      isRecovering = true
      report(message, at: lexer.tokens[position].start)
    }
    try checkRecoveries()
    var skipped = 0
    func skip(_ diagnosis: inout Diagnosis) throws(Fault) {
      if skipped >= Self.farthest {
        diagnosis.issues.report(
          "error recovery token lookahead limit exceeded: \(Self.farthest)", at: nil)
        throw .all
      }
      skipped += 1
      diagnosis.consume()
    }
    if lastErrorPosition == self.position, lastErrorStates.contains(state) { try skip(&self) }
    lastErrorPosition = self.position
    lastErrorStates.insert(state)
    let wanted = recoverySet()
    while token.kind != .end, !wanted.contains(token.kind) { try skip(&self) }
    leave()
  }
}
