/// An object without what is specific to its kind: what a server sends when it is asked for
/// `application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1`, and all that many controllers
/// need.
///
/// It says `PartialObjectMetadata` of itself on the wire, but here it knows the kind of the object:
/// its references are those of the whole object. It cannot be created, replaced or applied.
public struct PartialObjectMetadata<Object: KubeObject>: JSONStruct, KubeObject {
  private var storedVersion: String
  private var storedKind: String
  public var metadata: ObjectMeta

  /// The object's own; for a kind that is known only at run time that of the request which brought
  /// it, and empty without one.
  public var apiVersion: String {
    if let type = Object.self as? any Resource.Type { return type.apiVersion }
    return storedKind == Self.wireKind ? "" : storedVersion
  }

  /// The object's own; for a kind that is known only at run time that of the request which brought
  /// it, and empty without one.
  public var kind: String {
    if let type = Object.self as? any Resource.Type { return type.kind }
    return storedKind == Self.wireKind ? "" : storedKind
  }

  private static var wireKind: String { "PartialObjectMetadata" }

  /// What is left of a whole object.
  public init(of object: Object) {
    storedVersion = object.apiVersion
    storedKind = object.kind
    metadata = object.metadata
  }

  public mutating func assume(_ identity: ResourceIdentity) {
    storedVersion = identity.apiVersion
    storedKind = identity.kind
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("apiVersion", \.storedVersion)
    members.add("kind", \.storedKind)
    members.add("metadata", \.metadata)
  }
}
