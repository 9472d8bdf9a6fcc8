/// The types that KubeCore itself consists of, as Swift.
package enum BaseLibrary {
  /// A file for each group and version, and one for what all groups share; none after an error.
  package static func files(
    diagnostics: inout Diagnostics
  ) -> [(name: String, text: String)] {
    var units = OpenAPIFrontEnd.baseUnits(diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else { return [] }
    BoxLayout.apply(to: &units, known: [:])
    let renderer = Renderer(
      access: .public, imports: ["KubeJSON"], types: units.flatMap(\.types).map(\.name))
    return units.map { ("\($0.name).swift", renderer.render($0)) }
  }
}
