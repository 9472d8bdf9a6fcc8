import KubeGenCore
import Testing

@Suite("Changes of real definitions")
struct ChangeCorpusTests {
  private func source(_ file: InputFile) -> DefinitionSource { .definitions([file]) }

  /// Those that a debug build compares soon.
  private static let names = DefinitionSamples.names.filter { name in
    (try? DefinitionSamples.real(name).bytes.count).map { $0 < 250_000 } ?? false
  }

  @Test(
    "nothing differs from itself, and without its descriptions every row is safe",
    .enabled(if: !names.isEmpty, DefinitionSamples.whyAbsent), arguments: names)
  func descriptions(_ name: String) throws {
    let file = try DefinitionSamples.real(name)
    var diagnostics = Diagnostics()
    #expect(
      DefinitionChanges.between(source(file), source(file), diagnostics: &diagnostics).isEmpty)
    let documents = DocumentReader.documents(file, diagnostics: &diagnostics)
    let text = documents.map { bare($0, .document).jsonText() }.joined()
    let other = InputFile(path: "bare.json", bytes: Array(text.utf8))
    let rows = DefinitionChanges.between(source(file), source(other), diagnostics: &diagnostics)
    #expect(!diagnostics.hasErrors, "\(diagnostics.all)")
    #expect(rows.allSatisfy { $0.kind == .descriptionChanged && $0.effects.isEmpty })
    #expect(!ChangeReport(rows).fails(on: .breaking))
  }

  private enum Role {
    case document, schema, properties
  }

  private func bare(_ node: Node, _ role: Role) -> Node {
    switch node.content {
    case .mapping(let members):
      return Node(
        .mapping(
          members.compactMap { member in
            if role == .schema, member.key == "description" { return nil }
            var member = member
            member.value = bare(member.value, inner(member.key, role))
            return member
          }))
    case .sequence(let elements): return Node(.sequence(elements.map { bare($0, role) }))
    default: return node
    }
  }

  private func inner(_ key: String, _ role: Role) -> Role {
    switch role {
    case .document: key == "openAPIV3Schema" ? .schema : .document
    case .properties: .schema
    case .schema:
      key == "properties" ? .properties : key == "default" || key == "enum" ? .document : .schema
    }
  }
}
