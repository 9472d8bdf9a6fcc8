/// Folds that gather a list or a map, which then grows in its place: `map`, `filter`,
/// `transformList`, `transformMap`, `transformMapEntry`.
extension PlanBuilder {
  enum Gathering {
    /// The element that is added, and the condition for it.
    case list(element: Expression.ID, condition: Expression.ID?)
    /// A key with its value or a whole map, and the condition.
    case map(parts: [Expression.ID], condition: Expression.ID?)
  }

  func gathering(_ fold: Expression.Comprehension) -> Gathering? {
    guard isAccumulator(fold.result, fold) else { return nil }
    var (step, condition): (Expression.ID, Expression.ID?) = (fold.step, nil)
    if case .call("_?_:_", nil, let arguments) = expression.tree[step], arguments.count == 3,
      isAccumulator(arguments[2], fold)
    {
      (step, condition) = (arguments[1], arguments[0])
    }
    guard case .call(let function, nil, let arguments) = expression.tree[step],
      let first = arguments.first, isAccumulator(first, fold)
    else { return nil }
    switch (function, constants.values[fold.initial]) {
    case ("_+_", .list(let list)) where list.count == 0 && arguments.count == 2:
      guard case .list(let elements, let optionals) = expression.tree[arguments[1]],
        elements.count == 1, optionals.isEmpty
      else { return nil }
      return .list(element: elements[0], condition: condition)
    case ("cel.@mapInsert", .map(let map)) where map.count == 0:
      guard arguments.count == 2 || arguments.count == 3 else { return nil }
      return .map(parts: Array(arguments.dropFirst()), condition: condition)
    default: return nil
    }
  }

  func gatheringStep(
    _ fold: Expression.Comprehension, _ gathering: Gathering, _ accumulator: Int32, _ scope: Int
  ) -> [Step] {
    switch gathering {
    case .list(let element, let condition):
      // The accumulator that is read, the list of one element unless it is a constant, the sum.
      let isConstant = constants.values[element] != nil
      return guarded(
        condition, accumulator, scope,
        [
          .emit(.charge(isConstant ? 2 : 12)), .node(element, scope: scope),
          .emit(.append(accumulator)),
        ])
    case .map(let parts, let condition):
      // The accumulator and the insertion.
      let work: [Step] =
        [.emit(.charge(2))] + parts.map { .node($0, scope: scope) }
        + [.emit(parts.count == 2 ? .insert(accumulator) : .insertAll(accumulator))]
      return guarded(condition, accumulator, scope, work)
    }
  }

  private func guarded(
    _ condition: Expression.ID?, _ accumulator: Int32, _ scope: Int, _ work: [Step]
  ) -> [Step] {
    guard let condition else { return work }
    return [
      .then { builder throws(CELFailure) in
        let after = builder.label()
        builder.next(
          [
            .node(condition, scope: scope),
            .going { .branchGathering(accumulator, otherwise: $0.place(of: after)) },
          ] + work + [.mark(after)])
      }
    ]
  }
}
