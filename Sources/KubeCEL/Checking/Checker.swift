extension Environment {
  /// Checks the types of an expression.
  public func check(_ expression: ParsedExpression) throws(CompilationFailure) -> CheckedExpression
  {
    var checker = Checker(self, expression)
    checker.run()
    let checked = checker.finish()
    if checker.unifier.isExhausted {
      throw .whole("types of the expression are too large", in: expression.source)
    }
    guard checker.issues.isEmpty else { throw checker.issues.failure(in: expression.source) }
    let issues = literalIssues(in: checked)
    guard issues.isEmpty else { throw issues.failure(in: expression.source) }
    return checked
  }
}

/// Finds the types of all nodes of an expression, in the order in which cel-go does: what is free
/// is bound by what comes first.
///
/// What is yet to be done lies in `tasks`, so expressions may be nested deeply.
struct Checker {
  let environment: Environment
  let source: String
  var tree: SyntaxTree
  var types: [CELType?]
  private var references: [CheckedExpression.Reference?]
  var unifier = Unifier()
  var issues = Issues()
  private var tasks: [Step] = []
  /// The variables of comprehensions, the innermost last.
  private var scope: [(name: String, type: CELType)] = []
  /// What is known so far of the elements of literals that are being checked.
  var joined: [CELType?] = []

  private enum Step {
    case visit(Expression.ID)
    case selection(Expression.ID)
    case arguments(Expression.ID)
    case receiver(Expression.ID)
    case element(of: Expression.ID, Int)
    case list(Expression.ID)
    case key(of: Expression.ID, Int)
    case value(of: Expression.ID, Int)
    case map(Expression.ID)
    case field(of: Expression.ID, Int)
    case foldRange(Expression.ID)
    case foldCondition(Expression.ID)
    case foldStep(Expression.ID)
    case foldResult(Expression.ID)
  }

  init(_ environment: Environment, _ expression: ParsedExpression) {
    self.environment = environment
    self.source = expression.source
    self.tree = expression.tree
    self.types = Array(repeating: nil, count: tree.nodes.count)
    self.references = Array(repeating: nil, count: tree.nodes.count)
  }

  mutating func run() {
    tasks.append(.visit(tree.root))
    while let task = tasks.popLast(), !unifier.isExhausted {
      switch task {
      case .visit(let id): visit(id)
      case .selection(let id): finishSelection(id)
      case .arguments(let id): finishArguments(id)
      case .receiver(let id): finishReceiver(id)
      case .element(let id, let index): joinElement(id, index)
      case .list(let id):
        set(.list((joined.popLast() ?? nil) ?? unifier.newVariable()), for: id)
      case .key(let id, let index): joinKey(id, index)
      case .value(let id, let index): joinValue(id, index)
      case .map(let id):
        let value = joined.popLast() ?? nil
        let key = joined.popLast() ?? nil
        let newKey = key ?? unifier.newVariable()
        set(.map(newKey, value ?? unifier.newVariable()), for: id)
      case .field(let id, let index): checkField(id, index)
      case .foldRange(let id): enterFold(id)
      case .foldCondition(let id): checkFold(id, isCondition: true)
      case .foldStep(let id): checkFold(id, isCondition: false)
      case .foldResult(let id): leaveFold(id)
      }
    }
  }

  mutating func finish() -> CheckedExpression {
    for index in types.indices {
      if let type = types[index] { types[index] = unifier.resolve(type, final: true) }
    }
    return CheckedExpression(source: source, tree: tree, types: types, references: references)
  }

  mutating func set(_ type: CELType, for id: Expression.ID) { types[id] = type }
  mutating func refer(_ id: Expression.ID, to reference: CheckedExpression.Reference) {
    references[id] = reference
  }
  func type(of id: Expression.ID) -> CELType { types[id] ?? .error }
  mutating func report(_ message: String, at id: Expression.ID) {
    issues.report(message, at: tree.offsets[id])
  }
  mutating func reportMismatch(_ expected: CELType, _ actual: CELType, at id: Expression.ID) {
    report("expected type '\(expected.display)' but found '\(actual.display)'", at: id)
  }
  mutating func reportUndeclared(_ name: String, at id: Expression.ID) {
    report("undeclared reference to '\(name)' (in container '')", at: id)
  }

  /// Does the tasks in their order.
  private mutating func next(_ new: Step...) { tasks += new.reversed() }

  private mutating func visit(_ id: Expression.ID) {
    switch tree[id] {
    case .literal(let constant): set(constant.type, for: id)
    case .identifier(let name): checkIdentifier(name, id)
    case .select(let operand, _, let isTest):
      if !isTest, let found = lookUp(qualified: id) {
        resolve(id, to: found)
      } else {
        tasks.append(.selection(id))
        tasks.append(.visit(operand))
      }
    case .call("_?._", nil, let arguments) where arguments.count == 2:
      tasks.append(.selection(id))
      tasks.append(.visit(arguments[0]))
    case .call(_, _, let arguments):
      tasks.append(.arguments(id))
      for argument in arguments.reversed() { tasks.append(.visit(argument)) }
    case .list(let elements, _):
      joined.append(nil)
      tasks.append(.list(id))
      for (index, element) in elements.enumerated().reversed() {
        tasks.append(.element(of: id, index))
        tasks.append(.visit(element))
      }
    case .map(let entries):
      joined += [nil, nil]
      tasks.append(.map(id))
      for (index, entry) in entries.enumerated().reversed() {
        next(.visit(entry.key), .key(of: id, index), .visit(entry.value), .value(of: id, index))
      }
    case .message(let name, let fields):
      guard checkMessage(name, id) else { return }
      for (index, field) in fields.enumerated().reversed() {
        next(.visit(field.value), .field(of: id, index))
      }
    case .comprehension(let fold):
      next(.visit(fold.range), .visit(fold.initial), .foldRange(id))
    case .unspecified: set(.error, for: id)
    }
  }

