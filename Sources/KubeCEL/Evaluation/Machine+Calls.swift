extension Machine {
  mutating func call(_ index: Int) {
    let call = plan.calls[index]
    switch call.target {
    case .constant(let value):
      cost &+= 1
      push(.value(value))
    case .unary(let function) where call.argumentCount == 1: callUnary(call, function)
    case .binary(let function) where call.argumentCount == 2: callBinary(call, function)
    default: callAny(call)
    }
    // What a call cost may be far beyond the limit.
    if cost > limit { end(.costLimitExceeded) }
  }

  @inline(__always)
  private mutating func callUnary(
    _ call: PlannedCall, _ function: @Sendable (CELValue) throws(CELFailure) -> CELValue
  ) {
    let argument = stack[count - 1]
    guard case .value(let value) = argument else {
      cost &+= call.cost.amount([nil], nil)
      return
    }
    let result = Operand { () throws(CELFailure) in
      try call.check([value])
      return try function(value)
    }
    if call.cost == .one {
      cost &+= 1
    } else {
      cost &+= call.cost.amount([value], result.value)
    }
    finish(result)
  }

  @inline(__always)
  private mutating func callBinary(
    _ call: PlannedCall, _ function: @Sendable (CELValue, CELValue) throws(CELFailure) -> CELValue
  ) {
    let right = pop()
    let left = stack[count - 1]
    guard case .value(let first) = left, case .value(let second) = right else {
      cost &+= call.cost.amount([left.value, right.value], nil)
      if case .value = left { replaceTop(right) }
      return
    }
    let result = Operand { () throws(CELFailure) in
      if call.guards != nil { try call.check([first, second]) }
      return try function(first, second)
    }
    if call.cost == .one {
      cost &+= 1
    } else {
      cost &+= call.cost.amount([first, second], result.value)
    }
    finish(result)
  }

  private mutating func callAny(_ call: PlannedCall) {
    var arguments: [CELValue] = []
    var all: [CELValue?] = []
    var failure: CELFailure?
    let first = count - call.argumentCount
    for index in 0..<call.argumentCount {
      switch stack[first + index] {
      case .value(let value):
        arguments.append(value)
        all.append(value)
      case .failure(let error):
        failure = failure ?? error
        all.append(nil)
      default: all.append(nil)
      }
    }
    drop(call.argumentCount)
    let values = arguments
    let result =
      failure.map { Operand.failure($0) }
      ?? Operand { () throws(CELFailure) in try call.result(values) }
    cost &+= call.cost.amount(all, result.value)
    push(.unset)
    finish(result)
  }

  private mutating func finish(_ result: Operand) {
    if case .failure(.costLimitExceeded) = result { end(.costLimitExceeded) }
    replaceTop(result)
  }
}

extension PlannedCall {
  fileprivate func check(_ arguments: [CELValue]) throws(CELFailure) {
    guard let guards else { return }
    guard guards.count == arguments.count, zip(guards, arguments).allSatisfy({ $0.accepts($1) })
    else { throw noSuchOverload(arguments) }
  }

  private func noSuchOverload(_ arguments: [CELValue]) -> CELFailure {
    let types = arguments.map(\.typeName).joined(separator: ", ")
    return .other("no such overload: \(function)(\(types))")
  }

  fileprivate func result(_ arguments: [CELValue]) throws(CELFailure) -> CELValue {
    switch target {
    case .constant(let value): return value
    case .unary(let function) where arguments.count == 1:
      try check(arguments)
      return try function(arguments[0])
    case .binary(let function) where arguments.count == 2:
      try check(arguments)
      return try function(arguments[0], arguments[1])
    case .variadic(let function):
      try check(arguments)
      return try function(arguments)
    case .dispatched(let overloads):
      for overload in overloads
      where zip(overload.parameters, arguments).allSatisfy({ $0.accepts($1) }) {
        switch overload.implementation {
        case .constant(let value): return value
        case .unary(let function): return try function(arguments[0])
        case .binary(let function): return try function(arguments[0], arguments[1])
        case .variadic(let function): return try function(arguments)
        case .builtIn: continue
        }
      }
      throw noSuchOverload(arguments)
    case .unary, .binary, .missing: throw .other("no such overload: \(function)")
    }
  }
}
