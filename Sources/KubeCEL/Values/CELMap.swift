import KubeJSON

/// A map or an object.
public final class CELMap: Sendable {
  let storage: Storage

  enum Storage: Sendable {
    case entries(EntryMap)
    /// An object of a schema that says which properties there are.
    case object(JSONObject)
    case json(JSONMap)
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
    case .object(let object): object.members.count
    case .json(let map): map.members.count
    }
  }

  /// Whether a schema says what is in it.
  var isTyped: Bool {
    switch storage {
    case .entries: false
    case .object: true
    case .json(let map): !map.isDynamic
    }
  }

  /// The value of a key, or nil if there is none.
  func find(_ key: CELValue) throws(CELFailure) -> CELValue? {
    switch storage {
    case .entries(let map): return map.place(of: key).map { map.values[$0] }
    case .object(let object):
      guard case .string(let name) = key else { throw .noSuchOverload }
      return try object.find(name)
    case .json(let map):
      guard case .string(let name) = key else {
        if map.isDynamic { return nil }
        throw .noSuchOverload
      }
      guard let place = map.place(of: name) else { return nil }
      return try map.value(at: place)
    }
  }

  /// In no order that anybody may rely on.
  var keys: [CELValue] {
    switch storage {
    case .entries(let map): map.keys
    case .object(let object): object.keys.map { .string($0) }
    case .json(let map): map.members.map { .string($0.name) }
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
    case .object(let object): object.members
    case .json(let map): map.members
    }
  }
}
