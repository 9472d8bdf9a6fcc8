/// A CustomResourceDefinition as far as types depend on it.
struct Definition {
  struct Version {
    var name: String
    var isServed: Bool
    var hasStatusSubresource: Bool
    var hasScaleSubresource: Bool
    /// `schema.openAPIV3Schema`.
    var schema: Node
  }

  var path: String
  /// The whole document.
  var document: Node
  var group: String
  var kind: String
  var plural: String
  var isNamespaced: Bool
  var shortNames: [String]
  var categories: [String]
  /// At least one; the one that has the plain name first.
  var versions: [Version]

  var location: SourceLocation { document.location(in: path) }
  /// Tells a kind from those of other groups.
  var qualifiedKind: String { "\(group)/\(kind)" }
}
