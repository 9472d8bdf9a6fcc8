extension PlanBuilder {
  mutating func planFold(_ fold: Expression.Comprehension, _ scope: Int) {
    let accumulator = local()
    let isNothing =
      if case .list(let list) = constants.values[fold.range] { list.count == 0 } else { false }
    let gathering = isNothing ? nil : gathering(fold)
    let begins = beginning(fold, accumulator, scope, gathering)
    let inner = self.scope([fold.accumulator: begins.local], in: scope)
    if isNothing {
      // What gives a value a name goes through an empty list.
      next(begins.tasks + [.node(fold.result, scope: inner)])
      return
    }
    let variable = local()
    let second = fold.secondVariable.map { _ in local() }
    var names = [fold.variable: Local(place: variable)]
    if let name = fold.secondVariable, let second { names[name] = Local(place: second) }
    if names[fold.accumulator] == nil { names[fold.accumulator] = begins.local }
    let body = self.scope(names, in: inner)
    plan.folds.append(Plan.Fold(variable: variable, secondVariable: second))
    let number = Int32(plan.folds.count - 1)
    let (loop, exit, end) = (label(), label(), label())
    var tasks: [Step] = [
      .node(fold.range, scope: scope),
      .going { .beginFold(number, end: $0.place(of: end)) },
    ]
    tasks += begins.tasks
    tasks += [.mark(loop), .going { .next(number, exit: $0.place(of: exit)) }]
    tasks += round(fold, accumulator, body, gathering, loop: loop, exit: exit)
    tasks.append(.mark(exit))
    tasks.append(
      isAccumulator(fold.result, fold) && gathering != nil
        ? .then { builder throws(CELFailure) in
          builder.next([.emit(.charge(1)), .emit(.gathered(accumulator))])
        }
        : .node(fold.result, scope: inner))
    next(tasks + [.mark(end)])
  }

  /// How the accumulator gets its first value: at once where that is a constant, and else when it
  /// is first asked for, as cel-go does it.
  private mutating func beginning(
    _ fold: Expression.Comprehension, _ accumulator: Int32, _ scope: Int, _ gathering: Gathering?
  ) -> (local: Local, tasks: [Step]) {
    switch gathering {
    case .list: return (Local(place: accumulator), [.emit(.beginList(accumulator))])
    case .map: return (Local(place: accumulator), [.emit(.beginMap(accumulator))])
    case nil: break
    }
    if let value = constants.values[fold.initial] {
      return (
        Local(place: accumulator), [.emit(constant(value)), .emit(.store(accumulator))]
      )
    }
    let (code, after) = (label(), label())
    return (
      Local(place: accumulator, code: code),
      [
        .emit(.clear(accumulator)),
        .going { .jump($0.place(of: after)) },
        .mark(code),
        .node(fold.initial, scope: scope),
        .emit(.keepLazy(accumulator)),
        .mark(after),
      ]
    )
  }

  private mutating func round(
    _ fold: Expression.Comprehension, _ accumulator: Int32, _ scope: Int,
    _ gathering: Gathering?, loop: Label, exit: Label
  ) -> [Step] {
    if let tasks = quantifierRound(fold, accumulator, scope, loop: loop, exit: exit) {
      return tasks
    }
    var tasks: [Step] = []
    if case .bool(true) = constants.values[fold.condition] {
    } else {
      tasks += [
        .node(fold.condition, scope: scope),
        .going { .exitUnlessTrue($0.place(of: exit)) },
      ]
    }
    if let gathering {
      tasks += gatheringStep(fold, gathering, accumulator, scope)
    } else {
      tasks += [.node(fold.step, scope: scope), .emit(.store(accumulator))]
    }
    return tasks + [.going { .again($0.place(of: loop)) }]
  }

  func isAccumulator(_ id: Expression.ID, _ fold: Expression.Comprehension) -> Bool {
    if case .identifier(fold.accumulator) = expression.tree[id] { true } else { false }
  }

  /// `all` and `exists`, whose rounds differ only in what is asked.
  private mutating func quantifierRound(
    _ fold: Expression.Comprehension, _ accumulator: Int32, _ scope: Int, loop: Label,
    exit: Label
  ) -> [Step]? {
    guard case .bool(let initial) = constants.values[fold.initial],
      fold.variable != fold.accumulator, fold.secondVariable != fold.accumulator,
      case .call("@not_strictly_false", nil, let conditions) = expression.tree[fold.condition],
      conditions.count == 1,
      case .call(let function, nil, let terms) = expression.tree[fold.step], terms.count == 2,
      isAccumulator(terms[0], fold)
    else { return nil }
    if initial, function == "_&&_", isAccumulator(conditions[0], fold) {
      return [
        .going { .allHead(accumulator, exit: $0.place(of: exit)) },
        .node(terms[1], scope: scope),
        .going { .allTail(accumulator, loop: $0.place(of: loop)) },
      ]
    }
    if !initial, function == "_||_",
      case .call("!_", nil, let negated) = expression.tree[conditions[0]], negated.count == 1,
      isAccumulator(negated[0], fold)
    {
      return [
        .going { .existsHead(accumulator, exit: $0.place(of: exit)) },
        .node(terms[1], scope: scope),
        .going { .existsTail(accumulator, loop: $0.place(of: loop)) },
      ]
    }
    return nil
  }
}
