/// An object of any kind without what is specific to it: what a server sends when it is asked for
/// `application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1`, and all that many controllers need.
public struct PartialObjectMetadata: JSONStruct, KubeObject {
  public var metadata: ObjectMeta
  public var unknownMembers = UnknownMembers()

  public init(metadata: ObjectMeta = ObjectMeta()) {
    self.metadata = metadata
  }

  /// `meta.k8s.io/v1`, whatever the object is.
  public var apiVersion: String { "meta.k8s.io/v1" }
  /// `PartialObjectMetadata`, whatever the object is.
  public var kind: String { "PartialObjectMetadata" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "meta.k8s.io/v1")
    members.constant("kind", "PartialObjectMetadata")
    members.add("metadata", \.metadata)
    members.unknown(\.unknownMembers)
  }
}

/// A list of ``PartialObjectMetadata``.
public struct PartialObjectMetadataList: JSONStruct, Sendable {
  public var metadata: ListMeta
  public var items: [PartialObjectMetadata]
  public var unknownMembers = UnknownMembers()

  public init(metadata: ListMeta = ListMeta(), items: [PartialObjectMetadata] = []) {
    self.metadata = metadata
    self.items = items
  }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "meta.k8s.io/v1")
    members.constant("kind", "PartialObjectMetadataList")
    members.add("metadata", \.metadata)
    members.add("items", \.items)
    members.unknown(\.unknownMembers)
  }
}
