import KubeJSON
import Synchronization

/// A JSON object whose members are all of one shape: one under a schema with
/// `additionalProperties`, or one without a schema.
final class JSONMap: Sendable {
  let members: [UnknownMembers.Member]
  let values: ValueShape
  private let slots = AtomicLazyReference<Slots>()
  private let index = AtomicLazyReference<Index>()

  init(_ members: [UnknownMembers.Member], values: ValueShape) {
    self.members = members
    self.values = values
  }

  /// Whether no schema says what is in it.
  var isDynamic: Bool {
    if case .dynamic = values.kind { true } else { false }
  }

  func value(at place: Int) throws(CELFailure) -> CELValue {
    switch slots.load()?.slots[place] ?? read()[place] {
    case .value(let value): value
    case .absent, .invalid: try values.value(of: members[place].value)
    }
  }

  func place(of key: String) -> Int? {
    if members.count <= 8 { return members.lastIndex { $0.name.isSame(as: key) } }
    let index = index.load() ?? self.index.storeIfNil(Index(members))
    return index.places[key]
  }

  private func read() -> [Slot] {
    let values = values
    return slots.storeIfNil(Slots(members.map { Slot(values, $0.value) })).slots
  }

  private final class Index: Sendable {
    let places: [String: Int]

    init(_ members: [UnknownMembers.Member]) {
      places = Dictionary(
        members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
    }
  }
}
