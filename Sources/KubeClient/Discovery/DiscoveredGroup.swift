public import KubeCore

/// An API group that a server serves.
public struct DiscoveredGroup: Sendable, Hashable {
  /// Empty for the core group.
  public var name: String
  /// The server's preferred version first.
  public var versions: [DiscoveredVersion]

  public init(name: String, versions: [DiscoveredVersion]) {
    self.name = name
    self.versions = versions
  }

  /// Each kind once, in the first version that has it.
  public var preferredResources: [DiscoveredResource] {
    var seen: Set<String> = []
    return versions.flatMap(\.resources).filter { seen.insert($0.identity.plural).inserted }
  }
}

/// A version of a group.
public struct DiscoveredVersion: Sendable, Hashable {
  public var version: String
  /// The server could not ask the one who serves it of late: what is here is from before, or is
  /// missing.
  public var isStale: Bool
  public var resources: [DiscoveredResource]

  public init(version: String, isStale: Bool = false, resources: [DiscoveredResource]) {
    self.version = version
    self.isStale = isStale
    self.resources = resources
  }
}

/// A resource that a server serves.
public struct DiscoveredResource: Sendable, Hashable {
  /// For `Api<DynamicObject>`.
  public var identity: ResourceIdentity
  /// `deployment`; may be empty.
  public var singular: String
  /// `deploy`.
  public var shortNames: [String]
  /// Names of groups of resources, such as `all`.
  public var categories: [String]
  /// In the words of RBAC: `get`, `list`, `watch`, `create`, …
  public var verbs: Set<String>
  /// `status`, `scale`, …, each with its verbs.
  public var subresources: [String: Set<String>]

  public init(
    identity: ResourceIdentity, singular: String = "", shortNames: [String] = [],
    categories: [String] = [], verbs: Set<String> = [], subresources: [String: Set<String>] = [:]
  ) {
    self.identity = identity
    self.singular = singular
    self.shortNames = shortNames
    self.categories = categories
    self.verbs = verbs
    self.subresources = subresources
  }

  /// Whether objects of the kind can be got, listed, …
  public func supports(_ verb: APIVerb) -> Bool { verbs.contains(verb.rawValue) }
}
