public import KubeCore

/// The objects of a kind in all namespaces, which can be listed and watched.
///
/// ```swift
/// let pods = AllNamespaces<Pod>(client)
/// for pod in try await pods.list(labels: "app=web").items { print(pod.key) }
/// ```
///
/// All else is about the objects of one namespace, and is what an ``Api`` does:
/// `pods.inNamespace("web").get("frontend")`.
public struct AllNamespaces<Object: KubeObject>: ResourceCollection {
  public let client: Client
  public let resource: ResourceIdentity
  public let form: ResourceRequests.Form
  /// Always nil.
  public var namespace: String? { nil }

  init(_ client: Client, _ resource: ResourceIdentity, as form: ResourceRequests.Form) {
    self.client = client
    self.resource = resource
    self.form = form
  }

  /// The objects of one namespace.
  public func inNamespace(_ namespace: String) -> Api<Object> {
    Api(client, resource, at: namespace, as: form)
  }

  /// The same objects, without what is specific to their kind; see ``Api/metadataOnly``.
  public var metadataOnly: AllNamespaces<PartialObjectMetadata<Object>> {
    AllNamespaces<PartialObjectMetadata<Object>>(client, resource, as: .metadata)
  }

  /// The same objects, each of which may not fit its type without the others being lost.
  public var checked: AllNamespaces<Checked<Object>> {
    AllNamespaces<Checked<Object>>(client, resource, as: form)
  }
}

extension AllNamespaces where Object: Resource, Object.Scope == NamespaceScope {
  /// A kind whose objects belong to the cluster does not compile here.
  public init(_ client: Client) {
    self.init(client, Object.identity, as: .whole)
  }
}

extension AllNamespaces where Object == DynamicObject {
  /// The objects of a kind that is known only at run time. If they belong to the cluster, all of
  /// them.
  public init(_ client: Client, _ resource: ResourceIdentity) {
    self.init(client, resource, as: .whole)
  }
}
