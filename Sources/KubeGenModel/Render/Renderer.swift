/// Writes the Swift source of the types of a ``SourceUnit``, laid out as `swift format` would.
package struct Renderer: Sendable {
  private let access: Access
  private let imports: [String]
  private let declared: Set<TypeName>

  /// - Parameters:
  ///   - access: Of every type that does not have its own.
  ///   - imports: The modules that the output imports. Code that becomes part of KubeCore imports
  ///     KubeJSON instead.
  ///   - types: The names of all types of the module, as far as they are not in the units to
  ///     render. A name of KubeCore that is among them is written with its module.
  package init(
    access: Access, imports: [String] = ["KubeCore"], types: some Sequence<TypeName> = []
  ) {
    self.access = access
    self.imports = imports.sorted()
    declared = Set(types)
  }

  /// One file.
  package func render(_ unit: SourceUnit) -> String {
    file(unit.types, origins: [unit.origin])
  }

  /// One file for the types of several units. The order of the units does not matter.
  package func renderJoined(units: [SourceUnit]) -> String {
    let units = units.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var origins: [String] = []
    for unit in units where !origins.contains(unit.origin) { origins.append(unit.origin) }
    return file(units.flatMap(\.types), origins: origins)
  }

  private func file(_ types: [TypeModel], origins: [String]) -> String {
    let names = declared.union(types.lazy.filter { !$0.isWritten }.map(\.name))
    var writer = TypeWriter(access: access, spelling: TypeSpelling(declared: names))
    writer.code.comment(
      "Made by kube-gen from \(origins.joined(separator: ", ")). Changes here are lost at the next "
        + "build.")
    if !imports.isEmpty { writer.code.blankLine() }
    for module in imports { writer.code.line("import \(module)") }
    for type in types { writer.write(type) }
    writer.endExtension()
    writer.writeDefinitions()
    return writer.code.text
  }
}

extension CodeText {
  /// A comment that is no documentation.
  fileprivate mutating func comment(_ text: String) {
    let line = DocText.lines(of: text).joined(separator: " ")
    for line in DocText.filled(line, width: room - 3, first: "", others: "") {
      self.line("// \(line)")
    }
  }
}
