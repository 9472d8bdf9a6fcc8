import KubeGenCore
import Testing

@Suite("Initial values of written structs")
struct InitialValueTests {
  private static func table(_ members: String, _ rest: String = "") throws -> String {
    let sample = AnnotatedSample(spec: members, rest)
    #expect(sample.messages == [])
    return Renderer(access: .internal).render(try #require(sample.units.first))
  }

  @Test(
    "Literals and cases are written where the member is declared",
    arguments: [
      ("Int", "-1"), ("String", "\"a\""), ("[String]", "[\"a\", \"b\"]"), ("Mode", ".slow"),
      ("[String: Int]", "[\"a\": 1]"), ("Bool", "true"), ("JSONValue", "nil"),
    ])
  func constant(type: String, value: String) throws {
    let text = try Self.table(
      "var a: \(type) = \(value)", "enum Mode: String { case slow, fast }")
    #expect(text.contains(#"members.add("a", \.a, default: \#(value))"#))
    #expect(!text.contains("members.initial"))
  }

  @Test(
    "Anything else is asked of a new object",
    arguments: [
      "defaultPort", "Self.port", "Int.random(in: 0...9)", "newID()", "ProcessInfo.processInfo.id",
      "1 + 1", "{ 3 }()",
    ])
  func expression(value: String) throws {
    let text = try Self.table("var host: String\nlet size: Int?\nvar a: Int = \(value)\nvar z = 1")
    #expect(text.contains(#"members.add("a", \.a)"#))
    #expect(text.contains(#"members.initial(\.a) { Self(host: $0[\.host], size: $0[\.size]).a }"#))
    #expect(!text.contains("default: \(value)"))
  }

  @Test("An own init() is used")
  func plain() throws {
    let text = try Self.table("var a: Int = port()\nvar b: String\ninit(x: Int = 1) { b = \"\" }")
    #expect(text.contains(#"members.initial(\.a) { _ in Self().a }"#))
  }

  @Test("What has no names in it is made anew where no initialiser can be used")
  func free() throws {
    let text = try Self.table("var a: MicroTime = .now()\ninit(x: Int) {}")
    #expect(text.contains(#"members.initial(\.a) { _ in .now() }"#))
  }

  @Test(
    "Without an initialiser it is an error",
    arguments: [
      Problem(spec: "var a: Int = ⟦port\ninit(x: Int) {}", "add 'init()' to 'ThingSpec'"),
      Problem(spec: "var a: Int = ⟦port\ninit() throws {}", "add 'init()' to 'ThingSpec'"),
      Problem(spec: "var a: Int = ⟦port\nprivate init() {}", "add 'init()' to 'ThingSpec'"),
      Problem(
        spec: "var a: E?", "enum E { case b(c: Int = ⟦port, d: Int) }",
        "The default of 'c' means something only where it stands."),
    ])
  func refused(_ problem: Problem) { problem.check(.error) }

  @Test(
    "What cannot be read in place, and what only the compiler knows",
    arguments: [
      Problem(
        spec: "// @schema(nullable)\nvar a: Int? = ⟦10",
        "'a' is nullable and has an initial value"),
      Problem(spec: "var a: Int = 1 ⟦{ didSet { print(a) } }", "'a' has observers"),
      Problem(spec: "var a: Port", "#if os(Linux)\nstruct ⟦Port {}\n#endif", "inside '#if'"),
    ])
  func others(_ problem: Problem) { problem.check(.error) }

  @Test("Types that hold each other without a list between them say that they are Sendable")
  func mutual() {
    func sample(_ conformance: String) -> AnnotatedSample {
      AnnotatedSample(
        spec: "var a: Clause?",
        """
        indirect enum Clause\(conformance) {
          // @schema(preserveUnknownFields)
          case b(Pair)
          case c(Int)
        }
        struct Pair {
          // @schema(schemaless, preserveUnknownFields)
          var d: Clause?
          // @schema(schemaless, preserveUnknownFields)
          var e: [Clause]?
        }
        """)
    }
    #expect(sample("").messages.count { $0.contains("hold each other") } == 2)
    #expect(sample(": Sendable").messages == [])
  }

  @Test("A struct over a raw value is that value")
  func rawValue() throws {
    let sample = AnnotatedSample(
      spec: "var phase: Phase\nvar flags: Flags",
      """
      /// Where it stands.
      struct Phase: RawRepresentable { var rawValue: String; static let ready = Phase(rawValue: "Ready") }
      struct Flags: OptionSet { let rawValue: Int32 }
      """)
    #expect(sample.messages == [])
    let text = Renderer(access: .internal).render(try #require(sample.units.first))
    #expect(text.contains("extension Phase: JSONEnumeration {}"))
    #expect(text.contains("extension Flags: JSONEnumeration {}"))
    #expect(text.contains(#""phase":{"type":"string","description":"Where it stands."}"#))
    #expect(text.contains(#""flags":{"type":"integer","format":"int32"}"#))
  }

  @Test("Members and cases that are deprecated give no warning in generated code")
  func deprecated() throws {
    let text = try Self.table(
      "@available(*, deprecated)\nvar a: Int?\nvar b: Mode?",
      "enum Mode { case new\n@available(*, deprecated) case old }")
    #expect(text.components(separatedBy: "@available(*, deprecated)").count == 4)
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
