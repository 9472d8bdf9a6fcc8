extension CheckedExpression {
  /// What evaluating the expression costs at least and at most, as cel-go's checker estimates it
  /// with the functions of Kubernetes.
  ///
  /// A test of presence, `has(self.a)`, costs nothing by itself.
  public func estimatedCost(_ sizes: some DeclaredSizes) -> CostEstimate {
    var estimator = CostEstimator(self, sizes)
    return estimator.cost(of: root)
  }
}

/// Goes through an expression in the order of cel-go, on which estimates depend, with a stack of its
/// own.
struct CostEstimator {
  struct LocalVariable {
    var path: ExpressionPath
    var size: SizeEstimate?
    var entries: EntrySizes?
  }

  /// An expression of which some parts have been looked at.
  struct Frame {
    let expression: Expression
    /// How many.
    var step = 0
    var sum = CostEstimate.none
    var costs: [CostEstimate] = []
    var nodes: [CostNode] = []
    var entries = EntrySizes(
      isList: false, key: SizeEstimate(minimum: .max, maximum: 0),
      value: SizeEstimate(minimum: .max, maximum: 0))

    init(_ expression: Expression) { self.expression = expression }
  }

  enum Progress {
    case descend(Expression)
    case finished(CostEstimate)
  }

  let checked: CheckedExpression
  let sizes: any DeclaredSizes
  private var paths: [Int: ExpressionPath] = [:]
  private var variables: [String: [LocalVariable]] = [:]
  private var computedSizes: [Int: SizeEstimate] = [:]
  private var computedEntries: [Int: EntrySizes] = [:]

  init(_ checked: CheckedExpression, _ sizes: some DeclaredSizes) {
    self.checked = checked
    self.sizes = sizes
  }

  mutating func cost(of root: Expression) -> CostEstimate {
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
    let expression = frame.expression
    switch expression.kind {
    case .literal: return .finished(.none)
    case .identifier(let name):
      let variable = variables[name]?.last
      paths[expression.id] = variable?.path ?? ExpressionPath(variable: name)
      return .finished(CostFactor.selectAndIdentifier)
    case .select(let operand, let field, let isTest):
      guard frame.step > 0 else { return .descend(operand) }
      if isTest { return .finished(part) }
      paths[expression.id] = path(of: operand).appending(field)
      return .finished(part.adding(Self.selectionCost(type(of: operand))))
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
      return comprehension.isBinding
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
    _ frame: inout Frame, _ part: CostEstimate, list elements: [Expression]
  ) -> Progress {
    if frame.step > 0 {
      frame.sum = frame.sum.adding(part)
      let size = sizeOrUnknown(elements[frame.step - 1])
      frame.entries.value = frame.entries.value.union(size)
    }
    if frame.step < elements.count { return .descend(elements[frame.step]) }
    if elements.isEmpty { frame.entries.value.minimum = 0 }
    frame.entries.isList = true
    frame.entries.key = .exactly(1)
    computedEntries[frame.expression.id] = frame.entries
    return .finished(frame.sum.adding(CostFactor.listCreation))
  }

  private mutating func advance(
    _ frame: inout Frame, _ part: CostEstimate, map entries: [Expression.MapEntry]
  ) -> Progress {
    if frame.step > 0 { frame.sum = frame.sum.adding(part) }
    if frame.step > 0, frame.step.isMultiple(of: 2) {
      let entry = entries[frame.step / 2 - 1]
      frame.entries.key = frame.entries.key.union(sizeOrUnknown(entry.key))
      frame.entries.value = frame.entries.value.union(sizeOrUnknown(entry.value))
    }
    if frame.step < entries.count * 2 {
      let entry = entries[frame.step / 2]
      return .descend(frame.step.isMultiple(of: 2) ? entry.key : entry.value)
    }
    if entries.isEmpty {
      frame.entries.key.minimum = 0
      frame.entries.value.minimum = 0
    }
    computedEntries[frame.expression.id] = frame.entries
    return .finished(frame.sum.adding(CostFactor.mapCreation))
  }

  private mutating func advance(
    _ frame: inout Frame, _ part: CostEstimate, _ function: String, _ target: Expression?,
    _ arguments: [Expression]
  ) -> Progress {
    let id = frame.expression.id
    if function == "dyn", let argument = arguments.first {
      guard frame.step > 0 else { return .descend(argument) }
      copySizes(to: id, from: argument)
      return .finished(part.adding(.exactly(1)))
    }
    if frame.step > 0, frame.step <= arguments.count {
      frame.costs.append(part)
      frame.nodes.append(node(arguments[frame.step - 1]))
    }
    if frame.step < arguments.count { return .descend(arguments[frame.step]) }
    guard case .overloads(let overloads) = checked.references[id], !overloads.isEmpty else {
      return .finished(.none)
    }
    if let target, frame.step == arguments.count { return .descend(target) }
    let call = Call(
      id: id, function: function, target: target.map { node($0) }, arguments: frame.nodes,
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
        let range = call.arguments.first?.expression
      {
        resultSize = entries(of: range)?.value
        paths[call.id] = path(of: range).appending(
          overload == "index_list" ? "@items" : "@values")
      }
      if resultSize == nil { resultSize = size(id: call.id, kind: nil) }
    }
    setSize(of: call.id, resultSize)
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
      push(loop.accumulator, boundTo: loop.initial)
      if let second = loop.secondVariable {
        push(loop.variable, keysOf: loop.range)
        push(second, valuesOf: loop.range)
      } else {
        push(loop.variable, elementsOf: loop.range)
      }
      return .descend(loop.condition)
    case 3:
      frame.costs = [part]
      return .descend(loop.step)
    case 4:
      frame.costs.append(part)
      pop(loop.variable)
      if let second = loop.secondVariable { pop(second) }
      return .descend(loop.result)
    default:
      frame.sum = frame.sum.adding(part)
      pop(loop.accumulator)
      let count = sizeOrUnknown(loop.range)
      let round = frame.costs.reduce(CostEstimate.none) { $0.adding($1) }
      setSizes(of: frame.expression.id, loop, count)
      return .finished(frame.sum.adding(count.times(round)))
    }
  }

