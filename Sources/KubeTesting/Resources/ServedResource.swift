import KubeCore
import KubeJSON

/// A resource in one version, as the server serves it.
final class ServedResource: Sendable {
  let identity: GroupVersionResource
  let kind: String
  let listKind: String
  let singular: String
  let shortNames: [String]
  let categories: [String]
  let isNamespaced: Bool
  /// In the words of discovery, alphabetically.
  let verbs: [String]
  let subresources: [Subresource]
  let schema: TypeSchema
  /// What holds for objects of the kind alone.
  let rules: any KindRules
  /// Where objects of all versions are stored, and in which version.
  let storage: Storage
  /// What a custom resource has beyond; nil for built-in ones.
  let custom: CustomServing?
  /// A Warning header field with every answer.
  let deprecationWarning: String?

  struct Subresource: Sendable, Hashable {
    var name: String
    var verbs: [String]
    /// The kind that the path takes or gives, if that is not the resource's own.
    var kind: GroupVersionKind?
  }

  struct Storage: Sendable, Hashable {
    /// `events.k8s.io` and the core group have one storage of events.
    var resource: GroupResource
    /// The version that objects are stored in.
    var apiVersion: String
  }

  init(
    identity: GroupVersionResource, kind: String, listKind: String? = nil, singular: String? = nil,
    shortNames: [String] = [], categories: [String] = [], isNamespaced: Bool, verbs: [String],
    subresources: [Subresource] = [], schema: TypeSchema, rules: any KindRules,
    storage: Storage? = nil, custom: CustomServing? = nil,
    deprecationWarning: String? = nil
  ) {
    self.identity = identity
    self.kind = kind
    self.listKind = listKind ?? "\(kind)List"
    self.singular = singular ?? kind.lowercased()
    self.shortNames = shortNames
    self.categories = categories
    self.isNamespaced = isNamespaced
    self.verbs = verbs
    self.subresources = subresources
    self.schema = schema
    self.rules = rules
    self.storage =
      storage
      ?? Storage(
        resource: GroupResource(group: identity.group, resource: identity.resource),
        apiVersion: identity.groupVersion.description)
    self.custom = custom
    self.deprecationWarning = deprecationWarning
  }

  var groupResource: GroupResource {
    GroupResource(group: identity.group, resource: identity.resource)
  }

  var groupKind: GroupKind { GroupKind(group: identity.group, kind: kind) }

  /// The kind as messages about invalid objects have it: that of the storage.
  var problemKind: GroupKind { GroupKind(group: storage.resource.group, kind: kind) }

  /// `apps/v1`, and `v1` in the core group.
  var apiVersion: String { identity.groupVersion.description }

  func subresource(_ name: String) -> Subresource? { subresources.first { $0.name == name } }
}
