import KubeCore
import KubeJSON

/// What a server says of the resources that it serves.
struct Discovery: Sendable {
  struct Group: Sendable {
    var name: String
    /// The one that is preferred first.
    var versions: [Version]
  }

  struct Version: Sendable {
    var name: String
    /// By their names.
    var resources: [ServedResource]
  }

  /// Without the core group.
  let groups: [Group]
  let core: Version

  init(_ resources: [ServedResource]) {
    var byGroup: [String: [String: [ServedResource]]] = [:]
    for resource in resources {
      byGroup[resource.identity.group, default: [:]][resource.identity.version, default: []]
        .append(resource)
    }
    core = Version(name: "v1", resources: Self.sorted(byGroup[""]?["v1"] ?? []))
    byGroup[""] = nil
    groups = byGroup.map { name, versions in
      let names = versions.keys.map { VersionPriority($0) }
        .sorted { $0.isPreferred(over: $1) }
      return Group(
        name: name,
        versions: names.map {
          Version(name: $0.name, resources: Self.sorted(versions[$0.name] ?? []))
        })
    }.sorted { Self.place($0.name) < Self.place($1.name) }
  }

  /// By name; custom ones by the age of their definitions.
  private static func sorted(_ resources: [ServedResource]) -> [ServedResource] {
    resources.sorted { (age($0), $0.identity.resource) < (age($1), $1.identity.resource) }
  }

  private static func age(_ resource: ServedResource) -> String {
    resource.custom?.resource.json["metadata"]?["creationTimestamp"]?.string ?? ""
  }

  func group(_ name: String) -> Group? { groups.first { $0.name == name } }

  func version(_ group: String, _ name: String) -> Version? {
    if group.isEmpty { return name == core.name ? core : nil }
    return self.group(group)?.versions.first { $0.name == name }
  }

  /// The groups of the server stand as their priorities have them, all others after them.
  private static func place(_ group: String) -> (Int, String) {
    (order.firstIndex(of: group) ?? order.count, group)
  }

  private static let order = [
    "apiregistration.k8s.io", "apps", "events.k8s.io", "authentication.k8s.io",
    "authorization.k8s.io", "autoscaling", "batch", "certificates.k8s.io", "networking.k8s.io",
    "policy", "rbac.authorization.k8s.io", "storage.k8s.io", "admissionregistration.k8s.io",
    "apiextensions.k8s.io", "scheduling.k8s.io", "coordination.k8s.io", "node.k8s.io",
    "discovery.k8s.io", "resource.k8s.io", "flowcontrol.apiserver.k8s.io",
  ]
}

/// The plain documents.
extension Discovery {
  /// `/api`
  static func versions(address: String) -> JSONValue {
    [
      "kind": "APIVersions", "versions": ["v1"],
      "serverAddressByClientCIDRs": [
        ["clientCIDR": "0.0.0.0/0", "serverAddress": .string(address)]
      ],
    ]
  }

  /// `/apis`
  var groupList: JSONValue {
    [
      "kind": "APIGroupList", "apiVersion": "v1",
      "groups": .array(groups.map { JSONValue(members: $0.members) }),
    ]
  }

  /// `/apis/apps/v1`
  static func resourceList(_ group: String, _ version: Version) -> JSONValue {
    let groupVersion = GroupVersion(group: group, version: version.name).description
    var list: JSONValue = ["kind": "APIResourceList"]
    if !group.isEmpty { list["apiVersion"] = "v1" }
    list["groupVersion"] = .string(groupVersion)
    list["resources"] = .array(version.resources.flatMap(\.discovered))
    return list
  }
}

extension Discovery.Group {
  /// `/apis/apps`
  var json: JSONValue {
    JSONValue(
      members: [
        .init(name: "kind", value: "APIGroup"), .init(name: "apiVersion", value: "v1"),
      ] + members)
  }

  var members: [UnknownMembers.Member] {
    let versions = versions.map { version -> JSONValue in
      ["groupVersion": .string("\(name)/\(version.name)"), "version": .string(version.name)]
    }
    return [
      .init(name: "name", value: .string(name)),
      .init(name: "versions", value: .array(versions)),
      .init(name: "preferredVersion", value: versions.first ?? [:]),
    ]
  }
}
