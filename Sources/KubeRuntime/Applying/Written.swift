public import KubeCore

/// What came of a write that happens only where something would change.
public struct Written<Object: KubeObject>: Sendable {
  public enum Change: Sendable, Hashable {
    /// The object was not there.
    case created
    case changed
    /// All was as it should be. Nothing was sent that writes, or the server found nothing to write.
    case unchanged
  }

  /// The object as it is now, as far as it is known here.
  public let object: Object
  public let change: Change

  public init(_ object: Object, _ change: Change) {
    self.object = object
    self.change = change
  }

  /// After a write.
  init(_ object: Object, over old: Object?) {
    self.object = object
    guard let old, old.metadata.uid == object.metadata.uid else {
      change = .created
      return
    }
    // A server gives no new version to what is as it was.
    change = old.metadata.resourceVersion == object.metadata.resourceVersion ? .unchanged : .changed
  }
}
