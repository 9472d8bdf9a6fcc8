import KubeRuntime
import KubeTestTypes

/// A config map as a server would tell of it.
func configMap(
  _ name: String, in namespace: String = "default", version: Int, uid: String? = nil,
  labels: [String: String] = [:], data: [String: String] = [:]
) -> ConfigMap {
  ConfigMap(
    metadata: ObjectMeta(
      name: name, namespace: namespace, labels: labels, uid: uid ?? "uid-\(namespace)-\(name)",
      resourceVersion: "\(version)"),
    data: data)
}

func key(_ name: String, in namespace: String? = "default") -> ObjectKey {
  ObjectKey(namespace: namespace, name: name)
}

extension Array {
  /// All events of a restart.
  static func restart<Object>(
    _ objects: [Object], version: Int
  ) -> Self where Element == WatcherEvent<Object> {
    [.restartBegan] + objects.map { .restartItem($0) } + [.restartEnded(version: "\(version)")]
  }
}

extension StoreWriter where Object: KubeObject {
  mutating func apply(_ events: [WatcherEvent<Object>]) async {
    for event in events { await apply(event) }
  }
}

/// A change in short: `+a`, `~a`, `-a`, with a star if a restart told it.
func summary<Object>(_ change: StoreChange<Object>) -> String {
  let sign = change.old == nil ? "+" : change.new == nil ? "-" : "~"
  return "\(sign)\(change.key.name)\(change.isInitial ? "*" : "")"
}
