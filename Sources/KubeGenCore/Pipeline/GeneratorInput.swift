/// Everything that a run of the generator depends on. Nothing else does: no disk, no clock, no
/// environment.
package struct GeneratorInput: Sendable {
  /// Swift sources that may hold annotated structs.
  package var swiftFiles: [InputFile]
  /// CustomResourceDefinitions, as YAML or JSON.
  package var crdFiles: [InputFile]
  /// OpenAPI documents, v2 or v3. Without them, `configuration.resources` come from the bundled
  /// model.
  package var openAPIFiles: [InputFile]
  package var configuration: Configuration
  package var layout: OutputLayout

  package init(
    swiftFiles: [InputFile] = [], crdFiles: [InputFile] = [], openAPIFiles: [InputFile] = [],
    configuration: Configuration = Configuration(), layout: OutputLayout = .filePerUnit
  ) {
    self.swiftFiles = swiftFiles
    self.crdFiles = crdFiles
    self.openAPIFiles = openAPIFiles
    self.configuration = configuration
    self.layout = layout
  }
}
