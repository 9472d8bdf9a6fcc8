import KubeJSON
import Synchronization

/// A JSON array under a schema. Its elements are made into values all at once, by the first who
/// looks at one.
final class JSONList: Sendable {
  let elements: [JSONValue]
  let kind: ValueShape.ListKind
  let items: ValueShape
  private let slots = AtomicLazyReference<Slots>()

  init(_ elements: [JSONValue], kind: ValueShape.ListKind, items: ValueShape) {
    self.elements = elements
    self.kind = kind
    self.items = items
  }

  /// Whether no schema says what is in it.
  var isDynamic: Bool {
    if case .dynamic = items.kind { true } else { false }
  }

  func element(at index: Int) throws(CELFailure) -> CELValue {
    switch slots.load()?.slots[index] ?? read()[index] {
    case .value(let value): value
    case .absent, .invalid: try items.value(of: elements[index])
    }
  }

  private func read() -> [Slot] {
    let items = items
    return slots.storeIfNil(Slots(elements.map { Slot(items, $0) })).slots
  }
}

/// A place for a value that was read from JSON.
enum Slot: Sendable {
  case absent
  case value(CELValue)
  /// The JSON is not what the schema says; whoever needs to know why reads it again.
  case invalid

  init(_ shape: ValueShape, _ json: JSONValue) {
    if let value = try? shape.value(of: json) {
      self = .value(value)
    } else {
      self = .invalid
    }
  }
}

final class Slots: Sendable {
  let slots: [Slot]

  init(_ slots: [Slot]) {
    self.slots = slots
  }
}
