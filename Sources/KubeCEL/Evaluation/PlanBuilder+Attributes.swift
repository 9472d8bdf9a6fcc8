/// Variables and what is reached from them by fields and indices: one attribute each, as cel-go has
/// it. Each access costs one, and the attribute one more, unless it is part of another.
extension PlanBuilder {
  private enum Access {
    case field(String, isOptional: Bool)
    case test(String)
    case constant(CELValue, isOptional: Bool)
    case index(Expression.ID, isOptional: Bool)

    var isOptional: Bool {
      switch self {
      case .field(_, let isOptional), .constant(_, let isOptional), .index(_, let isOptional):
        isOptional
      case .test: false
      }
    }

    var isRepeatable: Bool {
      if case .index = self { false } else { true }
    }
  }

  func isAttribute(_ id: Expression.ID) -> Bool {
    if constants.values[id] != nil { return false }
    return switch expression.tree[id] {
    case .identifier, .select: true
    case .call(let function, _, _):
      function == "_[_]" || function == "_[?_]" || function == "_?._" || function == "_?_:_"
    default: false
    }
  }

  mutating func planAttribute(
    _ id: Expression.ID, _ scope: Int, isCharged: Bool
  ) throws(CELFailure) {
    var accesses: [Access] = []
    var base = id
    while let (operand, access) = try access(base) {
      accesses.append(access)
      base = operand
    }
    accesses.reverse()
    if case .call("_?_:_", _, let arguments) = expression.tree[base],
      constants.values[base] == nil
    {
      // cel-go looks from each branch on; indices that are computed are left out, lest plans of
      // conditions in indices of conditions grow without bound.
      if accesses.allSatisfy(\.isRepeatable) {
        try planCondition(arguments, accesses, scope)
        return
      }
    }
    try plan(accesses, of: base, scope, isCharged: isCharged)
  }

  /// What a node is accessed by, and what is accessed; nil if it is no access.
  private func access(
    _ id: Expression.ID
  ) throws(CELFailure) -> (operand: Expression.ID, access: Access)? {
    if constants.values[id] != nil { return nil }
    switch expression.tree[id] {
    case .select(let operand, let field, let isTest):
      return (operand, isTest ? .test(field) : .field(field, isOptional: false))
    case .call(let function, _, let arguments):
      guard arguments.count == 2, function == "_[_]" || function == "_[?_]" || function == "_?._"
      else { return nil }
      let isOptional = function != "_[_]"
      guard let key = constants.values[arguments[1]] else {
        return (arguments[0], .index(arguments[1], isOptional: isOptional))
      }
      switch key {
      case .string(let name): return (arguments[0], .field(name, isOptional: isOptional))
      case .bool, .int, .uint, .double:
        return (arguments[0], .constant(key, isOptional: isOptional))
      default: throw .other("invalid qualifier type: \(key.goTypeName)")
      }
    default: return nil
    }
  }

  private mutating func planCondition(
    _ arguments: [Expression.ID], _ accesses: [Access], _ scope: Int
  ) throws(CELFailure) {
    let (otherwise, end) = (label(), label())
    next([
      .node(arguments[0], scope: scope),
      .going { .branch(otherwise: $0.place(of: otherwise), end: $0.place(of: end)) },
      .then { builder throws(CELFailure) in
        try builder.planBranch(arguments[1], accesses, scope)
      },
      .going { .jump($0.place(of: end)) },
      .mark(otherwise),
      .then { builder throws(CELFailure) in
        try builder.planBranch(arguments[2], accesses, scope)
      },
      .mark(end),
    ])
  }

  private mutating func planBranch(
    _ id: Expression.ID, _ accesses: [Access], _ scope: Int
  ) throws(CELFailure) {
    guard !accesses.isEmpty else {
      next([.part(id, scope: scope)])
      return
    }
    var own: [Access] = []
    var base = id
    while let (operand, access) = try access(base) {
      own.append(access)
      base = operand
    }
    let all = own.reversed() + accesses
    if case .call("_?_:_", _, let arguments) = expression.tree[base],
      constants.values[base] == nil, all.allSatisfy(\.isRepeatable)
    {
      try planCondition(arguments, all, scope)
    } else {
      try plan(all, of: base, scope, isCharged: false)
    }
  }

