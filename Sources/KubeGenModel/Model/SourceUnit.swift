/// The types that belong into one file of output.
package struct SourceUnit: Sendable {
  /// The file's name without `.swift`: `Deployment`, `apps.v1`, `Certificate`. Unique in a run.
  package var name: String
  /// What the types were made from, for the file's header: a path, or "Kubernetes 1.36 apps/v1".
  package var origin: String
  package var types: [TypeModel]

  package init(name: String, origin: String, types: [TypeModel]) {
    self.name = name
    self.origin = origin
    self.types = types
  }
}
