import KubeGenCore
import Testing

@Suite("A name that the generator needs is said to be taken, at both places")
struct NameClashTests {
  @Test("The wrapper of an annotated struct")
  func wrapper() {
    let sample = AnnotatedSample([
      ("Spec.swift", "\(AnnotatedSample.head)struct ThingSpec {}"),
      ("Thing.swift", "import Foundation\n\n  final class Thing {}"),
    ])
    #expect(
      sample.messages == [
        "Spec.swift:1:53: error: The generator makes a type 'Thing', and there is one already "
          + "(Thing.swift:3:15). Name the new one with 'root'.",
        "Thing.swift:3:15: note: 'Thing' is declared here.",
      ])
  }

  private static func messages(_ source: String) -> [String] {
    var diagnostics = Diagnostics()
    let unit = SourceUnit(
      name: "Widget", origin: "Widgets.yaml",
      types: [
        TypeModel(name: TypeName("Widget"), form: .object(ObjectModel(properties: []))),
        TypeModel(name: TypeName("Widget", "Spec"), form: .object(ObjectModel(properties: []))),
        TypeModel(
          name: TypeName("Own"), form: .object(ObjectModel(properties: [])), isWritten: true),
      ])
    NameClashes.check(
      [unit], against: [InputFile(path: "A.swift", bytes: Array(source.utf8))],
      place: { SourceLocation(path: $0.origin) }, diagnostics: &diagnostics)
    return diagnostics.all.map(\.description)
  }

  @Test("A type of a CRD or of Kubernetes")
  func generated() {
    #expect(
      Self.messages("// a file\nstruct Widget {}") == [
        "Widgets.yaml:1:1: error: The generator makes a type 'Widget' of Widgets.yaml, and there is "
          + "one already (A.swift:2:8). Rename that, give the kind another name with 'rename' in "
          + "kube-gen.yaml, or move one of the two to another target.",
        "A.swift:2:8: note: 'Widget' is declared here.",
      ])
  }

  @Test("A run of the generator looks for both kinds of them, and emits nothing")
  func run() {
    let output = Generator.generate(
      GeneratorInput(
        swiftFiles: [InputFile(path: "A.swift", bytes: Array("struct ServiceSpec {}".utf8))],
        configuration: Configuration(
          resources: [
            Configuration.Entry("v1/Service", at: SourceLocation(path: "kube-gen.yaml", line: 2))
          ])))
    #expect(output.files.isEmpty)
    #expect(
      output.diagnostics.all.map(\.location.description) == ["kube-gen.yaml:2:1", "A.swift:1:8"])
  }

  @Test(
    "What is no type of that name in all files passes",
    arguments: [
      "extension Widget {}", "struct Own {}", "struct Spec {}", "enum A { struct Widget {} }",
      "private struct Widget {}", "func f() { struct Widget {} }", "// struct Widget {}",
      "#if os(Windows)\nstruct Widget {}\n#endif",
    ])
  func harmless(_ source: String) {
    #expect(Self.messages(source) == [])
  }

  @Test(
    "A version at the end of a name",
    arguments: [
      ("v1", "V1"), ("v1beta1", "V1Beta1"), ("v2alpha11", "V2Alpha11"), ("v1-x", "V1X"),
      ("canary", "Canary"),
    ])
  func suffix(_ version: String, _ suffix: String) {
    #expect(SwiftNaming.versionSuffix(version) == suffix)
  }

  @Test("The name that is proposed for a second version has that form")
  func second() {
    let sample = AnnotatedSample(
      """
      // @kube(group: "example.com", version: "v1", kind: "Thing", storage: true)
      struct ThingSpec {}
      // @kube(group: "example.com", version: "v1beta1", kind: "Thing")
      struct OldThingSpec {}
      """)
    #expect(
      sample.messages == [
        "Thing.swift:3:58: error: The type 'Thing' is made of 'ThingSpec' already. Give this one "
          + "another name: 'root: \"ThingV1Beta1\"'."
      ])
  }
}
