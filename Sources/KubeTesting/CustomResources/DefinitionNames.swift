import KubeCore
import KubeJSON
import KubeSchema

/// What is wrong with the names of a definition.
enum DefinitionNames {
  /// Of `spec.names` or `status.acceptedNames`.
  static func problems(_ names: CustomDefinition.Names, _ path: String) -> [FieldProblem] {
    func label(_ text: String, _ name: String) -> [FieldProblem] {
      let problems = NameCheck.dns1035Label(text)
      guard !problems.isEmpty else { return [] }
      return [.invalid("\(path).\(name)", GoText.quoted(text), problems.joined(separator: ","))]
    }
    func kind(_ text: String, _ name: String) -> [FieldProblem] {
      let problems = NameCheck.dns1035Label(text.lowercased())
      guard !text.isEmpty, !problems.isEmpty else { return [] }
      return [
        .invalid(
          "\(path).\(name)", GoText.quoted(text),
          "may have mixed case, but should otherwise match: "
            + problems.joined(separator: ","))
      ]
    }
    var problems: [FieldProblem] = []
    if !names.plural.isEmpty { problems += label(names.plural, "plural") }
    if !names.singular.isEmpty { problems += label(names.singular, "singular") }
    problems += kind(names.kind, "kind")
    problems += kind(names.listKind, "listKind")
    for (index, name) in names.shortNames.enumerated() {
      problems += label(name, "shortNames[\(index)]")
    }
    if !names.kind.isEmpty, names.kind == names.listKind {
      problems.append(
        .invalid(
          "\(path).listKind", GoText.quoted(names.listKind),
          "kind and listKind may not be the same"))
    }
    for (index, name) in names.categories.enumerated() {
      problems += label(name, "categories[\(index)]")
    }
    return problems
  }
}
