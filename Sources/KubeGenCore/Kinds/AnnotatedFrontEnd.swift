/// Reads the Swift sources of a target for structs with `// @kube(…)`.
package enum AnnotatedFrontEnd {
  /// One unit for each annotated struct, in the order of files and places, whatever the order of `files`.
  ///
  /// `files` are all Swift files of the target. Only those that hold `@kube` are parsed, and those that declare or
  /// extend a type that a kind reaches.
  ///
  /// - Parameters:
  ///   - kubernetes: The types that may stand in the structs without being declared.
  ///   - includesMacros: Whether there are units of kinds that macros have made, too.
  package static func units(
    files: [InputFile], kubernetes: KubernetesTypes = KubernetesTypes(),
    includesMacros: Bool = false, diagnostics: inout Diagnostics
  ) -> [SourceUnit] {
    var found = Diagnostics()
    let table = DeclarationTable(files, kubernetes: kubernetes)
    guard !table.sources.isEmpty else { return [] }
    let types = WrittenTypes(table)
    let roots = AnnotatedRoot.all(in: types, &found)
    let units = units(of: roots, types, &found)
    let emitted = zip(roots, units).filter { includesMacros || !$0.0.kube.isMacro }.map(\.1)
    MisplacedAnnotations.check(table, &found)
    for problem in table.sources.compactMap(\.problem) { found.append(problem) }
    // A type is read wherever it is used: what is wrong with it is said once.
    var seen: Set<Diagnostic> = []
    let distinct = found.all.filter { seen.insert($0).inserted }
    for diagnostic in distinct.sorted(by: { $0.location.isBefore($1.location) }) {
      diagnostics.append(diagnostic)
    }
    return emitted
  }

  private static func units(
    of roots: [AnnotatedRoot], _ types: WrittenTypes, _ diagnostics: inout Diagnostics
  ) -> [SourceUnit] {
    checkNames(of: roots, types.table, &diagnostics)
    let groups = Dictionary(grouping: roots) { "\($0.kube.group.value)/\($0.kube.kind.value)" }
    var definitions: [String: (KindDefinition, text: String)] = [:]
    for (name, roots) in groups.sorted(by: { $0.key < $1.key }) {
      let versions = roots.map { VersionSchema($0, types, &diagnostics) }
      let definition = KindDefinition(versions, &diagnostics)
      definitions[name] = (definition, definition.node.jsonText())
    }
    var models = WrittenModels(types)
    return roots.map { root in
      let name = "\(root.kube.group.value)/\(root.kube.kind.value)"
      guard let (definition, text) = definitions[name] else {
        return SourceUnit(name: root.kube.rootName, origin: root.declaration.file.path, types: [])
      }
      let wrapper = WrapperModel.model(of: root, in: definition, text: text, types.table)
      var written = models.models(of: root.spec, &diagnostics)
      if let status = root.status { written += models.models(of: status, &diagnostics) }
      return SourceUnit(
        name: root.kube.rootName, origin: root.declaration.file.path, types: [wrapper] + written)
    }
  }

  private static func prefixed(_ kube: KubeAnnotation) -> String {
    let label = kube.group.value.prefix { $0 != "." }
    return SwiftNaming.type(String(label)) + kube.rootName
  }

  private static func checkNames(
    of roots: [AnnotatedRoot], _ table: DeclarationTable, _ diagnostics: inout Diagnostics
  ) {
    var names: [String: AnnotatedRoot] = [:]
    for root in roots {
      let name = root.kube.rootName
      let place = (root.kube.root ?? root.kube.kind).place
      if let other = names[name] {
        diagnostics.error(
          "The type '\(name)' is made of '\(other.declaration.name)' already. Give this one "
            + "another name: "
            + "'root: \"\(name)\(SwiftNaming.versionSuffix(root.kube.version.value))\"'.",
          at: place)
      } else if root.kube.isMacro {
        // It is a member of the struct.
      } else if let declared = table.find(
        [name], from: TypeName(path: []), in: root.declaration.file),
        name != root.declaration.name.description
      {
        diagnostics.error(
          "The generator makes a type '\(name)', and there is one already "
            + "(\(declared.place)). Name the new one with 'root'.", at: place)
        NameClashes.report(declared, &diagnostics)
      } else if SwiftNaming.reservedTypeNames.contains(name) {
        diagnostics.error(
          "Generated code means something else by '\(name)'. Name the type with 'root'.", at: place)
      } else if root.kube.root == nil, SwiftNaming.commonTypeNames.contains(name) {
        diagnostics.warning(
          "A type '\(name)' hides Swift's or Foundation's in all of the target. Name it with 'root', "
            + "as in 'root: \"\(Self.prefixed(root.kube))\"', or write 'root: \"\(name)\"' if it shall.",
          at: place)
      }
      names[name] = names[name] ?? root
    }
  }
}

extension SourceLocation {
  fileprivate func isBefore(_ other: SourceLocation) -> Bool {
    (path, line, column) < (other.path, other.line, other.column)
  }
}
