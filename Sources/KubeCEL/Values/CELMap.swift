import KubeJSON

/// A map or an object.
public final class CELMap: Sendable {
  let storage: Storage
  /// Lists and objects in the JSON that were looked at, so that nothing is read twice.
  private let read = LazyReference<ReadValues>()
  /// Where the members of a large map stand.
  private let index = LazyReference<MemberIndex>()

  enum Storage: Sendable {
    case entries(EntryMap)
    /// JSON of a schema that says which properties there are.
    case object([UnknownMembers.Member], ValueShape)
    /// JSON whose values are all of one shape.
    case json([UnknownMembers.Member], ValueShape)
  }

  init(_ storage: Storage) {
    self.storage = storage
  }

  /// A map of entries; of several with one key the last counts.
  public convenience init(_ entries: [(CELValue, CELValue)]) {
    var builder = EntryMapBuilder()
    for (key, value) in entries { builder.set(key, value) }
    self.init(.entries(EntryMap(keys: builder.keys, values: builder.values)))
  }

  static let empty = CELMap(.entries(EntryMap(keys: [], values: [])))

  /// How many entries it has, as `size` counts: of an object of a schema also those that no
  /// expression can reach.
  public var count: Int {
    switch storage {
    case .entries(let map): map.keys.count
    case .object(let members, _), .json(let members, _): members.count
    }
  }

  /// Whether a schema says what is in it.
  var isTyped: Bool {
    switch storage {
    case .entries: false
    case .object: true
    case .json(_, let values): !values.isDynamic
    }
  }

  /// The value of a key, or nil if there is none.
  func find(_ key: CELValue) throws(CELFailure) -> CELValue? {
    switch storage {
    case .entries(let map): return map.place(of: key).map { map.values[$0] }
    case .object(let members, let shape):
      guard case .string(let name) = key else { throw .noSuchOverload }
      guard let place = shape.place(ofCELName: name) else { return nil }
      return try property(at: place, members, shape)
    case .json(let members, let values):
      guard case .string(let name) = key else {
        if values.isDynamic { return nil }
        throw .noSuchOverload
      }
      guard let place = self.place(of: name, members) else { return nil }
      return try value(at: place, members, values)
    }
  }

  /// A property of an object, by its place in the shape. Null is as good as nothing.
  ///
  /// - Parameter guess: where it may stand among the members; where it stands, afterwards.
  @inline(__always)
  func property(
    at place: Int, _ members: [UnknownMembers.Member], _ shape: ValueShape, guess: inout Int
  ) throws(CELFailure) -> CELValue? {
    let name = shape.properties[place].name
    if guess >= members.count || members[guess].name != name {
      guard let found = members.lastIndex(where: { $0.name == name }) else { return nil }
      guess = found
    }
    let own = shape.properties[place].shape
    if own.isScalar {
      let json = members[guess].value
      return json.isNull ? nil : try own.value(of: json)
    }
    return try container(guess, members, own)
  }

  func property(
    at place: Int, _ members: [UnknownMembers.Member], _ shape: ValueShape
  ) throws(CELFailure) -> CELValue? {
    var guess = Int.max
    return try property(at: place, members, shape, guess: &guess)
  }

  /// A value of a JSON map.
  func value(
    at place: Int, _ members: [UnknownMembers.Member], _ shape: ValueShape
  ) throws(CELFailure) -> CELValue {
    if shape.isScalar || !shape.isShallow { return try shape.value(of: members[place].value) }
    let read =
      read.object ?? read.keep(ReadValues(members.map { try? shape.value(of: $0.value) }))
    if let value = read.values[place] { return value }
    return try shape.value(of: members[place].value)
  }

  private func container(
    _ place: Int, _ members: [UnknownMembers.Member], _ own: ValueShape
  ) throws(CELFailure) -> CELValue? {
    guard !members[place].value.isNull else { return nil }
    guard own.isShallow else { return try own.value(of: members[place].value) }
    let read = read.object ?? read.keep(containers(members))
    if let value = read.values[place] { return value }
    return try own.value(of: members[place].value)
  }

  /// Lists and objects among the members.
  private func containers(_ members: [UnknownMembers.Member]) -> ReadValues {
    guard case .object(_, let shape) = storage else { return ReadValues([]) }
    // Members mostly come in the order of the properties.
    var guess = 0
    return ReadValues(
      members.map { member in
        if guess >= shape.properties.count || shape.properties[guess].name != member.name {
          guard let place = shape.placesByName[member.name] else { return nil }
          guess = place
        }
        let own = shape.properties[guess].shape
        guess += 1
        guard !own.isScalar, own.isShallow, !member.value.isNull else { return nil }
        return try? own.value(of: member.value)
      })
  }

  private func place(of name: String, _ members: [UnknownMembers.Member]) -> Int? {
    if members.count <= 8 { return members.lastIndex { $0.name.isSame(as: name) } }
    return (index.object ?? index.keep(MemberIndex(members))).places[name]
  }

  /// In no order that anybody may rely on.
  var keys: [CELValue] {
    switch storage {
    case .entries(let map): map.keys
    case .object(let members, let shape):
      members.compactMap { member in
        shape.property(named: member.name).map { .string($0.celName ?? member.name) }
      }
    case .json(let members, _): members.map { .string($0.name) }
    }
  }

  var firstEntry: (key: CELValue, value: CELValue)? {
    guard let key = keys.first, let value = try? find(key) else { return nil }
    return (key, value)
  }

  /// What it is in JSON, if it was read from that.
  var members: [UnknownMembers.Member]? {
    switch storage {
    case .entries: nil
    case .object(let members, _), .json(let members, _): members
    }
  }
}

/// The keys of a map, one after the other.
struct MapKeys {
  private enum Source {
    case values([CELValue])
    case members([UnknownMembers.Member])
  }

  private let source: Source

  init(_ map: CELMap) {
    switch map.storage {
    case .entries(let map): source = .values(map.keys)
    case .object: source = .values(map.keys)
    case .json(let members, _): source = .members(members)
    }
  }

  var count: Int {
    switch source {
    case .values(let keys): keys.count
    case .members(let members): members.count
    }
  }

  subscript(_ index: Int) -> CELValue {
    switch source {
    case .values(let keys): keys[index]
    case .members(let members): .string(members[index].name)
    }
  }
}

/// Where members stand.
private final class MemberIndex: Sendable {
  let places: [String: Int]

  init(_ members: [UnknownMembers.Member]) {
    places = Dictionary(members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
  }
}
