import KubeJSON

/// What the server knows of a version of a custom resource beyond what all resources have.
struct CustomServing: Sendable {
  /// The name of the CustomResourceDefinition.
  var definition: String
}
