/// The comparison of values that hold no others, or not both.
enum ScalarEquality {
  static func areEqual(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> Bool {
    switch (left, right) {
    case (.bool(let left), .bool(let right)): return left == right
    case (.string(let left), .string(let right)): return left.isSame(as: right)
    case (.bytes(let left), .bytes(let right)): return left == right
    case (.timestamp(let left), .timestamp(let right)): return left == right
    case (.duration(let left), .duration(let right)): return left == right
    case (.int, _), (.uint, _), (.double, _): return ValueOrder.compare(left, right) == .equal
    case (.type(let left), .type(let right)): return left.runtimeName == right.runtimeName
    case (.quantity(let left), .quantity(let right)):
      guard !right.isCalculated else { throw .noSuchOverload }
      return left.quantity == right.quantity
    case (.semver(let left), .semver(let right)): return left.order(right) == 0
    case (.ip(let left), .ip(let right)): return left == right
    case (.cidr(let left), .cidr(let right)): return left == right
    case (.url(let left), .url(let right)): return left.text.isSame(as: right.text)
    case (.format(let left), .format(let right)): return left == right
    case (.unknown(let left), _): return left == right.json ?? .null
    case (.quantity, _), (.semver, _), (.ip, _), (.cidr, _), (.url, _), (.format, _):
      throw .noSuchOverload
    case (.list(let list), _):
      if list.isTyped { throw .noSuchOverload }
      return false
    case (.map(let map), _):
      if map.isTyped { throw .noSuchOverload }
      return false
    default: return false
    }
  }
}
