/// The objects of one resource in the order of their keys.
///
/// Runs of bounded length, so that a write beside a list that somebody holds copies one run and not
/// the whole.
struct ObjectIndex: Sendable {
  private static let limit = 256
  private var runs: [[StoredObject]] = []
  private(set) var count = 0

  subscript(_ key: StorageKey) -> StoredObject? {
    let run = run(of: key.path)
    guard run < runs.count else { return nil }
    let place = place(of: key.path, in: run)
    guard place < runs[run].count, runs[run][place].key == key else { return nil }
    return runs[run][place]
  }

  /// Sets, or with nil removes, the object of a key.
  mutating func set(_ key: StorageKey, _ object: StoredObject?) {
    var run = run(of: key.path)
    if run == runs.count {
      guard object != nil else { return }
      if run == 0 { runs.append([]) } else { run -= 1 }
    }
    let place = place(of: key.path, in: run)
    let isThere = place < runs[run].count && runs[run][place].key == key
    switch (object, isThere) {
    case (let object?, true): runs[run][place] = object
    case (let object?, false):
      runs[run].insert(object, at: place)
      count += 1
      if runs[run].count > Self.limit {
        let half = Array(runs[run][(Self.limit / 2)...])
        runs[run].removeSubrange((Self.limit / 2)...)
        runs.insert(half, at: run + 1)
      }
    case (nil, true):
      runs[run].remove(at: place)
      count -= 1
      if runs[run].isEmpty { runs.remove(at: run) }
    case (nil, false): break
    }
  }

  /// Calls the body with the objects whose path is not before `start` and begins with `prefix`, in
  /// order, until it returns false.
  func visit(prefix: String, from start: String, _ body: (StoredObject) -> Bool) {
    let first = StorageKey.precedes(start, prefix) ? prefix : start
    var run = run(of: first)
    guard run < runs.count else { return }
    var place = place(of: first, in: run)
    while run < runs.count {
      while place < runs[run].count {
        let object = runs[run][place]
        guard object.key.path.utf8.starts(with: prefix.utf8), body(object) else { return }
        place += 1
      }
      run += 1
      place = 0
    }
  }

  /// The first run whose last key is not before the path.
  private func run(of path: String) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if let last = runs[middle].last, StorageKey.precedes(last.key.path, path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private func place(of path: String, in run: Int) -> Int {
    var (low, high) = (0, runs[run].count)
    while low < high {
      let middle = (low + high) / 2
      if StorageKey.precedes(runs[run][middle].key.path, path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
