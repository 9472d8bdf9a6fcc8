/// Why an object is reconciled. Where there are several reasons at a time it is the one that came
/// first; a reconcile looks at all that is, so that logs and spans are all that it is good for.
public enum ReconcileReason: String, Sendable, Hashable, CustomStringConvertible {
  /// The object has come or changed.
  case changed
  /// An object that it owns, or that a mapper has led to it, has come, changed or gone.
  case related
  /// A trigger named it.
  case triggered
  /// All objects are to be reconciled.
  case all
  /// The last reconcile asked for it.
  case requeued
  /// The last reconcile failed.
  case retried

  public var description: String { rawValue }
}
