/// What the three front ends make of an input. Nothing depends on the order in which files were
/// given.
struct FrontEnds {
  var annotated: [SourceUnit]
  var customResources: [SourceUnit]
  var kubernetes: [SourceUnit]

  var all: [SourceUnit] { annotated + customResources + kubernetes }

  init(_ input: GeneratorInput, diagnostics: inout Diagnostics) {
    let renaming = Renaming(input.configuration.rename)
    let model = Self.model(input, diagnostics: &diagnostics)
    kubernetes = Self.kubernetes(model, input, renaming, diagnostics: &diagnostics)
    // Annotated structs may hold types of Kubernetes' that are generated beside them.
    annotated = AnnotatedFrontEnd.units(
      files: input.swiftFiles, kubernetes: KubernetesTypes(model: model, units: kubernetes),
      diagnostics: &diagnostics)
    // Custom resources come last: they give way to names that others have.
    customResources = CustomResourceFrontEnd.units(
      files: input.crdFiles,
      options: CustomResourceOptions(
        names: renaming.names, reservedNames: Self.names(of: annotated + kubernetes)),
      diagnostics: &diagnostics)
    BoxLayout.apply(to: &annotated, known: BoxLayout.coreSizes)
    BoxLayout.apply(to: &kubernetes, known: BoxLayout.coreSizes)
    BoxLayout.apply(to: &customResources, known: BoxLayout.coreSizes)
    if !diagnostics.hasErrors {
      renaming.checkUse(
        among: kubernetes + customResources, annotated: annotated, diagnostics: &diagnostics)
    }
  }

  /// Nil if nothing is asked of it.
  private static func model(
    _ input: GeneratorInput, diagnostics: inout Diagnostics
  ) -> APIModel? {
    let configuration = input.configuration
    guard !configuration.resources.isEmpty else { return nil }
    return APISource.model(
      documents: input.openAPIFiles, version: configuration.kubernetes, diagnostics: &diagnostics)
  }

  private static func kubernetes(
    _ model: APIModel?, _ input: GeneratorInput, _ renaming: Renaming,
    diagnostics: inout Diagnostics
  ) -> [SourceUnit] {
    let configuration = input.configuration
    guard let model else { return [] }
    return OpenAPIFrontEnd.units(
      model: model,
      selection: configuration.resources.map { ResourceSelector($0.text, at: $0.location) },
      chosen: renaming.chosen, diagnostics: &diagnostics)
  }

  private static func names(of units: [SourceUnit]) -> Set<String> {
    Set(units.flatMap(\.types).compactMap { $0.name.path.first })
  }
}
