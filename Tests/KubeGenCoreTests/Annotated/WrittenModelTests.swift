import KubeGenCore
import Testing

@Suite("The models of written types")
struct WrittenModelTests {
  @Test("The wrapper has metadata, spec and status, and constants for its type")
  func wrapper() throws {
    let sample = AnnotatedSample(
      """
      /// Docs.
      // @kube(group: "example.com", version: "v1", kind: "Thing", status: Space.State.self)
      public struct ThingSpec: Sendable {}
      public enum Space { struct State {} }
      """)
    #expect(sample.messages == [])
    let wrapper = try sample.type("Thing")
    #expect(wrapper.access == .internal, "the status is internal")
    #expect(!wrapper.isWritten)
    #expect(wrapper.documentation == "Docs.")
    guard case .object(let object) = wrapper.form else {
      Issue.record("no object")
      return
    }
    #expect(object.constants.map(\.jsonName) == ["apiVersion", "kind"])
    #expect(object.constants.map(\.value) == ["example.com/v1", "Thing"])
    #expect(object.unknownMembers == "unknownMembers")
    #expect(object.properties.map(\.jsonName) == ["metadata", "spec", "status"])
    #expect(object.properties.map(\.isOptional) == [false, false, true])
    #expect(
      object.properties.map(\.type)
        == [
          .core("ObjectMeta"), .named(TypeName("ThingSpec")),
          .named(TypeName("Space", "State")),
        ])
    #expect(sample.units.first?.origin == "Thing.swift")
  }

  @Test("What is a password, by itself or by its type, is secret")
  func secrets() throws {
    let sample = AnnotatedSample(
      spec: """
        // @schema(format: "password")
        var password: String
        var token: Token?
        // @schema(items: (format: "password"))
        var codes: [String]
        var name: String
        """, "// @schema(format: \"password\")\ntypealias Token = String")
    #expect(sample.messages == [])
    let members = try sample.members("ThingSpec")
    #expect(members.filter(\.isSecret).map(\.jsonName) == ["password", "token", "codes"])
  }

  @Test("Fields have their JSON name, their type and what stands in for them")
  func fields() throws {
    let sample = AnnotatedSample(
      spec: """
        var `default`: Int
        let constant: String?
        var list: [Inner?], map: [String: Set<Int>]
        var alias: Names?
        var cache: [String: Any] = [:]
        let fixed = 5
        var later: Date?
        var rest: UnknownMembers
        private(set) var kept: Bool
        static var shared: Int = 1
        var computed: Int { 1 }
        func method() {}
        enum CodingKeys: String, CodingKey {
          case `default` = "the-default", constant, list, map, alias, kept
        }
        """, "struct Inner {}\ntypealias Names = [String]")
    #expect(sample.messages == [])
    guard case .object(let object) = try sample.type("ThingSpec").form else { return }
    #expect(object.unknownMembers == "rest")
    let members = object.properties
    #expect(
      members.map(\.swiftName)
        == [
          "default", "constant", "list", "map", "alias", "cache", "fixed", "later", "kept",
        ])
    #expect(members[0].jsonName == "the-default")
    #expect(members[1].isOptional && members[1].type == .scalar(.string))
    #expect(members[2].type == .array(.optional(.named(TypeName("Inner")))))
    #expect(members[3].type == .dictionary(.set(.scalar(.int))))
    #expect(members[4].type == .array(.scalar(.string)) && members[4].isOptional)
    #expect(members.map(\.isOmitted).firstIndex(of: true) == 5)
    #expect(members[5].defaultExpression == "[:]" && members[5].isOmitted)
    #expect(members[6].defaultExpression == "5" && members[6].isOmitted)
    #expect(members[7].defaultExpression == "nil" && members[7].isOmitted)
    #expect(try sample.spec()["required"] == ["kept", "list", "map", "the-default"])
  }

  @Test("Access is that of the type and of what it is nested in")
  func access() throws {
    let sample = AnnotatedSample(
      spec: "var a: Outer.Inner\nvar b: Package\nvar c: Outer.Extended",
      """
      public enum Outer { public struct Inner: Sendable {} }
      package struct Package {}
      public extension Outer { struct Extended: Sendable {} }
      """)
    #expect(sample.messages == [])
    #expect(try sample.type("ThingSpec").access == .internal)
    #expect(try sample.type("Outer.Inner").access == .public)
    #expect(try sample.type("Package").access == .package)
    #expect(try sample.type("Outer.Extended").access == .public)
  }

  @Test("A type that two kinds reach is in the unit of the first only")
  func shared() throws {
    let sample = AnnotatedSample([
      (
        "B.swift",
        "// @kube(group: \"a.b\", version: \"v1\", kind: \"B\")\nstruct BSpec { var s: S }"
      ),
      (
        "A.swift",
        "struct S {}\n// @kube(group: \"a.b\", version: \"v1\", kind: \"A\")\nstruct ASpec { var s: S }"
      ),
    ])
    #expect(sample.messages == [])
    #expect(
      sample.units.map { $0.types.map(\.name.description) }
        == [["A", "ASpec", "S"], ["B", "BSpec"]])
    #expect(sample.units.map(\.origin) == ["A.swift", "B.swift"])
  }

  @Test("One broken struct does not hide what is wrong with the next")
  func independence() {
    let sample = AnnotatedSample(
      """
      // @kube(group: "a.b", version: "v1")
      struct ASpec { var x: Nowhere }
      // @kube(group: "a.b", version: "v1", kind: "B")
      struct BSpec { var x: Nowhere }
      """)
    #expect(sample.diagnostics.map(\.location.line) == [1, 4])
    #expect(sample.units.map(\.name) == ["B"])
  }

  @Test("Nothing is done without an annotation, and nothing is said")
  func nothing() {
    let sample = AnnotatedSample("struct Foo { var x: Date }")
    #expect(sample.units.isEmpty && sample.messages.isEmpty)
  }
}
