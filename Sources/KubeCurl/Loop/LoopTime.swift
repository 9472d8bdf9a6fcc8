import Synchronization

/// The time by which a loop works, which tests can have go on.
final class LoopTime: Sendable {
  private let added = Atomic<UInt64>(0)

  func now() -> UInt64 { MonotonicTime.now() &+ added.load(ordering: .relaxed) }

  func advance(by duration: Duration) {
    added.add(MonotonicTime.nanoseconds(duration), ordering: .relaxed)
  }
}
