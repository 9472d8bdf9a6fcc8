/// The target's types as they are read, each once.
final class WrittenTypes {
  let table: DeclarationTable
  private var structs: [Int: WrittenStruct] = [:]
  private var enums: [Int: WrittenEnum?] = [:]
  private var attributes: [Int: (documentation: String?, attributes: SchemaAttributes)] = [:]
  private var conformances: [Int: Conformance] = [:]

  init(_ table: DeclarationTable) {
    self.table = table
  }

  func structure(
    _ declaration: Declaration, _ diagnostics: inout Diagnostics
  ) -> WrittenStruct {
    if let known = structs[declaration.id] { return known }
    let written = StructReader.read(declaration, in: table, &diagnostics)
    structs[declaration.id] = written
    return written
  }

  func enumeration(
    _ declaration: Declaration, _ diagnostics: inout Diagnostics
  ) -> WrittenEnum? {
    if let known = enums[declaration.id] { return known }
    let written = EnumReader.read(declaration, in: table, &diagnostics)
    enums[declaration.id] = .some(written)
    return written
  }

  func conformance(of declaration: Declaration) -> Conformance {
    if let known = conformances[declaration.id] { return known }
    let conformance = Conformance(of: declaration, in: table)
    conformances[declaration.id] = conformance
    return conformance
  }

  /// What is written above an alias, or above a type whose form only its author knows.
  func remarks(
    above declaration: Declaration, _ diagnostics: inout Diagnostics
  ) -> (documentation: String?, attributes: SchemaAttributes) {
    if let known = attributes[declaration.id] { return known }
    let comments = DeclarationComments(
      declaration.node, in: declaration.file, diagnostics: &diagnostics)
    let read = (
      comments.documentation,
      SchemaAttributeReader.read(comments.annotations, above: .alias, &diagnostics)
    )
    attributes[declaration.id] = read
    return read
  }

  /// Whether a value of the type codes itself by standard `Codable`, somewhere inside.
  func usesCodable(_ type: ResolvedType) -> Bool {
    type.declarations.contains {
      conformance(of: $0).hasOwnCodable && !conformance(of: $0).hasOwnJSON
    }
  }
}
