/// What a `kube-gen.yaml` asks for. Without the file, annotated structs are all that is read.
package struct Configuration: Sendable, Hashable {
  /// A value with its place in the file, for messages about it.
  package struct Entry: Sendable, Hashable {
    package var text: String
    package var location: SourceLocation

    package init(_ text: String, at location: SourceLocation) {
      self.text = text
      self.location = location
    }
  }

  /// The version of the bundled model: `1.36`.
  package var kubernetes: Entry?
  /// OpenAPI documents to use instead of the bundled model: paths or globs, relative to the file.
  package var openAPI: [Entry]
  /// The built-in kinds that are wanted: `v1/ConfigMap`, `apps/v1/*`.
  package var resources: [Entry]
  /// CustomResourceDefinitions: paths or globs, relative to the file.
  package var crds: [Entry]
  /// Swift names for kinds whose own name would collide: `serving.knative.dev/v1/Service` to
  /// `KnativeService`.
  package var rename: [Rename]
  package var access: Access

  package struct Rename: Sendable, Hashable {
    package var kind: Entry
    package var name: Entry

    package init(kind: Entry, name: Entry) {
      self.kind = kind
      self.name = name
    }
  }

  package init(
    kubernetes: Entry? = nil, openAPI: [Entry] = [], resources: [Entry] = [], crds: [Entry] = [],
    rename: [Rename] = [], access: Access = .internal
  ) {
    self.kubernetes = kubernetes
    self.openAPI = openAPI
    self.resources = resources
    self.crds = crds
    self.rename = rename
    self.access = access
  }
}
