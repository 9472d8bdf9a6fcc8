import Foundation
import KubeGenCore
import KubeJSON
import KubeSchema
import Testing

@Suite("Kinds of changes")
struct ChangeKindTests {
  private func root(_ spec: String) throws -> Node {
    let documents = Documents.read(spec).documents
    return ["type": "object", "properties": ["spec": try #require(documents.first)]]
  }

  @Test(
    "a change of a schema is of its kind, and does to objects what is said of it",
    arguments: SchemaChangeSample.all)
  func schemas(_ sample: SchemaChangeSample) throws {
    let (old, new) = (try root(sample.old), try root(sample.new))
    var diagnostics = Diagnostics()
    let rows = ChangeSamples.changes(old, new, diagnostics: &diagnostics)
    #expect(Set(rows.map(\.kind)) == sample.kinds, "\(diagnostics.all)")
    #expect(rows.allSatisfy { $0.path.hasPrefix("spec") && $0.version == "v1" })
    guard let value = sample.value else { return }
    var object: JSONValue = ["apiVersion": "example.com/v1", "kind": "Foo"]
    object["spec"] = try JSONValue(json: value)
    let stored = try #require(try ServedSchema(old).stored(object))
    let breaks = rows.contains { $0.effects.contains(.stored) }
    #expect(try ServedSchema(new).keeps(stored) == !breaks, "\(rows.map(\.what))")
  }

  @Test("a change of a definition is of its kind", arguments: DefinitionChangeSample.all)
  func definitions(_ sample: DefinitionChangeSample) {
    var diagnostics = Diagnostics()
    let rows = DefinitionChanges.between(
      ChangeSamples.source(sample.old), ChangeSamples.source(sample.new), diagnostics: &diagnostics)
    #expect(rows.map(\.kind) == [sample.kind], "\(diagnostics.all)")
  }

  @Test("every kind has a sample, a class and a reason")
  func coverage() {
    let written: Set<ChangeKind> = [.enumCaseAdded]
    let sampled = SchemaChangeSample.all.reduce(into: written) { $0.formUnion($1.kinds) }
      .union(DefinitionChangeSample.all.map(\.kind))
    #expect(Set(ChangeKind.allCases).subtracting(sampled) == [])
    for kind in ChangeKind.allCases {
      #expect(kind.reason.hasSuffix("."), "\(kind)")
    }
  }

  @Test("the documentation has a row of every kind")
  func documentation() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "Sources/KubeCore/KubeCore.docc/Changes.md"), encoding: .utf8
    )
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
    let expected = ChangeKind.allCases.map { kind in
      let breaks = kind.effects.isEmpty ? "–" : kind.effects.words.joined(separator: ", ")
      return "| \(kind.title) | \(breaks) | \(kind.reason) |"
    }
    #expect(rows.map(String.init) == expected, "\(expected.joined(separator: "\n"))")
  }
}
