/// A kind that an API server serves: objects with metadata, at a path that group, version and
/// plural make up.
///
/// The generator emits conformances; nothing but the type is needed to speak to a server about it.
public protocol Resource: JSONStruct, WholeObject {
  /// ``NamespaceScope`` or ``ClusterScope``.
  associatedtype Scope: ResourceScope

  /// The API group; empty for the core group.
  static var group: String { get }
  static var version: String { get }
  static var kind: String { get }
  /// The name of the collection in paths: `deployments`.
  static var plural: String { get }
}

extension Resource {
  /// `apps/v1`; `v1` for the core group.
  public static var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

  public static var identity: ResourceIdentity {
    ResourceIdentity(
      group: group, version: version, kind: kind, plural: plural, isNamespaced: Scope.isNamespaced)
  }

  public var apiVersion: String { Self.apiVersion }
  public var kind: String { Self.kind }
}

/// A kind that a CustomResourceDefinition defines.
public protocol CustomResource: Resource {
  /// The definition to install in a cluster: of an annotated struct what its declarations say, of a
  /// CRD that was read the very document.
  static func crd() -> CustomResourceDefinition
}
