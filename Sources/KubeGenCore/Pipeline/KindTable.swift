extension APIModel {
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
}
