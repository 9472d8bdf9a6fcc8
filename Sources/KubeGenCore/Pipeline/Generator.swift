/// Reads every input, lays the types out and renders them: a pure function, and the same bytes for
/// the same input.
package enum Generator {
  package static func generate(_ input: GeneratorInput) -> GeneratorOutput {
    var diagnostics = Diagnostics()
    let units = FrontEnds(input, diagnostics: &diagnostics)
    let selection = input.configuration.resources.first?.location
    let builtIn = Set(units.kubernetes.map(\.name))
    let collisions = Collisions { unit in
      builtIn.contains(unit.name) ? selection ?? .init(path: unit.origin) : .init(path: unit.origin)
    }
    collisions.check(units.all, layout: input.layout, diagnostics: &diagnostics)
    NameClashes.check(
      units.customResources + units.kubernetes, against: input.swiftFiles, place: collisions.place,
      diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else {
      return GeneratorOutput(files: [], diagnostics: diagnostics)
    }

    let renderer = Renderer(
      access: input.configuration.access,
      imports: ["KubeCore"],
      types: units.all.flatMap(\.types).map(\.name),
      taken: DeclarationTable(input.swiftFiles, readsAnnotations: false).declaredNames)
    let files =
      switch input.layout {
      case .filePerUnit: units.all.map { file($0.name + ".swift", renderer.render($0)) }
      case .fixed(let names): fixed(units, names, renderer)
      }
    return GeneratorOutput(files: files, diagnostics: diagnostics)
  }

  private static func fixed(
    _ units: FrontEnds, _ names: OutputLayout.Names, _ renderer: Renderer
  ) -> [GeneratorOutput.File] {
    let annotated = names.annotated.map { [$0] } ?? []
    return shards(of: units.annotated, annotated, from: "annotated structs", renderer)
      + shards(of: units.customResources, names.customResources, from: "CRDs", renderer)
      + shards(of: units.kubernetes, names.kubernetes, from: "Kubernetes' own kinds", renderer)
  }

  private static func shards(
    of units: [SourceUnit], _ names: [String], from source: String, _ renderer: Renderer
  ) -> [GeneratorOutput.File] {
    zip(names, Sharding.parts(of: units, count: names.count)).map { name, part in
      if part.isEmpty {
        return file(name, "\(GeneratorOutput.header): there is nothing from \(source) for it.\n")
      }
      return file(name, renderer.renderJoined(units: part))
    }
  }

  private static func file(_ name: String, _ text: String) -> GeneratorOutput.File {
    GeneratorOutput.File(name: name, text: text)
  }
}
