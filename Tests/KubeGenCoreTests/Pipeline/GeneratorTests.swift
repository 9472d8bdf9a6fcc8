import KubeGenCore
import Testing

@Suite("The generator")
struct GeneratorTests {
  private static let names = OutputLayout.Names(
    annotated: "A.swift", customResources: ["C1.swift", "C2.swift"],
    kubernetes: ["K1.swift", "K2.swift"])

  private static func definition(_ kind: String) -> InputFile {
    let text = """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: \(kind.lowercased())s.example.com}
      spec:
        group: example.com
        names: {kind: \(kind), plural: \(kind.lowercased())s}
        scope: Namespaced
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties: {spec: {type: object, properties: {size: {type: string}}}}
      """
    return InputFile(path: "\(kind).yaml", bytes: Array(text.utf8))
  }

  private static let annotated = InputFile(
    path: "Foo.swift",
    bytes: Array(
      """
      // @kube(group: "clux.dev", version: "v1", kind: "Foo", namespaced: true)
      struct FooSpec {
        var name: String
      }
      """.utf8))

  private static let resources = [
    Configuration.Entry("v1/ConfigMap", at: SourceLocation(path: "kube-gen.yaml"))
  ]

  @Test("writes every file of a fixed layout, whether there is something for it or not")
  func fixedLayout() {
    let nothing = Generator.generate(GeneratorInput(layout: .fixed(Self.names)))
    #expect(nothing.diagnostics.all == [])
    #expect(
      nothing.files.map(\.name) == ["A.swift", "C1.swift", "C2.swift", "K1.swift", "K2.swift"])
    for file in nothing.files {
      #expect(file.text.hasPrefix(GeneratorOutput.header))
      #expect(file.text.split(separator: "\n").count == 1)
    }
    let something = Generator.generate(
      GeneratorInput(
        swiftFiles: [Self.annotated], crdFiles: [Self.definition("Bar")],
        configuration: Configuration(resources: Self.resources), layout: .fixed(Self.names)))
    #expect(something.diagnostics.all == [])
    let texts = Dictionary(uniqueKeysWithValues: something.files.map { ($0.name, $0.text) })
    #expect(texts["A.swift"]?.contains("struct Foo") == true)
    #expect(texts["C1.swift"]?.contains("struct Bar") == true)
    #expect(texts["C2.swift"] == nothing.files[2].text)
    #expect(texts["K1.swift"]?.contains("struct ConfigMap") == true)
    #expect(something.files.allSatisfy { $0.text.hasPrefix(GeneratorOutput.header) })
  }

  @Test("gives the same bytes for the same files in any order")
  func deterministic() {
    let kinds = ["Bar", "Baz", "Qux", "Quux"].map(Self.definition)
    func files(_ definitions: [InputFile]) -> [GeneratorOutput.File] {
      Generator.generate(
        GeneratorInput(
          swiftFiles: [Self.annotated], crdFiles: definitions,
          configuration: Configuration(resources: Self.resources), layout: .fixed(Self.names))
      ).files
    }
    let first = files(kinds)
    #expect(first.count == 5)
    for rotation in 1..<kinds.count {
      #expect(files(Array(kinds[rotation...] + kinds[..<rotation])) == first)
    }
    #expect(files(kinds.reversed()) == first)
  }

  @Test("has no files where there is an error, and says all that is wrong at once")
  func errors() {
    let output = Generator.generate(
      GeneratorInput(
        swiftFiles: [Self.annotated],
        crdFiles: [
          Self.definition("Bar"), InputFile(path: "x.yaml", bytes: Array("spec: [".utf8)),
          InputFile(path: "y.yaml", bytes: Array("}".utf8)),
        ]))
    #expect(output.files == [])
    #expect(Set(output.diagnostics.all.map(\.location.path)) == ["x.yaml", "y.yaml"])
  }

  @Test("gives types the access that is asked for", arguments: Access.allCases)
  func access(access: Access) {
    let output = Generator.generate(
      GeneratorInput(
        crdFiles: [Self.definition("Bar")], configuration: Configuration(access: access)))
    let prefix = access == .internal ? "\n" : "\n\(access.rawValue) "
    #expect(output.files.first?.text.contains("\(prefix)nonisolated struct Bar: Resource") == true)
  }

  @Test("makes the types of KubeCore, which import KubeJSON instead")
  func base() {
    var diagnostics = Diagnostics()
    let files = BaseLibrary.files(diagnostics: &diagnostics)
    #expect(diagnostics.all == [])
    let text = files.map(\.text).joined()
    #expect(text.contains("public nonisolated struct ObjectMeta"))
    #expect(text.contains("import KubeJSON"))
    #expect(!text.contains("import KubeCore"))
  }

  @Test("says which two inputs define one kind")
  func sameKind() {
    let output = Generator.generate(
      GeneratorInput(
        swiftFiles: [
          InputFile(
            path: "Bar.swift",
            bytes: Array(
              """
              // @kube(group: "example.com", version: "v1", kind: "Bar", namespaced: true)
              struct BarSpec {}
              """.utf8))
        ], crdFiles: [Self.definition("Bar")]))
    #expect(output.files == [])
    let messages = output.diagnostics.all.map(\.description)
    #expect(messages.count == 1)
    #expect(messages.first?.contains("from Bar.swift and from Bar.yaml") == true)
  }
}
