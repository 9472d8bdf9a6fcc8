/// Two lists as one, so that adding long ones takes no longer than adding short ones.
final class JoinedList: Sendable {
  let left: CELList
  let right: CELList
  let count: Int
  let depth: Int
  /// Whether both are JSON of one schema, so that this is as good as.
  let isTyped: Bool

  init(_ left: CELList, _ right: CELList, isTyped: Bool = false) {
    self.isTyped = isTyped
    self.left = left
    self.right = right
    count = left.count + right.count
    depth = 1 + max(left.depth, right.depth)
  }

  func element(at index: Int) throws(CELFailure) -> CELValue {
    var (list, index) = (self, index)
    while true {
      let boundary = list.left.count
      let part = index < boundary ? list.left : list.right
      if index >= boundary { index -= boundary }
      guard case .joined(let joined) = part.storage else { return try part.element(at: index) }
      list = joined
    }
  }
}

extension CELList {
  var depth: Int {
    if case .joined(let list) = storage { list.depth } else { 0 }
  }
}
