/// What makes a type a kind that an API server serves.
package struct ResourceModel: Sendable, Hashable {
  package var group: String
  package var version: String
  package var kind: String
  package var plural: String
  package var isNamespaced: Bool
  package var hasStatus: Bool
  package var capabilities: [Capability]
  package var shortNames: [String]
  package var categories: [String]
  /// The whole CustomResourceDefinition as compact JSON text, which `crd()` gives back.
  package var definition: String?
  /// The definition came from a document (`crd()` is the very document), not from an annotated
  /// struct.
  package var isReadFromDocument: Bool
  /// Labels and annotations that the convenience initialiser puts on every object (annotated
  /// structs only).
  package var labels: [String: String]
  package var annotations: [String: String]

  package init(
    group: String, version: String, kind: String, plural: String, isNamespaced: Bool,
    hasStatus: Bool = false, capabilities: [Capability] = [], shortNames: [String] = [],
    categories: [String] = [],
    definition: String? = nil, isReadFromDocument: Bool = false,
    labels: [String: String] = [:], annotations: [String: String] = [:]
  ) {
    self.group = group
    self.version = version
    self.kind = kind
    self.plural = plural
    self.isNamespaced = isNamespaced
    self.hasStatus = hasStatus
    self.capabilities = capabilities
    self.shortNames = shortNames
    self.categories = categories
    self.definition = definition
    self.isReadFromDocument = isReadFromDocument
    self.labels = labels
    self.annotations = annotations
  }

  /// What can be done with some kinds and not with others; the names are KubeCore's protocols.
  package enum Capability: String, Sendable, Hashable, CaseIterable {
    case node = "NodeResource"
    case pod = "PodResource"
    case restartable = "Restartable"
    case scalable = "Scalable"
    case serviceAccount = "ServiceAccountResource"
  }

  package var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
}
