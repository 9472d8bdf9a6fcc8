import Synchronization

/// A store's being filled by what one or more watches tell; see `reflect`.
public struct Reflection: Sendable {
  /// The writer, until it is used.
  private final class Slot<Object: Sendable>: Sendable {
    private let writer: Mutex<StoreWriter<Object>?>

    init(_ writer: consuming StoreWriter<Object>) {
      self.writer = Mutex(consume writer)
    }

    func run(_ body: (StoreCore<Object>) async -> Void) async {
      guard let writer = writer.withLock({ $0.take() }) else { return }
      await body(writer.core)
      writer.end()
    }
  }

  private let body: @Sendable () async -> Void

  init<Object>(
    _ writer: consuming StoreWriter<Object>,
    _ fill: @escaping @Sendable (StoreCore<Object>) async -> Void
  ) {
    let slot = Slot(writer)
    body = { await slot.run(fill) }
  }

  /// Fills the store until the watches end, which is when the task is cancelled. Then the store
  /// keeps what it has, and nobody can fill it any more.
  ///
  /// A store is filled once: where it was run already, this returns at once.
  public func run() async { await body() }
}
