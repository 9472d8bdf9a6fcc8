import Synchronization

/// The changes of a store on their way to one consumer.
///
/// It takes all that it is given: who gives waits for room afterwards, so that the store itself and
/// its other consumers are told all the same.
final class ChangeChannel<Object: Sendable>: Sendable {
  private typealias Reader = CheckedContinuation<StoreChange<Object>?, Never>
  private typealias Writer = CheckedContinuation<Void, Never>

  private struct State {
    /// What there was at the beginning and was not yet given; nil before the beginning.
    var initial: ObjectTable<StoredObject<Object>>.Iterator?
    var changes: [StoreChange<Object>] = []
    /// How many of the changes were given.
    var given = 0
    var reader: Reader?
    var writers: [Int: Writer] = [:]
    var lastWriter = 0
    var isEnded = false
    var isLeft = false

    mutating func take() -> StoreChange<Object>? {
      if let stored = initial?.next() {
        return StoreChange(key: stored.key, before: nil, after: stored, isInitial: true)
      }
      guard given < changes.count else { return nil }
      defer {
        given += 1
        if given == changes.count {
          changes.removeAll(keepingCapacity: changes.capacity <= 64)
          given = 0
        } else if given >= 1024, given * 2 >= changes.count {
          changes.removeFirst(given)
          given = 0
        }
      }
      return changes[given]
    }
  }

  /// Whom to wake, outside the lock.
  private struct Woken {
    var reader: Reader?
    var change: StoreChange<Object>?
    var writers: [Writer] = []

    func resume() {
      reader?.resume(returning: change)
      for writer in writers { writer.resume() }
    }
  }

  private let capacity: Int
  private let state = Mutex(State())

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
  }

  var isLeft: Bool { state.withLock { $0.isLeft } }

  /// Begins with what there is.
  func begin(_ contents: StoreContents<Object>) {
    change { $0.initial = contents.objects.makeIterator() }
  }

  /// Returns whether there is still somebody who listens.
  func push(_ changes: [StoreChange<Object>]) -> Bool {
    change { if !$0.isLeft { $0.changes.append(contentsOf: changes) } }
    return !isLeft
  }

  /// Nothing more comes.
  func end() { change { $0.isEnded = true } }

  /// Nobody listens any more.
  func leave() {
    let (reader, writers, _) = state.withLock { state in
      state.isLeft = true
      let dropped = (state.changes, state.initial)
      defer {
        (state.reader, state.writers) = (nil, [:])
        (state.changes, state.initial, state.given) = ([], nil, 0)
      }
      return (state.reader, state.writers, dropped)
    }
    reader?.resume(returning: nil)
    for writer in writers.values { writer.resume() }
  }

  /// The next change; nil at the end, and if the task is cancelled, which is the end, too.
  func next() async -> StoreChange<Object>? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: Reader) in
        let woken = state.withLock { state in
          guard !state.isLeft, !Task.isCancelled else { return Woken(reader: continuation) }
          state.reader = continuation
          return wake(&state)
        }
        woken.resume()
      }
    } onCancel: {
      leave()
    }
  }

  /// Returns once there is room for a change, nobody listens any more, or the task is cancelled.
  func waitForRoom() async {
    let id: Int? = state.withLock { state in
      if hasRoom(state) { return nil }
      state.lastWriter += 1
      return state.lastWriter
    }
    guard let id else { return }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isFree = state.withLock { state in
          if hasRoom(state) || Task.isCancelled { return true }
          state.writers[id] = continuation
          return false
        }
        if isFree { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.writers.removeValue(forKey: id) }?.resume()
    }
  }

  private func hasRoom(_ state: State) -> Bool {
    state.isLeft || state.isEnded || state.changes.count - state.given < capacity
  }

  /// Changes the state, and wakes whoever waited for that.
  private func change(_ body: (inout State) -> Void) {
    let woken = state.withLock { state in
      body(&state)
      return wake(&state)
    }
    woken.resume()
  }

  /// Those who wait for what is there now.
  private func wake(_ state: inout State) -> Woken {
    var woken = Woken()
    if let reader = state.reader, state.initial != nil {
      let change = state.take()
      if change != nil || state.isEnded {
        (woken.reader, woken.change, state.reader) = (reader, change, nil)
      }
    }
    if !state.writers.isEmpty, hasRoom(state) {
      woken.writers = state.writers.sorted { $0.key < $1.key }.map(\.value)
      state.writers = [:]
    }
    return woken
  }
}
