/// Which object of a resource: its name, and its namespace where it has one.
///
/// What controller-runtime calls an `ObjectKey` and apimachinery a `NamespacedName`. It says
/// nothing of the kind: a store or a queue of one kind is keyed by it.
public struct ObjectKey: Sendable, Hashable, CustomStringConvertible {
  /// The namespace, or `nil` for an object that is cluster-scoped; never empty.
  public let namespace: String?
  /// The name.
  public let name: String

  /// An empty namespace is taken for none, as everywhere in Kubernetes.
  public init(namespace: String? = nil, name: String) {
    self.namespace = namespace?.isEmpty == true ? nil : namespace
    self.name = name
  }

  /// `namespace/name`, or `name` alone.
  public var description: String {
    guard let namespace else { return name }
    return "\(namespace)/\(name)"
  }
}
