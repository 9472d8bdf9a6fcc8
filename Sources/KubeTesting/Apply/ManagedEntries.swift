import KubeCore
import KubeJSON

/// The `managedFields` of an object.
struct ManagedEntries: Sendable {
  private(set) var entries: [ManagedEntry] = []

  init() {}

  /// Nil if one of them is not understood; then none counts.
  ///
  /// - Parameter isStored: whether the server has written them.
  init?(_ json: JSONValue?, isStored: Bool = false) {
    for value in json?.array ?? [] {
      guard let entry = ManagedEntry(value, isStored: isStored) else { return nil }
      self[entry.identity] = entry
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  subscript(_ identity: ManagedEntry.Identity) -> ManagedEntry? {
    get { entries.first { $0.identity == identity } }
    set {
      let place = entries.firstIndex { $0.identity == identity }
      switch (place, newValue) {
      case (let place?, let value?): entries[place] = value
      case (let place?, nil): entries.remove(at: place)
      case (nil, let value?): entries.append(value)
      case (nil, nil): break
      }
    }
  }

  mutating func removeAll(where isGone: (ManagedEntry) -> Bool) {
    entries.removeAll(where: isGone)
  }

  /// As stored: those that applied first, then by time, then by name. Nil if there are none.
  var json: JSONValue? {
    guard !isEmpty else { return nil }
    return .array(entries.sorted(by: Self.precedes).map(\.json))
  }

  private static func precedes(_ a: ManagedEntry, _ b: ManagedEntry) -> Bool {
    if a.isApplied != b.isApplied { return a.isApplied }
    let times = (a.time?.secondsSince1970 ?? 0, b.time?.secondsSince1970 ?? 0)
    if times.0 != times.1 { return times.0 < times.1 }
    for (some, other) in [
      (a.identity.manager, b.identity.manager), (a.apiVersion, b.apiVersion),
      (a.identity.subresource, b.identity.subresource),
    ] {
      let order = some.byteOrder(other)
      if order != 0 { return order < 0 }
    }
    return false
  }
}

extension ManagedEntries {
  private static let mostUpdaters = 10

  /// Merges the oldest Update entries of a version into one of `ancient-changes`, until there are
  /// no more than ten.
  mutating func cap() {
    var updaters = entries.filter { !$0.isApplied }
    var count = updaters.count
    guard count > Self.mostUpdaters else { return }
    updaters.sort {
      let times = ($0.time?.secondsSince1970 ?? 0, $1.time?.secondsSince1970 ?? 0)
      if times.0 != times.1 { return times.0 < times.1 }
      return $0.identity.text.byteOrder($1.identity.text) < 0
    }
    var firsts: [String: ManagedEntry.Identity] = [:]
    for entry in updaters where count > Self.mostUpdaters {
      guard let first = firsts[entry.apiVersion] else {
        firsts[entry.apiVersion] = entry.identity
        continue
      }
      let bucket = ManagedEntry.Identity(
        "ancient-changes", .update, apiVersion: entry.apiVersion, subresource: nil)
      if self[bucket] == nil, var oldest = self[first] {
        self[first] = nil
        oldest.identity = bucket
        self[bucket] = oldest
      }
      guard var merged = self[bucket] else { continue }
      merged.fields = merged.fields.union(entry.fields)
      merged.time = entry.time
      self[bucket] = merged
      self[entry.identity] = nil
      count -= 1
    }
  }
}
