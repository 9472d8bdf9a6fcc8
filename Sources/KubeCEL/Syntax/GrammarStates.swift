/// A set of kinds of tokens.
struct TokenSet {
  private var bits: UInt64 = 0

  init() {}
  init(_ kinds: [Token.Kind]) { for kind in kinds { bits |= 1 << kind.rawValue } }

  /// Whether what follows a rule may follow, too, as the rule may be at its end.
  var hasEnd: Bool {
    get { bits >> 63 == 1 }
    set { bits = newValue ? bits | 1 << 63 : bits & ~(1 << 63) }
  }

  func contains(_ kind: Token.Kind) -> Bool { bits >> kind.rawValue & 1 == 1 }
  mutating func insert(_ kind: Token.Kind) { bits |= 1 << kind.rawValue }
  mutating func formUnion(_ other: TokenSet) { bits |= other.bits }

  /// As messages show it.
  var display: String {
    let kinds = Token.Kind.allCases.filter(contains)
    let names = kinds.map(\.display).joined(separator: ", ")
    return kinds.count == 1 ? names : "{\(names)}"
  }
}

/// The grammar as a network of states, in the shape that ANTLR gives it: what it does about an error
/// depends on the kind of state that it is in.
struct GrammarStates: Sendable {
  struct State: Sendable {
    var kind = Kind.plain
    let rule: Grammar.Rule
    var transitions: [Transition] = []
  }

  enum Kind: Sendable {
    case plain
    case block
    /// Of a left-recursive rule: a way to go on makes a new node.
    case recursionBlock
    case loopEntry, loopBack, loopBackOfOneOrMore
    case recursionEntry
    case end
  }

  enum Transition: Sendable {
    case empty(Int)
    case token(TokenSet, Grammar.Label, Int)
    case rule(Grammar.Rule, Grammar.Label, precedence: Int, follow: Int)
    /// Only where the rule was called with no higher a precedence.
    case precedence(Int, Int)
  }

  private(set) var states: [State] = []
  private(set) var starts: [Int] = []

  /// Made when the first syntax error is met.
  static let shared = GrammarStates()

  private init() {
    for rule in Grammar.Rule.allCases {
      let end = add(rule, .end)
      starts.append(add(Grammar.part(of: rule), rule, to: end))
    }
  }

  private mutating func add(_ rule: Grammar.Rule, _ kind: Kind = .plain) -> Int {
    states.append(State(kind: kind, rule: rule))
    return states.count - 1
  }

  /// Adds the states of a part that goes on to a state, and gives its first one.
  private mutating func add(_ part: Grammar.Part, _ rule: Grammar.Rule, to next: Int) -> Int {
    switch part {
    case .token(let kinds, let label):
      let state = add(rule)
      states[state].transitions = [.token(TokenSet(kinds), label, next)]
      return state
    case .rule(let called, let label, let precedence):
      let state = add(rule)
      states[state].transitions = [.rule(called, label, precedence: precedence, follow: next)]
      return state
    case .sequence(let parts):
      var next = next
      for part in parts.reversed() { next = add(part, rule, to: next) }
      return next
    case .choice(let parts):
      let block = add(rule, .block)
      for part in parts {
        let first = add(part, rule, to: next)
        states[block].transitions.append(.empty(first))
      }
      return block
    case .optional(let part):
      let block = add(rule, .block)
      let first = add(part, rule, to: next)
      states[block].transitions = [.empty(first), .empty(next)]
      return block
    case .repeated(let part):
      let entry = add(rule, .loopEntry)
      let back = add(rule, .loopBack)
      states[back].transitions = [.empty(entry)]
      let first = add(part, rule, to: back)
      states[entry].transitions = [.empty(first), .empty(next)]
      return entry
    case .oneOrMore(let part):
      let back = add(rule, .loopBackOfOneOrMore)
      let first = add(part, rule, to: back)
      states[back].transitions = [.empty(first), .empty(next)]
      return first
    case .recursion(let ways):
      let entry = add(rule, .recursionEntry)
      let back = add(rule, .loopBack)
      states[back].transitions = [.empty(entry)]
      let block = add(rule, .recursionBlock)
      for (precedence, part) in ways {
        let first = add(part, rule, to: back)
        states[block].transitions.append(.precedence(precedence, first))
      }
      states[entry].transitions = [.empty(block), .empty(next)]
      return entry
    }
  }

  /// What may come next, if nothing is known of where the rule was called.
  func following(_ state: Int) -> TokenSet {
    var result = TokenSet()
    var seen = Set<Int>()
    var called: Set<Grammar.Rule> = []
    look(state, &result, &seen, &called)
    return result
  }

  /// Recurses no more deeply than rules begin with one another.
  private func look(
    _ state: Int, _ result: inout TokenSet, _ seen: inout Set<Int>,
    _ called: inout Set<Grammar.Rule>
  ) {
    guard seen.insert(state).inserted else { return }
    if states[state].kind == .end { result.hasEnd = true }
    for transition in states[state].transitions {
      switch transition {
      case .empty(let next), .precedence(_, let next): look(next, &result, &seen, &called)
      case .token(let set, _, _): result.formUnion(set)
      case .rule(let rule, _, _, let follow):
        guard called.insert(rule).inserted else { continue }
        var inner = TokenSet()
        look(starts[rule.rawValue], &inner, &seen, &called)
        if inner.hasEnd { look(follow, &result, &seen, &called) }
        inner.hasEnd = false
        result.formUnion(inner)
      }
    }
  }
}
