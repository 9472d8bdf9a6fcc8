import KubeCore
import Synchronization

/// What is yet to be told of a store's changes, and to whom.
///
/// It is told in the order in which it was put in, by one task at a time: whoever puts something in
/// tells it, unless somebody tells already, who then goes on with it.
///
/// Watches wait while much is queued, so that what is queued is bounded. Who writes through a client
/// does not: it queues what it wrote, and may be the one who tells, also what others put in
/// meanwhile.
final class StoreOutbox<Object: Sendable>: Sendable {
  typealias Observer = @Sendable (StoreChange<Object>) -> Void

  enum Delivery: Sendable {
    case change(StoreChange<Object>)
    case replaced(from: StoreContents<Object>, to: StoreContents<Object>)
    case ready
    case closed
    case observer(Int, Observer, StoreContents<Object>)
    case channel(ChangeChannel<Object>, StoreContents<Object>)
  }

  private struct State {
    var deliveries: [Delivery] = []
    var isTelling = false
    /// In the order in which they came.
    var observers: [(id: Int, call: Observer)] = []
    var removed: Set<Int> = []
    var channels: [ChangeChannel<Object>] = []
    var lastID = 0
    var isReady = false
    var isClosed = false
    var waiters: [Int: CheckedContinuation<Void, any Error>] = [:]
    /// Those who wait until the queue is shorter.
    var queued: [Int: CheckedContinuation<Void, Never>] = [:]

    var isFull: Bool { isTelling && deliveries.count > mostQueued }
  }

  private static var mostQueued: Int { 1000 }

  private let closed = Latch()
  private let state = Mutex(State())

  func put(_ delivery: Delivery) { state.withLock { $0.deliveries.append(delivery) } }

  func put(_ observer: @escaping Observer, _ contents: StoreContents<Object>) -> Int {
    state.withLock { state in
      state.lastID += 1
      state.deliveries.append(.observer(state.lastID, observer, contents))
      return state.lastID
    }
  }

  func put(_ channel: ChangeChannel<Object>, _ contents: StoreContents<Object>) {
    state.withLock { $0.deliveries.append(.channel(channel, contents)) }
  }

  func removeObserver(_ id: Int) {
    state.withLock { state in
      // One that has yet to be told what there is must not come in after it was removed.
      if let index = state.observers.firstIndex(where: { $0.id == id }) {
        state.observers.remove(at: index)
      } else {
        state.removed.insert(id)
      }
    }
  }

  /// Tells all that was put in.
  func tell() {
    guard begin() else { return }
    while let deliveries = next() {
      for delivery in deliveries { tell(delivery) }
    }
  }

  /// Whether the caller is to tell: nobody does already.
  func begin() -> Bool {
    state.withLock { state in
      defer { state.isTelling = true }
      return !state.isTelling
    }
  }

  /// Takes all that is queued; nil ends the telling.
  func next() -> [Delivery]? {
    let (deliveries, waiters) = state.withLock { state in
      defer { (state.deliveries, state.queued) = ([], [:]) }
      if state.deliveries.isEmpty { state.isTelling = false }
      return (state.deliveries, state.queued)
    }
    for waiter in waiters.sorted(by: { $0.key < $1.key }) { waiter.value.resume() }
    return deliveries.isEmpty ? nil : deliveries
  }

  private func tell(_ delivery: Delivery) {
    switch delivery {
    case .change(let change): tell([change])
    case .replaced(let old, let new):
      var changes: [StoreChange<Object>] = []
      new.forEachChange(since: old) { changes.append($0) }
      tell(changes)
    case .ready:
      let waiters = state.withLock { state in
        state.isReady = true
        defer { state.waiters = [:] }
        return state.waiters
      }
      for waiter in waiters.sorted(by: { $0.key < $1.key }) { waiter.value.resume() }
    case .closed: close()
    case .observer(let id, let observer, let contents):
      let isRemoved = state.withLock { state in
        if state.removed.remove(id) != nil { return true }
        state.observers.append((id, observer))
        return false
      }
      if isRemoved { return }
      for stored in contents.objects {
        observer(StoreChange(key: stored.key, before: nil, after: stored, isInitial: true))
      }
    case .channel(let channel, let contents):
      let isClosed = state.withLock { state in
        if !state.isClosed { state.channels.append(channel) }
        return state.isClosed
      }
      channel.begin(contents)
      if isClosed { channel.end() }
    }
  }

  private func tell(_ changes: [StoreChange<Object>]) {
    if changes.isEmpty { return }
    let (observers, channels) = state.withLock { ($0.observers, $0.channels) }
    for observer in observers {
      for change in changes { observer.call(change) }
    }
    var hasLeft = false
    for channel in channels where !channel.push(changes) { hasLeft = true }
    if hasLeft { state.withLock { $0.channels.removeAll(where: \.isLeft) } }
  }

  private func close() {
    let (channels, waiters) = state.withLock { state in
      state.isClosed = true
      defer { (state.channels, state.waiters) = ([], [:]) }
      return (state.channels, state.waiters)
    }
    for channel in channels { channel.end() }
    for waiter in waiters.sorted(by: { $0.key < $1.key }) {
      waiter.value.resume(throwing: Self.writerGone)
    }
    closed.open()
  }

  /// Returns once it is closed, or the task is cancelled.
  func waitUntilClosed() async { await closed.wait() }

  /// Returns once the queue is short, or nobody tells, and all channels have room; or the task is
  /// cancelled.
  func room() async {
    await waitForQueue()
    let channels = state.withLock { $0.channels }
    for channel in channels { await channel.waitForRoom() }
  }

  /// Who tells takes the whole queue before it stops, and then wakes those who wait.
  private func waitForQueue() async {
    let id: Int? = state.withLock { state in
      guard state.isFull else { return nil }
      state.lastID += 1
      return state.lastID
    }
    guard let id else { return }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isFree = state.withLock { state in
          if !state.isFull || Task.isCancelled { return true }
          state.queued[id] = continuation
          return false
        }
        if isFree { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.queued.removeValue(forKey: id) }?.resume()
    }
  }

  func waitUntilReady() async throws {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let result = state.withLock { state -> Result<Void, any Error>? in
          if state.isReady { return .success(()) }
          if state.isClosed { return .failure(Self.writerGone) }
          if Task.isCancelled { return .failure(CancellationError()) }
          state.waiters[id] = continuation
          return nil
        }
        if let result { continuation.resume(with: result) }
      }
    } onCancel: {
      let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
      waiter?.resume(throwing: CancellationError())
    }
  }

  private static var writerGone: StoreError {
    StoreError(.writerGone, "Nobody fills the store any more, and it was never filled.")
  }
}
