import KubeTestSupport
import KubeTestTypes

@testable import KubeClient
@testable import KubeRuntime

/// What a server has, and what its watches tell of it, each as slowly as chance has it.
struct SimulatedServer {
  struct Change {
    var version: Int
    var key: ObjectKey
    var old: ConfigMap?
    var new: ConfigMap?
  }

  var version = 1
  var objects: [ObjectKey: ConfigMap] = [:]
  var log: [Change] = []
  /// At which version an object was deleted last.
  var deleted: [ObjectKey: Int] = [:]

  /// Creates, changes or deletes an object, as chance has it.
  mutating func change(_ key: ObjectKey, _ random: inout SplitMix64) -> Change {
    version += 1
    let old = objects[key]
    var new: ConfigMap?
    if old == nil || random.chance(3, in: 4) {
      new = configMap(
        key.name, in: key.namespace ?? "", version: version,
        uid: old?.metadata.uid ?? "uid-\(version)",
        labels: ["a": "\(random.below(2))", "b": "\(random.below(2))"])
    }
    objects[key] = new
    if new == nil { deleted[key] = version }
    log.append(Change(version: version, key: key, old: old, new: new))
    return log[log.count - 1]
  }
}

extension SimulatedServer.Change {
  /// What a watch tells of it; nil if it is none of its.
  func event(_ labels: LabelQuery) -> WatcherEvent<ConfigMap>? {
    if let new, labels.matches(new.metadata.labels) { return .applied(new) }
    guard var old, labels.matches(old.metadata.labels) else { return nil }
    old.metadata.resourceVersion = "\(version)"
    return .deleted(old)
  }

  /// What the client that made it reports.
  var write: ObservedWrite {
    ObservedWrite(
      resource: GroupResource(resource: "configmaps"), key: key,
      uid: (new ?? old)?.metadata.uid ?? "", version: new == nil ? "" : "\(version)",
      outcome: new.map { .object($0) } ?? .deleted)
  }
}

/// A watch of a simulated server.
struct SimulatedWatch {
  let labels: LabelQuery
  var feed: StoreFeed<ConfigMap>
  /// How much of the log it has told.
  private var position = 0
  /// What a restart is yet to tell, and up to which version.
  private var items: [ConfigMap]?
  private var version = 0
  private(set) var isReady = false

  init(_ labels: LabelQuery, _ feed: StoreFeed<ConfigMap>) {
    self.labels = labels
    self.feed = feed
  }

  mutating func restart(_ server: SimulatedServer) {
    items = server.objects.values.filter { labels.matches($0.metadata.labels) }
      .sorted { $0.name < $1.name }
    (version, position) = (server.version, server.log.count)
    feed.apply(.restartBegan) { $0 as ConfigMap }
  }

  /// Tells the next thing, if there is one.
  @discardableResult
  mutating func tell(_ server: SimulatedServer) -> Bool {
    if let item = items?.popLast() {
      feed.apply(.restartItem(item)) { $0 }
      return true
    }
    if items != nil {
      items = nil
      isReady = true
      feed.apply(.restartEnded(version: "\(version)")) { $0 as ConfigMap }
      return true
    }
    guard isReady, position < server.log.count else { return false }
    let change = server.log[position]
    position += 1
    feed.apply(change.event(labels) ?? .bookmark(version: "\(change.version)")) { $0 }
    return true
  }
}
