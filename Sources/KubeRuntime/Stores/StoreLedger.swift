import KubeCore

/// Who has told a store what, and what it holds therefore.
///
/// Each watch is a source of its own: an object stays as long as one of them holds it. What somebody
/// writes through the client of a watch is taken in ahead of the watch, until that has come as far.
struct StoreLedger<Object: Sendable>: Sendable {
  /// A change of the contents that is to be told.
  enum Outcome: Sendable {
    case nothing
    case changed(StoreChange<Object>)
    case replaced(from: StoreContents<Object>, to: StoreContents<Object>)
  }

  private(set) var contents: StoreContents<Object>
  private var sources: [StoreSource<Object>]

  init(_ contents: StoreContents<Object>, selections: [WatchSelection?] = [nil]) {
    self.contents = contents
    sources = selections.map { StoreSource(selection: $0) }
  }

  /// Whether every source has told all that it has, once.
  var isReady: Bool { !sources.isEmpty && sources.allSatisfy(\.isReady) }

  /// Whether an object was written in a form that the store does not hold, and no watch has told of
  /// it yet.
  func isBehind(_ key: ObjectKey) -> Bool { sources.contains { $0.isBehind(key) } }

  /// Begins with other sources; what was held so far stays until they are ready.
  mutating func setSources(_ selections: [WatchSelection?]) {
    let held = contents.objects.map(\.key)
    sources = selections.map { StoreSource(selection: $0) }
    if sources.count > 1, !held.isEmpty { sources[0].held = Set(held) }
  }

  /// A watch has told that an object is there.
  mutating func apply(_ stored: StoredObject<Object>, from source: Int) -> Outcome {
    sources[source].advance(to: stored.version)
    // Its deletion was the answer to a request, and is yet to be told.
    if sources[source].isGone(stored.uid) { return .nothing }
    // What is left of the writes is newer than what the watch tells now.
    if sources[source].pending(stored.key) != nil { return .nothing }
    if isShared { sources[source].held.insert(stored.key) }
    if let current = contents[stored.key] {
      if current.isSame(as: stored) { return .nothing }
      // Another watch was faster.
      if isShared, VersionOrder.isNewer(current.version, than: stored.version) { return .nothing }
    }
    return set(stored)
  }

  /// A watch has told that an object is gone, or no longer one of its.
  mutating func delete(
    _ key: ObjectKey, version: String, uid: String, from source: Int
  ) -> Outcome {
    sources[source].advance(to: version)
    sources[source].forgetGone(uid)
    // It was made again since, which the watch is yet to tell.
    if case .here? = sources[source].pending(key)?.state { return .nothing }
    return letGo(of: key, source)
  }

  /// A watch has told all that there is.
  mutating func restart(
    _ items: StoreContents<Object>, version: String, from source: Int
  ) -> Outcome {
    let before = contents
    var items = items
    let isOfBefore = sources[source].restart(at: version, &items)
    if isShared {
      merge(items, from: source, isOfBefore: isOfBefore)
    } else {
      contents = items
    }
    return .replaced(from: before, to: contents)
  }

  /// A watch has told that nothing else has changed up to a version.
  mutating func advance(to version: String, source: Int) {
    sources[source].advance(to: version)
  }

  /// Somebody has written an object.
  mutating func wrote(_ write: StoreWrite<Object>, for source: Int) -> Outcome {
    let key = write.key
    guard sources[source].isAhead(write.version) else { return .nothing }
    // Answers to several tasks come in any order.
    if let other = sources[source].pending(key),
      !VersionOrder.isNewer(write.version, than: other.version)
    {
      return .nothing
    }
    if sources[source].isGone(write.uid) {
      // Its deletion was answered before, of which only now it is known how late it was.
      sources[source].expect(key, write.version, .left)
      return letGo(of: key, source)
    }
    let isHeld = isHeld(key, by: source)
    let isSelected =
      sources[source].selection.map { $0.contains(key, labels: write.labels) } ?? true
    switch (isSelected, write.form) {
    case (true, .stored(let stored)):
      sources[source].expect(key, write.version, .here(stored))
      guard sources[source].isReady else { return .nothing }
      if isShared { sources[source].held.insert(key) }
      if let current = contents[key],
        current.isSame(as: stored) || VersionOrder.isNewer(current.version, than: stored.version)
      {
        return .nothing
      }
      return set(stored)
    case (false, _), (true, .leftOut):
      guard isHeld else { return .nothing }
      sources[source].expect(key, write.version, .left)
      return letGo(of: key, source)
    case (true, .other): sources[source].note(key, write.version)
    // Only the watch can tell, and does if the object is one of its already.
    case (nil, _): if isHeld { sources[source].note(key, write.version) }
    }
    return .nothing
  }

  /// Somebody has deleted an object, and it is gone.
  mutating func deleted(_ key: ObjectKey, uid: String, for source: Int) -> Outcome {
    guard !uid.isEmpty else { return .nothing }
    let isHeld = isHeld(key, by: source)
    // A watch that never had it tells nothing of it that could be waited for.
    if !isHeld, sources[source].selection?.contains(key, labels: nil) == false { return .nothing }
    // Before the first list is there, only what was written is known. What only other watches hold
    // may be none of this one's.
    let known = [isHeld ? contents[key] : nil, sources[source].written(key)].compactMap { $0 }
    let last = known.first { $0.uid == uid }
    sources[source].delete(key, uid: uid, lastVersion: last?.version)
    return contents[key]?.uid == uid ? letGo(of: key, source) : .nothing
  }

  /// How much is kept of what the watches are yet to tell.
  var kept: (writes: Int, deletions: Int) {
    sources.reduce(into: (0, 0)) { kept, source in
      kept.0 += source.kept
      kept.1 += source.keptDeletions
    }
  }

  private var isShared: Bool { sources.count > 1 }

  private func isHeld(_ key: ObjectKey, by source: Int) -> Bool {
    isShared ? sources[source].held.contains(key) : contents[key] != nil
  }

  private mutating func set(_ stored: StoredObject<Object>) -> Outcome {
    let old = contents.set(stored)
    return .changed(StoreChange(key: stored.key, before: old, after: stored))
  }

  private mutating func letGo(of key: ObjectKey, _ source: Int) -> Outcome {
    if isShared {
      sources[source].held.remove(key)
      if isHeld(key, besides: source) { return .nothing }
    }
    guard let old = contents.remove(key) else { return .nothing }
    return .changed(StoreChange(key: key, before: old, after: nil))
  }

  private func isHeld(_ key: ObjectKey, besides source: Int) -> Bool {
    guard isShared else { return false }
    return sources.indices.contains { $0 != source && sources[$0].held.contains(key) }
  }

  /// - Parameter isOfBefore: whether the server has gone back in time, so that what is newer is of
  ///   another life of it.
  private mutating func merge(
    _ items: StoreContents<Object>, from source: Int, isOfBefore: Bool
  ) {
    for key in sources[source].held where items[key] == nil {
      if !isHeld(key, besides: source) { contents.remove(key) }
    }
    sources[source].held = []
    for stored in items.objects {
      sources[source].held.insert(stored.key)
      if let current = contents[stored.key], !isOfBefore {
        if current.isSame(as: stored) { continue }
        if VersionOrder.isNewer(current.version, than: stored.version) { continue }
      }
      contents.set(stored)
    }
  }
}
