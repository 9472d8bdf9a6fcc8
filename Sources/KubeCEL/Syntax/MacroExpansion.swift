/// What macros become. The nodes that they add stand at the parenthesis of the call.
extension TreeBuilder {
  mutating func expand(
    _ macro: Macro, target: Expression.ID?, _ arguments: [Expression.ID], at offset: Int
  ) -> Expression.ID {
    if case .has = macro.expansion { return presence(arguments[0], at: offset) }
    guard let target else { return report("macro without a target", at: offset) }
    switch macro.expansion {
    case .optionalMap, .optionalFlatMap:
      return optional(macro, target: target, arguments, at: offset)
    case .sortBy: return sorted(target, arguments, at: offset)
    case .allOfTwo, .existsOfTwo, .existsOneOfTwo, .transformList, .transformMap,
      .transformMapEntry:
      return foldOfTwo(macro.expansion, target: target, arguments, at: offset)
    default:
      return fold(macro.expansion, target: target, arguments, at: offset)
    }
  }

  private mutating func presence(_ argument: Expression.ID, at offset: Int) -> Expression.ID {
    guard case .select(let operand, let field, _) = self[argument] else {
      return report("invalid argument to has() macro", at: self.offset(of: argument))
    }
    return add(.select(operand: operand, field: field, isTest: true), at: offset)
  }

  private mutating func fold(
    _ expansion: Macro.Expansion, target: Expression.ID, _ arguments: [Expression.ID],
    at offset: Int
  ) -> Expression.ID {
    guard case .identifier(let variable) = self[arguments[0]] else {
      let isList: Bool
      switch expansion {
      case .map, .filter: isList = true
      default: isList = false
      }
      return report(
        isList ? "argument is not an identifier" : "argument must be a simple name",
        at: self.offset(of: arguments[0]))
    }
    guard !Self.accumulators.contains(variable) else {
      return report(Self.overwrites, at: self.offset(of: arguments[0]))
    }
    let fold: Fold
    switch expansion {
    case .map where arguments.count == 3:
      fold = appending(arguments[2], if: arguments[1], at: offset)
    case .map: fold = appending(arguments[1], if: nil, at: offset)
    case .filter: fold = appending(arguments[0], if: arguments[1], at: offset)
    case .exists: fold = any(arguments[1], at: offset)
    case .existsOne: fold = one(arguments[1], at: offset)
    default: fold = all(arguments[1], at: offset)
    }
    return comprehension(fold, over: target, variable, nil, at: offset)
  }

  private mutating func foldOfTwo(
    _ expansion: Macro.Expansion, target: Expression.ID, _ arguments: [Expression.ID],
    at offset: Int
  ) -> Expression.ID {
    var names: [String] = []
    for argument in arguments[0..<2] {
      guard case .identifier(let name) = self[argument] else {
        return report("argument must be a simple name", at: self.offset(of: argument))
      }
      names.append(name)
    }
    guard names[0] != names[1] else {
      return report("duplicate variable name: \(names[0])", at: self.offset(of: arguments[1]))
    }
    for (name, argument) in zip(names, arguments) where Self.accumulators.contains(name) {
      return report(Self.overwrites, at: self.offset(of: argument))
    }
    let last = arguments[arguments.count - 1]
    let filter = arguments.count == 4 ? arguments[2] : nil
    let fold: Fold
    switch expansion {
    case .existsOfTwo: fold = any(last, at: offset)
    case .existsOneOfTwo: fold = one(last, at: offset)
    case .transformList: fold = appending(last, if: filter, at: offset)
    case .transformMap:
      let key = add(.identifier(names[0]), at: offset)
      fold = inserting([key, last], if: filter, at: offset)
    case .transformMapEntry: fold = inserting([last], if: filter, at: offset)
    default: fold = all(last, at: offset)
    }
    return comprehension(fold, over: target, names[0], names[1], at: offset)
  }

  /// `target.optMap(name, value)` becomes
  /// `target.hasValue() ? optional.of(value with name = target.value()) : optional.none()`.
  private mutating func optional(
    _ macro: Macro, target: Expression.ID, _ arguments: [Expression.ID], at offset: Int
  ) -> Expression.ID {
    guard case .identifier(let name) = self[arguments[0]] else {
      return report(
        "\(macro.key.function)() variable name must be a simple identifier",
        at: self.offset(of: arguments[0]))
    }
    let hasValue = add(.call(function: "hasValue", target: target, arguments: []), at: offset)
    let nothing = add(.list(elements: [], optionalIndices: []), at: offset)
    let copy = copy(target)
    let value = add(.call(function: "value", target: copy, arguments: []), at: offset)
    let never = add(.literal(.bool(false)), at: offset)
    let same = add(.identifier(name), at: offset)
    var result = add(
      .comprehension(
        Expression.Comprehension(
          range: nothing, variable: "#unused", secondVariable: nil, accumulator: name,
          initial: value, condition: never, step: same, result: arguments[1])), at: offset)
    if case .optionalMap = macro.expansion {
      result = add(
        .call(function: "optional.of", target: nil, arguments: [result]), at: offset)
    }
    let none = add(.call(function: "optional.none", target: nil, arguments: []), at: offset)
    return add(
      .call(function: "_?_:_", target: nil, arguments: [hasValue, result, none]), at: offset)
  }

