import KubeJSON

extension CELValue {
  /// What `==` says: values of different types are different, numbers are compared by value, null
  /// equals itself.
  static func areEqual(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> Bool {
    switch (left, right) {
    case (.int(let left), .int(let right)): return left == right
    case (.string(let left), .string(let right)): return left.isSame(as: right)
    case (.bool(let left), .bool(let right)): return left == right
    default:
      var comparison = EqualityComparison()
      return try comparison.areEqual(left, right)
    }
  }
}

/// A comparison as cel-go and the API server make it, with what each type does about an error
/// inside of it. What lies in each other is compared without recursion.
private struct EqualityComparison {
  private var open: [ContainerComparison] = []

  mutating func areEqual(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> Bool {
    var result = compare(left, right, nullFirst: true)
    while var containers = open.popLast() {
      if let known = result {
        if let end = containers.end(after: known) {
          result = end
          continue
        }
      }
      result = advance(&containers)
    }
    return try result?.get() ?? true
  }

  /// Compares the next parts. Nil if those are containers that are compared first; else how the
  /// containers compare, or, if there are parts left, how the parts do.
  private mutating func advance(_ containers: inout ContainerComparison) -> Result<
    Bool, CELFailure
  >? {
    let pair: ContainerComparison.Pair
    do throws(CELFailure) {
      pair = try containers.nextPair()
    } catch {
      open.append(containers)
      return .failure(error)
    }
    switch pair {
    case .values(let left, let right):
      open.append(containers)
      return compare(left, right, nullFirst: containers.policy != .strict)
    case .different: return .success(false)
    case .none: return containers.failure.map { .failure($0) } ?? .success(true)
    }
  }

  /// Nil if it opens containers.
  private mutating func compare(
    _ left: CELValue, _ right: CELValue, nullFirst: Bool
  ) -> Result<Bool, CELFailure>? {
    switch (left, right) {
    case (.null, .null): return .success(true)
    case (.null, _): return .success(false)
    case (_, .null) where nullFirst: return .success(false)
    case (.list(let left), .list(let right)):
      guard left.count == right.count else { return .success(false) }
      return begin(left, right)
    case (.map(let left), .map(let right)):
      guard left.count == right.count else { return .success(false) }
      open.append(
        ContainerComparison(.maps(left, right), policy: left.isTyped ? .strict : .forgiving))
      return nil
    case (.optional(let left), .optional(let right)):
      guard let left = left.value, let right = right.value else {
        return .success(left.value == nil && right.value == nil)
      }
      open.append(ContainerComparison(.single(left, right), policy: .strict))
      return nil
    default:
      do throws(CELFailure) {
        return .success(try ScalarEquality.areEqual(left, right))
      } catch {
        return .failure(error)
      }
    }
  }

  private mutating func begin(_ left: CELList, _ right: CELList) -> Result<Bool, CELFailure>? {
    switch left.storage {
    case .values: open.append(ContainerComparison(.lists(left, right), policy: .forgiving))
    case .joined(let list):
      open.append(
        ContainerComparison(.lists(left, right), policy: list.isTyped ? .strict : .collecting))
    case .json(let elements, let shape):
      switch shape.kind {
      case .atomic:
        open.append(
          ContainerComparison(.lists(left, right), policy: shape.isDynamic ? .forgiving : .strict))
      case .set:
        let members = JSONSet(elements)
        for index in 0..<right.count {
          guard let element = try? right.element(at: index), members.contains(element) else {
            return .success(false)
          }
        }
        return .success(true)
      case .map(let keys):
        let elements = KeyedElements(elements, keys: keys)
        open.append(ContainerComparison(.keyed(left, right, elements), policy: .strict))
      }
    }
    return nil
  }
}
