/// `+ - * / %` on values of the same type; what does not fit its type is an error.
enum Arithmetic {
  static func add(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    switch (left, right) {
    case (.int(let left), .int(let right)):
      return .int(try checked(left.addingReportingOverflow(right), .intOverflow))
    case (.uint(let left), .uint(let right)):
      return .uint(try checked(left.addingReportingOverflow(right), .uintOverflow))
    case (.double(let left), .double(let right)): return .double(left + right)
    case (.string(let left), .string(let right)): return .string(left + right)
    case (.bytes(let left), .bytes(let right)): return .bytes(left + right)
    case (.list(let left), .list(let right)): return .list(try left + right)
    case (.duration(let left), .duration(let right)): return .duration(try left + right)
    case (.timestamp(let left), .duration(let right)): return .timestamp(try left + right)
    case (.duration(let left), .timestamp(let right)): return .timestamp(try right + left)
    case (.int, _), (.uint, _), (.double, _), (.string, _), (.bytes, _), (.list, _),
      (.duration, _), (.timestamp, _):
      throw .noSuchOverload
    default: throw noOperator("_+_")
    }
  }

  static func subtract(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    switch (left, right) {
    case (.int(let left), .int(let right)):
      return .int(try checked(left.subtractingReportingOverflow(right), .intOverflow))
    case (.uint(let left), .uint(let right)):
      return .uint(try checked(left.subtractingReportingOverflow(right), .uintOverflow))
    case (.double(let left), .double(let right)): return .double(left - right)
    case (.duration(let left), .duration(let right)): return .duration(try left - right)
    case (.timestamp(let left), .duration(let right)): return .timestamp(try left - right)
    case (.timestamp(let left), .timestamp(let right)): return .duration(try left - right)
    case (.int, _), (.uint, _), (.double, _), (.duration, _), (.timestamp, _):
      throw .noSuchOverload
    default: throw noOperator("_-_")
    }
  }

  static func multiply(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    switch (left, right) {
    case (.int(let left), .int(let right)):
      return .int(try checked(left.multipliedReportingOverflow(by: right), .intOverflow))
    case (.uint(let left), .uint(let right)):
      return .uint(try checked(left.multipliedReportingOverflow(by: right), .uintOverflow))
    case (.double(let left), .double(let right)): return .double(left * right)
    case (.int, _), (.uint, _), (.double, _): throw .noSuchOverload
    default: throw noOperator("_*_")
    }
  }

  static func divide(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    switch (left, right) {
    case (.int(let left), .int(let right)):
      guard right != 0 else { throw .divisionByZero }
      return .int(try checked(left.dividedReportingOverflow(by: right), .intOverflow))
    case (.uint(let left), .uint(let right)):
      guard right != 0 else { throw .divisionByZero }
      return .uint(left / right)
    case (.double(let left), .double(let right)): return .double(left / right)
    case (.int, _), (.uint, _), (.double, _): throw .noSuchOverload
    default: throw noOperator("_/_")
    }
  }

  static func remainder(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    switch (left, right) {
    case (.int(let left), .int(let right)):
      guard right != 0 else { throw .modulusByZero }
      return .int(try checked(left.remainderReportingOverflow(dividingBy: right), .intOverflow))
    case (.uint(let left), .uint(let right)):
      guard right != 0 else { throw .modulusByZero }
      return .uint(left % right)
    case (.int, _), (.uint, _): throw .noSuchOverload
    default: throw noOperator("_%_")
    }
  }

  static func negate(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .int(let value):
      guard value != .min else { throw .intOverflow }
      return .int(-value)
    case .double(let value): return .double(-value)
    case .duration(let value): return .duration(try -value)
    case .bool: throw .noSuchOverload
    default: throw noOperator("-_")
    }
  }

  static func not(_ value: CELValue) throws(CELFailure) -> CELValue { .bool(!(try value.truth)) }

  private static func noOperator(_ name: String) -> CELFailure {
    .other("no such overload: \(name)")
  }

  @inline(__always)
  private static func checked<Value>(
    _ result: (partialValue: Value, overflow: Bool), _ failure: CELFailure
  ) throws(CELFailure) -> Value {
    guard !result.overflow else { throw failure }
    return result.partialValue
  }
}

/// `< <= > >=`
enum Comparison {
  static func less(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .bool(try order(left, right, "_<_") == .less)
  }

  static func lessOrEqual(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .bool(try order(left, right, "_<=_") != .greater)
  }

  static func greater(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .bool(try order(left, right, "_>_") == .greater)
  }

  static func greaterOrEqual(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    .bool(try order(left, right, "_>=_") != .less)
  }

  private static func order(
    _ left: CELValue, _ right: CELValue, _ name: String
  ) throws(CELFailure) -> ValueOrder {
    switch left {
    case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration:
      return try CELValue.order(left, right)
    default: throw .other("no such overload: \(name)")
    }
  }
}
