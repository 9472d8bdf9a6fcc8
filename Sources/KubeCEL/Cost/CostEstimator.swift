extension CheckedExpression {
  /// What evaluating the expression costs at least and at most, as cel-go's checker estimates it
  /// with the functions of Kubernetes.
  ///
  /// A test of presence, `has(self.a)`, costs nothing by itself.
  public func estimatedCost(_ sizes: some DeclaredSizes) -> CostEstimate {
    var estimator = CostEstimator(self, sizes)
    return estimator.cost(of: tree.root)
  }
}

/// Goes through an expression in the order of cel-go, on which estimates depend, with a stack of its
/// own.
struct CostEstimator {
  /// An expression of which some parts have been looked at.
  struct Frame {
    let id: Expression.ID
    /// How many.
    var step = 0
    var sum = CostEstimate.none
    var costs: [CostEstimate] = []
    var nodes: [CostNode] = []
    var entries = EntrySizes(
      isList: false, key: SizeEstimate(minimum: .max, maximum: 0),
      value: SizeEstimate(minimum: .max, maximum: 0))

    init(_ id: Expression.ID) { self.id = id }
  }

  enum Progress {
    case descend(Expression.ID)
    case finished(CostEstimate)
  }

  let checked: CheckedExpression
  var known: KnownSizes

  init(_ checked: CheckedExpression, _ sizes: some DeclaredSizes) {
    self.checked = checked
    known = KnownSizes(checked, sizes)
  }

  mutating func cost(of root: Expression.ID) -> CostEstimate {
    var stack = [Frame(root)]
    var result = CostEstimate.none
    while let top = stack.indices.last {
      switch advance(&stack[top], result) {
      case .descend(let part): stack.append(Frame(part))
      case .finished(let cost):
        result = cost
        stack.removeLast()
      }
    }
    return result
  }

  /// - Parameter part: what the part that was asked for last costs.
  private mutating func advance(_ frame: inout Frame, _ part: CostEstimate) -> Progress {
    defer { frame.step += 1 }
    let id = frame.id
    switch checked.tree[id] {
    case .literal, .unspecified: return .finished(.none)
    case .identifier(let name):
      let variable = known.variables[name]?.last
      known.paths[id] = variable?.path ?? ExpressionPath(variable: name)
      return .finished(CostFactor.selectAndIdentifier)
    case .select(let operand, let field, let isTest):
      guard frame.step > 0 else { return .descend(operand) }
      if isTest { return .finished(part) }
      known.paths[id] = known.path(of: operand).appending(field)
      return .finished(part.adding(Self.selectionCost(known.type(of: operand))))
    case .call(let function, let target, let arguments):
      return advance(&frame, part, function, target, arguments)
    case .list(let elements, _): return advance(&frame, part, list: elements)
    case .map(let entries): return advance(&frame, part, map: entries)
    case .message(_, let fields):
      if frame.step > 0 { frame.sum = frame.sum.adding(part) }
      guard frame.step < fields.count else {
        return .finished(frame.sum.adding(CostFactor.messageCreation))
      }
      return .descend(fields[frame.step].value)
    case .comprehension(let comprehension):
      return isBinding(comprehension)
        ? advance(&frame, part, binding: comprehension)
        : advance(&frame, part, loop: comprehension)
    }
  }

  private static func selectionCost(_ type: CELType) -> CostEstimate {
    switch type {
    case .map, .object, .parameter: CostFactor.selectAndIdentifier
    default: .none
    }
  }

  private mutating func advance(
    _ frame: inout Frame, _ part: CostEstimate, list elements: [Expression.ID]
  ) -> Progress {
    if frame.step > 0 {
      frame.sum = frame.sum.adding(part)
      let size = known.sizeOrUnknown(elements[frame.step - 1])
      frame.entries.value = frame.entries.value.union(size)
    }
    if frame.step < elements.count { return .descend(elements[frame.step]) }
    if elements.isEmpty { frame.entries.value.minimum = 0 }
    frame.entries.isList = true
    frame.entries.key = .exactly(1)
    known.computedEntries[frame.id] = frame.entries
    return .finished(frame.sum.adding(CostFactor.listCreation))
  }

  private mutating func advance(
    _ frame: inout Frame, _ part: CostEstimate, map entries: [Expression.MapEntry]
  ) -> Progress {
    if frame.step > 0 { frame.sum = frame.sum.adding(part) }
    if frame.step > 0, frame.step.isMultiple(of: 2) {
      let entry = entries[frame.step / 2 - 1]
      frame.entries.key = frame.entries.key.union(known.sizeOrUnknown(entry.key))
      frame.entries.value = frame.entries.value.union(known.sizeOrUnknown(entry.value))
    }
    if frame.step < entries.count * 2 {
      let entry = entries[frame.step / 2]
      return .descend(frame.step.isMultiple(of: 2) ? entry.key : entry.value)
    }
    if entries.isEmpty {
      frame.entries.key.minimum = 0
      frame.entries.value.minimum = 0
    }
    known.computedEntries[frame.id] = frame.entries
    return .finished(frame.sum.adding(CostFactor.mapCreation))
  }

