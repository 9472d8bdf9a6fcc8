import KubeGenCore
import Testing

@Suite("Initial values are defaults")
struct DefaultTests {
  static let literals: [(String, String, String)] = [
    ("var a: Int32 = 1", "1", "1"),
    ("var a: Int = -1_000", "-1000", "-1_000"),
    ("var a = 0x10", "16", "0x10"),
    ("var a = 2.50", "2.50", "2.50"),
    ("var a = true", "true", "true"),
    ("var a = \"x\\ty\"", #""x\ty""#, "\"x\\ty\""),
    ("var a = #\"\\d\"#", #""\\d""#, "#\"\\d\"#"),
    ("var a: String? = \"x\"", #""x""#, "\"x\""),
    ("var a: [String] = []", "[]", "[]"),
    ("var a = [1, 2]", "[1,2]", "[1, 2]"),
    ("var a: [String: Int] = [:]", "{}", "[:]"),
    ("var a = [\"k\": [1]]", #"{"k":[1]}"#, "[\"k\": [1]]"),
    ("var a: Mode = .slow", #""snail""#, ".slow"),
    ("var a: Mode = Mode.fast", #""fast""#, ".fast"),
    ("var a: [Mode] = [.slow, .fast]", #"["snail","fast"]"#, "[.slow, .fast]"),
    ("var a: Level = .high", "7", ".high"),
    ("var a: Quantity = \"1Gi\"", #""1Gi""#, "\"1Gi\""),
    ("var a: IntOrString = 80", "80", "80"),
    ("var a: KubeDuration = \"5m\"", #""5m""#, "\"5m\""),
    ("var a: JSONValue = [\"x\": [1, nil]]", #"{"x":[1,null]}"#, "[\"x\": [1, nil]]"),
    ("var a: Double = 1", "1", "1"),
  ]

  @Test("A literal is the schema's default and what an absent member reads as", arguments: literals)
  func literal(_ declaration: String, _ json: String, _ expression: String) throws {
    let sample = AnnotatedSample(
      spec: declaration,
      "enum Mode: String { case fast, slow = \"snail\" }\nenum Level: Int { case high = 7 }")
    #expect(sample.messages == [])
    #expect(try sample.property("a")["default"] == JSON.node("[\(json)]").elements?.first)
    #expect(try sample.spec()["required"] == nil)
    #expect(try sample.members("ThingSpec").first?.defaultExpression == expression)
  }

  @Test("Another expression makes the property optional in JSON, without a default in the schema")
  func expressions() throws {
    let sample = AnnotatedSample(
      spec: "var a: Int = Self.most\nvar b: Inner = .init()\nvar c: String? = nil\n"
        + "static let most = 5",
      "struct Inner { var x = 1 }")
    #expect(sample.messages == [])
    #expect(try sample.property("a") == JSON.node(#"{"type":"integer"}"#))
    #expect(try sample.property("b")["default"] == nil)
    #expect(try sample.property("c")["default"] == nil)
    #expect(try sample.spec()["required"] == nil)
    let members = try sample.members("ThingSpec")
    #expect(members.map(\.defaultExpression) == [nil, nil, nil])
    #expect(members.map(\.initialExpression) == ["Self().a", "Self().b", nil])
  }

  @Test("Only the schema has a default that @schema gives, and the property stays required")
  func attribute() throws {
    let sample = AnnotatedSample(
      spec: """
        // @schema(default: .slow)
        var a: Mode
        // @schema(default: 5)
        var b: Int?
        """, "enum Mode: String { case fast, slow }")
    #expect(sample.messages == [])
    #expect(try sample.property("a")["default"] == "slow")
    #expect(try sample.spec()["required"] == ["a"])
    #expect(try sample.members("ThingSpec").map(\.defaultExpression) == [nil, nil])
  }

  @Test(
    "A default that does not fit is said where it is",
    arguments: [
      Problem(spec: "// @schema(minimum: 5)\nvar a = ⟦1", "the minimum is 5"),
      Problem(spec: "// @schema(default: ⟦\"x\")\nvar a: Int", "it is a string, not an integer"),
      Problem(spec: "// @schema(default: ⟦1)\nvar a = 2", "has another default in Swift"),
      Problem(spec: "// @schema(default: ⟦nil)\nvar a: Int?", "Take it away."),
      Problem(spec: "// @schema(minLength: 3)\nvar a = ⟦\"é\"", "has 1 characters"),
      Problem(spec: "// @schema(maxItems: 1)\nvar a = ⟦[1, 2]", "has 2 elements"),
      Problem(spec: "var a: Set<Int> = ⟦[1, 1]", "has 1 twice"),
      Problem(spec: "// @schema(multipleOf: 2)\nvar a = ⟦3", "is no multiple of"),
      Problem(spec: "// @schema(default: ⟦3000000000)\nvar a: Int32", "beyond 32 bits"),
      Problem(
        spec: "// @schema(default: ⟦[\"x\": 1, \"widht\": 2])\nvar a: Inner",
        "struct Inner { var x: Int; var width: Int? }", "Did you mean 'width'?"),
      Problem(
        spec: "// @schema(default: ⟦[:])\nvar a: Inner", "struct Inner { var x: Int }",
        "lacks the required member 'x'"),
      Problem(
        spec: "// @schema(default: ⟦[\"in\": [\"x\": \"one\"]])\nvar a: [String: Inner]",
        "struct Inner { var x: Int }", "'in.x' is a string, not an integer"),
      Problem(
        spec: "// @schema(default: ⟦.medium)\nvar a: Mode",
        "enum Mode: String { case fast, slow }", "'.medium' is no case"),
      Problem(
        spec: "// @schema(default: ⟦\"medium\")\nvar a: Mode",
        "enum Mode: String { case fast, slow }", "not in the enumeration"),
      Problem(
        spec: "// @schema(default: ⟦[\"a\": 1, \"b\": true])\nvar a: Sum",
        "enum Sum { case a(Int), b(Bool) }", "2 of the cases"),
    ])
  func problems(_ problem: Problem) { problem.check() }
}
