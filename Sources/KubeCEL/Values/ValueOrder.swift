/// How values are ordered.
enum ValueOrder: Int, Sendable {
  case less = -1
  case equal = 0
  case greater = 1

  init<Value: Comparable>(_ left: Value, _ right: Value) {
    self = left < right ? .less : left == right ? .equal : .greater
  }

  var reversed: ValueOrder {
    switch self {
    case .less: .greater
    case .equal: .equal
    case .greater: .less
    }
  }

  /// Of two numbers of any types; nil if one is no number, or not a number.
  static func compare(_ left: CELValue, _ right: CELValue) -> ValueOrder? {
    switch (left, right) {
    case (.int(let left), .int(let right)): ValueOrder(left, right)
    case (.uint(let left), .uint(let right)): ValueOrder(left, right)
    case (.double(let left), .double(let right)):
      left.isNaN || right.isNaN ? nil : ValueOrder(left, right)
    case (.int(let left), .uint(let right)): compare(left, right)
    case (.uint(let left), .int(let right)): compare(right, left).reversed
    case (.int(let left), .double(let right)): compare(right, left)?.reversed
    case (.double(let left), .int(let right)): compare(left, right)
    case (.uint(let left), .double(let right)): compare(right, left)?.reversed
    case (.double(let left), .uint(let right)): compare(left, right)
    default: nil
    }
  }

  private static func compare(_ left: Int64, _ right: UInt64) -> ValueOrder {
    left < 0 ? .less : ValueOrder(UInt64(left), right)
  }

  /// Within the range of integers both are compared as doubles, as cel-go does.
  private static func compare(_ left: Double, _ right: Int64) -> ValueOrder? {
    if left.isNaN { return nil }
    if left < -0x1p63 { return .less }
    if left > 0x1p63 { return .greater }
    return ValueOrder(left, Double(right))
  }

  private static func compare(_ left: Double, _ right: UInt64) -> ValueOrder? {
    if left.isNaN { return nil }
    if left < 0 { return .less }
    if left > 0x1p64 { return .greater }
    return ValueOrder(left, Double(right))
  }
}

extension CELValue {
  /// What `<` and the functions that sort go by.
  static func order(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> ValueOrder {
    switch (left, right) {
    case (.int(let left), .int(let right)): return ValueOrder(left, right)
    case (.string(let left), .string(let right)): return left.order(right)
    case (.bool(let left), .bool(let right)): return ValueOrder(left ? 1 : 0, right ? 1 : 0)
    case (.timestamp(let left), .timestamp(let right)): return ValueOrder(left, right)
    case (.duration(let left), .duration(let right)): return ValueOrder(left, right)
    case (.bytes(let left), .bytes(let right)):
      return left.lexicographicallyPrecedes(right) ? .less : left == right ? .equal : .greater
    default: break
    }
    if let order = ValueOrder.compare(left, right) { return order }
    if case .double(let left) = left, left.isNaN { throw .notANumber }
    switch (left, right) {
    case (.int, .double), (.uint, .double), (.double, .double): throw .notANumber
    default: throw .noSuchOverload
    }
  }
}

extension String {
  /// Whether the bytes are the same. Swift takes some different texts for equal.
  func isSame(as other: String) -> Bool {
    let count = utf8.count
    guard count == other.utf8.count else { return false }
    // Only texts that are not ASCII are equal by Swift's rules, of one length and not the same.
    guard self == other else { return false }
    if count < 3 { return true }
    return utf8.elementsEqual(other.utf8)
  }

  /// By bytes, which is by Unicode scalars.
  func order(_ other: String) -> ValueOrder {
    var (left, right) = (utf8.makeIterator(), other.utf8.makeIterator())
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return .equal
      case (nil, _): return .less
      case (_, nil): return .greater
      case (let left?, let right?):
        if left != right { return left < right ? .less : .greater }
      }
    }
  }
}
