/// What the list libraries do.
enum ListFunctions {
  static func slice(_ arguments: [CELValue]) throws(CELFailure) -> CELValue {
    let list = try arguments[0].elements
    let (start, end) = (try arguments[1].integer, try arguments[2].integer)
    let call = "cannot slice(\(start), \(end))"
    guard start >= 0, end >= 0 else { throw .other("\(call), negative indexes not supported") }
    guard start <= end else {
      throw .other("\(call), start index must be less than or equal to end index")
    }
    guard end <= list.count else { throw .other("\(call), list is length \(list.count)") }
    var values: [CELValue] = []
    for index in Int(start)..<Int(end) { values.append(try list.element(at: index)) }
    return .list(of: values)
  }

  static func flatten(_ list: CELValue) throws(CELFailure) -> CELValue {
    try flatten(list, .int(1))
  }

  static func flatten(_ list: CELValue, _ depth: CELValue) throws(CELFailure) -> CELValue {
    let (list, depth) = (try list.elements, try depth.integer)
    guard depth >= 0 else { throw .other("level must be non-negative") }
    var values: [CELValue] = []
    var open: [(list: CELList, next: Int)] = [(list, 0)]
    while let (list, next) = open.last {
      guard next < list.count else {
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      let value = try list.element(at: next)
      if case .list(let inner) = value, open.count <= depth {
        open.append((inner, 0))
      } else {
        values.append(value)
      }
    }
    return .list(of: values)
  }

  static func sort(_ list: CELValue) throws(CELFailure) -> CELValue { try sort(list, by: list) }

  /// Sorts by what stands at the same place of the other list.
  static func sort(_ list: CELValue, by keys: CELValue) throws(CELFailure) -> CELValue {
    let (list, keys) = (try list.elements.values, try keys.elements.values)
    guard list.count == keys.count else {
      throw .other(
        "@sortByAssociatedKeys() expected a list of the same size as the associated keys list, "
          + "but got \(list.count) and \(keys.count) elements respectively")
    }
    guard let first = keys.first else { return .list(of: list) }
    guard isComparable(first) else { throw .other("list elements must be comparable") }
    let name = first.typeName
    guard keys.count == 1 || keys.allSatisfy({ $0.typeName == name }) else {
      throw .other("list elements must have the same type")
    }
    // What cannot be ordered, NaN, is not less than anything.
    let places = list.indices.sorted { left, right in
      (try? CELValue.order(keys[left], keys[right])) == .less
    }
    return .list(of: places.map { list[$0] })
  }

  static func range(_ count: CELValue) throws(CELFailure) -> CELValue {
    let count = try count.integer
    // What is longer would cost more than any limit allows, and more memory than there is.
    guard count <= 10_000_000 else { throw .costLimitExceeded }
    return .list(of: (0..<Swift.max(0, count)).map { .int($0) })
  }

  static func reverse(_ list: CELValue) throws(CELFailure) -> CELValue {
    .list(of: try list.elements.values.reversed())
  }

  static func distinct(_ list: CELValue) throws(CELFailure) -> CELValue {
    var distinct: [CELValue] = []
    var seen: Set<MapKey> = []
    for value in try list.elements.values {
      // Numbers of different types may be equal, so they are compared.
      switch value {
      case .string, .bool:
        guard let key = MapKey(value), seen.insert(key).inserted else { continue }
        distinct.append(value)
      default:
        let isKnown = distinct.contains { (try? CELValue.areEqual(value, $0)) == true }
        if !isKnown { distinct.append(value) }
      }
    }
    return .list(of: distinct)
  }

  static func isSorted(_ list: CELValue) throws(CELFailure) -> CELValue {
    var previous: CELValue?
    for value in try list.elements.values {
      guard isComparable(value) else { throw .noSuchOverload }
      if let previous, (try? CELValue.order(previous, value)) == .greater { return .bool(false) }
      previous = value
    }
    return .bool(true)
  }

  static func sum(from zero: CELValue) -> @Sendable (CELValue) throws(CELFailure) -> CELValue {
    { list throws(CELFailure) in
      var sum = zero
      for value in try list.elements.values {
        sum = try Arithmetic.add(sum, value)
      }
      return sum
    }
  }

  static func max(_ list: CELValue) throws(CELFailure) -> CELValue {
    try extreme("max", .less, list)
  }

  static func min(_ list: CELValue) throws(CELFailure) -> CELValue {
    try extreme("min", .greater, list)
  }

  /// - Parameter replacing: how the best yet stands to what takes its place.
  private static func extreme(
    _ name: String, _ replacing: ValueOrder, _ list: CELValue
  ) throws(CELFailure) -> CELValue {
    var best: CELValue?
    for value in try list.elements.values {
      guard isComparable(value) else { throw .noSuchOverload }
      guard let current = best else {
        best = value
        continue
      }
      if (try? CELValue.order(current, value)) == replacing { best = value }
    }
    guard let best else { throw .other("\(name) called on empty list") }
    return best
  }

  static func indexOf(_ list: CELValue, _ item: CELValue) throws(CELFailure) -> CELValue {
    let list = try list.elements
    for index in 0..<list.count {
      if (try? CELValue.areEqual(list.element(at: index), item)) == true {
        return .int(Int64(index))
      }
    }
    return .int(-1)
  }

  static func lastIndexOf(_ list: CELValue, _ item: CELValue) throws(CELFailure) -> CELValue {
    let list = try list.elements
    for index in (0..<list.count).reversed() {
      if (try? CELValue.areEqual(list.element(at: index), item)) == true {
        return .int(Int64(index))
      }
    }
    return .int(-1)
  }

  static func first(_ list: CELValue) throws(CELFailure) -> CELValue {
    let list = try list.elements
    guard list.count > 0 else { return .optional(.none) }
    return .optional(CELOptional(try list.element(at: 0)))
  }

  static func last(_ list: CELValue) throws(CELFailure) -> CELValue {
    let list = try list.elements
    guard list.count > 0 else { return .optional(.none) }
    return .optional(CELOptional(try list.element(at: list.count - 1)))
  }

  private static func isComparable(_ value: CELValue) -> Bool {
    switch value {
    case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration: true
    default: false
    }
  }
}
