import KubeJSON

extension JSONValue {
  /// Whether two values are written the same way. False says nothing about their equality.
  func isSameTree(as other: JSONValue) -> Bool {
    if let string { return string == other.string }
    if let members {
      guard let others = other.members, members.count == others.count else { return false }
      if members.isSameStorage(as: others) { return true }
      for place in members.indices
      where members[place].name != others[place].name
        || !members[place].value.isSameTree(as: others[place].value)
      {
        return false
      }
      return true
    }
    if let array {
      guard let others = other.array, array.count == others.count else { return false }
      if array.isSameStorage(as: others) { return true }
      for place in array.indices where !array[place].isSameTree(as: others[place]) {
        return false
      }
      return true
    }
    return self == other
  }

  /// Equality of values to structured-merge-diff: that of JSON, each level looked at once.
  func hasSameValue(as other: JSONValue) -> Bool {
    if let members {
      guard let others = other.members, members.count == others.count else { return false }
      if members.isSameStorage(as: others) { return true }
      for (place, member) in members.enumerated() {
        if others[place].name == member.name {
          if !member.value.hasSameValue(as: others[place].value) { return false }
        } else {
          guard let value = other[member.name], member.value.hasSameValue(as: value) else {
            return false
          }
        }
      }
      return true
    }
    if let array {
      guard let others = other.array, array.count == others.count else { return false }
      return zip(array, others).allSatisfy { $0.hasSameValue(as: $1) }
    }
    return self == other
  }
}

extension Array {
  /// Copies of one array, neither of which was changed since.
  fileprivate func isSameStorage(as other: [Element]) -> Bool {
    withUnsafeBufferPointer { some in
      other.withUnsafeBufferPointer { $0.baseAddress == some.baseAddress }
    }
  }
}
