extension JSONValue {
  /// What a type writes, with all that stood in the text of its former value and that the type did
  /// not know.
  ///
  /// Elements of arrays are followed by their value, by what identifies them, and where neither
  /// helps and none was added or removed, by their place.
  ///
  /// - Parameters:
  ///   - text: The former value as it was read.
  ///   - known: What the type writes for the former value.
  package func withUnknown(of text: JSONValue, readAs known: JSONValue) -> JSONValue {
    if let then = known.members, let now = members, text.members != nil {
      return JSONValue(.object(Self.merge(now, then, text)))
    }
    if let before = text.array, let then = known.array, let now = array, before.count == then.count
    {
      let origins = Self.origins(of: now, in: then)
      return .array(
        zip(now, origins).map { value, origin in
          origin.map { value.withUnknown(of: before[$0], readAs: then[$0]) } ?? value
        })
    }
    return self
  }

  private static func merge(
    _ now: [UnknownMembers.Member], _ then: [UnknownMembers.Member], _ text: JSONValue
  ) -> [UnknownMembers.Member] {
    let known = Dictionary(then.map { (Array($0.name.utf8), $0.value) }, uniquingKeysWith: { $1 })
    let before = text.members ?? []
    let read = Dictionary(before.map { (Array($0.name.utf8), $0.value) }, uniquingKeysWith: { $1 })
    var names: Set<[UInt8]> = []
    var result = now.map { member in
      let name = Array(member.name.utf8)
      names.insert(name)
      guard let then = known[name], let before = read[name] else { return member }
      return UnknownMembers.Member(
        name: member.name, value: member.value.withUnknown(of: before, readAs: then))
    }
    for member in before where !member.value.isNull {
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
