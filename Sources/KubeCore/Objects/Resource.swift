/// A kind that an API server serves: an object with metadata, at a path that its group, version and
/// plural make up.
///
/// The generator emits conformances; nothing but the type is needed to speak to a server about it.
public protocol Resource: JSONStruct, Sendable {
  /// ``NamespaceScope`` or ``ClusterScope``.
  associatedtype Scope: ResourceScope

  /// The API group; empty for the core group.
  static var group: String { get }
  static var version: String { get }
  static var kind: String { get }
  /// The name of the collection in paths: `deployments`.
  static var plural: String { get }

  var metadata: ObjectMeta { get set }
}

extension Resource {
  /// `apps/v1`; `v1` for the core group.
  public static var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

  public static var identity: ResourceIdentity {
    ResourceIdentity(
      group: group, version: version, kind: kind, plural: plural, isNamespaced: Scope.isNamespaced)
  }

  /// The name; empty if the server is yet to make one from `generateName`.
  public var name: String { metadata.name ?? "" }

  /// The namespace; nil for objects of the cluster, and for those that take the request's.
  public var namespace: String? { metadata.namespace }

  /// Namespace and name, by which caches and queues know the object.
  public var key: ObjectKey { ObjectKey(namespace: metadata.namespace, name: name) }

  /// A reference to the object, as events and subresources hold it.
  public var reference: ObjectReference {
    ObjectReference(
      apiVersion: Self.apiVersion, kind: Self.kind, name: metadata.name,
      namespace: metadata.namespace, resourceVersion: metadata.resourceVersion, uid: metadata.uid)
  }

  /// An owner reference to the object, for what it owns; nil as long as the server has not given it
  /// a uid.
  ///
  /// Kubernetes allows one owner with `controller` set; the garbage collector waits for it where
  /// `blockOwnerDeletion` is set.
  public func ownerReference(
    controller: Bool? = true, blockOwnerDeletion: Bool? = true
  ) -> OwnerReference? {
    guard let name = metadata.name, let uid = metadata.uid else { return nil }
    return OwnerReference(
      apiVersion: Self.apiVersion, blockOwnerDeletion: blockOwnerDeletion, controller: controller,
      kind: Self.kind, name: name, uid: uid)
  }
}

/// A kind that a CustomResourceDefinition defines.
public protocol CustomResource: Resource {
  /// The definition to install in a cluster: of an annotated struct what its declarations say, of a
  /// CRD that was read the very document.
  static func crd() -> CustomResourceDefinition
}
