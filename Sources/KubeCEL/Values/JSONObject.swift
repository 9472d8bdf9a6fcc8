import KubeJSON
import Synchronization

/// A JSON object under a schema with `properties`.
final class JSONObject: Sendable {
  let members: [UnknownMembers.Member]
  let shape: ValueShape
  private let properties: [ValueShape.Property]
  private let slots = AtomicLazyReference<Slots>()

  init(
    _ members: [UnknownMembers.Member], shape: ValueShape, properties: [ValueShape.Property]
  ) {
    self.members = members
    self.shape = shape
    self.properties = properties
  }

  /// Nil if there is no such property, or none that an expression can reach. Null is as good as
  /// nothing.
  func find(_ celName: String) throws(CELFailure) -> CELValue? {
    guard let place = shape.place(ofCELName: celName) else { return nil }
    return try value(at: place)
  }

  /// By the name in JSON.
  func value(named name: String) throws(CELFailure) -> CELValue? {
    guard let place = shape.placesByName[name] else { return nil }
    return try value(at: place)
  }

  /// By the property's place in the shape.
  @inline(__always)
  func value(at place: Int) throws(CELFailure) -> CELValue? {
    switch slots.load()?.slots[place] ?? read()[place] {
    case .value(let value): return value
    case .absent: return nil
    case .invalid:
      guard let json = json(named: properties[place].name) else { return nil }
      return try properties[place].shape.value(of: json)
    }
  }

  func json(named name: String) -> JSONValue? { members.last { $0.name == name }?.value }

  /// The names by which an expression can reach what is there.
  var keys: [String] {
    members.compactMap { member in
      shape.placesByName[member.name].map { properties[$0].celName ?? member.name }
    }
  }

  private func read() -> [Slot] {
    var read = [Slot](repeating: .absent, count: properties.count)
    // Members mostly come in the order of the last object that was looked at.
    var guess = 0
    for member in members where !member.value.isNull {
      let place: Int
      if guess < properties.count, properties[guess].name == member.name {
        place = guess
      } else if let found = shape.placesByName[member.name] {
        place = found
      } else {
        continue
      }
      guess = place + 1
      read[place] = Slot(properties[place].shape, member.value)
    }
    return slots.storeIfNil(Slots(read)).slots
  }
}
