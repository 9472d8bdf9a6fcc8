public import KubeCore

/// The objects of one kind: in a namespace, across all, or in the cluster.
///
/// One implementation for every kind, whether the compiler knows it or not:
///
/// ```swift
/// let pods = Api<Pod>(client, namespace: "default")
/// let nodes = Api<Node>(client)
/// let widgets = Api<DynamicObject>(client, identity, namespace: "default")
/// ```
public struct Api<Object: KubeObject>: Sendable {
  public let client: Client
  public let resource: ResourceIdentity
  /// Nil for the objects of the cluster, and for those of all namespaces.
  public let namespace: String?
  /// What the server is asked to make of an object.
  let form: ResourceRequests.Form

  private init(
    _ client: Client, _ resource: ResourceIdentity, at namespace: String?,
    as form: ResourceRequests.Form = .whole
  ) {
    self.client = client
    self.resource = resource
    self.namespace = namespace
    self.form = form
  }

  /// The same objects, without what is specific to their kind: what `get`, `list`, `watch` and
  /// `patch` bring is `PartialObjectMetadata`, which a server makes of any object.
  public var metadataOnly: Api<PartialObjectMetadata> {
    Api<PartialObjectMetadata>(client, resource, at: namespace, as: .metadata)
  }

  /// The same objects, each of which may not fit its type without the others being lost.
  public var checked: Api<Checked<Object>> {
    Api<Checked<Object>>(client, resource, at: namespace, as: form)
  }
}

extension Api where Object: Resource {
  /// All objects of the kind: those of the cluster, or of all namespaces.
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
}

extension Api where Object == DynamicObject {
  /// The objects of a kind that is known only at run time, as discovery or a CRD tells.
  public init(_ client: Client, _ resource: ResourceIdentity, namespace: String? = nil) {
    self.init(client, resource, at: namespace)
  }
}

extension Api {
  /// What makes the requests.
  func requests<Value>(
    _ body: (ResourceRequests) throws(InvalidRequest) -> Value
  ) throws(ClientError) -> Value {
    do throws(InvalidRequest) {
      return try body(ResourceRequests(resource, namespace: namespace))
    } catch {
      throw ClientError(.invalidRequest, error.description, cause: error)
    }
  }

  /// The form of a list of what ``form`` is the form of.
  var listForm: ResourceRequests.Form { form == .metadata ? .metadataList : form }
}
