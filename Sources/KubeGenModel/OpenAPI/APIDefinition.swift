/// A named type of a Kubernetes API.
package struct APIDefinition: Sendable, Hashable {
  package enum Form: Sendable, Hashable {
    case object([APIProperty])
    /// A definition that only gives a type a name: `Quantity` is a string.
    case value(APIType)
  }

  /// The full name: `io.k8s.api.apps.v1.Deployment`.
  package var name: String
  package var form: Form
  /// What objects of the definition say in `apiVersion` and `kind`; usually none or one.
  /// `DeleteOptions` has one for each group and version.
  package var kinds: [GroupVersionKind]
  /// `x-kubernetes-map-type`: `atomic` or `granular`.
  package var mapType: String?
  package var documentation: String?
  /// Where the definition stands, if it comes from a document.
  package var location: SourceLocation?

  package init(
    name: String, form: Form, kinds: [GroupVersionKind] = [], mapType: String? = nil,
    documentation: String? = nil, location: SourceLocation? = nil
  ) {
    self.name = name
    self.form = form
    self.kinds = kinds
    self.mapType = mapType
    self.documentation = documentation
    self.location = location
  }

  package var properties: [APIProperty] {
    if case .object(let properties) = form { properties } else { [] }
  }

  package func property(named name: String) -> APIProperty? {
    properties.first { $0.name == name }
  }

  /// The one kind that objects of the definition are of, if it is one.
  package var kind: GroupVersionKind? { kinds.count == 1 ? kinds.first : nil }

  /// The definition as the table of facts has it: no documentation, no place.
  func bare() -> APIDefinition {
    var copy = self
    copy.documentation = nil
    copy.location = nil
    if case .object(var properties) = form {
      for index in properties.indices { properties[index].documentation = nil }
      copy.form = .object(properties)
    }
    return copy
  }
}

/// A member of a definition's objects.
package struct APIProperty: Sendable, Hashable {
  package var name: String
  package var type: APIType
  package var isRequired: Bool
  /// `x-kubernetes-list-type`: `atomic`, `set` or `map`.
  package var listType: String?
  package var listMapKeys: [String]
  /// `x-kubernetes-map-type`: `atomic` or `granular`.
  package var mapType: String?
  /// `x-kubernetes-patch-strategy`: `merge`, `retainKeys`, `replace`.
  package var patchStrategies: [String]
  package var patchMergeKey: String?
  /// `enum`, of the strings that the member is, or that its elements or values are: the words that
  /// the server takes.
  package var words: [String]
  /// The default as JSON text, if it is a string, number or boolean. Only OpenAPI v3 documents have
  /// defaults.
  package var defaultValue: String?
  package var documentation: String?

  package init(
    name: String, type: APIType, isRequired: Bool = false, listType: String? = nil,
    listMapKeys: [String] = [], mapType: String? = nil, patchStrategies: [String] = [],
    patchMergeKey: String? = nil, words: [String] = [], defaultValue: String? = nil,
    documentation: String? = nil
  ) {
    self.name = name
    self.type = type
    self.isRequired = isRequired
    self.listType = listType
    self.listMapKeys = listMapKeys
    self.mapType = mapType
    self.patchStrategies = patchStrategies
    self.patchMergeKey = patchMergeKey
    self.words = words
    self.defaultValue = defaultValue
    self.documentation = documentation
  }
}
