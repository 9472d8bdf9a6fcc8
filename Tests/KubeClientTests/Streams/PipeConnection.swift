import KubeCore
import KubeTransport
import Synchronization

/// A connection that has left HTTP, whose other end is the test's.
final class PipeConnection: UpgradedConnection {
  private struct State {
    /// What the server has sent and the client not read.
    var incoming: [[UInt8]] = []
    /// What the client has sent and the server not read.
    var outgoing: [UInt8] = []
    var readers = 0
    var writers = 0
    /// How the server's side ended; nil for as long as it has not.
    var end: Result<Void, TransportError>?
    var isClosed = false
    /// Whether writes wait, as they do where the server does not read.
    var isStuck = false
    var version = 0
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  private static let cancelled = TransportError(.cancelled, "The connection was closed here.")

  private func change(_ body: (inout sending State) -> Void) {
    let waiters = state.withLock { state in
      body(&state)
      state.version += 1
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Waits until the body, which is asked again after each change, gives something.
  private func wait<Value: Sendable>(
    _ body: @Sendable (inout State) -> Value?
  ) async -> Value {
    while true {
      let (value, version) = state.withLock { (body(&$0), $0.version) }
      if let value { return value }
      await withCheckedContinuation { continuation in
        let hasChanged = state.withLock { state in
          if state.version == version { state.waiters.append(continuation) }
          return state.version != version
        }
        if hasChanged { continuation.resume() }
      }
    }
  }

  // The client's side.

  func read() async throws(TransportError) -> [UInt8]? {
    change { $0.readers += 1 }
    defer { change { $0.readers -= 1 } }
    let result: Result<[UInt8]?, TransportError> = await withTaskCancellationHandler {
      await wait { state in
        if state.isClosed { return .failure(Self.cancelled) }
        if !state.incoming.isEmpty { return .success(state.incoming.removeFirst()) }
        return state.end.map { $0.map { nil } }
      }
    } onCancel: {
      close()
    }
    return try result.get()
  }

  func write(_ bytes: [UInt8]) async throws(TransportError) {
    change { $0.writers += 1 }
    defer { change { $0.writers -= 1 } }
    let result: Result<Void, TransportError> = await withTaskCancellationHandler {
      await wait { state in
        if state.isClosed { return .failure(Self.cancelled) }
        if state.end != nil {
          return .failure(TransportError(.closedEarly, "The server has closed."))
        }
        guard !state.isStuck else { return nil }
        state.outgoing += bytes
        return .success(())
      }
    } onCancel: {
      close()
    }
    try result.get()
  }

  func close() { change { $0.isClosed = true } }

  // The server's side.

  func send(_ frames: ServerFrame...) { send(frames.flatMap(\.bytes)) }

  func send(_ bytes: [UInt8]) {
    change { $0.incoming.append(bytes) }
  }

  /// Ends the connection as a server does, in order or not.
  func end(_ result: Result<Void, TransportError> = .success(())) {
    change { $0.end = result }
  }

  /// Whether writes wait from here on.
  func setStuck(_ isStuck: Bool) {
    change { $0.isStuck = isStuck }
  }

  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// The client's next frame; nil once the client has closed.
  func nextFrame() async -> ClientFrame? {
    await wait { state -> ClientFrame?? in
      if let frame = ClientFrame.take(from: &state.outgoing) { return .some(frame) }
      return state.isClosed ? .some(nil) : nil
    }
  }

  /// Waits until the client has read all, and asks for more.
  func hasReader() async {
    await wait { $0.isClosed || ($0.readers > 0 && $0.incoming.isEmpty) ? () : nil }
  }

  /// Waits until a write of the client's waits.
  func hasStuckWriter() async {
    await wait { $0.isClosed || ($0.isStuck && $0.writers > 0) ? () : nil }
  }

  func closed() async {
    await wait { $0.isClosed ? () : nil }
  }
}
