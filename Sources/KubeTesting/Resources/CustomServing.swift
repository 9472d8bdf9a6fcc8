import KubeJSON

/// What the server knows of a version of a custom resource beyond what all resources have.
struct CustomServing: Sendable {
  /// The name of the CustomResourceDefinition.
  var definition: String
  var selectableFields: [SelectableField] = []

  /// `.spec.color`, and the names that lead there.
  struct SelectableField: Sendable {
    var name: String
    var path: [String]
  }
}
