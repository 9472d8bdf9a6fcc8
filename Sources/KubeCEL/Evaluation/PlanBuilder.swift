/// Makes a plan of a checked expression.
///
/// It goes through the tree with a list of things to do rather than by calling itself: expressions
/// may be nested more deeply than a small stack bears.
struct PlanBuilder {
  let expression: CheckedExpression
  let declarations: Declarations
  let constants: ConstantFolding
  var plan = Plan()
  private var labels: [Int32] = []
  private var tasks: [Step] = []
  private(set) var scopes: [Scope] = [Scope(names: [:], outer: nil)]

  /// The names that a comprehension brings, and where their values lie.
  struct Scope {
    let names: [String: Local]
    let outer: Int?
  }

  struct Local {
    let place: Int32
    /// Where the code is that gives the value when it is first asked for.
    var code: Label?
  }

  /// A place in the code that is known once it is reached.
  struct Label {
    fileprivate let number: Int
  }

  enum Step {
    case node(Expression.ID, scope: Int)
    /// An attribute that costs nothing by itself, as the branches of a condition and indices.
    case part(Expression.ID, scope: Int)
    case emit(Instruction)
    /// An instruction that goes to labels.
    case going((PlanBuilder) -> Instruction)
    case mark(Label)
    case then((inout PlanBuilder) throws(CELFailure) -> Void)
  }

  static func plan(
    _ expression: CheckedExpression, _ declarations: Declarations
  ) throws(CELFailure) -> Plan {
    let constants = try ConstantFolding(expression, declarations)
    var builder = PlanBuilder(
      expression: expression, declarations: declarations, constants: constants)
    builder.tasks = [.node(expression.tree.root, scope: 0)]
    while let task = builder.tasks.popLast() { try builder.perform(task) }
    builder.resolve()
    return builder.plan
  }

  private init(
    expression: CheckedExpression, declarations: Declarations, constants: ConstantFolding
  ) {
    self.expression = expression
    self.declarations = declarations
    self.constants = constants
  }

  private mutating func perform(_ task: Step) throws(CELFailure) {
    switch task {
    case .node(let id, let scope): try plan(id, scope)
    case .part(let id, let scope): try planPart(id, scope)
    case .emit(let instruction): plan.code.append(instruction)
    case .going(let make):
      pending.append((plan.code.count, make))
      plan.code.append(.jump(0))
    case .mark(let label): labels[label.number] = Int32(plan.code.count)
    case .then(let work): try work(&self)
    }
  }

  private var pending: [(place: Int, make: (PlanBuilder) -> Instruction)] = []

  /// Puts in where labels lie.
  private mutating func resolve() {
    for (place, make) in pending { plan.code[place] = make(self) }
  }

  /// Where a label lies, once all is planned.
  func place(of label: Label) -> Int32 { labels[label.number] }

  mutating func label() -> Label {
    labels.append(0)
    return Label(number: labels.count - 1)
  }

  /// Things to do next, in this order.
  mutating func next(_ tasks: [Step]) { self.tasks += tasks.reversed() }

  mutating func scope(_ names: [String: Local], in outer: Int) -> Int {
    scopes.append(Scope(names: names, outer: outer))
    return scopes.count - 1
  }

  mutating func local() -> Int32 {
    plan.localCount += 1
    return Int32(plan.localCount - 1)
  }

  func local(named name: String, in scope: Int) -> Local? {
    var current: Int? = scope
    while let index = current {
      if let local = scopes[index].names[name] { return local }
      current = scopes[index].outer
    }
    return nil
  }

  mutating func constant(_ value: CELValue) -> Instruction {
    plan.constants.append(value)
    return .constant(Int32(plan.constants.count - 1))
  }

  /// Each place that looks at a field has its own, so that it remembers where it found it.
  mutating func field(_ name: String) -> Int32 {
    plan.fields.append(name)
    return Int32(plan.fields.count - 1)
  }

  mutating func fail(_ failure: CELFailure) -> Instruction {
    plan.failures.append(failure)
    return .fail(Int32(plan.failures.count - 1))
  }

  /// Whether a node's value may be an optional.
  func mayBeOptional(_ id: Expression.ID) -> Bool {
    switch expression.types[id] {
    case .opaque("optional_type", _), .dyn, .parameter, nil: true
    default: false
    }
  }

  private mutating func plan(_ id: Expression.ID, _ scope: Int) throws(CELFailure) {
    if let value = constants.values[id] {
      next([.emit(constant(value))])
      return
    }
    switch expression.tree[id] {
    case .literal, .unspecified: next([.emit(fail(.other("invalid expression")))])
    case .identifier, .select: try planAttribute(id, scope, isCharged: true)
    case .call(let function, let target, let arguments):
      try planCall(id, function, target.map { [$0] + arguments } ?? arguments, scope)
    case .list(let elements, let optionals): planList(elements, optionals, scope)
    case .map(let entries): planMap(entries, scope)
    case .message(let name, _): next([.emit(fail(.other("unknown type: \(name)")))])
    case .comprehension(let fold): planFold(fold, scope)
    }
  }

  /// A branch of a condition: what is no attribute is an optional as one that is read.
  private mutating func planPart(_ id: Expression.ID, _ scope: Int) throws(CELFailure) {
    if isAttribute(id) {
      try planAttribute(id, scope, isCharged: false)
    } else {
      next([.node(id, scope: scope)] + (mayBeOptional(id) ? [.emit(.rewrap)] : []))
    }
  }
}
