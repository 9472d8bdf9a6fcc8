import KubeGenCore
import Testing

@Suite("Changes of structs")
struct WrittenChangeTests {
  private func source(_ members: String, mode: String = "full") -> DefinitionSource {
    let text = """
      // @kube(group: "example.com", version: "v1", kind: "Backup", namespaced: true)
      struct BackupSpec {
        var mode: Mode
        \(members)
      }
      enum Mode: String { case \(mode) }

      """
    return .structs([InputFile(path: "Backup.swift", bytes: Array(text.utf8))])
  }

  private func rows(_ old: DefinitionSource, _ new: DefinitionSource) -> [String] {
    var diagnostics = Diagnostics()
    let rows = DefinitionChanges.between(old, new, diagnostics: &diagnostics)
    return diagnostics.all.map(\.description)
      + rows.map { "\($0.path) \($0.what): \($0.effects.words.joined(separator: ", "))" }
  }

  @Test("a member with a default is no optional, and an enum is closed")
  func types() {
    let plain = source("var keep: Int")
    #expect(
      rows(plain, source("var keep: Int = 3")) == [
        "spec.keep required removed: ", "spec.keep default added: 3: ",
      ])
    #expect(
      rows(plain, source("var keep: Int?")) == ["spec.keep required removed: clients"])
    #expect(
      rows(source("var keep: Int = 3"), plain) == [
        "spec.keep required added: stored objects, clients",
        "spec.keep default of required removed: 3 → none: stored objects, clients",
      ])
    #expect(
      rows(plain, source("var keep: Int", mode: "full, delta")) == [
        #"spec.mode enum case added: "delta": clients"#
      ])
    #expect(rows(plain, plain).isEmpty)
  }

  @Test("structs are compared with a definition, too")
  func mixed() {
    let definition = ChangeSamples.definition([
      "type": "object",
      "properties": [
        "spec": [
          "type": "object", "required": ["mode"],
          "properties": [
            "mode": ["type": "string", "enum": ["full"]], "keep": ["type": "integer"],
          ],
        ]
      ],
    ])
    let rows = rows(ChangeSamples.source(definition), source("var keep: Int?"))
    #expect(rows.contains("spec.names.kind kind changed: Foo → Backup: stored objects, clients"))
    #expect(!rows.contains { $0.hasPrefix("spec.keep") }, "\(rows)")
  }
}
