package import KubeTransport

/// A connection that has left HTTP, whose other end is the test's.
package final class PipeConnection: UpgradedConnection {
  private struct State {
    /// What the server has sent and the client not read.
    var incoming: [[UInt8]] = []
    /// What the client has sent and the server not read.
    var outgoing: [UInt8] = []
    var readers = 0
    var hasRead = false
    var writers = 0
    /// How the server's side ended; nil for as long as it has not.
    var end: Result<Void, TransportError>?
    var isClosed = false
    /// Whether writes wait, as they do where the server does not read.
    var isStuck = false
  }

  private let state = Shared(State())
  private static let cancelled = TransportError(.cancelled, "The connection was closed here.")

  package init() {}

  // The client's side.

  package func read() async throws(TransportError) -> [UInt8]? {
    state.change { $0.readers += 1 }
    defer { state.change { $0.readers -= 1 } }
    return try await use { state in
      if !state.incoming.isEmpty {
        state.hasRead = true
        return .success(state.incoming.removeFirst())
      }
      return state.end.map { $0.map { nil } }
    }
  }

  package func write(_ bytes: [UInt8]) async throws(TransportError) {
    state.change { $0.writers += 1 }
    defer { state.change { $0.writers -= 1 } }
    try await use { (state) -> Result<Void, TransportError>? in
      if state.end != nil {
        return .failure(TransportError(.closedEarly, "The server has closed."))
      }
      guard !state.isStuck else { return nil }
      state.outgoing += bytes
      return .success(())
    }
  }

  private func use<Value: Sendable>(
    _ body: (inout State) -> Result<Value, TransportError>?
  ) async throws(TransportError) -> Value {
    let result: Result<Value, TransportError>
    do {
      result = try await state.wait { $0.isClosed ? .failure(Self.cancelled) : body(&$0) }
    } catch {
      close()
      throw Self.cancelled
    }
    return try result.get()
  }

  package func close() { state.change { $0.isClosed = true } }

  // The server's side. Whatever waits here returns when its task is cancelled, too.

  package func send(_ bytes: [UInt8]) { state.change { $0.incoming.append(bytes) } }

  /// Ends the connection as a server does, in order or not.
  package func end(_ result: Result<Void, TransportError> = .success(())) {
    state.change { $0.end = result }
  }

  /// Whether writes wait from here on.
  package func setStuck(_ isStuck: Bool) { state.change { $0.isStuck = isStuck } }

  package var isClosed: Bool { state.value.isClosed }

  /// What `take` finds at the front of what the client has sent; nil once the client has closed.
  package func next<Value: Sendable>(_ take: (inout [UInt8]) -> Value?) async -> Value? {
    let value = try? await state.wait { state -> Value?? in
      if let value = take(&state.outgoing) { return .some(value) }
      return state.isClosed ? .some(nil) : nil
    }
    return value ?? nil
  }

  /// Waits until the client has read all, and asks for more.
  package func hasReader() async {
    try? await state.wait { $0.isClosed || ($0.readers > 0 && $0.incoming.isEmpty) ? () : nil }
  }

  /// Waits until the client has taken something, and asks for no more.
  package func hasNoReader() async {
    try? await state.wait { $0.isClosed || ($0.hasRead && $0.readers == 0) ? () : nil }
  }

  /// Waits until a write of the client's waits.
  package func hasStuckWriter() async {
    try? await state.wait { $0.isClosed || ($0.isStuck && $0.writers > 0) ? () : nil }
  }

  package func closed() async { try? await state.wait { $0.isClosed ? () : nil } }
}
