extension MacroAttributes {
  /// Where a macro stands at the declaration that a table has been made of.
  static func place(of name: String, in table: DeclarationTable) -> SourceLocation? {
    guard let file = table.sources.first, let node = file.declarations.first else { return nil }
    return MacroAttributes(node).attributes.first { $0.name == name }
      .map { file.location(of: $0.range) }
  }
}
