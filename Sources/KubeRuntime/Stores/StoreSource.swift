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

  /// Of which objects it tells; nil if that is not known, and then of all.
  let selection: WatchSelection?
  private(set) var isReady = false
  /// Up to where it has told all changes.
  private(set) var told: String?
  /// The objects that it holds, if there are other watches.
  var held: Set<ObjectKey> = []
  /// What the store knows of ahead of the watch.
  var writes: [ObjectKey: Write] = [:]
  /// The versions of what was written in a form that the store does not hold.
  var noted: [ObjectKey: String] = [:]
  /// The uids of what a request has deleted.
  var gone: [ObjectKey: String] = [:]

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
    forgetTold()
  }

  /// The items become what there is, with what was written since.
  mutating func restart(at version: String, _ items: inout StoreContents<Object>) {
    if let told, !VersionOrder.isNewer(version, than: told), told != version {
      // The server has lost what it had, or was replaced: what it told once says nothing now.
      (writes, noted, gone) = ([:], [:], [:])
    }
    isReady = true
    told = version
    forgetTold()
    for (key, uid) in gone {
      if items[key]?.uid == uid { items.remove(key) } else { gone[key] = nil }
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
  }

  private mutating func forgetTold() {
    if !writes.isEmpty { writes = writes.filter { isAhead($0.value.version) } }
    if !noted.isEmpty { noted = noted.filter { isAhead($0.value) } }
  }
}
