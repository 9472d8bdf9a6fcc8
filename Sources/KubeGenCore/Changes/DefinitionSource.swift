/// Where definitions to compare come from.
package enum DefinitionSource: Sendable {
  /// Files of CustomResourceDefinitions.
  case definitions([InputFile])
  /// Swift files with annotated structs, or structs with macros.
  case structs([InputFile])

  /// What a definition that was made from Swift has instead of a file's path.
  static let writtenPath = "<definition>"

  var isWritten: Bool {
    if case .structs = self { true } else { false }
  }

  /// The definitions, of which each makes types without an error.
  func definitions(diagnostics: inout Diagnostics) -> [Definition] {
    var found = Diagnostics()
    let definitions = read(&found)
    for definition in definitions {
      let names = RootNaming.names(for: [definition])[0]
      _ = RootTypes.types(of: definition, names: names, diagnostics: &found)
    }
    // Of what is only strange, those hear who make types of it.
    for diagnostic in found.all where diagnostic.severity == .error {
      diagnostics.append(diagnostic)
    }
    return definitions
  }

  private func read(_ diagnostics: inout Diagnostics) -> [Definition] {
    switch self {
    case .definitions(let files):
      return files.sorted { $0.path < $1.path }
        .flatMap { DefinitionReader.definitions($0, diagnostics: &diagnostics) }
    case .structs(let files):
      return Definitions.ofAnnotatedStructs(in: files, diagnostics: &diagnostics).flatMap {
        DefinitionReader.definitions(
          InputFile(path: Self.writtenPath, bytes: Array($0.jsonText().utf8)),
          diagnostics: &diagnostics)
      }
    }
  }
}
