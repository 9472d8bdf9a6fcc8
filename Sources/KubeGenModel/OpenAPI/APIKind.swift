/// A kind that an API server serves under a path of its own.
package struct APIKind: Sendable, Hashable {
  package var identity: GroupVersionKind
  /// The kind's word in paths: `deployments`.
  package var plural: String
  package var isNamespaced: Bool
  /// What can be done with the kind, alphabetically, in the words of RBAC: `create`, `delete`,
  /// `deletecollection`, `get`, `list`, `patch`, `update`, `watch`.
  package var verbs: [String]
  /// In the order of their names.
  package var subresources: [Subresource]
  /// The full name of the definition of the kind's objects.
  package var definition: String

  package init(
    identity: GroupVersionKind, plural: String, isNamespaced: Bool, verbs: [String],
    subresources: [Subresource] = [], definition: String
  ) {
    self.identity = identity
    self.plural = plural
    self.isNamespaced = isNamespaced
    self.verbs = verbs
    self.subresources = subresources
    self.definition = definition
  }

  /// A part of an object with a path of its own: `…/deployments/{name}/scale`.
  package struct Subresource: Sendable, Hashable {
    package var name: String
    package var verbs: [String]
    /// The kind that the path takes or gives, if that is not the kind whose part it is.
    package var kind: GroupVersionKind?

    package init(name: String, verbs: [String], kind: GroupVersionKind? = nil) {
      self.name = name
      self.verbs = verbs
      self.kind = kind
    }
  }
}
