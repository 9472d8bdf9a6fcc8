/// Expands the macros of KubeMacros: a pure function from text to text.
///
/// A macro sees the declaration that it stands at and no other. What its types say of schema and codec
/// the program composes when it runs; what is wrong with the declaration itself is said here, by the same
/// readers that annotations in comments have.
package struct MacroExpander {
  let use: MacroUse
  let table: DeclarationTable
  private var found = Diagnostics()

  package static func expand(_ use: MacroUse) -> MacroExpansion {
    var expander = MacroExpander(use)
    let source = expander.source()
    var seen: Set<Diagnostic> = []
    return MacroExpansion(
      source: source, diagnostics: expander.found.all.filter { seen.insert($0).inserted })
  }

  private init(_ use: MacroUse) {
    self.use = use
    table = DeclarationTable(macroAt: use.declaration)
  }

  private mutating func source() -> String {
    if let problem = table.sources.first?.problem {
      found.append(problem)
      return ""
    }
    guard use.role != .peer else {
      MacroPlacement(use, table).check(&found)
      return ""
    }
    guard let declaration = checkedDeclaration() else { return "" }
    switch use.role {
    case .member: return member(of: declaration)
    case .extensions where use.name == MacroNames.view: return view(of: declaration)
    case .extensions: return extensions(of: declaration)
    case .peer: return ""
    }
  }

  /// Each mistake is told once, whatever the number of roles.
  private var isReporter: Bool {
    use.role == .member || [MacroNames.schema, MacroNames.view].contains(use.name)
  }

  private mutating func checkedDeclaration() -> Declaration? {
    var diagnostics = Diagnostics()
    let declaration = MacroPlacement(use, table).type(&diagnostics)
    if isReporter { for diagnostic in diagnostics.all { found.append(diagnostic) } }
    return declaration
  }

  private func access(of declaration: Declaration) -> Access { declaration.access ?? .internal }
}

extension MacroExpander {
  private mutating func view(of declaration: Declaration) -> String {
    var diagnostics = Diagnostics()
    let source = view(of: declaration, &diagnostics)
    for diagnostic in diagnostics.all { found.append(diagnostic) }
    return source
  }

  private mutating func extensions(of declaration: Declaration) -> String {
    var diagnostics = Diagnostics()
    defer {
      if isReporter { for diagnostic in diagnostics.all { found.append(diagnostic) } }
    }
    let types = WrittenTypes(table)
    let conformance = types.conformance(of: declaration)
    var builder = SchemaBuilder(types)
    let schema = builder.schema(
      of: .declared(declaration), at: declaration.place, &diagnostics)
    let model =
      conformance.isSelfCoded
      ? TypeModel(
        name: declaration.name, form: .alias(""), isWritten: true, access: access(of: declaration))
      : WrittenModels(types).model(
        of: declaration, access: access(of: declaration), &diagnostics)
    guard var model else { return "" }
    if diagnostics.hasErrors, case .union(var union) = model.form {
      union.cases = []
      model.form = .union(union)
    }
    adapt(&model, to: declaration)
    if isReporter, !diagnostics.hasErrors { Self.check(schema, &diagnostics) }
    // After a mistake, what else follows from it would only hide it.
    var schemaModel = diagnostics.hasErrors ? SchemaModel(text: "{}") : schema.model
    if case .structure = declaration.kind {
      // A struct's table asks for the schemas of its members.
      for index in schemaModel.parts.indices { schemaModel.parts[index].isTyped = true }
    }
    let addsSendable =
      model.access == .public && !conformance.isSendable
      && use.missingConformances.contains("Sendable")
    return MacroRenderer().extensions(
      of: model, schema: schemaModel,
      hasOwnCodec: conformance.isSelfCoded || conformance.duplicate != nil,
      addsSendable: addsSendable)
  }

  /// The name from outside, and who sees it.
  func adapt(_ model: inout TypeModel, to declaration: Declaration) {
    if let name = use.extendedType { model.name = TypeName(path: Self.path(of: name)) }
    model.isFilePrivate =
      declaration.access == nil
      || use.surroundings.contains { text in
        let outer = DeclarationTable(macroAt: InputFile(path: "", bytes: text)).found.first
        return outer.map { $0.access == nil } ?? false
      }
  }

  static func path(of name: String) -> [String] {
    name.split(separator: ".").map { $0.filter { $0 != "`" && !$0.isWhitespace } }
  }

  /// What an API server would say of the type as a member of something.
  private static func check(_ schema: StructuralSchema, _ diagnostics: inout Diagnostics) {
    guard let known = schema.known else { return }
    let whole = StructuralSchema(
      [.type: "object"],
      properties: [StructuralSchema.Property("spec", known, at: known.place)], at: known.place)
    StructuralRules.check(whole, diagnostics: &diagnostics)
    RuleCompilation.check(whole, diagnostics: &diagnostics)
  }
}

extension MacroExpander {
  private mutating func member(of declaration: Declaration) -> String {
    let types = WrittenTypes(table)
    guard let root = AnnotatedRoot.all(in: types, &found).first(where: { $0.declaration.id == 0 })
    else { return "" }
    var version = VersionSchema(root, types, &found)
    // Codec errors belong to the type that the extension gives its codec.
    _ = WrittenModels(types).model(of: declaration, access: root.access, &found)
    version.schema.properties.removeAll { ["spec", "status"].contains($0.name) }
    let definition = KindDefinition(macro: version, &found)
    let text = definition.node.jsonText()
    var wrapper = WrapperModel.model(of: root, in: definition, text: text, table)
    wrapper.access = access(of: declaration)
    let status = root.status.map { type in
      SchemaModel.Part(
        path: [], type: type.reference.plainSpelling, isTyped: true,
        place: root.kube.status?.place ?? root.kube.place)
    }
    if let status, case .object(var object) = wrapper.form,
      let index = object.properties.firstIndex(where: { $0.jsonName == "status" })
    {
      object.properties[index].inferredAt = status.place
      wrapper.form = .object(object)
    }
    return MacroRenderer().member(
      wrapper, definition: text, spec: SwiftNaming.escaped(declaration.name.last), status: status)
  }
}
