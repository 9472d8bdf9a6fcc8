/// A macro at a declaration, as the compiler tells a plugin of it.
package struct MacroUse: Sendable {
  /// What the compiler wants to know.
  package enum Role: Sendable {
    case member, extensions, peer
  }

  /// The macro's name: `Kube`.
  package var name: String
  package var role: Role
  /// The declaration with its attributes and the comments above. Its path is that of the file.
  package var declaration: InputFile
  /// The name that extensions give the type, that of the types around it included.
  package var extendedType: String?
  /// The protocols that the type does not conform to yet.
  package var missingConformances: Set<String>
  /// The types around the declaration without their members, the innermost first.
  package var surroundings: [[UInt8]]

  package init(
    _ name: String, role: Role, declaration: InputFile, extendedType: String? = nil,
    missingConformances: Set<String> = [], surroundings: [[UInt8]] = []
  ) {
    self.name = name
    self.role = role
    self.declaration = declaration
    self.extendedType = extendedType
    self.missingConformances = missingConformances
    self.surroundings = surroundings
  }
}

/// What a macro expands to, and what is wrong with its declaration.
package struct MacroExpansion: Sendable {
  package var source: String
  /// Lines and columns count from the beginning of the declaration's text.
  package var diagnostics: [Diagnostic]

  package init(source: String = "", diagnostics: [Diagnostic] = []) {
    self.source = source
    self.diagnostics = diagnostics
  }
}
