import KubeGenCore
import Testing

@Suite("Swift that has no form in JSON is said where it is, with the remedy")
struct SwiftDiagnosticTests {
  @Test(
    "Types",
    arguments: [
      Problem(spec: "var a: ⟦Date", "use Time, or MicroTime"),
      Problem(spec: "var a: ⟦Foundation.URL", "use String, with '@schema(format: \"uri\")'"),
      Problem(spec: "var a: [⟦UUID]", "use String, with '@schema(format: \"uuid\")'"),
      Problem(spec: "var a: ⟦Data?", "use Base64Data"),
      Problem(spec: "var a: ⟦Strin", "Did you mean 'String'?"),
      Problem(spec: "var a: ⟦Inne", "struct Inner {}", "Did you mean 'Inner'?"),
      Problem(spec: "var a: ⟦(Int, Int)", "Declare a struct"),
      Problem(spec: "var a: ⟦any Codable", "JSONValue for a value of any form"),
      Problem(spec: "var a: ⟦() -> Void", "has no form in JSON"),
      Problem(spec: "var a: ⟦String!", "Write '?' instead of '!'."),
      Problem(spec: "var a: ⟦String??", "optional twice"),
      Problem(spec: "var a: [⟦Int: String]", "Write '[String: String]'."),
      Problem(spec: "var a: ⟦Box<Int>", "struct Box<T> { var t: T }", "is generic"),
      Problem(spec: "var a: ⟦Box", "struct Box<T> { var t: T }", "is generic"),
      Problem(spec: "var a: ⟦ContiguousArray<Int>", "use an array: [T]"),
      Problem(spec: "var a: ⟦Thing1", "final class Thing1 {}", "is a class. Make it a struct"),
      Problem(spec: "var a: ⟦Thing1", "actor Thing1 {}", "is an actor."),
      Problem(spec: "var a: ⟦P", "protocol P {}", "is a protocol."),
      Problem(spec: "var a: A", "typealias A = B\ntypealias B = ⟦A", "is an alias of itself"),
      Problem(spec: "var a: [ThingSpec]".marked("a"), "holds itself here"),
      Problem(
        spec: "var a: A", "struct A { var b: B? }\nstruct B { var ⟦a: [A] }", "holds itself here"),
      Problem(
        spec: "var ⟦a: Own", "struct Own { init(from decoder: any Decoder) throws {} }",
        "codes itself"),
      Problem(
        spec: "// @schema(⟦schemaless)\nvar a: Int", "Add 'type', or 'preserveUnknownFields'"),
      Problem(spec: "// @schema(type: ⟦\"string\")\nvar a: Int", "coded as an integer"),
      Problem(spec: "// @schema(intOrString: ⟦true)\nvar a: Int", "Use IntOrString."),
    ])
  func types(_ problem: Problem) { problem.check() }

  @Test(
    "Properties",
    arguments: [
      Problem(spec: "⟦private var a = 1", "cannot reach 'a'. Make it internal"),
      Problem(spec: "⟦lazy var a = 1", "Make it a computed property."),
      Problem(spec: "let ⟦a = 1", "Make it a var, or static."),
      Problem(spec: "⟦@Wrapped var a: Int", "Store the plain value"),
      Problem(spec: "var ⟦a = make()", "Write the type of 'a'"),
      Problem(spec: "var ⟦(a, b) = (1, 2)", "one property at a time"),
      Problem(spec: "#if DEBUG\n⟦var a: Int\n#endif", "Move it out."),
      Problem(
        spec: "var ⟦a: Int\nenum CodingKeys: String, CodingKey {}", "Give it a default."),
      Problem(
        spec: "var a: Int\nenum CodingKeys: String, CodingKey { case a, ⟦b }", "no member 'b'"),
      Problem(
        spec: "var a, b: Int\nenum CodingKeys: String, CodingKey { case a, ⟦b = \"a\" }",
        "both called 'a' in JSON"),
      Problem(spec: "// @schema(optional: ⟦true)\nvar a: Time", "Make its type optional"),
      Problem(spec: "// @schema(nullable: ⟦true)\nvar a: Time", "Make its type optional."),
      Problem(
        spec: "// @schema(required: true, optional: ⟦true)\nvar a: Int", "not both"),
    ])
  func properties(_ problem: Problem) { problem.check() }

  @Test(
    "Declarations",
    arguments: [
      Problem(
        "\(AnnotatedSample.head)public struct ⟦ThingSpec {}", "Write ': Sendable'."),
      Problem(
        "\(AnnotatedSample.head)public struct ⟦ThingSpec: Codable, Equatable {}",
        "Write ': Sendable'."),
      Problem(spec: "var a: A", "fileprivate struct ⟦A {}", "Make it internal, package or public."),
      Problem(spec: "var a: A.B", "private enum A { struct ⟦B {} }", "Make it internal"),
      Problem(spec: "var a: A", "struct ⟦A: JSONStruct {}", "Take the conformance away"),
    ])
  func declarations(_ problem: Problem) { problem.check() }

  @Test(
    "Public types that say that they are Sendable, or may, pass",
    arguments: [
      "public struct ThingSpec: Sendable {}",
      "public struct ThingSpec: @unchecked Sendable {}",
      "public struct ThingSpec {}\nextension ThingSpec: Sendable {}",
      "public struct ThingSpec: SomeProtocol {}",
      "package struct ThingSpec {}",
    ])
  func sendable(_ declaration: String) {
    #expect(AnnotatedSample(AnnotatedSample.head + declaration).messages == [])
  }

  @Test("A deep chain of types is an error, and no overflow")
  func depth() {
    let types = (0..<500).map { "struct T\($0) { var next: T\($0 + 1)? }" }.joined(separator: "\n")
    let sample = AnnotatedSample(spec: "var a: T0", types + "\nstruct T500 {}")
    #expect(sample.diagnostics.count == 1, "\(sample.messages)")
    #expect(sample.messages.first?.contains("nested more than 80 levels deep") == true)
  }

  @Test("Types that multiply are an error, and end in bounded time")
  func width() {
    let types = (0..<40).map { "struct T\($0) { var a, b, c: T\($0 + 1)? }" }.joined(
      separator: "\n")
    let sample = AnnotatedSample(spec: "var a: T0", types + "\nstruct T40 {}")
    #expect(!sample.messages.isEmpty)
    #expect(
      sample.messages.allSatisfy { $0.contains("has more than 20000 parts") }, "\(sample.messages)")
  }

  @Test("Aliases that multiply end in bounded time")
  func aliases() {
    let types = (0..<31).map { "typealias A\($0) = [A\($0 + 1): A\($0 + 1)]" }.joined(
      separator: "\n")
    let sample = AnnotatedSample(spec: "var a: A0", types + "\ntypealias A31 = String")
    #expect(!sample.messages.isEmpty)
  }
}

extension String {
  /// With the mark before the first occurrence of `name` as a variable.
  fileprivate func marked(_ name: String) -> String {
    split(separator: "var \(name)", maxSplits: 1, omittingEmptySubsequences: false)
      .joined(separator: "var ⟦\(name)")
  }
}
