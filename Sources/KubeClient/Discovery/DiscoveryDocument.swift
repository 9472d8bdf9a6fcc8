import KubeCore

/// What a server answers to a request for all that it serves, in one document
/// (`apidiscovery.k8s.io/v2`, and `v2beta1`, which is the same but for its name).
///
/// https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery
struct DiscoveryDocument: JSONStruct, Sendable {
  var kind = ""
  var items: [Group] = []

  init() {}

  static func declare(_ members: inout Members<Self>) {
    members.add("kind", \.kind)
    members.add("items", \.items)
  }

  static let accept =
    ["v2", "v2beta1"].map {
      "application/json;g=apidiscovery.k8s.io;v=\($0);as=APIGroupDiscoveryList"
    }.joined(separator: ",") + ",application/json"

  struct Group: JSONStruct, Sendable {
    var metadata = ObjectMeta()
    var versions: [Version] = []

    static func declare(_ members: inout Members<Self>) {
      members.add("metadata", \.metadata)
      members.add("versions", \.versions)
    }
  }

  struct Version: JSONStruct, Sendable {
    var version = ""
    var resources: [Resource]?
    var freshness: String?

    static func declare(_ members: inout Members<Self>) {
      members.add("version", \.version)
      members.add("resources", \.resources)
      members.add("freshness", \.freshness)
    }
  }

  struct Resource: JSONStruct, Sendable {
    var resource = ""
    var responseKind: Kind?
    var scope: String?
    var singularResource: String?
    var verbs: [String]?
    var shortNames: [String]?
    var categories: [String]?
    var subresources: [Subresource]?

    static func declare(_ members: inout Members<Self>) {
      members.add("resource", \.resource)
      members.add("responseKind", \.responseKind)
      members.add("scope", \.scope)
      members.add("singularResource", \.singularResource)
      members.add("verbs", \.verbs)
      members.add("shortNames", \.shortNames)
      members.add("categories", \.categories)
      members.add("subresources", \.subresources)
    }
  }

  struct Subresource: JSONStruct, Sendable {
    var subresource = ""
    var responseKind: Kind?
    var verbs: [String]?

    static func declare(_ members: inout Members<Self>) {
      members.add("subresource", \.subresource)
      members.add("responseKind", \.responseKind)
      members.add("verbs", \.verbs)
    }
  }

  /// Group and version are empty where they are those of the resource.
  struct Kind: JSONStruct, Sendable {
    var group: String?
    var version: String?
    var kind = ""

    static func declare(_ members: inout Members<Self>) {
      members.add("group", \.group)
      members.add("version", \.version)
      members.add("kind", \.kind)
    }
  }
}

extension DiscoveredGroup {
  init(_ group: DiscoveryDocument.Group) {
    let name = group.metadata.name ?? ""
    self.init(
      name: name,
      versions: group.versions.map { version in
        DiscoveredVersion(
          version: version.version, isStale: version.freshness == "Stale",
          resources: (version.resources ?? []).compactMap {
            DiscoveredResource($0, group: name, version: version.version)
          })
      })
  }
}

extension DiscoveredResource {
  /// Nil where the server does not say the kind.
  fileprivate init?(_ resource: DiscoveryDocument.Resource, group: String, version: String) {
    guard let kind = resource.responseKind?.kind, !kind.isEmpty, !resource.resource.isEmpty else {
      return nil
    }
    self.init(
      identity: ResourceIdentity(
        group: group, version: version, kind: kind, plural: resource.resource,
        isNamespaced: resource.scope != "Cluster"),
      singular: resource.singularResource ?? "", shortNames: resource.shortNames ?? [],
      categories: resource.categories ?? [], verbs: Set(resource.verbs ?? []),
      subresources: Dictionary(
        (resource.subresources ?? []).map { ($0.subresource, Set($0.verbs ?? [])) },
        uniquingKeysWith: { $0.union($1) }))
  }
}
