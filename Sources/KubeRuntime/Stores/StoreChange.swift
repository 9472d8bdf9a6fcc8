public import KubeCore

/// How an object of a store has changed.
public struct StoreChange<Object: Sendable>: Sendable {
  public let key: ObjectKey
  let before: StoredObject<Object>?
  let after: StoredObject<Object>?
  /// Whether it was told by a restart, with everything else that there is, and not as it happened.
  public let isInitial: Bool

  /// The object before; nil if it was not there.
  public var old: Object? { before?.object }

  /// The object now; nil if it is gone.
  public var new: Object? { after?.object }

  public init(key: ObjectKey, old: Object?, new: Object?, isInitial: Bool = false) {
    self.init(
      key: key, before: old.map { StoredObject($0, key: key) },
      after: new.map { StoredObject($0, key: key) }, isInitial: isInitial)
  }

  init(
    key: ObjectKey, before: StoredObject<Object>?, after: StoredObject<Object>?,
    isInitial: Bool = false
  ) {
    self.key = key
    self.before = before
    self.after = after
    self.isInitial = isInitial
  }
}