  private mutating func plan(
    _ accesses: [Access], of base: Expression.ID, _ scope: Int, isCharged: Bool
  ) throws(CELFailure) {
    var tasks: [Step] = []
    let isTest = if case .test = accesses.last { true } else { false }
    var mayBeOptional = mayBeOptional(base)
    if case .identifier(let name) = expression.tree[base], constants.values[base] == nil {
      // A test gives back what an attribute costs.
      let isCharged = isCharged && !isTest
      if isCharged, let place = plainLocal(name, in: scope) {
        if case .field(let name, isOptional: false) = accesses.first, !mayBeOptional,
          !accesses.contains(where: \.isOptional)
        {
          tasks.append(.emit(.localField(place, field: field(name))))
          for access in accesses.dropFirst() { tasks += plainAccess(access, scope) }
          next(tasks)
          return
        }
        tasks.append(.emit(.chargedLocal(place)))
      } else {
        if isCharged { tasks.append(.emit(.charge(1))) }
        tasks.append(contentsOf: load(name, in: scope))
      }
      if accesses.isEmpty, mayBeOptional { tasks.append(.emit(.rewrap)) }
    } else {
      tasks.append(.node(base, scope: scope))
      if isCharged, !isTest { tasks.append(.emit(.charge(1))) }
    }
    guard !accesses.isEmpty else {
      next(tasks)
      return
    }
    mayBeOptional = mayBeOptional || accesses.contains(where: \.isOptional)
    if mayBeOptional {
      tasks += optionalAccesses(accesses, scope, isTest: isTest)
    } else {
      for access in accesses { tasks += plainAccess(access, scope) }
    }
    next(tasks)
  }

  /// The place of a local value that is there.
  private func plainLocal(_ name: String, in scope: Int) -> Int32? {
    guard let local = local(named: name, in: scope), local.code == nil else { return nil }
    return local.place
  }

  private mutating func load(_ name: String, in scope: Int) -> [Step] {
    let isGlobal = name.hasPrefix(".")
    if !isGlobal, let local = local(named: name, in: scope) {
      guard let code = local.code else { return [.emit(.local(local.place))] }
      return [.going { .lazyLocal(local.place, code: $0.place(of: code)) }]
    }
    let name = isGlobal ? String(name.dropFirst()) : name
    if let place = plan.variables.firstIndex(of: name) { return [.emit(.variable(Int32(place)))] }
    plan.variables.append(name)
    return [.emit(.variable(Int32(plan.variables.count - 1)))]
  }

  private mutating func plainAccess(_ access: Access, _ scope: Int) -> [Step] {
    switch access {
    case .field(let name, _): return [.emit(.select(field(name)))]
    case .test(let name): return [.emit(.test(field(name)))]
    case .constant(let key, _): return [.emit(.indexConstant(constantPlace(key)))]
    case .index(let index, _):
      let end = label()
      return [
        .going { .leaveIfFailed(below: 0, end: $0.place(of: end)) },
        indexTask(index, scope),
        .emit(.index),
        .mark(end),
      ]
    }
  }

  private mutating func optionalAccesses(
    _ accesses: [Access], _ scope: Int, isTest: Bool
  ) -> [Step] {
    let (mode, end) = (local(), label())
    var tasks: [Step] = [.going { .beginOptional(mode: mode, end: $0.place(of: end)) }]
    for access in accesses {
      switch access {
      case .field(let name, let isOptional):
        let field = field(name)
        tasks.append(
          .going {
            let end = $0.place(of: end)
            return isOptional
              ? .selectOptional(field, mode: mode, end: end)
              : .selectIn(field, mode: mode, end: end)
          })
      case .test(let name):
        let field = field(name)
        tasks.append(.going { .testIn(field, mode: mode, end: $0.place(of: end)) })
      case .constant(let key, let isOptional):
        let key = constantPlace(key)
        tasks.append(
          .going {
            let end = $0.place(of: end)
            return isOptional
              ? .indexConstantOptional(key, mode: mode, end: end)
              : .indexConstantIn(key, mode: mode, end: end)
          })
      case .index(let index, let isOptional):
        tasks += [
          .going { .leaveIfFailed(below: 0, end: $0.place(of: end)) },
          indexTask(index, scope),
          .going {
            let end = $0.place(of: end)
            return isOptional
              ? .indexOptional(mode: mode, end: end) : .indexIn(mode: mode, end: end)
          },
        ]
      }
    }
    tasks.append(.emit(.endOptional(mode: mode)))
    tasks.append(.mark(end))
    if isTest { tasks.append(.emit(.endTest)) }
    return tasks
  }

  private func indexTask(_ id: Expression.ID, _ scope: Int) -> Step {
    isAttribute(id) ? .part(id, scope: scope) : .node(id, scope: scope)
  }

  private mutating func constantPlace(_ value: CELValue) -> Int32 {
    plan.constants.append(value)
    return Int32(plan.constants.count - 1)
  }
}
