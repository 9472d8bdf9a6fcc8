extension CustomResourceDefinition {
  /// The definition that stands in code as JSON, of a kind whose spec and status say themselves what
  /// their schemas are.
  ///
  /// - Parameters:
  ///   - text: A definition of one version; it has no schema of spec and status.
  ///   - spec: the schema of the spec.
  ///   - status: the schema of the status; nil if the kind has none.
  public init(
    embedded text: StaticString, spec: JSONSchemaProps, status: JSONSchemaProps? = nil
  ) {
    self.init(embedded: text)
    setSchema(spec, of: "spec")
    if let status { setSchema(status, of: "status") }
  }

  private mutating func setSchema(_ schema: JSONSchemaProps, of name: String) {
    for index in spec.versions.indices {
      spec.versions[index].schema?.openAPIV3Schema?.properties[name] = schema
    }
  }

  /// The definition of a kind with several versions, of which each type knows its own.
  ///
  /// What concerns the whole kind comes from the first type. The versions stand in the order of their
  /// names, as in what `kube-gen crd` prints. All but one of them say `storage: false`.
  public init(of first: any CustomResource.Type, _ others: any CustomResource.Type...) {
    self = first.crd()
    spec.versions += others.flatMap { $0.crd().spec.versions }
    spec.versions.sort { $0.name < $1.name }
  }
}
