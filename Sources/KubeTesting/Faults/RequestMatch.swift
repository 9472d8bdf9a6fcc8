/// Which requests something holds for. What is not said matches all.
public struct RequestMatch: Sendable, Hashable {
  /// In the words of Kubernetes' authorization.
  public struct Verb: Sendable, Hashable, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }

    public static let get = Verb("get")
    public static let list = Verb("list")
    public static let watch = Verb("watch")
    public static let create = Verb("create")
    public static let update = Verb("update")
    public static let patch = Verb("patch")
    public static let delete = Verb("delete")
    public static let deleteCollection = Verb("deletecollection")
  }

  public var verbs: Set<Verb>
  /// The plural, `pods`; with a subresource, `pods/status`.
  public var resource: String?
  /// Empty for the core group.
  public var group: String?
  public var namespace: String?
  public var name: String?
  /// What the path begins with.
  public var path: String?
  /// What the User-Agent contains.
  public var agent: String?

  public init(
    verbs: Set<Verb> = [], resource: String? = nil, group: String? = nil, namespace: String? = nil,
    name: String? = nil, path: String? = nil, agent: String? = nil
  ) {
    self.verbs = verbs
    self.resource = resource
    self.group = group
    self.namespace = namespace
    self.name = name
    self.path = path
    self.agent = agent
  }

  public static let all = RequestMatch()

  public static func verbs(
    _ verbs: Verb..., of resource: String? = nil, in namespace: String? = nil, name: String? = nil
  ) -> RequestMatch {
    RequestMatch(verbs: Set(verbs), resource: resource, namespace: namespace, name: name)
  }

  public static func resource(_ resource: String, group: String? = nil) -> RequestMatch {
    RequestMatch(resource: resource, group: group)
  }

  func matches(_ request: ServerRequest) -> Bool {
    if let path, !request.target.path.hasPrefix(path) { return false }
    if let agent, request.fields[.userAgent]?.contains(agent) != true { return false }
    let target = request.resourceTarget
    if !verbs.isEmpty, !verbs.contains(request.verb(target)) { return false }
    if let group, target?.group != group { return false }
    if let namespace, target?.namespace != namespace { return false }
    if let name, target?.name != name { return false }
    guard let resource else { return true }
    guard let target else { return false }
    let path = target.subresource.map { "\(target.resource)/\($0)" } ?? target.resource
    return path == resource
  }
}

extension ServerRequest {
  /// What the path names, if it is a resource.
  var resourceTarget: ResourceTarget? {
    let segments = target.segments
    switch segments.first {
    case "api" where segments.count > 2:
      return ResourceTarget(group: "", version: segments[1], segments: segments.dropFirst(2))
    case "apis" where segments.count > 3:
      return ResourceTarget(
        group: segments[1], version: segments[2], segments: segments.dropFirst(3))
    default: return nil
    }
  }

  /// The verb in the words of authorization; for what is no resource, the method in lower case.
  func verb(_ target: ResourceTarget?) -> RequestMatch.Verb {
    guard let target else { return RequestMatch.Verb(method.lowercased()) }
    let isCollection = target.name == nil
    switch method {
    case "GET", "HEAD":
      if target.isWatchPath { return .watch }
      if !isCollection { return .get }
      return query.flag("watch") ?? false ? .watch : .list
    case "POST": return .create
    case "PUT": return .update
    case "PATCH": return .patch
    case "DELETE": return isCollection ? .deleteCollection : .delete
    default: return RequestMatch.Verb(method.lowercased())
    }
  }
}