  private mutating func setSizes(
    of id: Int, _ loop: Expression.Comprehension, _ count: SizeEstimate
  ) {
    switch loop.initial.kind {
    case .literal: setSize(of: id, size(of: loop.initial))
    case .list, .map:
      computedSizes[id] = count
      if let entries = entries(of: loop.step) { computedEntries[id] = entries }
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
      push(binding.accumulator, boundTo: binding.initial)
      return .descend(binding.result)
    default:
      pop(binding.accumulator)
      copySizes(to: frame.expression.id, from: binding.result)
      return .finished(frame.sum.adding(part))
    }
  }
}

extension Expression.Comprehension {
  /// Whether it is no loop and gives a name to a value: what `optMap` and `sortBy` expand to.
  var isBinding: Bool {
    guard case .list(let elements, _) = range.kind, elements.isEmpty,
      case .literal(.bool(false)) = condition.kind
    else { return false }
    return accumulator != "__result__"
  }
}

extension CostEstimator {
  func type(of expression: Expression) -> CELType { checked.types[expression.id] ?? .dyn }

  private func path(of expression: Expression) -> ExpressionPath {
    if case .identifier(let name) = expression.kind, let variable = variables[name]?.last {
      return variable.path
    }
    return paths[expression.id] ?? .none
  }

  private mutating func node(_ expression: Expression) -> CostNode {
    var path = path(of: expression)
    if path.first == "@result" || path.first == "__result__" { path = .none }
    return CostNode(
      path: path, type: type(of: expression), expression: expression,
      size: size(of: expression))
  }

  private mutating func push(_ name: String, boundTo value: Expression) {
    let variable = LocalVariable(
      path: path(of: value), size: size(of: value), entries: entries(of: value))
    variables[name, default: []].append(variable)
  }

  private mutating func push(_ name: String, keysOf range: Expression) {
    push(name, range, isList(range) ? "@indices" : "@keys", entries(of: range)?.key)
  }

  private mutating func push(_ name: String, valuesOf range: Expression) {
    push(name, range, isList(range) ? "@items" : "@values", entries(of: range)?.value)
  }

  private mutating func push(_ name: String, elementsOf range: Expression) {
    isList(range) ? push(name, valuesOf: range) : push(name, keysOf: range)
  }

  private mutating func push(
    _ name: String, _ range: Expression, _ suffix: String, _ size: SizeEstimate?
  ) {
    let variable = LocalVariable(path: path(of: range).appending(suffix), size: size)
    variables[name, default: []].append(variable)
  }

  private mutating func pop(_ name: String) {
    _ = variables[name]?.popLast()
  }

  private func isList(_ range: Expression) -> Bool {
    if let entries = entries(of: range) { return entries.isList }
    if case .list = type(of: range) { return true }
    return false
  }

  func entries(of expression: Expression) -> EntrySizes? {
    if let known = computedEntries[expression.id] { return known }
    guard case .identifier(let name) = expression.kind else { return nil }
    return variables[name]?.last?.entries
  }

  mutating func setEntries(of id: Int, _ entries: EntrySizes?) {
    if let entries { computedEntries[id] = entries }
  }

  private mutating func setSize(of id: Int, _ size: SizeEstimate?) {
    if let size { computedSizes[id] = size }
  }

  private mutating func copySizes(to id: Int, from expression: Expression) {
    setSize(of: id, size(of: expression))
    setEntries(of: id, entries(of: expression))
  }

  mutating func sizeOrUnknown(_ expression: Expression) -> SizeEstimate {
    size(of: expression) ?? .unknown
  }

  private mutating func size(of expression: Expression) -> SizeEstimate? {
    size(id: expression.id, kind: expression.kind)
  }

  /// - Parameter kind: nil of a call.
  private mutating func size(id: Int, kind: Expression.Kind?) -> SizeEstimate? {
    if let known = computedSizes[id] { return known }
    if let size = kind?.ownSize { return size }
    var variable: LocalVariable?
    if case .identifier(let name) = kind { variable = variables[name]?.last }
    let path = variable?.path ?? paths[id] ?? .none
    if !path.isEmpty, let declared = sizes.size(at: path.names) {
      computedSizes[id] = declared
      return declared
    }
    if (checked.types[id] ?? .dyn).isScalar { return .exactly(1) }
    return variable?.size
  }
}

extension Expression.Kind {
  /// The size that is seen in the expression itself.
  fileprivate var ownSize: SizeEstimate? {
    switch self {
    case .literal(.string(let text)): .exactly(UInt64(text.unicodeScalars.count))
    case .literal(.bytes(let bytes)): .exactly(UInt64(bytes.count))
    case .literal: .exactly(1)
    case .list(let elements, _): .exactly(UInt64(elements.count))
    case .map(let entries): .exactly(UInt64(entries.count))
    default: nil
    }
  }
}

extension CELType {
  /// Whether its values have one size.
  fileprivate var isScalar: Bool {
    switch self {
    case .bool, .int, .uint, .double, .timestamp, .duration: true
    case .opaque("optional_type", let parameters): parameters.first?.isScalar ?? false
    default: false
    }
  }
}
