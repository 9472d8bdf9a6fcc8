/// Finds which bracket closes which. A brace that closes ends all that was opened behind its own.
struct BracketMatching {
  private struct Open {
    var token: Int
    var kind: Token.Kind
  }

  private var open: [Open] = []
  /// The parentheses and squares that are open since each open brace.
  private var counts: [(parens: Int, squares: Int)] = [(0, 0)]

  mutating func add(_ kind: Token.Kind, at index: Int, _ tokens: inout [Token]) {
    let last = counts.count - 1
    switch kind {
    case .leftParen:
      open.append(Open(token: index, kind: kind))
      counts[last].parens += 1
    case .leftSquare:
      open.append(Open(token: index, kind: kind))
      counts[last].squares += 1
    case .leftBrace:
      open.append(Open(token: index, kind: kind))
      counts.append((0, 0))
    case .rightParen where counts[last].parens > 0: close(.leftParen, at: index, &tokens)
    case .rightSquare where counts[last].squares > 0: close(.leftSquare, at: index, &tokens)
    case .rightBrace where last > 0: close(.leftBrace, at: index, &tokens)
    default: break
    }
  }

  private mutating func close(_ kind: Token.Kind, at index: Int, _ tokens: inout [Token]) {
    while let bracket = open.popLast() {
      tokens[bracket.token].partner = index
      switch bracket.kind {
      case .leftParen: counts[counts.count - 1].parens -= 1
      case .leftSquare: counts[counts.count - 1].squares -= 1
      default: counts.removeLast()
      }
      if bracket.kind == kind {
        tokens[index].partner = bracket.token
        return
      }
    }
  }

  /// What is open at the end of the text is open up to there.
  mutating func end(at index: Int, _ tokens: inout [Token]) {
    for bracket in open { tokens[bracket.token].partner = index }
    open = []
  }
}
