import Testing

@testable import KubeCore

@Suite("Queries over labels")
struct LabelQueryTests {
  @Test("every way of building gives the same query")
  func building() throws {
    let built = LabelQuery([
      LabelRequirement(key: "app", operator: .equals, values: ["web"]),
      LabelRequirement(key: "tier", operator: .in, values: ["front", "back"]),
    ])
    let text: LabelQuery = "tier in (front, back),app=web"
    let chained: LabelQuery = ["app": "web"] && .in("tier", ["back", "front"])
    let listed: LabelQuery = [.equals("app", "web"), .in("tier", ["front", "back"])]
    let repeated: LabelQuery = .equals("app", "web") && "tier in (front,back)" && ["app": "web"]
    for query in [text, chained, listed, repeated, try LabelQuery(parsing: built.description)] {
      #expect(query == built)
      #expect(query.hashValue == built.hashValue)
      #expect(query.description == "app=web,tier in (back,front)")
    }
    #expect(LabelQuery(["b": "2", "a": "1"]).description == "a=1,b=2")
    #expect(LabelQuery(["b": "2", "a": "1"]) == ["a": "1", "b": "2"])
  }

  @Test("all operators print as Kubernetes prints them")
  func prints() {
    let query: LabelQuery =
      .in("foo", ["baz", "bar"]) && .notIn("foo", ["baz", "bar"]) && .equals("foo", "bar")
      && .notEquals("foo", "bar") && .exists("foo") && .doesNotExist("foo")
    #expect(
      query.description == "foo in (bar,baz),foo notin (bar,baz),foo=bar,foo!=bar,foo,!foo")
    let bounds: LabelQuery = [.lessThan("y", 8), .greaterThan("x", 2), .notIn("z", [""])]
    #expect(bounds.description == "x>2,y<8,z notin ()")
    #expect(LabelQuery.in("x", ["", "a"]).description == "x in (,a)")
  }

  @Test("a query without requirements selects everything")
  func everything() throws {
    for query in [LabelQuery(), "", [], [:], " \t", LabelQuery([String: String]())] {
      #expect(query.isEmpty)
      #expect(query.matches([:]))
      #expect(query.matches(["x": "y"]))
      #expect(try query.parameterValue() == "")
    }
  }

  @Test(
    "matching",
    arguments: [
      ("", ["x": "y"], true), ("x=y", ["x": "y"], true), ("x=y", ["x": "y", "a": "b"], true),
      ("x=y,z=w", ["x": "y", "z": "w"], true), ("x=y,z=w", ["x": "w", "z": "w"], false),
      ("x=y", ["x": "z"], false), ("x=y", [:], false), ("x=", ["x": ""], true), ("x=", [:], false),
      ("x!=y", ["x": "z"], true), ("x!=y", ["x": "y"], false), ("x!=y", [:], true),
      ("x!=y,z!=w", ["x": "z", "z": "w"], false), ("notin=in", ["notin": "in"], true),
      ("x", ["x": ""], true), ("x", ["y": "z"], false), ("!x", ["y": "z"], true),
      ("!x", ["x": ""], false), ("x in (a,b)", ["x": "b"], true), ("x in (a,b)", ["x": "c"], false),
      ("x in (a,b)", [:], false), ("x in ()", ["x": ""], true), ("x in ()", [:], false),
      ("x notin (a,b)", ["x": "b"], false), ("x notin (a,b)", ["x": "c"], true),
      ("x notin (a,b)", [:], true), ("x>1", ["x": "2"], true), ("x>1", ["x": "1"], false),
      ("x>1", ["x": "0"], false), ("x>1", [:], false), ("x>1", ["x": "v2"], false),
      ("x<1", ["x": "0"], true), ("x<1", ["x": "1"], false), ("x<1", ["x": "-5"], true),
      ("x>1", ["x": "9223372036854775808"], false), ("x>1,x<9", ["x": "5"], true),
      ("x in (foo),y notin (alpha)", ["x": "foo", "y": "baz"], true),
      ("x in (foo),y in (alpha)", ["x": "foo", "y": "baz"], false),
    ] as [(LabelQuery, [String: String], Bool)])
  func matches(query: LabelQuery, labels: [String: String], expected: Bool) throws {
    try query.validate()
    #expect(query.matches(labels) == expected)
  }

  @Test("a literal that does not parse selects nothing and is refused before it is sent")
  func brokenLiteral() throws {
    let broken: LabelQuery = "app=web,tier in front"
    for query in [broken, broken && "x=y", ["x": "y"] && broken, ["x=y", broken]] {
      #expect(!query.isEmpty)
      #expect(!query.matches(["app": "web", "x": "y"]))
      #expect(query.description == "app=web,tier in front")
      let error = try #require(throws: InvalidSelector.self) { try query.parameterValue() }
      #expect(error.location == .offset(16, in: "app=web,tier in front"))
      #expect(throws: error) { try query.labelSelectorParts() }
    }
  }

  @Test("a value cannot smuggle in another requirement")
  func injection() {
    let query = LabelQuery.equals("tenant", "a,tenant!=b")
    #expect(throws: InvalidSelector.self) { try query.parameterValue() }
    #expect(throws: InvalidSelector.self) { try LabelQuery.in("x", ["a)", "b"]).parameterValue() }
    #expect(throws: InvalidSelector.self) { try LabelQuery.exists("x,!y").parameterValue() }
    #expect(throws: InvalidSelector.self) { try LabelQuery.in("x", []).parameterValue() }
    #expect(throws: InvalidSelector.self) { try LabelQuery.greaterThan("x", -1).parameterValue() }
  }
}
