import KubeCore

/// How far one of the watches that fill a store has come.
struct StoreSource<Object: Sendable>: Sendable {
  /// What somebody wrote and the watch is yet to tell.
  struct Write: Sendable {
    enum State: Sendable {
      case here(StoredObject<Object>)
      /// It is no longer among what the watch selects.
      case left
    }

    var version: String
    var state: State
  }

  /// What somebody deleted.
  private struct Gone: Sendable {
    var key: ObjectKey
    /// The last version that the store had of it, if it had it.
    var version: String?
  }

  static var mostUnseen: Int { 256 }

  /// Of which objects it tells; nil if that is not known, and then of all.
  let selection: WatchSelection?
  private(set) var isReady = false
  /// Up to where it has told all changes.
  private(set) var told: String?
  /// The objects that it holds, if there are other watches.
  var held: Set<ObjectKey> = []
  /// What the store knew of ahead of the watch, which may have told it since: see `pending`.
  private var writes: [ObjectKey: Write] = [:]
  /// The versions of what was written in a form that the store does not hold, as far as they are
  /// still ahead: see `isBehind`.
  private var noted: [ObjectKey: String] = [:]
  /// How often the watch has come further since what it has told was last looked for.
  private var steps = 0
  /// What requests have deleted and the watch is yet to tell of, by uid.
  private var gone: [String: Gone] = [:]
  /// Those of which the store had nothing when they were deleted. Either the watch is yet to tell
  /// that they were there, or that they are gone it has told already: only the last are kept.
  private var unseen: [String] = []

  init(selection: WatchSelection?) {
    self.selection = selection
  }

  /// Whether a version is newer than all that the watch has told.
  func isAhead(_ version: String) -> Bool {
    guard let told else { return VersionOrder.isNumber(version) }
    return VersionOrder.isNewer(version, than: told)
  }

  mutating func advance(to version: String) {
    guard !version.isEmpty else { return }
    if let told, VersionOrder.isNewer(told, than: version) { return }
    told = version
    steps += 1
    // To look for it costs as much as there is, and so is done as seldom.
    if steps > kept || !VersionOrder.isNumber(version) { forgetTold() }
  }

  /// The items become what there is, with what was written since.
  ///
  /// - Returns: whether the server has lost what it had, or was replaced: what it told once says
  ///   nothing now.
  mutating func restart(at version: String, _ items: inout StoreContents<Object>) -> Bool {
    let isOfBefore = told.map { $0 != version && !VersionOrder.isNewer(version, than: $0) } ?? false
    if isOfBefore { (writes, noted, gone, unseen) = ([:], [:], [:], []) }
    isReady = true
    told = version
    forgetTold()
    for (uid, object) in gone {
      if items[object.key]?.uid == uid {
        items.remove(object.key)
      } else if let last = object.version, !VersionOrder.isNewer(last, than: version) {
        gone[uid] = nil
      }
    }
    for (key, write) in writes {
      switch write.state {
      case .left: items.remove(key)
      case .here(let stored):
        if let item = items[key], VersionOrder.isNewer(item.version, than: stored.version) {
          continue
        }
        items.set(stored)
      }
    }
    return isOfBefore
  }

  /// How many writes and versions are kept.
  var kept: Int { writes.count + noted.count }
  /// How many deletions are kept that the watch is yet to tell of.
  var keptDeletions: Int { gone.count }

  /// What the store knows of an object ahead of the watch.
  func pending(_ key: ObjectKey) -> Write? {
    guard let write = writes[key], isAhead(write.version) else { return nil }
    return write
  }

  /// An object was written, or has left, which the watch tells later.
  mutating func expect(_ key: ObjectKey, _ version: String, _ state: Write.State) {
    writes[key] = Write(version: version, state: state)
  }

  /// Whether an object was written in a form that the store does not hold, and the watch is yet to
  /// tell of it.
  func isBehind(_ key: ObjectKey) -> Bool {
    guard let version = noted[key] else { return false }
    return isAhead(version)
  }

  /// An object was written in a form that the store does not hold.
  mutating func note(_ key: ObjectKey, _ version: String) {
    if let other = noted[key], VersionOrder.isNewer(other, than: version) { return }
    noted[key] = version
  }

  /// An object was deleted, which the watch tells later.
  mutating func delete(_ key: ObjectKey, uid: String, lastVersion: String?) {
    gone[uid] = Gone(key: key, version: lastVersion)
    if let lastVersion {
      // What had the name before does not come back, either.
      writes[key] = isAhead(lastVersion) ? Write(version: lastVersion, state: .left) : nil
      return
    }
    unseen.append(uid)
    guard unseen.count > Self.mostUnseen else { return }
    let oldest = unseen.removeFirst()
    if let object = gone[oldest], object.version == nil { gone[oldest] = nil }
  }

  /// An object that the store knows of ahead of the watch.
  func written(_ key: ObjectKey) -> StoredObject<Object>? {
    if case .here(let stored)? = pending(key)?.state { stored } else { nil }
  }

  /// Whether an object is one that was deleted.
  func isGone(_ uid: String) -> Bool { gone[uid] != nil }

  /// The watch has told that an object is gone.
  mutating func forgetGone(_ uid: String) { if !gone.isEmpty { gone[uid] = nil } }

  private mutating func forgetTold() {
    steps = 0
    if !writes.isEmpty { writes = writes.filter { isAhead($0.value.version) } }
    if !noted.isEmpty { noted = noted.filter { isAhead($0.value) } }
  }
}
