/// A call whose cost is estimated.
struct Call {
  let id: Expression.ID
  let function: String
  let target: CostNode?
  let arguments: [CostNode]
  let argumentCosts: [CostEstimate]
}

extension CostEstimator {
  /// What one overload costs with its arguments, but without its target.
  mutating func estimate(_ call: Call, _ overload: String) -> CallEstimate {
    let arguments = call.argumentCosts.reduce(CostEstimate.none) { $0.adding($1) }
    let special =
      ListCosts(tree: checked.tree, sizes: known.declared).estimate(call, overload)
      ?? KubernetesCosts(tree: checked.tree, sizes: known.declared).estimate(call, overload)
    if let special {
      return CallEstimate(special.cost.adding(arguments), resultSize: special.resultSize)
    }
    switch overload {
    case "logical_or", "logical_and":
      guard let left = call.argumentCosts.first else { return CallEstimate(arguments) }
      return CallEstimate(CostEstimate(minimum: left.minimum, maximum: arguments.maximum))
    case "conditional": return conditional(call)
    case "add_string", "add_bytes", "add_list":
      let sum = addition(call, isList: overload == "add_list")
      return CallEstimate(sum.cost.adding(arguments), resultSize: sum.resultSize)
    default:
      let estimate = Self.standard(call, overload) ?? .one
      return CallEstimate(estimate.cost.adding(arguments), resultSize: estimate.resultSize)
    }
  }

  private mutating func conditional(_ call: Call) -> CallEstimate {
    let (costs, nodes) = (call.argumentCosts, call.arguments)
    guard costs.count == 3 else { return .one }
    known.setEntries(of: call.id, commonEntries(nodes[1], nodes[2]))
    return CallEstimate(
      costs[0].adding(costs[1].union(costs[2])),
      resultSize: nodes[1].sizeOrUnknown.union(nodes[2].sizeOrUnknown))
  }

  private mutating func addition(_ call: Call, isList: Bool) -> CallEstimate {
    guard call.arguments.count == 2 else { return .one }
    let (left, right) = (call.arguments[0], call.arguments[1])
    let size = left.sizeOrUnknown.adding(right.sizeOrUnknown)
    known.setEntries(of: call.id, commonEntries(left, right))
    let cost = isList ? CostEstimate.exactly(1) : size.times(CostFactor.stringTraversal)
    return CallEstimate(cost, resultSize: size)
  }

  private func commonEntries(_ left: CostNode, _ right: CostNode) -> EntrySizes? {
    guard let left = left.id.flatMap(known.entries),
      let right = right.id.flatMap(known.entries)
    else { return nil }
    return left.union(right)
  }

  /// cel-go's own functions that do not cost 1.
  private static func standard(_ call: Call, _ overload: String) -> CallEstimate? {
    let arguments = call.arguments
    let size = arguments.first?.sizeOrUnknown ?? .unknown
    let target = call.target?.sizeOrUnknown
    let traversal = CostFactor.stringTraversal
    switch (overload, arguments.count) {
    case ("string_format", _): return target.map { CallEstimate($0.times(traversal)) }
    case ("string_to_bytes", 1):
      return CallEstimate(
        size.times(traversal),
        resultSize: SizeEstimate(minimum: size.minimum, maximum: size.maximum &* 4))
    case ("bytes_to_string", 1):
      return CallEstimate(
        size.times(traversal),
        resultSize: SizeEstimate(minimum: size.minimum / 4, maximum: size.maximum))
    case ("strings_quote", 1):
      return CallEstimate(
        size.times(traversal),
        resultSize: SizeEstimate(
          minimum: size.minimum &+ 2, maximum: size.maximum &* 2 &+ 2))
    case ("starts_with_string", 1), ("ends_with_string", 1):
      return CallEstimate(size.times(traversal))
    case ("in_list", 2): return CallEstimate(arguments[1].sizeOrUnknown.times(1))
    case ("matches_string", 1):
      return target.map { target in
        // An empty text may need an expensive expression.
        let text = target.adding(.exactly(1)).times(traversal)
        return CallEstimate(text.multiplied(by: size.times(CostFactor.regexLength)))
      }
    case ("contains_string", 1):
      return target.map { CallEstimate($0.times(traversal).multiplied(by: size.times(traversal))) }
    case ("less_string", 2), ("greater_string", 2), ("less_equals_string", 2),
      ("greater_equals_string", 2), ("less_bytes", 2), ("greater_bytes", 2),
      ("less_equals_bytes", 2), ("greater_equals_bytes", 2), ("equals", 2), ("not_equals", 2):
      let maximum = min(size.maximum, arguments[1].sizeOrUnknown.maximum)
      let compared = CostEstimate(minimum: maximum > 0 ? 1 : 0, maximum: maximum)
      return CallEstimate(compared.times(traversal))
    default: return nil
    }
  }
}

extension CostNode {
  var sizeOrUnknown: SizeEstimate { size ?? .unknown }
}
