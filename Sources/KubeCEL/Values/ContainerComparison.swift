import KubeJSON

/// Two lists, maps or optionals whose parts are being compared.
struct ContainerComparison {
  enum Parts {
    case single(CELValue, CELValue)
    case lists(CELList, CELList)
    case keyed(CELList, CELList, KeyedElements)
    case maps(CELMap, CELMap)
  }

  enum Policy {
    /// What is neither the same nor known to be different is the result.
    case strict
    /// An error is taken for equality.
    case forgiving
    /// An error is the result if nothing is different.
    case collecting
  }

  enum Pair {
    case values(CELValue, CELValue)
    case different
    /// There are no more.
    case none
  }

  let parts: Parts
  let policy: Policy
  private(set) var failure: CELFailure?
  private var index = 0
  private let keys: [CELValue]

  init(_ parts: Parts, policy: Policy) {
    self.parts = parts
    self.policy = policy
    if case .maps(let map, _) = parts, case .entries(let entries) = map.storage {
      keys = entries.keys
    } else {
      keys = []
    }
  }

  /// What the comparison comes to now that a pair of parts is known; nil if it goes on.
  mutating func end(after result: Result<Bool, CELFailure>) -> Result<Bool, CELFailure>? {
    switch (result, policy) {
    case (.success(true), _), (.failure, .forgiving): return nil
    case (.failure(let failure), .collecting):
      self.failure = self.failure ?? failure
      return nil
    case (.success(false), _), (.failure, .strict): return result
    }
  }

  mutating func nextPair() throws(CELFailure) -> Pair {
    defer { index += 1 }
    switch parts {
    case .single(let left, let right): return index == 0 ? .values(left, right) : .none
    case .lists(let left, let right):
      guard index < left.count else { return .none }
      return .values(try left.element(at: index), try right.element(at: index))
    case .keyed(let left, let right, let elements):
      guard index < right.count else { return .none }
      let element = try right.element(at: index)
      guard let place = elements.place(of: element) else { return .different }
      return .values(try left.element(at: place), element)
    case .maps(let left, let right):
      switch left.storage {
      case .entries(let map):
        guard index < keys.count else { return .none }
        guard let other = try right.find(keys[index]) else { return .different }
        return .values(map.values[index], other)
      case .json(let members, let shape):
        guard index < members.count else { return .none }
        guard let other = try right.find(.string(members[index].name)) else {
          return .different
        }
        return .values(try left.value(at: index, members, shape), other)
      case .object(let members, let shape):
        return try nextPair(left, members, shape, right)
      }
    }
  }

  /// Of objects, in which members without a schema are compared as JSON.
  private mutating func nextPair(
    _ left: CELMap, _ members: [UnknownMembers.Member], _ shape: ValueShape, _ right: CELMap
  ) throws(CELFailure) -> Pair {
    while index < members.count {
      let member = members[index]
      guard let place = shape.placesByName[member.name] else {
        guard case .object(let others, _) = right.storage else { throw .noSuchOverload }
        let other = others.last { $0.name == member.name }
        if let other, other.value != member.value { return .different }
        index += 1
        continue
      }
      // The name is looked up as if it were escaped, so what looks like an escape is not found.
      if !shape.properties[place].looksEscaped {
        let value = try left.property(at: place, members, shape)
        let other = try Self.property(member.name, of: right)
        if let value, let other { return .values(value, other) }
        if value != nil || other != nil { return .different }
      }
      index += 1
    }
    return .none
  }

  private static func property(
    _ name: String, of map: CELMap
  ) throws(CELFailure) -> CELValue? {
    guard case .object(let members, let shape) = map.storage else {
      return try map.find(.string(name))
    }
    guard let place = shape.placesByName[name] else { return nil }
    return try map.property(at: place, members, shape)
  }
}
