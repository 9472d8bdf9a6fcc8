public import KubeCore

/// The objects of one kind: in a namespace, or in the cluster.
///
/// One implementation for every kind, whether the compiler knows it or not:
///
/// ```swift
/// let pods = Api<Pod>(client, namespace: "default")
/// let nodes = Api<Node>(client)
/// let widgets = Api<DynamicObject>(client, identity, namespace: "default")
/// ```
///
/// Objects of all namespaces at once are those of ``AllNamespaces``.
public struct Api<Object: KubeObject>: ResourceCollection {
  public let client: Client
  public let resource: ResourceIdentity
  /// Nil for the objects of the cluster.
  public let namespace: String?
  public let form: ResourceRequests.Form

  init(
    _ client: Client, _ resource: ResourceIdentity, at namespace: String?,
    as form: ResourceRequests.Form = .whole
  ) {
    self.client = client
    self.resource = resource
    self.namespace = namespace
    self.form = form
  }

  /// The same objects, without what is specific to their kind: what `get`, `list`, `watch` and
  /// `patch` bring is `PartialObjectMetadata`, which a server makes of any object. It cannot be
  /// created, replaced or applied.
  public var metadataOnly: Api<PartialObjectMetadata<Object>> {
    Api<PartialObjectMetadata<Object>>(client, resource, at: namespace, as: .metadata)
  }

  /// The same objects, each of which may not fit its type without the others being lost.
  public var checked: Api<Checked<Object>> {
    Api<Checked<Object>>(client, resource, at: namespace, as: form)
  }
}

extension Api where Object: Resource, Object.Scope == ClusterScope {
  /// The objects of the cluster.
  public init(_ client: Client) {
    self.init(client, Object.identity, at: nil)
  }
}

extension Api where Object: Resource, Object.Scope == NamespaceScope {
  /// The objects of a namespace. A kind whose objects belong to the cluster does not compile here.
  public init(_ client: Client, namespace: String) {
    self.init(client, Object.identity, at: namespace)
  }

  /// The objects of the namespace that the context or the pod has, or else `default`; see
  /// ``Client/defaultNamespace``.
  public static func defaultNamespaced(_ client: Client) -> Api {
    Api(client, namespace: client.defaultNamespace)
  }

  @available(
    *, unavailable,
    message: "say in which namespace: Api(client, namespace: …); or take AllNamespaces(client)"
  )
  public init(_ client: Client) {
    self.init(client, Object.identity, at: nil)
  }
}

extension Api where Object == DynamicObject {
  /// The objects of a kind that is known only at run time, as discovery or a CRD tells.
  ///
  /// Without a namespace, those of a kind that belongs to the cluster; of any other kind they can
  /// only be listed and watched, which is better said with ``AllNamespaces``.
  public init(_ client: Client, _ resource: ResourceIdentity, namespace: String? = nil) {
    self.init(client, resource, at: namespace)
  }
}
