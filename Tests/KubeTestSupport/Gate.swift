/// Something that others wait for until it has happened. It stays open.
package struct Gate: Sendable {
  private let state = Shared(false)

  package init() {}

  package var isOpen: Bool { state.value }
  package func open() { state.change { $0 = true } }

  /// Returns once the gate is open, or the task is cancelled.
  package func wait() async { try? await state.wait { $0 ? () : nil } }

  /// The same for a thread, which it holds.
  package func block() { state.block { $0 ? () : nil } }
}
