public import KubeCore
import Synchronization

/// What came of a reconcile.
public struct ReconcileResult: Sendable {
  public let key: ObjectKey
  public let reason: ReconcileReason
  /// What the reconciler returned, or threw.
  public let outcome: Result<ReconcileAction, any Error>
  /// What is done about it: what the reconciler returned, or what an error leads to.
  public let action: ReconcileAction
  /// How long it took.
  public let duration: Duration

  /// What the reconciler threw.
  public var error: (any Error)? {
    if case .failure(let error) = outcome { error } else { nil }
  }
}

/// The results of a controller, in the order in which reconciles end, until the controller stops.
///
/// Whoever reads slowly slows the controller down: beyond 64 results that nobody has read, those who
/// have finished wait, and keep their places. They are for one reader.
public struct ReconcileResults: AsyncSequence, Sendable {
  let channel: ResultChannel

  public func makeAsyncIterator() -> Iterator { Iterator(channel: channel) }

  public struct Iterator: AsyncIteratorProtocol {
    let channel: ResultChannel

    public mutating func next() async -> ReconcileResult? { await channel.receive() }

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async -> ReconcileResult? {
      await channel.receive()
    }
  }
}

/// Results on their way, with as many in between as there is room for.
final class ResultChannel: Sendable {
  private struct Sender {
    var id: Int
    var result: ReconcileResult
    var continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    /// Those from `start` on are yet to be read.
    var results: [ReconcileResult] = []
    var start = 0
    var senders: [Sender] = []
    var receiver: CheckedContinuation<ReconcileResult?, Never>?
    var isClosed = false
    var lastID = 0

    mutating func first() -> ReconcileResult? {
      guard start < results.count else { return nil }
      defer {
        start += 1
        if start == results.count {
          (results, start) = ([], 0)
        } else if start >= 64 {
          results.removeFirst(start)
          start = 0
        }
      }
      return results[start]
    }
  }

  private let state = Mutex(State())
  private let room: Int

  init(room: Int = 64) {
    self.room = room
  }

  /// Waits for room. If the task is cancelled, or nobody reads any more, the result is lost.
  func send(_ result: ReconcileResult) async {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (receiver, isOver) = state.withLock {
          state -> (CheckedContinuation<ReconcileResult?, Never>?, Bool) in
          if state.isClosed { return (nil, true) }
          if let receiver = state.receiver {
            state.receiver = nil
            return (receiver, true)
          }
          if state.results.count - state.start < room {
            state.results.append(result)
            return (nil, true)
          }
          if Task.isCancelled { return (nil, true) }
          state.senders.append(Sender(id: id, result: result, continuation: continuation))
          return (nil, false)
        }
        receiver?.resume(returning: result)
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let sender = state.withLock { state -> Sender? in
        guard let index = state.senders.firstIndex(where: { $0.id == id }) else { return nil }
        return state.senders.remove(at: index)
      }
      sender?.continuation.resume()
    }
  }

  /// Nil once it is closed and empty, or the task is cancelled.
  func receive() async -> ReconcileResult? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (sender, result, isOver) = state.withLock {
          state -> (Sender?, ReconcileResult?, Bool) in
          if let result = state.first() {
            guard !state.senders.isEmpty else { return (nil, result, true) }
            let sender = state.senders.removeFirst()
            state.results.append(sender.result)
            return (sender, result, true)
          }
          if state.isClosed || Task.isCancelled || state.receiver != nil { return (nil, nil, true) }
          state.receiver = continuation
          return (nil, nil, false)
        }
        sender?.continuation.resume()
        if isOver { continuation.resume(returning: result) }
      }
    } onCancel: {
      let receiver = state.withLock { state in
        defer { state.receiver = nil }
        return state.receiver
      }
      receiver?.resume(returning: nil)
    }
  }

  /// What is in it can still be read; nothing more comes.
  func close() {
    let (receiver, senders) = state.withLock { state in
      state.isClosed = true
      defer { (state.receiver, state.senders) = (nil, []) }
      return (state.receiver, state.senders)
    }
    receiver?.resume(returning: nil)
    for sender in senders { sender.continuation.resume() }
  }
}
