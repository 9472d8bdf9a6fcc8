import KubeJSON

/// A list, of values or of JSON that is read when somebody looks into it.
public final class CELList: Sendable {
  let storage: Storage

  enum Storage: Sendable {
    case values([CELValue])
    case json(JSONList)
    case joined(JoinedList)
  }

  init(_ storage: Storage) {
    self.storage = storage
  }

  public convenience init(_ values: [CELValue]) {
    self.init(.values(values))
  }

  static let empty = CELList([])

  public var count: Int {
    switch storage {
    case .values(let values): values.count
    case .json(let list): list.elements.count
    case .joined(let list): list.count
    }
  }

  /// Whether a schema says what is in it.
  var isTyped: Bool {
    if case .json(let list) = storage { !list.isDynamic } else { false }
  }

  /// The element, which must exist.
  func element(at index: Int) throws(CELFailure) -> CELValue {
    switch storage {
    case .values(let values): values[index]
    case .json(let list): try list.element(at: index)
    case .joined(let list): try list.element(at: index)
    }
  }
}
