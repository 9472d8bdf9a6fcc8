/// Where the objects of a resource are: the one place that makes paths.
///
/// `/apis/{group}/{version}[/namespaces/{namespace}]/{plural}[/{name}[/{subresource}]]`; the core
/// group, whose name is empty, is at `/api/{version}` instead.
public struct ResourcePath: Sendable, Hashable {
  public let resource: ResourceIdentity
  /// Nil for the objects of the cluster, and for those of all namespaces.
  public let namespace: String?

  /// - Throws: ``InvalidRequest`` if the resource is of the cluster and a namespace is given, or a
  ///   name is none that can stand in a URL.
  public init(_ resource: ResourceIdentity, namespace: String? = nil) throws(InvalidRequest) {
    if let namespace {
      guard resource.isNamespaced else {
        throw InvalidRequest(
          "\(resource.kind) objects belong to the cluster; leave out the namespace.")
      }
      try Self.check(namespace, as: "namespace")
    }
    if !resource.group.isEmpty { try Self.check(resource.group, as: "group") }
    try Self.check(resource.version, as: "version")
    try Self.check(resource.plural, as: "plural")
    self.resource = resource
    self.namespace = namespace
  }

  /// The collection: of the namespace, or of all that there are.
  public var collection: String {
    let root = resource.group.isEmpty ? "/api" : "/apis/\(percentEncoded(resource.group))"
    let place = namespace.map { "/namespaces/\(percentEncoded($0))" } ?? ""
    return "\(root)/\(percentEncoded(resource.version))\(place)/\(percentEncoded(resource.plural))"
  }

  /// One object, or a subresource of it.
  ///
  /// - Throws: ``InvalidRequest`` if the name is empty (which would turn getting one object into
  ///   listing all, and deleting one into deleting all) or none that can stand in a URL, or if the
  ///   object lives in a namespace and none is given.
  public func object(_ name: String, subresource: String? = nil) throws(InvalidRequest) -> String {
    guard !name.isEmpty else {
      throw InvalidRequest("The name is empty; the request would be about all \(resource.plural).")
    }
    guard !resource.isNamespaced || namespace != nil else {
      throw InvalidRequest(
        "\(resource.kind) '\(name)' lives in a namespace; say in which. "
          + "Only lists and watches go across all namespaces.")
    }
    try Self.check(name, as: "name")
    let path = "\(collection)/\(percentEncoded(name))"
    guard let subresource else { return path }
    try Self.check(subresource, as: "subresource")
    return "\(path)/\(percentEncoded(subresource))"
  }

  private static func check(_ name: String, as role: String) throws(InvalidRequest) {
    do throws(InvalidName) {
      try NameRule.pathSegment.validate(name)
    } catch {
      throw InvalidRequest("The \(role) cannot stand in a URL: \(error)")
    }
  }
}
