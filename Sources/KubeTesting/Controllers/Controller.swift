import KubeCore

/// A step machine behind the server: it looks at what was written, notes what has to be looked at
/// again, and takes one of these at a time.
///
/// It has no task and no lock of its own; the ``ControllerManager`` calls it, and nobody else.
protocol Controller: Sendable {
  /// As events have it: `deployment-controller`.
  var name: String { get }

  /// Notes which keys a write concerns.
  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue)

  /// Forgets all that was observed, as all of it will be again.
  mutating func forget()

  /// Brings what a key stands for one step nearer to what it should be.
  mutating func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal)
}

extension Controller {
  mutating func forget() {}
}

/// Keys that have to be looked at, each once, in the order in which they came.
struct KeyQueue: Sendable {
  private var keys: [StorageKey] = []
  private var start = 0
  private var known: Set<StorageKey> = []

  var isEmpty: Bool { known.isEmpty }

  mutating func add(_ key: StorageKey) {
    guard known.insert(key).inserted else { return }
    keys.append(key)
  }

  mutating func next() -> StorageKey? {
    guard start < keys.count else { return nil }
    let key = keys[start]
    start += 1
    known.remove(key)
    if start == keys.count {
      keys = []
      start = 0
    }
    return key
  }
}

/// What has to be looked at later, the soonest first.
struct TimerHeap: Sendable {
  struct Entry: Sendable {
    var deadline: ClusterClock.Instant
    var order: Int
    var controller: Int
    var key: StorageKey

    func precedes(_ other: Entry) -> Bool {
      deadline == other.deadline ? order < other.order : deadline < other.deadline
    }
  }

  private var entries: [Entry] = []
  private var known: [String: ClusterClock.Instant] = [:]
  private var last = 0

  var next: ClusterClock.Instant? { entries.first?.deadline }

  /// Of several times for one key the soonest counts.
  mutating func add(_ key: StorageKey, of controller: Int, at deadline: ClusterClock.Instant) {
    let name = "\(controller) \(key.path)"
    if let known = known[name], known <= deadline { return }
    known[name] = deadline
    last += 1
    entries.append(Entry(deadline: deadline, order: last, controller: controller, key: key))
    var child = entries.count - 1
    while child > 0, entries[child].precedes(entries[(child - 1) / 2]) {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The next whose time has come.
  mutating func pop(until now: ClusterClock.Instant) -> Entry? {
    guard let first = entries.first, first.deadline <= now else { return nil }
    entries.swapAt(0, entries.count - 1)
    entries.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < entries.count && entries[child].precedes(entries[least]) { least = child }
      if least == parent { break }
      entries.swapAt(parent, least)
      parent = least
    }
    let name = "\(first.controller) \(first.key.path)"
    if known[name] == first.deadline { known[name] = nil }
    return first
  }
}
