import KubeJSON

/// A list, of values or of JSON that is read when somebody looks into it.
public final class CELList: Sendable {
  let storage: Storage
  /// Lists and objects in the JSON that were looked at, so that nothing is read twice.
  private let read = LazyReference<ReadValues>()

  enum Storage: Sendable {
    case values([CELValue])
    case json([JSONValue], ListShape)
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
    case .json(let elements, _): elements.count
    case .joined(let list): list.count
    }
  }

  /// Whether a schema says what is in it.
  var isTyped: Bool {
    switch storage {
    case .values: false
    case .json(_, let shape): !shape.isDynamic
    case .joined(let list): list.isTyped
    }
  }

  /// The element, which must exist.
  @inline(__always)
  func element(at index: Int) throws(CELFailure) -> CELValue {
    switch storage {
    case .values(let values): values[index]
    case .json(let elements, let shape):
      if shape.items.isScalar {
        try shape.items.value(of: elements[index])
      } else {
        try container(elements, shape.items, at: index)
      }
    case .joined(let list): try list.element(at: index)
    }
  }

  private func container(
    _ elements: [JSONValue], _ items: ValueShape, at index: Int
  ) throws(CELFailure) -> CELValue {
    guard items.isShallow else { return try items.value(of: elements[index]) }
    let read = read.object ?? read.keep(ReadValues(elements.map { try? items.value(of: $0) }))
    // What was not read again says why.
    if let value = read.values[index] { return value }
    return try items.value(of: elements[index])
  }
}

/// How the elements of a JSON array are read.
final class ListShape: Sendable {
  let kind: ValueShape.ListKind
  let items: ValueShape

  init(_ kind: ValueShape.ListKind, _ items: ValueShape) {
    self.kind = kind
    self.items = items
  }

  /// Whether no schema says what is in it.
  var isDynamic: Bool {
    if case .dynamic = items.kind { true } else { false }
  }

  static let dynamic = ListShape(.atomic, .dynamic)
}

/// Values that were read from JSON; nil where that is not what its schema says.
final class ReadValues: Sendable {
  let values: [CELValue?]

  init(_ values: [CELValue?]) {
    self.values = values
  }
}
