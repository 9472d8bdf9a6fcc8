extension JSONValue {
  /// What a type writes, with all that stood in the text of its former value and that the type did
  /// not know.
  ///
  /// Elements of arrays are followed by their value, by what identifies them, and where neither
  /// helps and none was added or removed, by their place. A set of objects, which is written in
  /// another order than it was read in, gets nothing back once it has changed.
  ///
  /// - Parameters:
  ///   - text: The former value as it was read.
  ///   - known: What the type writes for the former value.
  package func withUnknown(of text: JSONValue, readAs known: JSONValue) -> JSONValue {
    // What the type says has not changed, so nor has anything else: not the nulls, not the digits.
    if self == known { return text }
    if let then = known.members, let now = members, text.members != nil {
      return JSONValue(.object(Self.merge(now, then, text)))
    }
    if let before = text.array, let then = known.array, let now = array, Self.match(before, then) {
      let origins = Self.origins(of: now, in: then)
      return .array(
        zip(now, origins).map { value, origin in
          origin.map { value.withUnknown(of: before[$0], readAs: then[$0]) } ?? value
        })
    }
    return self
  }

  /// Whether elements that were read are those that are written, one by one: a set is written in
  /// another order.
  private static func match(_ before: [JSONValue], _ then: [JSONValue]) -> Bool {
    before.count == then.count
      && zip(before, then).allSatisfy { before, then in
        guard let members = then.members, before.members != nil else { return true }
        return members.allSatisfy { member in
          guard member.value.isScalar, let value = before[member.name] else { return true }
          // A number may have had more digits than its type holds.
          return !value.isScalar || value.isNull || value == member.value
            || value.double != nil && value.double == member.value.double
        }
      }
  }

  private var isScalar: Bool { members == nil && array == nil }

  private static func merge(
    _ now: [UnknownMembers.Member], _ then: [UnknownMembers.Member], _ text: JSONValue
  ) -> [UnknownMembers.Member] {
    let known = Dictionary(then.map { (Array($0.name.utf8), $0.value) }, uniquingKeysWith: { $1 })
    let before = text.members ?? []
    let read = Dictionary(before.map { (Array($0.name.utf8), $0.value) }, uniquingKeysWith: { $1 })
    var names: Set<[UInt8]> = []
    var result: [UnknownMembers.Member] = []
    for member in now {
      let name = Array(member.name.utf8)
      names.insert(name)
      guard let then = known[name] else {
        result.append(member)
        continue
      }
      if let before = read[name] {
        let value = member.value.withUnknown(of: before, readAs: then)
        result.append(UnknownMembers.Member(name: member.name, value: value))
      } else if member.value != then {
        // What reads as a value where it is absent stays absent.
        result.append(member)
      }
    }
    for member in before {
      let name = Array(member.name.utf8)
      guard known[name] == nil, names.insert(name).inserted, let value = read[name] else {
        continue
      }
      result.append(UnknownMembers.Member(name: member.name, value: value))
    }
    return result
  }

  /// Which of the former elements each element was, if any.
  private static func origins(of now: [JSONValue], in then: [JSONValue]) -> [Int?] {
    var free = Set(then.indices)
    var origins: [Int?] = Array(repeating: nil, count: now.count)
    func take(_ candidates: inout [JSONValue: [Int]], _ key: (JSONValue) -> JSONValue?) {
      for index in now.indices where origins[index] == nil {
        guard let key = key(now[index]), let origin = candidates[key]?.popLast() else { continue }
        origins[index] = origin
        free.remove(origin)
      }
    }
    func candidates(_ key: (JSONValue) -> JSONValue?) -> [JSONValue: [Int]] {
      var found: [JSONValue: [Int]] = [:]
      for index in then.indices.reversed() where free.contains(index) {
        if let key = key(then[index]) { found[key, default: []].append(index) }
      }
      return found
    }
    if now.count == then.count {
      for index in now.indices where now[index] == then[index] {
        origins[index] = index
        free.remove(index)
      }
    }
    var equal = candidates { $0 }
    take(&equal) { $0 }
    var alike = candidates(\.identity)
    take(&alike, \.identity)
    guard now.count == then.count else { return origins }
    for index in now.indices where origins[index] == nil && free.contains(index) {
      if now[index].identity == nil { origins[index] = index }
    }
    return origins
  }

  /// What tells an element of a list from the others, by the members that lists of Kubernetes go by.
  private var identity: JSONValue? {
    for name in ["name", "key", "id", "type", "path", "uid"] {
      guard let value = self[name] else { continue }
      return .array([.string(name), value])
    }
    return nil
  }
}
