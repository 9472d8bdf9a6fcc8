import KubeCore
import KubeJSON
import Synchronization

/// All objects, the counter of revisions, and what happened lately.
///
/// Every write names what it replaces, and fails if that is no longer there. Nothing waits in here
/// but whoever follows a resource.
final class Store: Sendable {
  private struct Resource {
    var objects = ObjectIndex()
    var log: ChangeLog
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

    mutating func add(_ object: StoredObject, keeping limit: Int) {
      objects.set(object.key, object)
      log.append(
        Change(revision: object.revision, old: nil, new: object, last: nil), keeping: limit)
    }
  }

  private struct State {
    var revision: Int
    /// Up to here nobody can ask for what was.
    var compacted = 0
    var resources: [GroupResource: Resource] = [:]
    var lastWait = 0
    /// Past this the watch cache knows of nothing, if it lags.
    var held: Int?
    /// Those who wait for any revision.
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

    var cached: Int { min(held ?? revision, revision) }

    func resource(_ name: GroupResource) -> Resource {
      resources[name] ?? Resource(log: ChangeLog(floor: compacted))
    }
  }

  private let state: Mutex<State>
  /// How many changes of a resource are kept.
  let historyLimit: Int

  init(revision: Int = 1, historyLimit: Int = 10_000) {
    state = Mutex(State(revision: revision))
    self.historyLimit = historyLimit
  }

  var revision: Int { state.withLock { $0.revision } }
  var compacted: Int { state.withLock { $0.compacted } }
  /// What the watch cache has come to: the revision, unless it lags.
  var cachedRevision: Int { state.withLock { $0.cached } }

  func object(_ resource: GroupResource, _ key: StorageKey) -> StoredObject? {
    state.withLock { $0.resources[resource]?.objects[key] }
  }

  func count(_ resource: GroupResource) -> Int {
    state.withLock { $0.resources[resource]?.objects.count ?? 0 }
  }

  /// All objects of a resource as they are, and the revision of that moment. They stay as they are
  /// whatever is written later.
  func snapshot(_ resource: GroupResource) -> (revision: Int, objects: ObjectIndex) {
    state.withLock { ($0.revision, $0.resources[resource]?.objects ?? ObjectIndex()) }
  }

  /// All objects of a resource as they were at a revision; nil if that is forgotten.
  func snapshot(_ resource: GroupResource, at revision: Int) -> ObjectIndex? {
    let (objects, changes) = state.withLock { state -> (ObjectIndex, ArraySlice<Change>?) in
      guard revision >= state.compacted else { return (ObjectIndex(), nil) }
      let resource = state.resource(resource)
      return (resource.objects, resource.log.changes(after: revision))
    }
    guard let changes else { return nil }
    var past = objects
    for change in changes.reversed() {
      if let key = change.key { past.set(key, change.old) }
    }
    return past
  }

  /// What a write finds when somebody was there before.
  struct Conflict: Error {
    var current: StoredObject?
  }

  /// Creates, replaces or (with nil) deletes an object.
  ///
  /// - Parameters:
  ///   - old: what is there, by whoever made the new out of it.
  ///   - last: for a deletion, what those who watch get to see of the object.
  @discardableResult
  func write(
    _ resource: GroupResource, _ key: StorageKey, replacing old: StoredObject?,
    with value: JSONValue?, last: JSONValue? = nil, fields: [String: String] = [:]
  ) throws(Conflict) -> StoredObject? {
    let result = state.withLock { state -> Result<Written, Conflict> in
      var entry = state.resource(resource)
      state.resources[resource] = nil
      defer { state.resources[resource] = entry }
      let current = entry.objects[key]
      guard current === old else { return .failure(Conflict(current: current)) }
      state.revision += 1
      let revision = state.revision
      let new = value.map { StoredObject($0, key: key, revision: revision, fields: fields) }
      let end = last.map { StoredObject($0, key: key, revision: revision, fields: fields) }
      entry.objects.set(key, new)
      entry.log.append(
        Change(revision: revision, old: old, new: new, last: end), keeping: historyLimit)
      let woken = Array(entry.waiting.values) + Array(state.waiting.values)
      entry.waiting = [:]
      state.waiting = [:]
      return .success(Written(object: new ?? end, woken: woken))
    }
    let written = try result.get()
    for continuation in written.woken { continuation.resume() }
    return written.object
  }

  private struct Written {
    var object: StoredObject?
    var woken: [CheckedContinuation<Void, Never>]
  }

  /// The changes of a resource after a revision; nil if some of them are forgotten.
  func changes(
    _ resource: GroupResource, after revision: Int, limit: Int
  ) -> (changes: [Change], revision: Int)? {
    state.withLock { state in
      let log = state.resource(resource).log
      guard let changes = log.changes(after: revision, limit: limit) else { return nil }
      let cached = state.cached
      // A copy of the few, as a slice would make the next write copy all.
      return (Array(changes.prefix { $0.revision <= cached }), cached)
    }
  }

