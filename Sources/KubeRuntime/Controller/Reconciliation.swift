public import KubeCore

/// The reconcile that a task is about.
///
/// What the task logs through `Logger.current` has the controller, the object and the id with it; what
/// it sends is part of the reconcile's span.
///
/// ```swift
/// Logger.current.info("Creating the deployment")
/// if let attempt = Reconciliation.current?.attempt, attempt > 5 { … }
/// ```
public struct Reconciliation: Sendable {
  /// The reconcile that is under way; nil outside of one.
  @TaskLocal public static var current: Reconciliation?

  /// The name of the controller.
  public let controller: String
  public let key: ObjectKey
  /// In logs it is `reconcileID`.
  public let id: String
  public let reason: ReconcileReason
  /// 1, and one more for each time in a row that it has failed before.
  public let attempt: Int
}
