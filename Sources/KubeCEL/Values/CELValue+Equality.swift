import KubeJSON

extension CELValue {
  /// How deep values may be nested that are compared; JSON is read no deeper than 512.
  static let maximumDepth = 512

  /// What `==` says: values of different types are different, numbers are compared by value, null
  /// equals itself.
  static func areEqual(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> Bool {
    switch (left, right) {
    case (.int(let left), .int(let right)): left == right
    case (.string(let left), .string(let right)): left.isSame(as: right)
    case (.bool(let left), .bool(let right)): left == right
    default: try Equality().areEqual(left, right)
    }
  }
}

/// A comparison as cel-go and the API server make it, with what each type does about an error inside
/// of it.
private struct Equality {
  var depth = 0

  /// `types.Equal`: null first.
  func areEqual(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.null, _), (_, .null): false
    default: try equals(left, right)
    }
  }

  /// `left.Equal(right)`
  private func equals(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.string(let left), .string(let right)): return left.isSame(as: right)
    case (.bytes(let left), .bytes(let right)): return left == right
    case (.timestamp(let left), .timestamp(let right)): return left == right
    case (.duration(let left), .duration(let right)): return left == right
    case (.int, _), (.uint, _), (.double, _):
      return ValueOrder.compare(left, right) == .equal
    case (.list(let left), .list(let right)): return try inner().equals(left, right)
    case (.map(let left), .map(let right)): return try inner().equals(left, right)
    case (.optional(let left), .optional(let right)):
      guard let left = left.value, let right = right.value else {
        return left.value == nil && right.value == nil
      }
      return try inner().equals(left, right)
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

  private func inner() throws(CELFailure) -> Equality {
    guard depth < CELValue.maximumDepth else { throw .nestedTooDeeply }
    return Equality(depth: depth + 1)
  }

  private func equals(_ left: CELList, _ right: CELList) throws(CELFailure) -> Bool {
    guard left.count == right.count else { return false }
    switch left.storage {
    case .values:
      return areEqualButForErrors(left, right)
    case .joined:
      var failure: CELFailure?
      for index in 0..<left.count {
        do throws(CELFailure) {
          let isEqual = try areEqual(left.element(at: index), right.element(at: index))
          if !isEqual { return false }
        } catch {
          failure = failure ?? error
        }
      }
      if let failure { throw failure }
      return true
    case .json(let elements, let shape):
      switch shape.kind {
      case .atomic where shape.isDynamic: return areEqualButForErrors(left, right)
      case .atomic:
        for index in 0..<left.count {
          let isEqual = try equals(left.element(at: index), right.element(at: index))
          if !isEqual { return false }
        }
        return true
      case .set:
        let members = JSONSet(elements)
        for index in 0..<right.count {
          let element = try right.element(at: index)
          guard members.contains(element) else { return false }
        }
        return true
      case .map(let keys):
        let members = KeyedElements(elements, keys: keys)
        for index in 0..<right.count {
          let element = try right.element(at: index)
          guard let place = members.place(of: element) else { return false }
          let isEqual = try equals(left.element(at: place), element)
          if !isEqual { return false }
        }
        return true
      }
    }
  }

  /// cel-go takes an error for equality here.
  private func areEqualButForErrors(_ left: CELList, _ right: CELList) -> Bool {
    for index in 0..<left.count {
      let isEqual = try? areEqual(left.element(at: index), right.element(at: index))
      if isEqual == false { return false }
    }
    return true
  }

  private func equals(_ left: CELMap, _ right: CELMap) throws(CELFailure) -> Bool {
    guard left.count == right.count else { return false }
    switch left.storage {
    case .entries(let map):
      for (key, value) in zip(map.keys, map.values) {
        guard let other = try? right.find(key) else { return false }
        let isEqual = try? areEqual(value, other)
        if isEqual == false { return false }
      }
      return true
    case .json(let members, let shape):
      for place in members.indices {
        let key = CELValue.string(members[place].name)
        if shape.isDynamic {
          guard let other = try? right.find(key) else { return false }
          let isEqual = try? areEqual(left.value(at: place, members, shape), other)
          if isEqual == false { return false }
        } else {
          guard let other = try right.find(key) else { return false }
          let isEqual = try equals(left.value(at: place, members, shape), other)
          if !isEqual { return false }
        }
      }
      return true
    case .object(let members, let shape): return try equals(left, members, shape, right)
    }
  }

  private func equals(
    _ left: CELMap, _ members: [UnknownMembers.Member], _ shape: ValueShape, _ right: CELMap
  ) throws(CELFailure) -> Bool {
    for member in members {
      guard let place = shape.placesByName[member.name] else {
        guard case .object(let others, _) = right.storage else { throw .noSuchOverload }
        let other = others.last { $0.name == member.name }
        if let other, other.value != member.value { return false }
        continue
      }
      // The name is looked up as if it were escaped, so what looks like an escape is not found.
      guard !shape.properties[place].looksEscaped else { continue }
      let value = try left.property(at: place, members, shape)
      let other =
        if case .object(let others, let shape) = right.storage {
          try shape.placesByName[member.name].flatMap { place throws(CELFailure) in
            try right.property(at: place, others, shape)
          }
        } else {
          try right.find(.string(member.name))
        }
      guard let value, let other else {
        if value == nil, other == nil { continue }
        return false
      }
      let isEqual = try equals(value, other)
      if !isEqual { return false }
    }
    return true
  }
}
