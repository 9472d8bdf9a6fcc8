public import KubeCore

/// How an object of a store has changed.
public struct StoreChange<Object: Sendable>: Sendable {
  public let key: ObjectKey
  /// The object before; nil if it was not there.
  public let old: Object?
  /// The object now; nil if it is gone.
  public let new: Object?
  /// Whether it was told by a restart, with everything else that there is, and not as it happened.
  public let isInitial: Bool

  public init(key: ObjectKey, old: Object?, new: Object?, isInitial: Bool = false) {
    self.key = key
    self.old = old
    self.new = new
    self.isInitial = isInitial
  }
}
