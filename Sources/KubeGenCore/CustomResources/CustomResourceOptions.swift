/// What a configuration says of the names of custom resources.
package struct CustomResourceOptions: Sendable {
  /// Swift names by kind, `group/Kind` for all versions' plain name or `group/version/Kind` for one
  /// version's.
  package var names: [String: String]
  /// Names that other types of the module have: a kind that wants one of them is told apart by its
  /// group.
  package var reservedNames: Set<String>

  package init(names: [String: String] = [:], reservedNames: Set<String> = []) {
    self.names = names
    self.reservedNames = reservedNames
  }

  func name(_ definition: Definition, _ version: String) -> String? {
    names["\(definition.group)/\(version)/\(definition.kind)"]
  }

  func name(_ definition: Definition) -> String? {
    names["\(definition.group)/\(definition.kind)"]
      ?? definition.versions.first.flatMap { name(definition, $0.name) }
  }
}
