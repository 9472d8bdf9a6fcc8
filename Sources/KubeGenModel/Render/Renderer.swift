/// Writes the Swift source of the types of a ``SourceUnit``, laid out as `swift format` would.
package struct Renderer: Sendable {
  private let access: Access
  private let imports: [String]
  private let declared: Set<TypeName>
  private let taken: Set<String>

  /// - Parameters:
  ///   - access: Of every type that does not have its own.
  ///   - imports: The modules that the output imports. Code that becomes part of KubeCore imports
  ///     KubeJSON instead.
  ///   - types: The names of all types of the module, as far as they are not in the units to
  ///     render.
  ///   - taken: The names that the module's own sources declare. A name of KubeCore that is among
  ///     all these is written with its module.
  package init(
    access: Access, imports: [String] = ["KubeCore"], types: some Sequence<TypeName> = [],
    taken: Set<String> = []
  ) {
    self.access = access
    self.imports = imports.sorted()
    declared = Set(types)
    self.taken = taken
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
    var writer = TypeWriter(access: access, spelling: TypeSpelling(declared: names, taken: taken))
    writer.code.comment(
      "Made by kube-gen from \(origins.joined(separator: ", ")). Changes here are lost at the next "
        + "build.")
    if !imports.isEmpty { writer.code.blankLine() }
    for module in imports { writer.writeImport(of: module, types) }
    for type in types { writer.write(type) }
    writer.endExtension()
    writer.writeDefinitions()
    return writer.code.text
  }
}

extension TypeWriter {
  /// What others may use shows types of the module. Whether a plain import allows for that is a
  /// setting of the target (SE-0409), and a written access would be an error beside plain imports.
  fileprivate mutating func writeImport(of module: String, _ types: [TypeModel]) {
    let modifiers = Set(types.map { modifier(of: $0) })
    guard let modifier = ["public ", "package "].first(where: modifiers.contains),
      module == "KubeCore"
    else { return code.line("import \(module)") }
    code.line("#if hasFeature(InternalImportsByDefault)")
    code.line("\(modifier)import \(module)", deeper: 1)
    code.line("#else")
    code.line("import \(module)", deeper: 1)
    code.line("#endif")
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
