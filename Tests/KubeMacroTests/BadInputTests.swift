import KubeGenCore
import Testing

/// What the macros say of declarations that they can make nothing of.
@Suite("Macros at what is no kind")
struct BadInputTests {
  private func expectProblem(
    _ sample: MacroSample, _ message: String, fixed: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(
      sample.diagnostics.map(\.message) == [message], sourceLocation: sourceLocation)
    #expect(
      sample.diagnostics.first?.location == sample.place, sourceLocation: sourceLocation)
    #expect(sample.fixed == fixed, sourceLocation: sourceLocation)
  }

  @Test("a class becomes a struct")
  func classes() {
    expectProblem(
      MacroSample("\(MacroSample.head)final class ⟦ThingSpec {}"),
      "'@Kube' stands above a struct or an enum, and 'ThingSpec' is a class.",
      fixed: "\(MacroSample.head)final struct ThingSpec {}")
  }

  @Test("an actor becomes a struct")
  func actors() {
    expectProblem(
      MacroSample("@KubeSchema actor ⟦Thing {}", "KubeSchema", role: .extensions),
      "'@KubeSchema' stands above a struct or an enum, and 'Thing' is an actor.",
      fixed: "@KubeSchema struct Thing {}")
  }

  @Test("a generic type is a type for each use")
  func generic() {
    let message =
      "'Thing' is generic, and a schema is made of plain types. Write a struct of its own for each use."
    expectProblem(
      MacroSample("@KubeSchema struct ⟦Thing<T> {}", "KubeSchema", role: .extensions), message)
    expectProblem(
      MacroSample(
        "@KubeSchema struct ⟦Thing {}", "KubeSchema", role: .extensions, in: "struct Outer<T> {}"),
      message)
  }

  @Test("a kind is not private")
  func privateKind() {
    expectProblem(
      MacroSample("\(MacroSample.head)private struct ⟦ThingSpec {}"),
      "'ThingSpec' is private, so no other file could use the kind. Make it internal, package or public.",
      fixed: "\(MacroSample.head)struct ThingSpec {}")
  }

  @Test("a member has its type")
  func missingType() {
    expectProblem(
      MacroSample(
        "@KubeSchema struct A {\n  var ⟦name = make()\n}", "KubeSchema", role: .extensions),
      "Write the type of 'name': 'var name: …'. Only that of a plain literal is known without it.",
      fixed: "@KubeSchema struct A {\n  var name: <#Type#> = make()\n}")
  }

  @Test("Foundation's types have their Kubernetes names")
  func dates() {
    expectProblem(
      MacroSample("@KubeSchema struct A {\n  var at: ⟦Date\n}", "KubeSchema", role: .extensions),
      "'Date' has no form in Kubernetes' JSON: use Time, or MicroTime.")
  }

  @Test("arguments are literals")
  func literals() {
    expectProblem(
      MacroSample(
        "@Kube(group: ⟦group, version: \"v1\", kind: \"Thing\")\nstruct ThingSpec {}"),
      "'group' takes a string, not a name.")
    expectProblem(
      MacroSample(
        "@KubeSchema struct A {\n  @Schema(minLength: ⟦least + 1)\n  var a: String\n}",
        "KubeSchema",
        role: .extensions),
      "'minLength' takes an integer that is not negative, not an expression.")
  }

  @Test("what is wrong is told by one of the macro's roles")
  func roles() {
    let text = "\(MacroSample.head)struct Thing {}"
    #expect(MacroSample(text).diagnostics.count == 1)
    #expect(MacroSample(text, role: .extensions).diagnostics.isEmpty)
  }

  @Test("macros that say something to others stand beside them")
  func misplaced() {
    expectProblem(
      MacroSample("⟦@KubeSelectable(\".spec.a\")\nstruct A {}", "KubeSelectable", role: .peer),
      "'@KubeSelectable' needs a '@Kube(group: …, version: …, kind: …)' beside it.")
    expectProblem(
      MacroSample("⟦@Schema(minLength: 1) var a: String", "Schema", role: .peer, in: "struct A {}"),
      "'@Schema' stands above members of a type with '@KubeSchema' or '@Kube', and 'A' has neither. "
        + "Write '@KubeSchema' above the type.")
    expectProblem(
      MacroSample("⟦@Schema(minLength: 1) typealias A = String", "Schema", role: .peer),
      "A macro does not see what stands above a typealias. Write '@Schema' above the properties of the "
        + "type, or make it a struct with '@KubeSchema'.")
    #expect(
      MacroSample(
        "@Schema(minLength: 1) var a: String", "Schema", role: .peer, in: "@KubeSchema struct A {}"
      ).diagnostics.isEmpty)
  }

  @Test("what a server would refuse is an error at its place")
  func rules() {
    expectProblem(
      MacroSample(
        "@KubeSchema struct A {\n  @Schema(pattern: ⟦\"(?=a)\")\n  var a: String\n}", "KubeSchema",
        role: .extensions),
      "The pattern is no regular expression of RE2, which API servers read it with: invalid or "
        + "unsupported Perl syntax: '(?='.")
  }
}

@Suite("Views at what is none")
struct BadViewTests {
  @Test(
    "one message at its place",
    arguments: [
      ("@KubeView(of: Pod.self)\nstruct ⟦A { var spec: Int }", "does not know its name"),
      ("@KubeView(of: Pod.self)\nenum ⟦A { case a }", "stands above a struct"),
      ("⟦@KubeView(of: kind)\nstruct A { var metadata: ObjectMeta }", "Say which kind"),
      ("@KubeView(of: Pod.self)\nclass ⟦A { var metadata: ObjectMeta }", "is a class"),
    ])
  func problems(text: String, message: String) {
    let sample = MacroSample(text, "KubeView", role: .extensions)
    #expect(sample.diagnostics.count == 1)
    #expect(sample.diagnostics.first?.message.contains(message) == true)
    #expect(sample.diagnostics.first?.location == sample.place)
  }
}
