public import KubeCore

/// What a ``Watcher`` tells of.
///
/// A restart tells of everything that there is: at the beginning, and whenever the watcher cannot go
/// on from where it was. Whoever keeps objects replaces all of them at `restartEnded`: what was not
/// among the items is gone.
public enum WatcherEvent<Object: KubeObject>: Sendable {
  /// The object has come or changed.
  case applied(Object)
  /// The object is gone, or no longer among those selected; this is its last state. Within a restart
  /// it takes back what the restart has told of the object.
  case deleted(Object)
  /// From here to `restartEnded` comes everything that there is. A restart that begins within
  /// another takes its place: what that had told does not count.
  case restartBegan
  /// An object that is there, of a restart. Of one that comes more than once the last counts.
  case restartItem(Object)
  /// All that there is has been told, up to a version.
  case restartEnded(version: String)
  /// Nothing has changed up to a version, beyond what has been told.
  case bookmark(version: String)
  /// Something went wrong. The watcher goes on: after a wait, if the server was not reached or
  /// refused, and without the object, if one does not fit its type.
  case failed(WatcherFailure)
}

/// What went wrong with a watch, which goes on nevertheless.
public struct WatcherFailure: Error, Sendable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// The list failed; it is begun anew.
    case list
    /// The watch could not begin, or broke; it goes on from the last version.
    case watch
    /// The server no longer knows the version that the watch or the list had come to: all is told
    /// again.
    case expired
    /// An object that has come, changed or gone does not fit its type. It is left out: an earlier
    /// state of it is the last that is known.
    case object
  }

  public let kind: Kind
  /// Which object, if the failure is about one.
  public let key: ObjectKey?
  /// Whether the object that the failure is about is gone: whoever has an earlier state of it is to
  /// let go of that.
  public let isGone: Bool
  /// What the client threw, if it is its failure.
  public let cause: (any Error)?
  public let description: String

  public init(
    _ kind: Kind, _ description: String, key: ObjectKey? = nil, isGone: Bool = false,
    cause: (any Error)? = nil
  ) {
    self.kind = kind
    self.key = key
    self.isGone = isGone
    self.cause = cause
    self.description = description
  }
}
