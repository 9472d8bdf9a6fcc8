extension Machine {
  mutating func beginFold(_ fold: Int, _ end: Int, _ place: inout Int) {
    let range = pop()
    let hasTwo = plan.folds[fold].secondVariable != nil
    switch range {
    case .value(.list(let list)):
      folds[fold] = FoldState(range: .list(list), index: 0, count: list.count)
    case .value(.map(let map)):
      let keys = map.keys
      let range: FoldState.Range = hasTwo ? .map(map, keys: keys) : .keys(keys)
      folds[fold] = FoldState(range: range, index: 0, count: keys.count)
    case .value(let value):
      let message =
        hasTwo
        ? "unsupported comprehension range type: \(value.goTypeName)"
        : "got '\(value.goTypeName)', expected iterable type"
      push(.failure(.other(message)))
      place = end
    default:
      push(range.asFailure)
      place = end
    }
  }

  @inline(__always)
  mutating func nextRound(_ fold: Int, _ exit: Int, _ place: inout Int) {
    let index = folds[fold].index
    guard index < folds[fold].count else {
      folds[fold].range = .none
      place = exit
      return
    }
    folds[fold].index = index + 1
    let names = plan.folds[fold]
    let variable = Int(names.variable)
    switch folds[fold].range {
    case .list(let list):
      let element = Operand { () throws(CELFailure) in try list.element(at: index) }
      if let second = names.secondVariable {
        locals[variable] = .value(.int(Int64(index)))
        locals[Int(second)] = element
      } else {
        locals[variable] = element
      }
    case .keys(let keys): locals[variable] = .value(keys[index])
    case .map(let map, let keys):
      locals[variable] = .value(keys[index])
      if let second = names.secondVariable {
        locals[Int(second)] = Operand { () throws(CELFailure) in
          guard let value = try map.find(keys[index]) else {
            throw .noSuchKey(keys[index].plainText)
          }
          return value
        }
      }
    case .none: place = exit
    }
  }

  mutating func append(_ index: Int) {
    switch (pop(), locals[index]) {
    case (.value(let value), .list(let gathering)): gathering.values.append(value)
    // The first error stays.
    case (_, .failure): break
    case (let other, _): locals[index] = other.asFailure
    }
  }

  mutating func insert(_ index: Int) {
    let value = pop()
    let key = pop()
    guard case .map(let gathering) = locals[index] else { return }
    guard case .value(let key) = key else {
      locals[index] = key.asFailure
      return
    }
    guard case .value(let value) = value else {
      locals[index] = value.asFailure
      return
    }
    do throws(CELFailure) {
      try MapFunctions.insert(key, value, into: &gathering.entries)
    } catch {
      locals[index] = .failure(error)
    }
  }

  mutating func insertAll(_ index: Int) {
    let entries = pop()
    guard case .map(let gathering) = locals[index] else { return }
    guard case .value(let value) = entries else {
      locals[index] = entries.asFailure
      return
    }
    do throws(CELFailure) {
      try MapFunctions.insert(try value.entries, into: &gathering.entries)
    } catch {
      locals[index] = .failure(error)
    }
  }

  mutating func gathered(_ index: Int) {
    switch locals[index] {
    case .list(let gathering): push(.value(.list(of: gathering.values)))
    case .map(let gathering): push(.value(.map(gathering.entries.map)))
    case let other: push(other)
    }
    locals[index] = .unset
  }

  mutating func branchGathering(_ index: Int, _ otherwise: Int, _ place: inout Int) {
    switch pop() {
    case .value(.bool(true)): break
    case .value(.bool(false)): place = otherwise
    case let condition:
      // An error now, whatever was gathered.
      locals[index] = condition.asFailure
      place = otherwise
    }
  }

  /// The condition of a quantifier's round, and the left side of its step.
  @inline(__always)
  mutating func head(
    _ index: Int, exitingOn value: Bool, _ conditionCost: UInt64, _ exit: Int,
    _ place: inout Int
  ) {
    cost &+= conditionCost
    if case .value(.bool(value)) = locals[index] {
      place = exit
    } else {
      cost &+= 1
    }
  }

  /// The right side is known.
  @inline(__always)
  mutating func tail(_ index: Int, deciding: Bool, _ loop: Int, _ place: inout Int) {
    let right = pop()
    if case .value(.bool(let value)) = right {
      if value == deciding { locals[index] = right }
    } else if case .value(.bool) = locals[index] {
      locals[index] = right.asFailure
    }
    again(loop, &place)
  }
}