  private mutating func advance(
    _ frame: inout Frame, _ part: CostEstimate, _ function: String, _ target: Expression.ID?,
    _ arguments: [Expression.ID]
  ) -> Progress {
    let id = frame.id
    if function == "dyn", let argument = arguments.first {
      guard frame.step > 0 else { return .descend(argument) }
      known.copySizes(to: id, from: argument)
      return .finished(part.adding(.exactly(1)))
    }
    if frame.step > 0, frame.step <= arguments.count {
      frame.costs.append(part)
      frame.nodes.append(known.node(arguments[frame.step - 1]))
    }
    if frame.step < arguments.count { return .descend(arguments[frame.step]) }
    guard case .overloads(let overloads) = checked.references[id], !overloads.isEmpty else {
      return .finished(.none)
    }
    if let target, frame.step == arguments.count { return .descend(target) }
    let call = Call(
      id: id, function: function, target: target.map { known.node($0) }, arguments: frame.nodes,
      argumentCosts: frame.costs)
    return .finished(cost(of: call, overloads).adding(target == nil ? .none : part))
  }

  private mutating func cost(of call: Call, _ overloads: [String]) -> CostEstimate {
    var cost = CostEstimate(minimum: .max, maximum: 0)
    var resultSize: SizeEstimate?
    for overload in overloads {
      let estimate = estimate(call, overload)
      cost = cost.union(estimate.cost)
      if let size = estimate.resultSize { resultSize = resultSize?.union(size) ?? size }
      if overload == "index_list" || overload == "index_map",
        let range = call.arguments.first?.id
      {
        resultSize = known.entries(of: range)?.value
        known.paths[call.id] = known.path(of: range).appending(
          overload == "index_list" ? "@items" : "@values")
      }
      if resultSize == nil { resultSize = known.size(of: call.id) }
    }
    known.setSize(of: call.id, resultSize)
    return cost
  }

  // The order in which things are looked at is cel-go's.
  private mutating func advance(
    _ frame: inout Frame, _ part: CostEstimate, loop: Expression.Comprehension
  ) -> Progress {
    switch frame.step {
    case 0: return .descend(loop.range)
    case 1:
      frame.sum = part
      return .descend(loop.initial)
    case 2:
      frame.sum = frame.sum.adding(part)
      known.push(loop.accumulator, boundTo: loop.initial)
      if let second = loop.secondVariable {
        known.push(loop.variable, keysOf: loop.range)
        known.push(second, valuesOf: loop.range)
      } else {
        known.push(loop.variable, elementsOf: loop.range)
      }
      return .descend(loop.condition)
    case 3:
      frame.costs = [part]
      return .descend(loop.step)
    case 4:
      frame.costs.append(part)
      known.pop(loop.variable)
      if let second = loop.secondVariable { known.pop(second) }
      return .descend(loop.result)
    default:
      frame.sum = frame.sum.adding(part)
      known.pop(loop.accumulator)
      let count = known.sizeOrUnknown(loop.range)
      let round = frame.costs.reduce(CostEstimate.none) { $0.adding($1) }
      setSizes(of: frame.id, loop, count)
      return .finished(frame.sum.adding(count.times(round)))
    }
  }

  private mutating func setSizes(
    of id: Expression.ID, _ loop: Expression.Comprehension, _ count: SizeEstimate
  ) {
    switch checked.tree[loop.initial] {
    case .literal: known.setSize(of: id, known.size(of: loop.initial))
    case .list, .map:
      known.computedSizes[id] = count
      if let entries = known.entries(of: loop.step) { known.computedEntries[id] = entries }
    default: break
    }
  }

  private mutating func advance(
    _ frame: inout Frame, _ part: CostEstimate, binding: Expression.Comprehension
  ) -> Progress {
    switch frame.step {
    case 0: return .descend(binding.range)
    case 1:
      frame.sum = part
      return .descend(binding.initial)
    case 2:
      frame.sum = frame.sum.adding(part)
      known.push(binding.accumulator, boundTo: binding.initial)
      return .descend(binding.result)
    default:
      known.pop(binding.accumulator)
      known.copySizes(to: frame.id, from: binding.result)
      return .finished(frame.sum.adding(part))
    }
  }
}

extension CostEstimator {
  /// Whether it is no loop and gives a name to a value: what `optMap` expands to.
  private func isBinding(_ comprehension: Expression.Comprehension) -> Bool {
    guard case .list(let elements, _) = checked.tree[comprehension.range], elements.isEmpty,
      case .literal(.bool(false)) = checked.tree[comprehension.condition]
    else { return false }
    return comprehension.accumulator != "__result__"
  }
}
