import KubePattern

extension PlanBuilder {
  mutating func planCall(
    _ id: Expression.ID, _ function: String, _ arguments: [Expression.ID], _ scope: Int
  ) throws(CELFailure) {
    let overload = overload(of: id)
    switch (function, arguments.count) {
    case ("_&&_", 2):
      let end = label()
      next([
        .node(arguments[0], scope: scope),
        .going { .decideAnd($0.place(of: end)) },
        .node(arguments[1], scope: scope), .emit(.and), .mark(end),
      ])
    case ("_||_", 2):
      let end = label()
      next([
        .node(arguments[0], scope: scope),
        .going { .decideOr($0.place(of: end)) },
        .node(arguments[1], scope: scope), .emit(.or), .mark(end),
      ])
    case ("_?_:_", 3), ("_[_]", 2), ("_[?_]", 2), ("_?._", 2):
      try planAttribute(id, scope, isCharged: true)
    case ("_==_", 2): planAll(arguments, scope, .equal)
    case ("_!=_", 2): planAll(arguments, scope, .notEqual)
    case ("!_", 1): planAll(arguments, scope, .not)
    case ("@not_strictly_false", 1): planAll(arguments, scope, .notStrictlyFalse)
    case ("or", 2) where overload == nil || overload == "optional_or_optional":
      let end = label()
      next([
        .node(arguments[0], scope: scope),
        .going { .optionalOr($0.place(of: end)) },
        .node(arguments[1], scope: scope), .mark(end),
      ])
    case ("orValue", 2) where overload == nil || overload == "optional_orValue_value":
      let end = label()
      next([
        .node(arguments[0], scope: scope),
        .going { .optionalOrValue($0.place(of: end)) },
        .node(arguments[1], scope: scope), .mark(end),
      ])
    case ("@in", 2) where overload == "in_list":
      guard case .list(let list) = constants.values[arguments[1]],
        let set = ConstantSet(try list.values)
      else { fallthrough }
      plan.sets.append(set)
      planAll([arguments[0]], scope, .isMember(Int32(plan.sets.count - 1)))
    default:
      let call = try plannedCall(id, function, overload, arguments)
      plan.calls.append(call)
      let instruction = Self.instruction(function, Int32(plan.calls.count - 1), arguments.count)
      if call.leavesEarly {
        planEarlyLeaving(arguments, scope, instruction)
      } else {
        planAll(arguments, scope, instruction)
      }
    }
  }

  private static func instruction(
    _ function: String, _ call: Int32, _ count: Int
  ) -> Instruction {
    guard count == 2 else { return .call(call) }
    return switch function {
    case "_<_": .order(.less, call: call)
    case "_<=_": .order(.lessOrEqual, call: call)
    case "_>_": .order(.greater, call: call)
    case "_>=_": .order(.greaterOrEqual, call: call)
    case "_+_": .arithmetic(.add, call: call)
    case "_-_": .arithmetic(.subtract, call: call)
    case "_*_": .arithmetic(.multiply, call: call)
    default: .call(call)
    }
  }

  /// All arguments are computed, whatever becomes of them.
  private mutating func planAll(
    _ arguments: [Expression.ID], _ scope: Int, _ instruction: Instruction
  ) {
    next(arguments.map { .node($0, scope: scope) } + [.emit(instruction)])
  }

  /// The first argument that is an error but the last ends the call, which then costs nothing.
  private mutating func planEarlyLeaving(
    _ arguments: [Expression.ID], _ scope: Int, _ instruction: Instruction
  ) {
    let end = label()
    var tasks: [Step] = []
    for (index, argument) in arguments.enumerated() {
      tasks.append(.node(argument, scope: scope))
      if index < arguments.count - 1 {
        tasks.append(.going { .leaveIfFailed(below: UInt32(index), end: $0.place(of: end)) })
      }
    }
    next(tasks + [.emit(instruction), .mark(end)])
  }

  private func overload(of id: Expression.ID) -> String? {
    guard case .overloads(let ids) = expression.references[id], ids.count == 1 else { return nil }
    return ids[0]
  }

  private func plannedCall(
    _ id: Expression.ID, _ function: String, _ overload: String?, _ arguments: [Expression.ID]
  ) throws(CELFailure) -> PlannedCall {
    let cost = SpentCost.of(function, overload)
    func call(
      _ target: PlannedCall.Target, _ guards: [CELType]? = nil, isVariadic: Bool = false
    ) -> PlannedCall {
      PlannedCall(
        function: function, argumentCount: arguments.count, target: target, cost: cost,
        guards: guards, isVariadic: isVariadic || target.isVariadic)
    }
    if let target = try patternTarget(function, arguments) {
      return call(target, isVariadic: true)
    }
    guard let overload, let known = declarations.overloads[overload] else {
      let candidates = (declarations.functions[function]?.overloads ?? [])
        .filter { $0.parameters.count == arguments.count }
      guard let first = candidates.first else { return call(.missing) }
      // What is done for all overloads alike looks at its arguments itself.
      if Self.isUniform(function) { return call(PlannedCall.Target(first)) }
      return call(.dispatched(candidates))
    }
    let needsGuards = !Self.isUniform(function) && !fits(known.parameters, arguments)
    return call(PlannedCall.Target(known), needsGuards ? known.parameters : nil)
  }

  /// Functions that cel-go has one implementation of, or that it does not check the arguments of.
  private static func isUniform(_ function: String) -> Bool {
    switch function {
    case "_+_", "_-_", "_*_", "_/_", "_%_", "-_", "!_", "_<_", "_<=_", "_>_", "_>=_", "@in",
      "size", "type", "matches", "contains", "startsWith", "endsWith", "flatten", "sort",
      "@sortByAssociatedKeys":
      true
    default: false
    }
  }

  /// Whether the checker made sure that the arguments are what the parameters say.
  private func fits(_ parameters: [CELType], _ arguments: [Expression.ID]) -> Bool {
    guard parameters.count == arguments.count else { return false }
    return zip(parameters, arguments).allSatisfy { parameter, argument in
      switch parameter {
      case .parameter, .dyn: true
      case .list, .map, .opaque("optional_type", _): false
      default: expression.types[argument] == parameter
      }
    }
  }

  /// Patterns that are written out are read once.
  private func patternTarget(
    _ function: String, _ arguments: [Expression.ID]
  ) throws(CELFailure) -> PlannedCall.Target? {
    guard ["matches", "find", "findAll"].contains(function), arguments.count > 1,
      case .string(let source) = constants.values[arguments[1]]
    else { return nil }
    let pattern: Pattern
    do throws(PatternError) {
      pattern = try Pattern(source)
    } catch {
      throw .other(error.description)
    }
    switch function {
    case "matches":
      return .binary { text, _ throws(CELFailure) in .bool(pattern.matches(try text.text)) }
    case "find":
      return .binary { text, _ throws(CELFailure) in
        try PatternFunctions.find(text, pattern)
      }
    default:
      return .variadic { arguments throws(CELFailure) in
        try PatternFunctions.findAll(arguments, pattern)
      }
    }
  }
}

extension PlannedCall.Target {
  init(_ overload: Overload) {
    switch overload.implementation {
    case .constant(let value): self = .constant(value)
    case .unary(let function): self = .unary(function)
    case .binary(let function): self = .binary(function)
    case .variadic(let function): self = .variadic(function)
    case .builtIn: self = .missing
    }
  }

  fileprivate var isVariadic: Bool {
    switch self {
    case .variadic, .dispatched: true
    case .constant, .unary, .binary, .missing: false
    }
  }
}
