import KubeGenCore
import Testing

/// The generator's own view of sources with macros: it expands nothing, and compiles nothing.
@Suite("Sources with macros, read by kube-gen")
struct StaticTwinTests {
  @Test(
    "crd prints the same of comments and of macros",
    arguments: [
      ["CronJobs.swift", "CronJobTypes.swift"], ["Drawings.swift"], ["Enums.swift"], ["Foo.swift"],
      ["ImmutableTypes.swift"], ["Jobs.swift"],
      ["Oneofs.swift"], ["VersionedResources.swift"],
    ])
  func crd(files: [String]) throws {
    let comments = try definitions(in: "Annotated", files)
    let macros = try definitions(in: "Macros", files)
    #expect(!comments.isEmpty)
    #expect(macros == comments)
  }

  @Test("the plugin generates nothing for what macros have made")
  func generate() throws {
    let input = GeneratorInput(swiftFiles: [try Fixture.file("Macros/Foo.swift")])
    let output = Generator.generate(input)
    #expect(output.diagnostics.all.isEmpty, "\(output.diagnostics)")
    #expect(output.files.isEmpty)
  }

  /// A mistake in attributes of a member: as a comment has it, as a macro has it.
  struct Mistake: CustomTestStringConvertible {
    var comment: String
    var macro: String
    var member: String

    init(_ comment: String, _ member: String, macro: String? = nil) {
      self.comment = comment
      self.macro = macro ?? comment
      self.member = member
    }

    var testDescription: String { "\(comment) above \(member)" }
  }

  @Test(
    "a mistake is told in the same words, at the same place",
    arguments: [
      Mistake("minLength: -1", "var a: String"), Mistake("minLength: 1", "var a: Int"),
      Mistake("pattern: \"(\"", "var a: String"), Mistake("minimum: 5, maximum: 1", "var a: Int"),
      Mistake("minimum: -1", "var a: UInt8"), Mistake("default: nil", "var a: Int?"),
      Mistake("default: \"x\"", "var a: Int?"),
      Mistake("items: (minLength: 1)", "var a: String", macro: "items: .items(minLength: 1)"),
      Mistake("nullable", "var a: Time", macro: ".nullable"),
      Mistake("optional", "var a: Time", macro: ".optional"),
      Mistake("type: \"integer\"", "var a: String", macro: "type: .integer"),
      Mistake("listType: \"map\"", "var a: [String]", macro: "listType: .map"),
      Mistake("format: \"int65\"", "var a: Int"), Mistake("enum: []", "var a: String"),
      Mistake("minLength: least", "var a: String"),
      Mistake("schemaless", "var a: Int", macro: ".schemaless"),
    ])
  func mistakes(mistake: Mistake) throws {
    let head = "(group: \"example.com\", version: \"v1\", kind: \"Thing\")\nstruct ThingSpec {\n"
    let comment = diagnostics(
      "// @kube\(head)  // @schema(\(mistake.comment))\n  \(mistake.member)\n}\n")
    let text = "@Kube\(head)  @Schema(\(mistake.macro))\n  \(mistake.member)\n}\n"
    let macro = diagnostics(text)
    #expect(!comment.isEmpty)
    #expect(macro.map(\.message) == comment.map(\.message))
    #expect(macro.map(\.location.line) == comment.map(\.location.line))
    // What a macro sees is enough for all of these, but for types of KubeCore.
    if !mistake.member.contains("Time") {
      let expanded = MacroSample(text).diagnostics
      #expect(expanded.map(\.message) == comment.map(\.message))
    }
  }

  private func diagnostics(_ text: String) -> [Diagnostic] {
    var diagnostics = Diagnostics()
    _ = AnnotatedFrontEnd.units(
      files: [InputFile(path: "Thing.swift", bytes: Array(text.utf8))], includesMacros: true,
      diagnostics: &diagnostics)
    return diagnostics.all
  }

  private func definitions(in folder: String, _ names: [String]) throws -> String {
    var diagnostics = Diagnostics()
    let files = try names.map { try Fixture.file("\(folder)/\($0)") }
    let definitions = Definitions.ofAnnotatedStructs(in: files, diagnostics: &diagnostics)
    #expect(!diagnostics.hasErrors, "\(diagnostics.all)")
    return Definitions.yaml(definitions)
  }
}