  /// A variable or a type of that name, the innermost.
  func lookUp(_ name: String) -> (name: String, type: CELType, isVariable: Bool)? {
    let name = name.hasPrefix(".") ? String(name.trimmingDot) : name
    if let (_, type) = scope.last(where: { $0.name == name }) { return (name, type, true) }
    if let type = environment.variables[name] { return (name, type, true) }
    if environment.types.hasType(named: name) { return (name, .type(.object(name)), false) }
    return environment.declarations.types[name].map { (name, .type($0), false) }
  }

  /// What a selection is the name of, all of it.
  ///
  /// No types with fields are named as if they were fields of a variable: that spares most
  /// look-ups.
  private func lookUp(
    qualified id: Expression.ID
  ) -> (name: String, type: CELType, isVariable: Bool)? {
    guard let first = tree.qualifier(id) else { return nil }
    if !environment.hasDottedVariables, !environment.declarations.typePrefixes.contains(first[...]),
      environment.variables[first] != nil || scope.contains(where: { $0.name == first })
    {
      return nil
    }
    return tree.qualifiedName(id).flatMap(lookUp)
  }

  private mutating func resolve(
    _ id: Expression.ID, to found: (name: String, type: CELType, isVariable: Bool)
  ) {
    set(found.type, for: id)
    if case .type(let type?) = found.type, !found.isVariable {
      refer(id, to: .type(type))
    } else {
      refer(id, to: .variable(found.name))
    }
    if case .identifier(found.name) = tree[id] { return }
    tree.nodes[id] = .identifier(found.name)
  }

  private mutating func checkIdentifier(_ name: String, _ id: Expression.ID) {
    if let found = lookUp(name) {
      resolve(id, to: found)
    } else {
      set(.error, for: id)
      reportUndeclared(name, at: id)
    }
  }

  /// The call's arguments are known; what it is called on need not be a value.
  private mutating func finishArguments(_ id: Expression.ID) {
    guard case .call(let function, let target, let arguments) = tree[id] else { return }
    guard let target else {
      let name = function.hasPrefix(".") ? String(function.trimmingDot) : function
      guard environment.declarations.signatures[name] != nil else {
        set(.error, for: id)
        return reportUndeclared(function, at: id)
      }
      if name != function {
        tree.nodes[id] = .call(function: name, target: nil, arguments: arguments)
      }
      return checkCall(id)
    }
    if let first = tree.qualifier(target),
      environment.declarations.functionPrefixes.contains(first.trimmingDot),
      let prefix = tree.qualifiedName(target)
    {
      let name = prefix.trimmingDot + "." + function
      if environment.declarations.signatures[name] != nil {
        tree.nodes[id] = .call(function: name, target: nil, arguments: arguments)
        return checkCall(id)
      }
    }
    next(.visit(target), .receiver(id))
  }

  private mutating func finishReceiver(_ id: Expression.ID) {
    guard case .call(let function, _, _) = tree[id] else { return }
    guard environment.declarations.signatures[function] != nil else {
      set(.error, for: id)
      return reportUndeclared(function, at: id)
    }
    checkCall(id)
  }

  // The range and the initial value of a fold are known: what they are is what its variables are.
  private mutating func enterFold(_ id: Expression.ID) {
    guard case .comprehension(let fold) = tree[id] else { return }
    let range = unifier.resolve(type(of: fold.range), final: false)
    scope.append((fold.accumulator, type(of: fold.initial)))
    let first: CELType
    let second: CELType
    switch range {
    case .list(let element):
      (first, second) = (fold.secondVariable == nil ? element : .int, element)
    case .map(let key, let value): (first, second) = (key, value)
    case .dyn, .error, .variable:
      _ = unifier.assign(.dyn, to: range)
      (first, second) = (.dyn, .dyn)
    default:
      report(
        "expression of type '\(range.display)' cannot be range of a comprehension "
          + "(must be list, map, or dynamic)", at: fold.range)
      (first, second) = (.error, .error)
    }
    scope.append((fold.variable, first))
    if let name = fold.secondVariable { scope.append((name, second)) }
    next(
      .visit(fold.condition), .foldCondition(id), .visit(fold.step), .foldStep(id),
      .visit(fold.result), .foldResult(id))
  }

  private mutating func checkFold(_ id: Expression.ID, isCondition: Bool) {
    guard case .comprehension(let fold) = tree[id] else { return }
    let part = isCondition ? fold.condition : fold.step
    let wanted = isCondition ? .bool : type(of: fold.initial)
    if !unifier.assign(wanted, to: type(of: part)) {
      reportMismatch(wanted, type(of: part), at: part)
    }
    // The result is outside the loop: it sees the accumulator alone.
    if !isCondition { scope.removeLast(fold.secondVariable == nil ? 1 : 2) }
  }

  private mutating func leaveFold(_ id: Expression.ID) {
    guard case .comprehension(let fold) = tree[id] else { return }
    scope.removeLast()
    set(unifier.resolve(type(of: fold.result), final: false), for: id)
  }
}

extension String {
  /// Without the dot that says that a name is a whole one.
  fileprivate var trimmingDot: Substring { hasPrefix(".") ? dropFirst() : self[...] }
}
