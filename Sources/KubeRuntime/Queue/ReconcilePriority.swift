/// How urgent it is that an object is looked at. Whoever has waited long has a turn nevertheless: of
/// each eight turns one goes to the key that has waited longest, whatever its priority.
public struct ReconcilePriority: Sendable, Hashable, Comparable {
  /// As in controller-runtime: 0 for what is normal; the higher, the sooner.
  public var value: Int

  public init(_ value: Int) {
    self.value = value
  }

  /// What happens as it is told.
  public static let normal = ReconcilePriority(0)
  /// What was there before the controller, and what is looked at though nothing has happened; -100.
  public static let low = ReconcilePriority(-100)

  public static func < (a: ReconcilePriority, b: ReconcilePriority) -> Bool { a.value < b.value }
}
