/// An object of Kubernetes, whether its type is known to the compiler or only to the server.
///
/// ``Resource`` types are all of one kind; a ``DynamicObject`` carries its kind with it. What works
/// with objects and not with their contents (stores, watches, queues) asks for this and no more.
public protocol KubeObject: JSONCodable, Sendable {
  /// `apps/v1`; `v1` for the core group.
  var apiVersion: String { get }
  var kind: String { get }
  var metadata: ObjectMeta { get set }

  /// Takes the kind from the request that brought the object, if it came without: items of a list
  /// do, and ``PartialObjectMetadata``. Does nothing by default.
  mutating func assume(_ identity: ResourceIdentity)
}

extension KubeObject {
  public mutating func assume(_ identity: ResourceIdentity) {}

  /// The name; empty if the server is yet to make one from `generateName`.
  public var name: String { metadata.name ?? "" }

  /// The namespace; nil for objects of the cluster, and for those that take the request's.
  public var namespace: String? { metadata.namespace }

  /// Namespace and name, by which caches and queues know the object.
  public var key: ObjectKey { ObjectKey(namespace: metadata.namespace, name: name) }

  /// A reference to the object, as events and subresources hold it.
  public var reference: ObjectReference {
    ObjectReference(
      apiVersion: apiVersion, kind: kind, name: metadata.name, namespace: metadata.namespace,
      uid: metadata.uid, resourceVersion: metadata.resourceVersion)
  }

  /// An owner reference to the object, for what it owns; nil as long as the server has not given it
  /// a uid, and for an object that does not know its kind.
  ///
  /// Kubernetes allows one owner with `controller` set; the garbage collector waits for it where
  /// `blockOwnerDeletion` is set.
  public func ownerReference(
    controller: Bool? = true, blockOwnerDeletion: Bool? = true
  ) -> OwnerReference? {
    guard let name = metadata.name, let uid = metadata.uid, !kind.isEmpty else { return nil }
    return OwnerReference(
      apiVersion: apiVersion, kind: kind, name: name,
      uid: uid, blockOwnerDeletion: blockOwnerDeletion, controller: controller)
  }
}
