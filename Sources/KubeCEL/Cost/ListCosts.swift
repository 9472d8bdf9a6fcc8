/// Costs of cel-go's extension libraries for lists and sets, which go before all others.
struct ListCosts {
  let tree: SyntaxTree
  let sizes: any DeclaredSizes

  func estimate(_ call: Call, _ overload: String) -> CallEstimate? {
    let arguments = call.arguments
    switch (overload, arguments.count) {
    case ("list_sets_contains_list", 2), ("list_sets_intersects_list", 2):
      return sets(arguments, factor: 1)
    case ("list_sets_equivalent_list", 2): return sets(arguments, factor: 2)
    case ("lists_range", 1) where call.target == nil:
      return allocation(1, .exactly(integer(arguments[0], orElse: .max)))
    default: break
    }
    guard let target = call.target else { return nil }
    let size = target.size(sizes)
    switch (overload, arguments.count) {
    case ("list_slice", 2):
      let end = integer(arguments[1], orElse: size.maximum)
      return allocation(1, .exactly(end &- integer(arguments[0], orElse: 0)))
    case ("list_flatten", 0): return allocation(1, size)
    case ("list_flatten_int", 1):
      return allocation(Double(integer(arguments[0], orElse: .max)), size)
    case ("list_reverse", 0): return allocation(1, size)
    case ("list_distinct", 0): return allocation(2, size.multiplied(by: size))
    default: break
    }
    guard overload.hasPrefix("list_") else { return nil }
    if overload.hasSuffix("_sort"), arguments.isEmpty {
      return sort(size, texts: overload == "list_string_sort" || overload == "list_bytes_sort")
    }
    if overload.hasSuffix("_sortByAssociatedKeys"), arguments.count == 1 {
      let texts = ["list_string_sortByAssociatedKeys", "list_bytes_sortByAssociatedKeys"]
      return sort(arguments[0].size(sizes), texts: texts.contains(overload))
    }
    return nil
  }

  private func sets(_ arguments: [CostNode], factor: Double) -> CallEstimate {
    let comparisons = arguments[0].size(sizes).multiplied(by: arguments[1].size(sizes))
    return CallEstimate(comparisons.times(factor).adding(.exactly(1)))
  }

  private func sort(_ size: SizeEstimate, texts: Bool) -> CallEstimate {
    allocation(2 + (texts ? CostFactor.stringTraversal : 0), size.multiplied(by: size))
  }

  /// Of a call that makes a list.
  private func allocation(_ factor: Double, _ size: SizeEstimate) -> CallEstimate {
    CallEstimate(
      size.times(factor).adding(.exactly(1)).adding(CostFactor.listCreation), resultSize: size)
  }

  private func integer(_ node: CostNode, orElse unknown: UInt64) -> UInt64 {
    guard let id = node.id, case .literal(.int(let value)) = tree[id] else { return unknown }
    return UInt64(max(value, 0))
  }
}

extension CostNode {
  /// As far as it is known or declared.
  func size(_ sizes: any DeclaredSizes) -> SizeEstimate {
    if let size { return size }
    return path.isEmpty ? .unknown : sizes.size(at: path.names) ?? .unknown
  }

  /// What is in it, if it is a list: only its path and its type.
  var item: CostNode? {
    let type: CELType
    switch self.type {
    case .list(let item): type = item
    case .map(let key, _): type = key
    case .opaque(_, let parameters):
      guard let first = parameters.first else { return nil }
      type = first
    default: return nil
    }
    let path = self.path.isEmpty ? .none : self.path.copyAppending("@items")
    return CostNode(id: nil, path: path, type: type)
  }
}
