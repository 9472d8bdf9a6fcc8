import KubeCore
import KubeJSON

extension ServedResource {
  /// The entries of a resource and its subresources in an APIResourceList.
  var discovered: [JSONValue] {
    var entry: JSONValue = [
      "name": .string(identity.resource), "singularName": .string(singular),
      "namespaced": .bool(isNamespaced), "kind": .string(kind),
      "verbs": Self.texts(discoveredVerbs),
    ]
    if !shortNames.isEmpty { entry["shortNames"] = Self.texts(shortNames) }
    if !categories.isEmpty { entry["categories"] = Self.texts(categories) }
    if let hash = storageVersionHash { entry["storageVersionHash"] = .string(hash) }
    return [entry]
      + subresources.map { part in
        let kind = discoveredKind(part)
        var entry: JSONValue = [
          "name": .string("\(identity.resource)/\(part.name)"), "singularName": "",
          "namespaced": .bool(isNamespaced),
        ]
        if kind.groupVersion != identity.groupVersion {
          entry["group"] = .string(kind.group)
          entry["version"] = .string(kind.version)
        }
        entry["kind"] = .string(kind.kind)
        entry["verbs"] = Self.texts(part.verbs)
        return entry
      }
  }

  /// The entry of a resource in aggregated discovery.
  var aggregated: JSONValue {
    var entry: JSONValue = [
      "resource": .string(identity.resource),
      "responseKind": responseKind(
        GroupVersionKind(group: identity.group, version: identity.version, kind: kind)),
      "scope": isNamespaced ? "Namespaced" : "Cluster", "singularResource": .string(singular),
      "verbs": Self.texts(discoveredVerbs),
    ]
    if !shortNames.isEmpty { entry["shortNames"] = Self.texts(shortNames) }
    if !categories.isEmpty { entry["categories"] = Self.texts(categories) }
    if !subresources.isEmpty {
      entry["subresources"] = .array(
        subresources.map { part in
          [
            "subresource": .string(part.name), "responseKind": responseKind(discoveredKind(part)),
            "verbs": Self.texts(part.verbs),
          ]
        })
    }
    return entry
  }

  /// Built-in resources leave out the group and version that the entry stands in.
  private func responseKind(_ kind: GroupVersionKind) -> JSONValue {
    let isOwn = custom == nil && kind.groupVersion == identity.groupVersion
    return [
      "group": isOwn ? "" : .string(kind.group), "version": isOwn ? "" : .string(kind.version),
      "kind": .string(kind.kind),
    ]
  }

  private func discoveredKind(_ part: Subresource) -> GroupVersionKind {
    if let kind = part.kind { return kind }
    let name = Self.options["\(identity.resource)/\(part.name)"] ?? kind
    return GroupVersionKind(group: identity.group, version: identity.version, kind: name)
  }

  /// The kinds that only stand in queries, which the model does not have.
  private static let options = [
    "nodes/proxy": "NodeProxyOptions", "pods/attach": "PodAttachOptions",
    "pods/exec": "PodExecOptions", "pods/portforward": "PodPortForwardOptions",
    "pods/proxy": "PodProxyOptions", "services/proxy": "ServiceProxyOptions",
  ]

  /// Those of custom resources stand in an order of their own.
  private var discoveredVerbs: [String] {
    guard custom != nil else { return verbs }
    return ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"]
      .filter(verbs.contains)
  }

  private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// Changes with the version that objects are stored in; nil for what is not stored.
  var storageVersionHash: String? {
    guard verbs.contains("watch") else { return nil }
    let version = storage.apiVersion.contains("/") ? storage.apiVersion : "/\(storage.apiVersion)"
    return Base64Data(SHA256.hash("\(version)/\(kind)".utf8).prefix(8)).base64Text
  }
}

/// The aggregated documents, `APIGroupDiscoveryList`.
extension Discovery {
  static let aggregatedType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"

  var aggregatedCore: JSONValue { Self.list([Self.group(nil, [core])]) }

  var aggregatedGroups: JSONValue {
    Self.list(groups.map { Self.group($0.name, $0.versions) })
  }

  private static func list(_ groups: [JSONValue]) -> JSONValue {
    [
      "kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": [:],
      "items": .array(groups),
    ]
  }

  private static func group(_ name: String?, _ versions: [Version]) -> JSONValue {
    [
      "metadata": name.map { ["name": .string($0)] } ?? [:],
      "versions": .array(
        versions.map { version in
          [
            "version": .string(version.name),
            "resources": .array(version.resources.map(\.aggregated)), "freshness": "Current",
          ]
        }),
    ]
  }
}
