import KubeCore
import KubeJSON

/// The APIServices that the server makes itself: of each group and version that it serves.
enum APIServiceObjects {
  static let apiVersion = "apiregistration.k8s.io/v1"
  static let resource = GroupResource(
    group: "apiregistration.k8s.io", resource: "apiservices")
  static let label = "kube-aggregator.kubernetes.io/automanaged"

  struct Entry: Sendable, Hashable {
    var group: String
    var version: String
    var groupPriority = 1000
    var versionPriority = 100

    var name: String { "\(version).\(group)" }

    /// - Parameter managed: `onstart`, or `true` for what comes and goes with definitions.
    func object(managed: String, _ now: JSONValue) -> JSONValue {
      var spec: JSONValue = [:]
      if !group.isEmpty { spec["group"] = .string(group) }
      spec["version"] = .string(version)
      spec["groupPriorityMinimum"] = .number(groupPriority)
      spec["versionPriority"] = .number(versionPriority)
      return [
        "kind": "APIService", "apiVersion": .string(APIServiceObjects.apiVersion),
        "metadata": ["name": .string(name), "labels": [label: .string(managed)]],
        "spec": spec, "status": APIServiceRules.localStatus(now),
      ]
    }
  }

  static func owned(_ entry: Entry) -> JSONValue {
    var spec: JSONValue = [:]
    if !entry.group.isEmpty { spec["f:group"] = [:] }
    for name in ["groupPriorityMinimum", "version", "versionPriority"] { spec["f:\(name)"] = [:] }
    return ["f:metadata": ["f:labels": [".": [:], "f:\(label)": [:]]], "f:spec": spec]
  }

  static let builtIn: [Entry] = {
    let served = Set(BuiltInResources.all.map { "\($0.identity.version).\($0.identity.group)" })
    return priorities.filter { served.contains($0.name) }
  }()

  private static let priorities: [Entry] =
    [("", "v1", 18_000, 1), ("autoscaling", "v2", 17_500, 30)].map {
      Entry(group: $0.0, version: $0.1, groupPriority: $0.2, versionPriority: $0.3)
    }
    + [
      ("apps", 17_800), ("events.k8s.io", 17_750), ("authentication.k8s.io", 17_700),
      ("authorization.k8s.io", 17_600), ("autoscaling", 17_500), ("batch", 17_400),
      ("certificates.k8s.io", 17_300), ("networking.k8s.io", 17_200), ("policy", 17_100),
      ("rbac.authorization.k8s.io", 17_000), ("storage.k8s.io", 16_800),
      ("apiextensions.k8s.io", 16_700), ("admissionregistration.k8s.io", 16_700),
      ("scheduling.k8s.io", 16_600), ("coordination.k8s.io", 16_500), ("node.k8s.io", 16_300),
      ("discovery.k8s.io", 16_200), ("resource.k8s.io", 16_200),
      ("flowcontrol.apiserver.k8s.io", 16_100),
    ].map { group, priority in
      let isOther = group == "resource.k8s.io" || group == "flowcontrol.apiserver.k8s.io"
      return Entry(
        group: group, version: "v1", groupPriority: priority, versionPriority: isOther ? 21 : 15)
    }

  /// Has one for each group and version that a definition serves, and none of those that are gone.
  static func settle(_ server: APIServer, served: Set<Entry>) {
    var wanted: [String: Entry] = [:]
    for entry in served { wanted[entry.name] = entry }
    for entry in builtIn { wanted[entry.name] = nil }
    let identity = GroupVersionResource(
      group: resource.group, version: "v1", resource: resource.resource)
    guard let kind = server.registry.resource(identity) else { return }
    var missing = wanted
    var surplus: [StoredObject] = []
    server.store.snapshot(resource).objects.visit(prefix: "", from: "") { object in
      missing[object.key.name] = nil
      if object.labels[label] == "true", wanted[object.key.name] == nil { surplus.append(object) }
      return true
    }
    for object in surplus {
      // Whoever changes it meanwhile keeps it until the next time.
      _ = try? server.store.write(
        resource, object.key, replacing: object, with: nil, last: object.value)
    }
    for entry in missing.values.sorted(by: { $0.name < $1.name }) {
      guard
        let call = ResourceCall.internalCall(server, kind, namespace: nil, name: entry.name)
      else { continue }
      _ = try? call.create(
        entry.object(managed: "true", .string(server.clock.time.description)),
        WriteOptions(manager: "kube-apiserver", validation: .ignore))
    }
  }
}
