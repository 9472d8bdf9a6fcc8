extension Machine {
  mutating func branch(_ otherwise: Int, _ end: Int, _ place: inout Int) {
    switch pop() {
    case .value(.bool(true)): break
    case .value(.bool(false)): place = otherwise
    case let condition:
      push(condition.asFailure)
      place = end
    }
  }

  /// `&&` and `||` once both sides are known and the left one does not decide.
  mutating func combine(deciding: Bool) {
    let right = pop()
    if case .value(.bool(deciding)) = right {
      replaceTop(right)
      return
    }
    guard case .value(.bool) = stack[count - 1] else {
      replaceTop(stack[count - 1].asFailure)
      return
    }
    if case .value(.bool) = right {
      replaceTop(right)
    } else {
      replaceTop(right.asFailure)
    }
  }

  mutating func equal() {
    let right = pop()
    if case .value(.int(let left)) = stack[count - 1], case .value(.int(let right)) = right {
      cost &+= 1
      replaceTop(.bool(left == right))
      return
    }
    let left = stack[count - 1]
    cost &+= SpentCost.equality(left.value, right.value)
    replaceTop(Self.areEqual(left, right))
  }

  mutating func notEqual() {
    let right = pop()
    let left = stack[count - 1]
    cost &+= SpentCost.comparison(left.value, right.value)
    switch (left, right) {
    case (.value, .value):
      // What cannot be compared is not the same.
      if case .value(.bool(true)) = Self.areEqual(left, right) {
        replaceTop(.bool(false))
      } else {
        replaceTop(.bool(true))
      }
    default: replaceTop(Self.areEqual(left, right))
    }
  }

  private static func areEqual(_ left: Operand, _ right: Operand) -> Operand {
    switch (left, right) {
    case (.value(let left), .value(let right)):
      Operand { () throws(CELFailure) in .bool(try CELValue.areEqual(left, right)) }
    case (.value, _): right.asFailure
    default: left.asFailure
    }
  }

  mutating func not() {
    cost &+= 1
    switch stack[count - 1] {
    case .value(.bool(let value)): replaceTop(.bool(!value))
    default: replaceTop(stack[count - 1].asFailure)
    }
  }

  mutating func isMember(_ set: Int) {
    guard case .value(let value) = stack[count - 1] else { return }
    replaceTop(.bool(plan.sets[set].contains(value)))
  }

  mutating func optionalOr(_ end: Int, _ place: inout Int) {
    guard case .value(.optional(let optional)) = stack[count - 1], optional.value == nil else {
      place = end
      return
    }
    drop(1)
  }

  mutating func optionalOrValue(_ end: Int, _ place: inout Int) {
    guard case .value(.optional(let optional)) = stack[count - 1] else {
      place = end
      return
    }
    if let value = optional.value {
      replaceTop(.value(value))
      place = end
    } else {
      drop(1)
    }
  }

  mutating func makeList(_ shape: Int) {
    let shape = plan.shapes[shape]
    var values: [CELValue] = []
    values.reserveCapacity(shape.count)
    let first = count - shape.count
    var failure: CELFailure?
    for index in 0..<shape.count {
      guard case .value(let value) = stack[first + index] else { continue }
      guard !shape.optionals.isEmpty, shape.optionals[index] else {
        values.append(value)
        continue
      }
      guard case .optional(let optional) = value else {
        failure =
          failure
          ?? .other(
            "cannot initialize optional list element from non-optional value \(value.plainText)")
        continue
      }
      if let value = optional.value { values.append(value) }
    }
    drop(shape.count)
    push(failure.map { .failure($0) } ?? .value(.list(of: values)))
  }

  mutating func makeMap(_ shape: Int) {
    let shape = plan.shapes[shape]
    var builder = EntryMapBuilder()
    let first = count - 2 * shape.count
    var failure: CELFailure?
    for index in 0..<shape.count {
      guard case .value(let key) = stack[first + 2 * index],
        case .value(let value) = stack[first + 2 * index + 1]
      else { continue }
      if case .bytes = key {
        failure = .other("internal error: runtime error: hash of unhashable type types.Bytes")
      }
      guard !shape.optionals.isEmpty, shape.optionals[index] else {
        builder.set(key, value)
        continue
      }
      guard case .optional(let optional) = value else {
        failure =
          failure
          ?? .other(
            "cannot initialize optional entry '\(key.plainText)' from non-optional value "
              + value.plainText)
        continue
      }
      if let value = optional.value { builder.set(key, value) } else { builder.remove(key) }
    }
    drop(2 * shape.count)
    push(failure.map { .failure($0) } ?? .value(.map(builder.map)))
  }
}