  /// `target.sortBy(name, key)` becomes `input.@sortByAssociatedKeys(input.map(name, key))` with
  /// `input = target`.
  private mutating func sorted(
    _ target: Expression.ID, _ arguments: [Expression.ID], at offset: Int
  ) -> Expression.ID {
    switch self[target] {
    case .list, .select, .identifier, .comprehension, .call: break
    default:
      return report(
        "sortBy can only be applied to a list, identifier, comprehension, call or select "
          + "expression", at: self.offset(of: target))
    }
    let name = "@__sortBy_input__"
    let same = add(.identifier(name), at: offset)
    let keys = fold(.map, target: add(.identifier(name), at: offset), arguments, at: offset)
    if case .unspecified = self[keys] { return keys }
    let input = add(.identifier(name), at: offset)
    let result = add(
      .call(function: "@sortByAssociatedKeys", target: input, arguments: [keys]), at: offset)
    let nothing = add(.list(elements: [], optionalIndices: []), at: offset)
    let never = add(.literal(.bool(false)), at: offset)
    return add(
      .comprehension(
        Expression.Comprehension(
          range: nothing, variable: "#unused", secondVariable: nil, accumulator: name,
          initial: target, condition: never, step: same, result: result)), at: offset)
  }

  /// Of the accumulator that source cannot name, and of the one that it could, once.
  private static let accumulators: Set = [accumulator, "__result__"]
  private static let accumulator = "@result"
  private static let overwrites = "iteration variable overwrites accumulator variable"

  /// The parts of a fold.
  private struct Fold {
    let initial: Expression.ID
    let condition: Expression.ID
    let step: Expression.ID
    let result: Expression.ID
  }

  private mutating func comprehension(
    _ fold: Fold, over range: Expression.ID, _ variable: String, _ second: String?, at offset: Int
  ) -> Expression.ID {
    add(
      .comprehension(
        Expression.Comprehension(
          range: range, variable: variable, secondVariable: second,
          accumulator: Self.accumulator, initial: fold.initial, condition: fold.condition,
          step: fold.step, result: fold.result)), at: offset)
  }

  private mutating func result(at offset: Int) -> Expression.ID {
    add(.identifier(Self.accumulator), at: offset)
  }

  private mutating func plain(
    _ function: String, _ arguments: [Expression.ID], at offset: Int
  ) -> Expression.ID {
    add(.call(function: function, target: nil, arguments: arguments), at: offset)
  }

  private mutating func all(_ predicate: Expression.ID, at offset: Int) -> Fold {
    let initial = add(.literal(.bool(true)), at: offset)
    let condition = plain("@not_strictly_false", [result(at: offset)], at: offset)
    let step = plain("_&&_", [result(at: offset), predicate], at: offset)
    return Fold(
      initial: initial, condition: condition, step: step, result: result(at: offset))
  }

  private mutating func any(_ predicate: Expression.ID, at offset: Int) -> Fold {
    let initial = add(.literal(.bool(false)), at: offset)
    let isFalse = plain("!_", [result(at: offset)], at: offset)
    let condition = plain("@not_strictly_false", [isFalse], at: offset)
    let step = plain("_||_", [result(at: offset), predicate], at: offset)
    return Fold(
      initial: initial, condition: condition, step: step, result: result(at: offset))
  }

  private mutating func one(_ predicate: Expression.ID, at offset: Int) -> Fold {
    let initial = add(.literal(.int(0)), at: offset)
    let condition = add(.literal(.bool(true)), at: offset)
    let unit = add(.literal(.int(1)), at: offset)
    let more = plain("_+_", [result(at: offset), unit], at: offset)
    let step = plain("_?_:_", [predicate, more, result(at: offset)], at: offset)
    let wanted = add(.literal(.int(1)), at: offset)
    let isOne = plain("_==_", [result(at: offset), wanted], at: offset)
    return Fold(initial: initial, condition: condition, step: step, result: isOne)
  }

  private mutating func appending(
    _ element: Expression.ID, if filter: Expression.ID?, at offset: Int
  ) -> Fold {
    let initial = add(.list(elements: [], optionalIndices: []), at: offset)
    let condition = add(.literal(.bool(true)), at: offset)
    let list = add(.list(elements: [element], optionalIndices: []), at: offset)
    let step = plain("_+_", [result(at: offset), list], at: offset)
    return Fold(
      initial: initial, condition: condition, step: filtered(step, by: filter, at: offset),
      result: result(at: offset))
  }

  private mutating func inserting(
    _ entry: [Expression.ID], if filter: Expression.ID?, at offset: Int
  ) -> Fold {
    let initial = add(.map(entries: []), at: offset)
    let condition = add(.literal(.bool(true)), at: offset)
    let step = plain("cel.@mapInsert", [result(at: offset)] + entry, at: offset)
    return Fold(
      initial: initial, condition: condition, step: filtered(step, by: filter, at: offset),
      result: result(at: offset))
  }

  private mutating func filtered(
    _ step: Expression.ID, by filter: Expression.ID?, at offset: Int
  ) -> Expression.ID {
    guard let filter else { return step }
    return plain("_?_:_", [filter, step, result(at: offset)], at: offset)
  }
}
