/// What the set library does.
enum SetFunctions {
  static func contains(_ list: CELValue, _ part: CELValue) throws(CELFailure) -> CELValue {
    let list = Members(try list.elements)
    for value in try part.elements.values {
      guard try list.contains(value) else { return .bool(false) }
    }
    return .bool(true)
  }

  static func equivalent(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    guard case .bool(true) = try contains(left, right) else { return .bool(false) }
    return try contains(right, left)
  }

  static func intersects(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    let right = Members(try right.elements)
    for value in try left.elements.values {
      if (try? right.contains(value)) == true { return .bool(true) }
    }
    return .bool(false)
  }

  /// A list that is asked often what it contains.
  private struct Members {
    let list: CELList
    /// The texts in it, if there is nothing else.
    private let texts: Set<MapKey>?

    init(_ list: CELList) {
      self.list = list
      guard list.count > 8, let values = try? list.values else {
        texts = nil
        return
      }
      var texts: Set<MapKey> = []
      for value in values {
        guard case .string = value, let key = MapKey(value) else {
          self.texts = nil
          return
        }
        texts.insert(key)
      }
      self.texts = texts
    }

    func contains(_ value: CELValue) throws(CELFailure) -> Bool {
      if let texts, case .string = value, let key = MapKey(value) { return texts.contains(key) }
      return try list.contains(value)
    }
  }
}
