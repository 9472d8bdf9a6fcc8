import Synchronization

/// A write: what an object was, and what it is now.
final class Change: Sendable {
  let revision: Int
  /// Nil for a creation.
  let old: StoredObject?
  /// Nil for a deletion.
  let new: StoredObject?
  /// After a deletion, the object as it was at the end, with the version of the deletion.
  let last: StoredObject?

  init(revision: Int, old: StoredObject?, new: StoredObject?, last: StoredObject? = nil) {
    self.revision = revision
    self.old = old
    self.new = new
    self.last = last
  }

  var key: StorageKey? { (new ?? old)?.key }

  private let lines = Mutex<[String: [UInt8]]>([:])

  /// The line of an event, made once for all who watch in one form.
  func line(_ form: String, _ make: () -> [UInt8]) -> [UInt8] {
    if let known = lines.withLock({ $0[form] }) { return known }
    let line = make()
    lines.withLock { $0[form] = line }
    return line
  }
}

/// The writes to one resource, the oldest of which are forgotten.
struct ChangeLog: Sendable {
  private var changes: [Change] = []
  private var start = 0
  /// All changes after this revision are here.
  private(set) var floor: Int

  init(floor: Int) { self.floor = floor }

  mutating func append(_ change: Change, keeping limit: Int) {
    changes.append(change)
    if count > limit { drop(count - limit) }
  }

  var count: Int { changes.count - start }

  /// The revision of the last change, whether it is forgotten or not.
  var last: Int { changes.last?.revision ?? floor }

  /// Forgets what happened up to a revision.
  mutating func forget(through revision: Int) {
    drop(changes[start...].prefix { $0.revision <= revision }.count)
    floor = max(floor, revision)
  }

  private mutating func drop(_ number: Int) {
    guard number > 0 else { return }
    start += number
    floor = max(floor, changes[start - 1].revision)
    // Moving the rest costs less than it saves once half is gone.
    if start * 2 > changes.count {
      changes.removeFirst(start)
      start = 0
    }
  }

  /// The changes after a revision, at most so many; nil if some of them are forgotten.
  func changes(after revision: Int, limit: Int = .max) -> ArraySlice<Change>? {
    guard revision >= floor else { return nil }
    var (low, high) = (start, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].revision <= revision { low = middle + 1 } else { high = middle }
    }
    return changes[low...].prefix(limit)
  }
}
