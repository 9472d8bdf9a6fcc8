/// What a controller acts by, where it may not always act: a lease that is held.
///
/// Whoever runs a controller under such a condition sets it around the run. The controller then asks
/// ahead of each reconcile, and takes cancellation to mean that the condition no longer holds: what
/// runs is cancelled at once, and has no grace.
package struct ReconcilePermit: Sendable {
  @TaskLocal package static var current: ReconcilePermit?

  let holds: @Sendable () -> Bool

  package init(_ holds: @escaping @Sendable () -> Bool) {
    self.holds = holds
  }
}
