extension APIModel {
  /// The kinds of CustomResourceDefinitions, in the form of an API that serves them; nil, after an
  /// error, if there are none.
  package init?(definitionsIn files: [InputFile], diagnostics: inout Diagnostics) {
    let units = CustomResourceFrontEnd.units(files: files, diagnostics: &diagnostics)
    if diagnostics.hasErrors { return nil }
    let kinds = units.flatMap(\.types).compactMap(\.resource).map { resource in
      let identity = GroupVersionKind(
        group: resource.group, version: resource.version, kind: resource.kind)
      return APIKind(
        identity: identity, plural: resource.plural, isNamespaced: resource.isNamespaced,
        verbs: Self.verbsOfCustomResources, definition: identity.description)
    }
    let definitions = kinds.map {
      APIDefinition(name: $0.definition, form: .object([]), kinds: [$0.identity])
    }
    self.init(path: files.map(\.path).min(), definitions: definitions, kinds: kinds)
  }

  /// What an API server serves for every custom resource.
  private static let verbsOfCustomResources = [
    "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch",
  ]

  /// The rows of the kinds that are selected; all of them without a selection.
  package func table(
    of selection: [ResourceSelector], diagnostics: inout Diagnostics
  ) -> [Row] {
    if selection.isEmpty { return table() }
    let resolver = SelectorResolver(self)
    var wanted: Set<String> = []
    for selector in selection {
      wanted.formUnion(resolver.definitions(for: selector, diagnostics: &diagnostics))
    }
    return zip(kinds, table()).filter { wanted.contains($0.0.definition) }.map(\.1)
  }

  /// The rows as a JSON array, for programs.
  package static func json(_ rows: [Row]) -> String {
    let nodes = rows.map { row -> Node in
      [
        "apiVersion": Node(.string(row.apiVersion)),
        "kind": Node(.string(row.kind)),
        "type": Node(.string(row.typeName)),
        "plural": Node(.string(row.plural)),
        "namespaced": Node(.bool(row.isNamespaced)),
        "isInKubeCore": Node(.bool(row.isBase)),
        "verbs": Node(.sequence(row.verbs.map { Node(.string($0)) })),
      ]
    }
    return Node(.sequence(nodes)).indentedJSONText()
  }
}
