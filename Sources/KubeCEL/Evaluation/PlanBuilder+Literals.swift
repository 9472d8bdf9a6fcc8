extension PlanBuilder {
  private static let listCost: UInt32 = 10
  private static let mapCost: UInt32 = 30

  mutating func planList(_ elements: [Expression.ID], _ optionals: [Int], _ scope: Int) {
    let indices = Set(optionals)
    let flags = optionals.isEmpty ? [] : elements.indices.map(indices.contains)
    planLiteral(
      elements, Plan.LiteralShape(count: elements.count, optionals: flags), scope,
      cost: Self.listCost
    ) { .makeList($0) }
  }

  mutating func planMap(_ entries: [Expression.MapEntry], _ scope: Int) {
    let flags = entries.contains(where: \.isOptional) ? entries.map(\.isOptional) : []
    planLiteral(
      entries.flatMap { [$0.key, $0.value] },
      Plan.LiteralShape(count: entries.count, optionals: flags), scope, cost: Self.mapCost
    ) { .makeMap($0) }
  }

  /// The first part that is an error is the result. What is made costs in any case.
  private mutating func planLiteral(
    _ parts: [Expression.ID], _ shape: Plan.LiteralShape, _ scope: Int, cost: UInt32,
    _ make: (Int32) -> Instruction
  ) {
    plan.shapes.append(shape)
    let instruction = make(Int32(plan.shapes.count - 1))
    let end = label()
    var tasks: [Step] = [.emit(.charge(cost))]
    for (index, part) in parts.enumerated() {
      tasks.append(.node(part, scope: scope))
      tasks.append(.going { .leaveIfFailed(below: UInt32(index), end: $0.place(of: end)) })
    }
    next(tasks + [.emit(instruction), .mark(end)])
  }
}
