/// Makes types from CustomResourceDefinitions.
///
/// Each definition becomes one unit, named for its kind. Of its versions the one that kubectl would
/// show (the served one of the highest priority: stable ahead of beta ahead of alpha, then the
/// higher number) has the kind's plain name, the others have their version's name behind it:
/// `Certificate`, `CertificateV1Beta1`. Which version is stored does not count: it is the server's
/// business, and it changes in the middle of a migration.
package enum CustomResourceFrontEnd {
  package static func units(
    files: [InputFile], options: CustomResourceOptions = CustomResourceOptions(),
    diagnostics: inout Diagnostics
  ) -> [SourceUnit] {
    var definitions: [Definition] = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      definitions += DefinitionReader.definitions(file, diagnostics: &diagnostics)
    }
    definitions = withoutRepetition(definitions, &diagnostics)
    let names = RootNaming.names(for: definitions, options: options)
    var units: [SourceUnit] = []
    for (definition, names) in zip(definitions, names) {
      let before = diagnostics.errorCount
      let types = RootTypes.types(of: definition, names: names, diagnostics: &diagnostics)
      if diagnostics.errorCount == before {
        DefinitionCheck.check(
          definition.document, path: definition.path, diagnostics: &diagnostics)
      }
      units.append(SourceUnit(name: names.plain, origin: definition.path, types: types))
    }
    return units.sorted { $0.name < $1.name }
  }

  /// One kind may stand in several files, a version in each; but not the same version twice.
  private static func withoutRepetition(
    _ definitions: [Definition], _ diagnostics: inout Diagnostics
  ) -> [Definition] {
    var first: [String: Definition] = [:]
    return definitions.filter { definition in
      let versions = definition.versions.map { "\(definition.qualifiedKind)/\($0.name)" }
      guard let other = versions.lazy.compactMap({ first[$0] }).first else {
        for version in versions { first[version] = definition }
        return true
      }
      diagnostics.error(
        "The kind '\(definition.kind)' of group '\(definition.group)' is defined twice in the same "
          + "version, so two inputs give one name. Leave one of them out.", at: definition.location)
      diagnostics.note("It is defined here as well.", at: other.location)
      return false
    }
  }
}
