/// Reads a text that is no expression as the parser does that ANTLR makes for cel-go, to find the
/// same errors: it leaves out a token or thinks one up where that helps, and otherwise skips to what
/// may follow.
///
/// The rules that are open are nodes that know their parents, so nothing recurses.
struct Diagnosis {
  let lexer: Lexer
  let states = GrammarStates.shared
  var issues = Issues()
  private(set) var nodes: [Node] = []
  /// The rule that is being read, or -1 at the end.
  private(set) var current = -1
  /// The state that it is in.
  var state = 0
  var position = 0
  /// Between an error and the next token that fits, no more errors are reported.
  var isRecovering = false
  var lastErrorPosition = -1
  var lastErrorStates: Set<Int> = []
  var recoveries = 0
  private var reports = 0
  private var depths = [Int](repeating: 0, count: Grammar.Rule.allCases.count)
  private var lexicalErrors = 0

  struct Node {
    let rule: Grammar.Rule
    /// Which of the rule's ways was taken, from 1; 0 if none was.
    var alternative = 0
    /// The state of the parent from which it was called.
    var caller: Int
    var parent: Int
    let precedence: Int
    /// The token with which it begins.
    let start: Int
    var children: [(label: Grammar.Label, child: Child)] = []
    /// How deeply nodes are nested below.
    var height = 0
  }

  enum Child {
    case token(Int)
    /// A token that was missing.
    case missing
    case node(Int)
  }

  enum Fault: Error {
    /// The rule cannot go on.
    case rule(message: String, position: Int)
    /// Nothing can.
    case all
  }

  /// ANTLR's and cel-go's limits.
  private static let mostReports = 100
  /// Beyond that a text with errors in its syntax is not looked at for others.
  private static let highestVisit = 200

  init(_ lexer: Lexer) { self.lexer = lexer }

  /// Finds the errors.
  mutating func run(macros: [String: [Macro]]) -> Issues {
    do throws(Fault) {
      fetch(0)
      try enter(.start, caller: -1, precedence: 0)
      while current >= 0 {
        do throws(Fault) {
          try step()
        } catch .rule(let message, let position) {
          try recover(message, position)
        }
      }
      if nodes[0].height <= Self.highestVisit {
        var visit = DiagnosisVisit(self, macros: macros)
        visit.run()
        return visit.issues
      }
    } catch {
      // What was found until then is all.
    }
    return issues
  }

  // Looking at a token makes the lexer read so far, and report its errors.
  @discardableResult
  mutating func fetch(_ index: Int) -> Token {
    let token = lexer.tokens[min(index, lexer.tokens.count - 1)]
    while lexicalErrors < lexer.errors.count, lexer.errors[lexicalErrors].start < token.start {
      let error = lexer.errors[lexicalErrors]
      lexicalErrors += 1
      report("token recognition error at: '\(error.text)'", at: error.start)
    }
    return token
  }

  var token: Token { lexer.tokens[position] }
  mutating func kind(after count: Int) -> Token.Kind { fetch(position + count).kind }

  mutating func consume() {
    if token.kind != .end { position += 1 }
    fetch(position)
  }

  mutating func report(_ message: String, at offset: Int) {
    reports += 1
    if reports <= Self.mostReports {
      issues.report("Syntax error: \(message)", at: offset)
    } else if reports == Self.mostReports + 1 {
      issues.report("Syntax error: More than \(Self.mostReports) syntax errors", at: offset)
    }
  }

  var hasTooManyReports: Bool { reports > Self.mostReports }

  mutating func enter(
    _ rule: Grammar.Rule, caller: Int, precedence: Int
  ) throws(Fault) {
    nodes.append(
      Node(
        rule: rule, caller: caller, parent: current, precedence: precedence, start: position))
    current = nodes.count - 1
    state = states.starts[rule.rawValue]
    depths[rule.rawValue] += 1
    if depths[rule.rawValue] > TreeBuilder.deepest {
      issues.report(Parser.tooDeep, at: nil)
      throw .all
    }
  }

  /// Goes back to where the rule was called from.
  mutating func leave() {
    let node = nodes[current]
    depths[node.rule.rawValue] -= 1
    let finished = current
    current = node.parent
    guard current >= 0,
      case .rule(_, let label, _, let follow) = states.states[node.caller].transitions[0]
    else { return }
    nodes[current].children.append((label, .node(finished)))
    nodes[current].height = max(nodes[current].height, nodes[finished].height + 1)
    state = follow
  }

  private mutating func step() throws(Fault) {
    if hasTooManyReports { throw .all }
    let here = states.states[state]
    switch here.kind {
    case .end: leave()
    case .block, .loopEntry, .loopBackOfOneOrMore:
      try synchronise(state)
      try branch(here)
    case .loopBack:
      try synchronise(state)
      guard case .empty(let entry) = here.transitions[0] else { return }
      state = entry
      // Where a loop goes on it has been synchronised already.
      try branch(states.states[entry])
    case .recursionEntry:
      try synchronise(state)
      try branch(here)
    case .recursionBlock: try recurse(here)
    case .plain: try plain(here)
    }
  }

  private mutating func branch(_ here: GrammarStates.State) throws(Fault) {
    let way = try predict(state)
    if here.kind == .block, isOutermost(state) { nodes[current].alternative = way }
    guard case .empty(let next) = here.transitions[way - 1] else { return }
    state = next
  }

  /// Whether the ways of a block are the ways of its rule.
  private func isOutermost(_ state: Int) -> Bool {
    states.starts[nodes[current].rule.rawValue] == state
  }

  /// Makes what was read so far the left side of a new node.
  private mutating func recurse(_ here: GrammarStates.State) throws(Fault) {
    if here.transitions.count > 1 { try synchronise(state) }
    let way = try predict(state)
    let left = nodes[current]
    nodes.append(
      Node(
        rule: left.rule, alternative: way, caller: left.caller, parent: left.parent,
        precedence: left.precedence, start: left.start,
        children: [(.left, .node(current))], height: left.height + 1))
    current = nodes.count - 1
    guard case .precedence(_, let next) = here.transitions[way - 1] else { return }
    state = next
  }

  private mutating func plain(_ here: GrammarStates.State) throws(Fault) {
    switch here.transitions[0] {
    case .empty(let next), .precedence(_, let next): state = next
    case .rule(let rule, _, let precedence, _):
      try enter(rule, caller: state, precedence: precedence)
    case .token(let expected, let label, let next):
      if expected.contains(token.kind) {
        endError()
        nodes[current].children.append((label, .token(position)))
        consume()
      } else {
        let child = try recoverInline()
        nodes[current].children.append((label, child))
      }
      state = next
    }
  }
}
