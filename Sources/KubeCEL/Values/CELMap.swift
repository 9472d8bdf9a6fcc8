import KubeJSON

/// A map or an object.
public final class CELMap: Sendable {
  let storage: Storage

  enum Storage: Sendable {
    case entries(EntryMap)
    /// An object of a schema that says which properties there are.
    case object(JSONObject)
    /// An object of a schema with `additionalProperties`.
    case json(JSONMap)
  }

  init(_ storage: Storage) {
    self.storage = storage
  }

  /// How many entries it has, as `size` counts: of an object of a schema also those that no
  /// expression can reach.
  public var count: Int {
    switch storage {
    case .entries(let map): map.keys.count
    case .object(let object): object.members.count
    case .json(let map): map.members.count
    }
  }

  static let empty = CELMap(.entries(EntryMap(keys: [], values: [])))
}
