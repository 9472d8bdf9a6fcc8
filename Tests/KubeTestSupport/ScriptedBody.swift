package import KubeTransport

/// A body whose chunks and end a test says.
package final class ScriptedBody: ResponseBodySource {
  /// What comes after the chunks.
  package enum End: Sendable {
    case complete
    case failure(TransportError)
    /// Nothing, until the body is cancelled.
    case silence
  }

  private let makeChunk: @Sendable () -> [UInt8]?
  private let end: End
  private let state = Shared((reads: 0, isCancelled: false))

  /// - Parameter makeChunk: makes the next chunk when it is asked for, never an empty one; nil for
  ///   the end.
  package init(then end: End = .complete, _ makeChunk: @escaping @Sendable () -> [UInt8]?) {
    self.end = end
    self.makeChunk = makeChunk
  }

  package convenience init(_ chunks: [[UInt8]], then end: End = .complete) {
    let rest = Shared(chunks.filter { !$0.isEmpty }[...])
    self.init(then: end) { rest.change { $0.popFirst() } }
  }

  /// How often somebody has asked for a chunk.
  package var reads: Int { state.value.reads }
  package var isCancelled: Bool { state.value.isCancelled }

  /// Returns once somebody has asked this often for a chunk, or the task is cancelled.
  package func asked(_ count: Int = 1) async {
    try? await state.wait { $0.reads >= count ? () : nil }
  }

  /// Returns once the body is cancelled, or the task is.
  package func cancelled() async { try? await state.wait { $0.isCancelled ? () : nil } }

  package func cancel() { state.change { $0.isCancelled = true } }

  package func next() async throws(TransportError) -> [UInt8]? {
    let cancelled = TransportError(.cancelled, "The body was cancelled.")
    state.change { $0.reads += 1 }
    guard !isCancelled else { throw cancelled }
    if let chunk = makeChunk() { return chunk }
    switch end {
    case .complete: return nil
    case .failure(let error): throw error
    case .silence:
      await self.cancelled()
      cancel()
      throw cancelled
    }
  }
}
