extension CompilationFailure {
  /// A failure that concerns the whole expression.
  static func whole(_ message: String, in source: String) -> CompilationFailure {
    var issues = Issues()
    issues.report(message, at: nil)
    return issues.failure(in: source)
  }
}

/// Reads expressions that are well-formed, and only finds that others are not: what their errors
/// are is found by a slower way.
///
/// What is open lies in `operands` and `frames`, not on the stack, so texts may be nested as deeply
/// as cel-go allows.
struct Parser {
  let lexer: Lexer
  var builder: TreeBuilder
  private(set) var position = 0
  /// Finished operands that wait for an operator or a bracket.
  var operands: [Expression.ID] = []
  /// What is open: operators that wait for their right side, and brackets.
  var frames: [Frame] = []
  var depths = Depths()

  static let longest = 100_000
  static let tooDeep = "expression recursion limit exceeded: \(TreeBuilder.deepest)"

  enum Fault: Error {
    /// Not an expression.
    case syntax
    case tooDeep
  }

  /// How deeply the rules of cel-go's grammar are nested; each has its own limit.
  struct Depths {
    var expression = 0
    var relation = 0
    var calculation = 0

    var isTooDeep: Bool {
      max(expression, relation, calculation) > TreeBuilder.deepest
    }

    mutating func enterExpression() {
      expression += 1
      relation += 1
      calculation += 1
    }
  }

  struct Frame {
    var kind: Kind
    /// To go back to once it is closed.
    let depths: Depths

    enum Kind {
      case binary(function: String, precedence: Int, offset: Int)
      /// A chain of `&&` or `||`, which is balanced once it is complete.
      case chain(isAnd: Bool, offsets: [Int])
      /// Between `?` and `:`.
      case condition(offset: Int)
      /// After the `:`.
      case alternative(offset: Int)
      case unary(function: String, count: Int, offset: Int)
      case whole
      case parenthesis
      indirect case arguments(PendingCall)
      case index(isOptional: Bool, offset: Int)
      case list(offset: Int, base: Int, optionals: [Int])
      indirect case map(Entries)
      indirect case message(name: String, Entries)
    }
  }

  /// A call whose arguments are being read.
  struct PendingCall {
    let function: String
    let target: Expression.ID?
    let offset: Int
    /// The number of operands below the arguments.
    let base: Int
    /// Where the name begins, if it is a reserved one.
    let reserved: Int?
  }

  /// The entries of a map or of a message that are known so far.
  struct Entries {
    let offset: Int
    /// Where the first field of a message begins.
    var first = 0
    var map: [Expression.MapEntry] = []
    var fields: [Expression.MessageField] = []
    /// Of the entry that is being read.
    var isOptional = false
    var name: String?
    var colon: Int?
  }

  init(_ lexer: Lexer, macros: [String: [Macro]]) {
    self.lexer = lexer
    self.builder = TreeBuilder(macros: macros)
  }

  var token: Token { lexer.tokens[position] }
  var kind: Token.Kind { lexer.tokens[position].kind }
  func kind(after count: Int) -> Token.Kind {
    position + count < lexer.tokens.count ? lexer.tokens[position + count].kind : .end
  }

  /// The end is never passed.
  mutating func advance() { if position < lexer.tokens.count - 1 { position += 1 } }

  mutating func parse() -> Result<Expression.ID, Fault> {
    do throws(Fault) {
      try open(.whole, expression: true)
      while true {
        try operand()
        if try suffixes() { return .success(operands.removeLast()) }
      }
    } catch {
      return .failure(error)
    }
  }

  /// What the reading of the whole gave, unless something is wrong with it after all.
  func finish(
    _ root: Expression.ID, _ source: String
  ) throws(CompilationFailure) -> ParsedExpression {
    var issues = builder.issues
    if builder.isTooDeep { issues.report("max recursion depth exceeded", at: nil) }
    if builder.isTooLarge { issues.report("expression size exceeds limit", at: nil) }
    guard issues.isEmpty else { throw issues.failure(in: source) }
    var tree = builder.tree
    tree.root = root
    return ParsedExpression(source: source, tree: tree)
  }

  /// Opens a bracket or an operator; what follows may be a whole expression.
  mutating func open(_ kind: Frame.Kind, expression: Bool) throws(Fault) {
    frames.append(Frame(kind: kind, depths: depths))
    if expression {
      depths.enterExpression()
      if depths.isTooDeep { throw .tooDeep }
    }
  }
}
