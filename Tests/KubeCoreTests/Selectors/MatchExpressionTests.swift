import Testing

@testable import KubeCore

@Suite("LabelSelector to query and back")
struct MatchExpressionTests {
  @Test("labels and expressions all have to be met")
  func reads() throws {
    let query = try LabelQuery(
      matchLabels: ["app": "web", "a": ""],
      matchExpressions: [
        MatchExpression(key: "foo", operator: "In", values: ["bar"]),
        MatchExpression(key: "foo", operator: "NotIn", values: ["quux"]),
        MatchExpression(key: "foo", operator: "Exists"),
        MatchExpression(key: "baz", operator: "DoesNotExist"),
      ])
    #expect(query.description == "a=,app=web,!baz,foo in (bar),foo notin (quux),foo")
    #expect(query.matches(["foo": "bar", "app": "web", "a": ""]))
    #expect(!query.matches(["foo": "bar", "app": "web"]))
    #expect(!query.matches(["foo": "bar", "app": "web", "a": "", "baz": ""]))
    #expect(try LabelQuery(matchLabels: [:], matchExpressions: []).isEmpty)
  }

  @Test(
    "expressions that Kubernetes refuses are refused, and say where",
    arguments: [
      (MatchExpression(key: "x", operator: "in", values: ["a"]), "operator"),
      (MatchExpression(key: "x", operator: "Gt", values: ["1"]), "operator"),
      (MatchExpression(key: "x", operator: ""), "operator"),
      (MatchExpression(key: "x", operator: "In"), "values"),
      (MatchExpression(key: "x", operator: "NotIn"), "values"),
      (MatchExpression(key: "x", operator: "Exists", values: ["a"]), "values"),
      (MatchExpression(key: "x", operator: "DoesNotExist", values: [""]), "values"),
      (MatchExpression(key: "", operator: "Exists"), "key"),
      (MatchExpression(key: "x", operator: "In", values: ["a", "b c"]), "values[1]"),
    ])
  func refuses(expression: MatchExpression, member: String) throws {
    let good = MatchExpression(key: "x", operator: "Exists")
    let error = try #require(throws: InvalidSelector.self) {
      try LabelQuery(matchLabels: [:], matchExpressions: [good, expression])
    }
    #expect(error.location == .path("matchExpressions[1].\(member)"))
  }

  @Test("labels that no object can have are refused")
  func badLabels() throws {
    let value = try #require(throws: InvalidSelector.self) {
      try LabelQuery(matchLabels: ["b": "", "c": "x y"], matchExpressions: [])
    }
    #expect(value.location == .path("matchLabels['c'].values[0]"))
    let key = try #require(throws: InvalidSelector.self) {
      try LabelQuery(matchLabels: ["a b": ""], matchExpressions: [])
    }
    #expect(key.location == .path("matchLabels['a b'].key"))
  }

  @Test("a query becomes labels and expressions")
  func writes() throws {
    let parts = try LabelQuery(
      parsing: "app=web,app=db,tier!=x,env in (b,a),zone notin (c),p,!q"
    ).labelSelectorParts()
    #expect(parts.matchLabels == ["app": "db"])
    #expect(
      parts.matchExpressions == [
        MatchExpression(key: "app", operator: "In", values: ["web"]),
        MatchExpression(key: "env", operator: "In", values: ["a", "b"]),
        MatchExpression(key: "p", operator: "Exists"),
        MatchExpression(key: "q", operator: "DoesNotExist"),
        MatchExpression(key: "tier", operator: "NotIn", values: ["x"]),
        MatchExpression(key: "zone", operator: "NotIn", values: ["c"]),
      ])
  }

  @Test("what a LabelSelector cannot say is refused", arguments: ["x>1", "a,x<1"])
  func bounds(text: String) throws {
    let query = try LabelQuery(parsing: text)
    let error = try #require(throws: InvalidSelector.self) { try query.labelSelectorParts() }
    #expect(error.found.contains("x"))
  }
}
