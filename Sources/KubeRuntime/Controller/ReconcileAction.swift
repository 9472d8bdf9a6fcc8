/// When an object is to be reconciled again.
///
/// Whatever it says, the object is reconciled when it, or something related to it, changes.
public struct ReconcileAction: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case awaitChange
    case requeue(Duration, ReconcilePriority?)
    case retry
  }

  let kind: Kind

  /// When something changes.
  public static let awaitChange = ReconcileAction(kind: .awaitChange)

  /// After a while, if nothing changes before.
  ///
  /// - Parameters:
  ///   - delay: what is negative is at once, behind others that are ready; more than a year is a year.
  ///   - priority: that of this reconcile, by default.
  public static func requeue(
    after delay: Duration, priority: ReconcilePriority? = nil
  ) -> ReconcileAction {
    ReconcileAction(kind: .requeue(delay, priority))
  }

  /// After a wait that grows each time that it comes in a row, as after an error: from 5 ms to 1000
  /// seconds, unless ``ControllerSettings/backoff`` says otherwise.
  public static let retry = ReconcileAction(kind: .retry)
}

extension ReconcileAction: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .awaitChange: "await change"
    case .requeue(let delay, _): "requeue after \(delay)"
    case .retry: "retry"
    }
  }
}
