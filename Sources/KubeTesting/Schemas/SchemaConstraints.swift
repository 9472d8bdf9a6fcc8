import KubeJSON

/// What the schema of a custom resource demands of a value beyond its type.
final class SchemaConstraints: @unchecked Sendable {  // As TypeSchema.
  init() {}
}
