import KubeJSON

/// What the server knows of a version of a custom resource beyond what all resources have.
struct CustomServing: Sendable {
  /// The name of the CustomResourceDefinition.
  var definition: String
  /// All of the definition.
  var resource: CustomDefinition
  /// What is served.
  var version: CustomVersion

  var selectableFields: [SelectableField] {
    version.selectableFields.map { path in
      let keys = path.dropFirst().split(separator: ".").map(String.init)
      return SelectableField(name: String(path.dropFirst()), path: keys)
    }
  }

  /// `spec.color`, and the names that lead there.
  struct SelectableField: Sendable {
    var name: String
    var path: [String]
  }
}
