/// Whether the objects of a resource live in namespaces, known to the compiler.
///
/// A resource type names ``NamespaceScope`` or ``ClusterScope``, so that asking for a
/// cluster-scoped kind in a namespace does not compile. Kubernetes has these two scopes and no
/// other (`spec.scope` of a CustomResourceDefinition: `Namespaced` or `Cluster`).
public protocol ResourceScope: Sendable {
  /// Whether URL paths carry a namespace.
  static var isNamespaced: Bool { get }
}

/// The scope of resources whose objects live in a namespace each, such as pods.
public enum NamespaceScope: ResourceScope {
  /// Always `true`.
  public static var isNamespaced: Bool { true }
}

/// The scope of resources whose objects belong to the whole cluster, such as nodes.
public enum ClusterScope: ResourceScope {
  /// Always `false`.
  public static var isNamespaced: Bool { false }
}
