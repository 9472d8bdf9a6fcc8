import KubeJSON
import Testing

@testable import KubeCEL

extension Environment {
  /// What Kubernetes has of cel-go itself, with a variable of each type.
  static let sample = Environment(
    libraries: [.standard, .optionals, .strings, .sets, .lists, .comprehensions],
    variables: [
      "i": .int, "s": .string, "d": .double, "b": .bool, "u": .uint, "x": .dyn,
      "l": .list(.string), "li": .list(.int), "m": .map(.string, .int),
      "ll": .list(.list(.int)), "t": .timestamp, "du": .duration, "by": .bytes,
      "os": .optional(.string), "n": .null, "a.b": .int,
    ])

  /// The type of an expression, or what is wrong with it.
  func outcome(_ expression: String) -> String {
    do {
      return try compile(expression).resultType.display
    } catch {
      return error.description
    }
  }
}

@Suite("Compiled expressions")
struct CompiledExpressionTests {
  @Test("Expressions have the types and errors that cel-go gives them")
  func likeTheirs() throws {
    let text = try #require(
      TestData.text(TestData.root + "/Fixtures/Expressions/compiled.jsonl"))
    let lines = text.split(separator: "\n")
    #expect(lines.count > 300)
    for line in lines {
      let value = try JSONValue(json: String(line))
      let expression = try #require(value["expression"]?.string)
      let expected = try #require(value["type"]?.string ?? value["errors"]?.string)
      #expect(Environment.sample.outcome(expression) == expected, "\(expression)")
    }
  }

  @Test(
    "Types are found",
    arguments: [
      ("li.map(e, {e: s})", "list(map(int, string))"),
      ("[[]] + [[1]]", "list(list(int))"),
      ("[].map(e, e)", "list(dyn)"),
      ("{}.size() == 0 ? [] : [m]", "list(map(string, int))"),
      ("m.?a.orValue(1)", "int"),
      ("m.?a.optMap(v, string(v))", "optional_type(string)"),
      ("a.b", "int"),
      (".a.b", "int"),
      ("x.a.b[0]", "dyn"),
      ("type(1)", "type(int)"),
      ("x == 1 || s", "ERROR: <input>:1:11: expected type 'bool' but found 'string'"),
    ])
  func types(_ expression: String, _ expected: String) {
    #expect(Environment.sample.outcome(expression).hasPrefix(expected))
  }

  @Test("A variable of a comprehension hides others, and is gone after it")
  func scopes() {
    #expect(Environment.sample.outcome("li.all(s, s > 0) && s == 'a'") == "bool")
    #expect(Environment.sample.outcome("ll.map(i, i.map(i, i + 1))") == "list(list(int))")
    #expect(
      Environment.sample.outcome("li.all(e, e > 0) && e == 1").contains(
        "undeclared reference to 'e'"))
  }

  @Test("Types that double again and again are refused, not computed")
  func immense() {
    var folds = "[x]"
    for _ in 0..<100 { folds += ".map(e, {e: e})" }
    #expect(Environment.sample.outcome(folds).contains("too large"))
    var copies = "os"
    for _ in 0..<60 { copies += ".optMap(e, e)" }
    #expect(Environment.sample.outcome(copies).contains("size exceeds limit"))
  }

  @Test("Objects have the fields of their type")
  func objects() {
    let environment = Environment.sample.declaring(
      ["self": .object("Root")],
      types: SampleTypes(types: ["Root": ["size": .int, "item": .object("Item")], "Item": [:]]))
    #expect(environment.outcome("self.size + 1") == "int")
    #expect(environment.outcome("has(self.item)") == "bool")
    #expect(environment.outcome("self.?item") == "optional_type(Item)")
    #expect(environment.outcome("self == null") == "bool")
    #expect(
      environment.outcome("self.item.name == self.other") == """
        ERROR: <input>:1:10: undefined field 'name'
         | self.item.name == self.other
         | .........^
        ERROR: <input>:1:23: undefined field 'other'
         | self.item.name == self.other
         | ......................^
        """)
  }

  private struct SampleTypes: TypeProvider {
    let types: [String: [String: CELType]]
    func hasType(named name: String) -> Bool { types[name] != nil }
    func type(ofField field: String, in name: String) -> CELType? { types[name]?[field] }
  }
}
