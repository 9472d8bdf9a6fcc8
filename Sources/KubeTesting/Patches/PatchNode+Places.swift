import KubeJSON

/// What an operation of a JSON patch does to a container.
extension PatchNode {
  /// Calls the change with the container at the end of a path; nil if there is none.
  mutating func descend<Result>(
    _ path: ArraySlice<String>, _ change: (inout PatchNode) -> Result
  ) -> Result? {
    guard openObject() || openArray() else { return nil }
    guard let key = path.first else { return change(&self) }
    switch self {
    case .raw: return nil
    case .object(var members):
      guard case .some(.some(var child)) = members[key] else { return nil }
      // Taken out, so that what changes is not copied.
      self = .raw(.null)
      members[key] = .some(nil)
      defer {
        members[key] = child
        self = .object(members)
      }
      return child.descend(path.dropFirst(), change)
    case .array(var elements):
      guard let index = Self.index(key, below: elements.count), var child = elements[index] else {
        return nil
      }
      self = .raw(.null)
      elements[index] = nil
      defer {
        elements[index] = child
        self = .array(elements)
      }
      return child.descend(path.dropFirst(), change)
    }
  }

  /// The member or element; nil if there can be none: an absent member of an object is null.
  func member(_ key: String) -> PatchNode?? {
    switch self {
    case .raw: nil
    case .object(let members): .some(members[key] ?? nil)
    case .array(let elements):
      Self.index(key, below: elements.count).map { elements[$0] }
    }
  }

  mutating func add(_ key: String, _ value: PatchNode?) -> Bool {
    switch self {
    case .raw: return false
    case .object(var members):
      self = .raw(.null)
      members[key] = .some(value)
      self = .object(members)
      return true
    case .array(var elements):
      let place = key == "-" ? elements.count : Self.index(key, below: elements.count + 1)
      guard let place else { return false }
      self = .raw(.null)
      elements.insert(value, at: place)
      self = .array(elements)
      return true
    }
  }

  mutating func replace(_ key: String, _ value: PatchNode?) -> Bool {
    guard case .array(var elements) = self else { return add(key, value) }
    guard let place = Self.index(key, below: elements.count) else { return false }
    self = .raw(.null)
    elements[place] = value
    self = .array(elements)
    return true
  }

  /// What was removed; nil if it was not there.
  mutating func remove(_ key: String) -> PatchNode?? {
    switch self {
    case .raw: return nil
    case .object(var members):
      guard let value = members[key] else { return nil }
      self = .raw(.null)
      members[key] = nil
      self = .object(members)
      return .some(value)
    case .array(var elements):
      guard let place = Self.index(key, below: elements.count) else { return nil }
      self = .raw(.null)
      let value = elements.remove(at: place)
      self = .array(elements)
      return .some(value)
    }
  }

  /// A negative index counts from the end.
  private static func index(_ key: String, below count: Int) -> Int? {
    guard let number = Int(key) else { return nil }
    let index = number < 0 ? number.addingReportingOverflow(count).partialValue : number
    return (0..<count).contains(index) ? index : nil
  }
}
