/// The CustomResourceDefinitions of annotated structs, for people and for kubectl.
package enum Definitions {
  /// The definitions of the annotated structs in `files`, in the order of the files' paths: one for
  /// each kind, with all its versions.
  package static func ofAnnotatedStructs(
    in files: [InputFile], diagnostics: inout Diagnostics
  ) -> [Node] {
    let units = AnnotatedFrontEnd.units(
      files: files.sorted { $0.path < $1.path }, kubernetes: .bundled, includesMacros: true,
      diagnostics: &diagnostics)
    // Each version's type has the definition of the whole kind.
    var seen: Set<String> = []
    let texts = units.flatMap(\.types).compactMap { $0.resource?.definition }
      .filter { seen.insert($0).inserted }
    if texts.isEmpty, !diagnostics.hasErrors {
      diagnostics.error(
        "There is no annotated struct here. Put '// @kube(group: \"example.com\", version: \"v1\", "
          + "kind: \"Foo\")' above the struct of the spec.",
        at: SourceLocation(path: files.map(\.path).min() ?? "<arguments>"))
    }
    return texts.flatMap { text in
      DocumentReader.documents(
        InputFile(path: "<definition>", bytes: Array(text.utf8)), diagnostics: &diagnostics)
    }
  }

  /// One YAML document each, ready for `kubectl apply -f -`.
  package static func yaml(_ definitions: [Node]) -> String {
    definitions.map { $0.yamlText() }.joined(separator: "---\n")
  }

  /// The definition as JSON; several as one `List`, which kubectl takes as well.
  package static func json(_ definitions: [Node]) -> String {
    if definitions.count == 1 { return definitions[0].indentedJSONText() }
    let list: Node = ["apiVersion": "v1", "kind": "List", "items": Node(.sequence(definitions))]
    return list.indentedJSONText()
  }
}