  /// The changes of all resources after a revision, in their order; nil if some of them are
  /// forgotten.
  func changes(after revision: Int) -> (changes: [(GroupResource, Change)], revision: Int)? {
    state.withLock { state in
      var found: [(GroupResource, Change)] = []
      for (name, resource) in state.resources where resource.log.last > revision {
        guard let changes = resource.log.changes(after: revision) else { return nil }
        found += changes.map { (name, $0) }
      }
      return (found.sorted { $0.1.revision < $1.1.revision }, state.revision)
    }
  }

  /// Those that objects were ever stored in.
  var resources: [GroupResource] {
    state.withLock { Array($0.resources.keys) }.sorted { $0.description < $1.description }
  }

  /// Up to which revision the changes of a resource are forgotten.
  func floor(_ resource: GroupResource) -> Int {
    state.withLock { $0.resource(resource).log.floor }
  }

  /// Forgets what was before a revision, so that asking for it is answered 410.
  func compact(through revision: Int? = nil) {
    state.withLock { state in
      let revision = min(revision ?? state.revision, state.revision)
      state.compacted = max(state.compacted, revision)
      for name in state.resources.keys { state.resources[name]?.log.forget(through: revision) }
    }
  }

  /// Has one more object, which nobody waits for, at a revision of its own.
  func insert(_ resource: GroupResource, _ make: (_ revision: Int) -> StoredObject) {
    state.withLock { state in
      state.revision += 1
      let object = make(state.revision)
      state.resources[resource, default: Resource(log: ChangeLog(floor: state.compacted))]
        .add(object, keeping: historyLimit)
    }
  }

  /// Everything, by resource and key.
  func all() -> (revision: Int, objects: [(GroupResource, StoredObject)]) {
    let (revision, indexes) = state.withLock { ($0.revision, $0.resources.mapValues(\.objects)) }
    var all: [(GroupResource, StoredObject)] = []
    for (resource, index) in indexes.sorted(by: { $0.key.description < $1.key.description }) {
      index.visit(prefix: "", from: "") { object in
        all.append((resource, object))
        return true
      }
    }
    return (revision, all)
  }

  /// Has these in the place of everything.
  func restore(revision: Int, _ objects: [(GroupResource, StoredObject)]) {
    change { held, _ in held = nil }
    state.withLock { state in
      state.revision = max(state.revision, revision)
      state.compacted = state.revision
      for name in state.resources.keys {
        state.resources[name]?.objects = ObjectIndex()
        state.resources[name]?.log = ChangeLog(floor: state.revision)
      }
      for (resource, object) in objects {
        var entry = state.resource(resource)
        entry.objects.set(object.key, object)
        state.resources[resource] = entry
      }
    }
  }

  /// Changes up to where the watch cache is held, which wakes all who wait.
  func change(_ body: (_ held: inout Int?, _ revision: Int) -> Void) {
    let woken = state.withLock { state in
      body(&state.held, state.revision)
      var woken = Array(state.waiting.values)
      state.waiting = [:]
      for name in state.resources.keys {
        woken += state.resources[name].map { Array($0.waiting.values) } ?? []
        state.resources[name]?.waiting = [:]
      }
      return woken
    }
    for continuation in woken { continuation.resume() }
  }

  /// Counts up without a write, as writes to what is not seen do.
  func skip(_ revisions: Int = 1) { state.withLock { $0.revision += revisions } }

  /// Returns once a resource has a change after a revision, or the task is cancelled.
  ///
  /// - Parameter resource: nil for any.
  func wait(_ resource: GroupResource?, after revision: Int) async {
    let number = state.withLock { state in
      state.lastWait += 1
      return state.lastWait
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let goesOn = state.withLock { state -> Bool in
          // Under the lock, as whoever cancels may come ahead of the wait.
          if Task.isCancelled { return true }
          guard let resource else {
            if state.cached > revision { return true }
            state.waiting[number] = continuation
            return false
          }
          var entry = state.resource(resource)
          if let changes = entry.log.changes(after: revision, limit: 1),
            changes.first.map({ $0.revision > state.cached }) ?? true
          {
            state.resources[resource] = nil
            entry.waiting[number] = continuation
            state.resources[resource] = entry
            return false
          }
          return true
        }
        if goesOn { continuation.resume() }
      }
    } onCancel: {
      let waiting = state.withLock { state in
        if let resource { return state.resources[resource]?.waiting.removeValue(forKey: number) }
        return state.waiting.removeValue(forKey: number)
      }
      waiting?.resume()
    }
  }
}
