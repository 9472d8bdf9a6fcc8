import KubeGenCore
import Testing

@Suite("Enums with payloads have a structural schema")
struct UnionSchemaTests {
  @Test("Tagged: a property for each case, of which one is required")
  func tagged() throws {
    let sample = AnnotatedSample(
      spec: "/// Mine.\nvar shape: Shape",
      """
      /// A shape.
      // @schema.validation("!has(self.circle) || self.circle.r > 0")
      enum Shape {
        /// Round.
        case circle(radius: Int, name: String? = nil)
        // @schema(minLength: 1)
        case text(String)
        case square(Square), empty(Empty)
        enum CodingKeys: String, CodingKey { case circle, text = "words", square, empty }
        enum CircleCodingKeys: String, CodingKey { case radius = "r", name }
      }
      struct Square { var side = 1 }
      struct Empty {}
      """)
    #expect(sample.messages == [])
    #expect(
      try sample.property("shape")
        == JSON.node(
          #"""
          {"type":"object","description":"Mine.","properties":{
          "circle":{"type":"object","description":"Round.",
          "properties":{"r":{"type":"integer"},"name":{"type":"string"}},"required":["r"]},
          "words":{"type":"string","minLength":1},
          "square":{"type":"object","properties":{"side":{"type":"integer","default":1}}},
          "empty":{"type":"object"}},
          "oneOf":[{"required":["circle"]},{"required":["words"]},{"required":["square"]},
          {"required":["empty"]}],
          "x-kubernetes-validations":[{"rule":"!has(self.circle) || self.circle.r > 0"}]}
          """#))
    guard case .union(let union) = try sample.type("Shape").form else {
      Issue.record("no union")
      return
    }
    #expect(union.tagging == .external)
    #expect(union.cases.map(\.jsonName) == ["circle", "words", "square", "empty"])
    #expect(union.cases[1].payload == .value(.scalar(.string)))
    guard case .members(let members)? = union.cases[0].payload else {
      Issue.record("no members")
      return
    }
    #expect(members.map(\.jsonName) == ["r", "name"])
    #expect(members.map(\.isOptional) == [false, true])
  }

  @Test("Untagged objects share their properties; each case keeps what it requires")
  func untagged() throws {
    let sample = AnnotatedSample(
      spec: "var person: Person",
      """
      // @schema(untagged: true)
      enum Person {
        case byAge(ByAge)
        case byDate(name: String, date: String)
        case nobody(Nobody)
      }
      struct ByAge { var name: String; var age: Int32 }
      struct Nobody {}
      """)
    #expect(sample.messages == [])
    #expect(
      try sample.property("person")
        == JSON.node(
          #"""
          {"type":"object","properties":{"name":{"type":"string"},
          "age":{"type":"integer","format":"int32"},"date":{"type":"string"}},
          "anyOf":[{"required":["age","name"]},{"required":["date","name"]},{}]}
          """#))
  }

  @Test("Untagged scalars: one form, or integer and string")
  func untaggedScalars() throws {
    let sample = AnnotatedSample(
      spec: "var port: Port\nvar name: Name",
      """
      // @schema(untagged: true)
      enum Port { case number(Int), name(String) }
      // @schema(untagged)
      enum Name { case short(String), long(String) }
      """)
    #expect(sample.messages == [])
    #expect(
      try sample.property("port")
        == JSON.node(
          #"{"anyOf":[{"type":"integer"},{"type":"string"}],"x-kubernetes-int-or-string":true}"#))
    #expect(try sample.property("name") == JSON.node(#"{"type":"string"}"#))
  }

  @Test("A spec may be an enum itself")
  func enumSpec() throws {
    let sample = AnnotatedSample(
      "\(AnnotatedSample.head)enum ThingSpec { case a(x: Int), b(y: Bool) }")
    #expect(sample.messages == [])
    #expect(try sample.spec()["oneOf"] == JSON.node(#"[{"required":["a"]},{"required":["b"]}]"#))
    #expect(try sample.root()["required"] == ["spec"])
  }

  @Test(
    "What has no common schema is said where it is",
    arguments: [
      Problem(
        spec: "var m: Mixed", "enum Mixed { case ⟦off, on(Int) }",
        "In JSON 'off' would be a string beside cases that are objects"),
      Problem(
        spec: "var m: Mixed", "// @schema(untagged)\nenum Mixed { case ⟦off, on(Int) }",
        "Give every case a payload."),
      Problem(
        spec: "var m: Mixed",
        "// @schema(untagged)\nenum ⟦Mixed { case text(String), list([Int]) }",
        "'text' is a string, 'list' is a list."),
      Problem(
        spec: "var m: Mixed",
        "// @schema(untagged)\nenum Mixed { case one(x: Int), ⟦two(x: String) }",
        "Another case of this enum has a member 'x' of another form"),
      Problem(
        spec: "var m: Mixed", "enum Mixed { case one⟦(Int, String) }",
        "each needs a label"),
      Problem(
        spec: "var m: Mixed", "enum Mixed { case one(⟦Int?) }", "Take the '?' away."),
      Problem(
        spec: "var m: Plain", "// @schema(⟦untagged)\nenum Plain: String { case a }",
        "'untagged' is for an enum with payloads"),
      Problem(spec: "var m: None", "enum ⟦None {}", "has no cases"),
      Problem(
        spec: "var m: Real", "enum Real: ⟦Double { case a = 1 }", "made of String or Int"),
      Problem(
        spec: "var m: Plain", "enum Plain: String {\n// ⟦@schema(minLength: 1)\ncase a }",
        "carries no value"),
      Problem(
        spec: "var m: Sum", "enum Sum { case ⟦a(Int)\nenum CodingKeys: String, CodingKey {} }",
        "not in CodingKeys"),
    ])
  func problems(_ problem: Problem) { problem.check() }
}
