import KubeGenCore
import Testing

@Suite("What an API server would refuse is said before it does")
struct StructuralRuleTests {
  @Test(
    "Values and types",
    arguments: [
      Problem(spec: "// @schema(minimum: ⟦5, maximum: 1)\nvar a: Int", "nothing fits both"),
      Problem(spec: "// @schema(minLength: ⟦5, maxLength: 1)\nvar a: String", "nothing fits both"),
      Problem(
        spec: "// @schema(minimum: ⟦1, maximum: 1, exclusiveMaximum: true)\nvar a: Int",
        "nothing fits both"),
      Problem(
        spec: "// @schema(exclusiveMinimum: ⟦true)\nvar a: Int", "Write that beside it."),
      Problem(spec: "// @schema(multipleOf: ⟦0)\nvar a: Int", "greater than zero"),
      Problem(spec: "// @schema(multipleOf: ⟦0.5)\nvar a: Int", "an integer as well"),
      Problem(spec: "// @schema(minimum: ⟦-1)\nvar a: UInt8", "Use a wider type."),
      Problem(spec: "// @schema(maximum: ⟦256)\nvar a: UInt8", "Use a wider type."),
      Problem(
        spec: "// @schema(minLength: ⟦1)\nvar a: Int", "is for a string, and this is an integer"),
      Problem(
        spec: "// @schema(minLength: ⟦1)\nvar a: [String]", "write 'items: (minLength: …)'"),
      Problem(spec: "// @schema(minItems: ⟦1)\nvar a: String", "is for a list"),
      Problem(spec: "// @schema(minLength: ⟦1)\nvar a: JSONValue", "Say its type first"),
      Problem(spec: "// @schema(mapType: ⟦\"atomic\")\nvar a: [Int]", "A list has a 'listType'."),
      Problem(spec: "// @schema(items: ⟦(minLength: 1))\nvar a: String", "'items' is for a list"),
      Problem(
        spec: "// @schema(enum: ⟦[\"a\", 1])\nvar a: String", "1 of the enumeration does not fit"),
      Problem(
        spec: "// @schema(enum: ⟦[\"a\", \"a\"])\nvar a: String", "has the value \"a\" twice"),
      Problem(
        spec: "// @schema(enum: ⟦[\"z\"])\nvar a: A", "enum A: String { case x }",
        "does not have the value \"z\""),
      Problem(spec: "// @schema(uniqueItems: ⟦true)\nvar a: [Int]", "Write 'listType: \"set\"'."),
      Problem(
        spec: "// @schema(preserveUnknownFields: ⟦true)\nvar a: String", "an object, a map or"),
      Problem(spec: "// @schema(embeddedResource: ⟦true)\nvar a: [String: Int]", "is no map"),
      Problem(
        spec: "// @schema(embeddedResource: ⟦true)\nvar a: A", "struct A {}",
        "Add 'preserveUnknownFields: true'."),
      Problem(
        spec: "// @schema(embeddedResource: true)\nvar a: A", "struct A { var ⟦kind: Int }",
        "'kind' is a String"),
      Problem(
        spec: "// @schema(type: ⟦\"array\")\nvar a: JSONValue", "Write 'items: (type: …)'"),
    ])
  func values(_ problem: Problem) { problem.check() }

  @Test(
    "Patterns that RE2 does not compile",
    arguments: [
      ("(", "missing closing ): '('"), (")", "unexpected ): ')'"),
      ("[a", "missing closing ]: '[a'"), ("a**", "invalid nested repetition operator: '**'"),
      ("*a", "missing argument to repetition operator: '*'"),
      ("(?=a)", "unsupported Perl syntax: '(?='"), ("(a)\\\\1", "invalid escape sequence"),
      ("[z-a]", "invalid character class range: 'z-a'"), ("a{2000}", "invalid repeat count"),
      ("a\\\\", "trailing backslash at end of expression."),
      ("(a{1000}){1000}", "invalid repeat count"), ("\\\\pX", "invalid character class range"),
    ])
  func patterns(_ pattern: String, _ message: String) {
    Problem(spec: "// @schema(pattern: ⟦\"\(pattern)\")\nvar a: String", message).check()
  }

  @Test(
    "Patterns that RE2 compiles",
    arguments: [
      "", "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "[]a]", "[^]a]", "[[:alpha:]_]+", "a{", "{a}",
      "a{2,3}?", "(?i)a", "(?:a|b)*", "(?P<n>a)", "[a\\\\]]", "\\\\(", "a|b|", "^*", "[a-]", "()",
    ])
  func goodPatterns(_ pattern: String) {
    let sample = AnnotatedSample(spec: "// @schema(pattern: \"\(pattern)\")\nvar a: String")
    #expect(sample.messages == [])
  }

  private static let items = "struct Item { var name: String; var other: [Int]; var maybe: Int? }"

  @Test(
    "Lists",
    arguments: [
      Problem(
        spec: "// @schema(listType: ⟦\"set\")\nvar a: [Item]", items,
        "'@schema(structType: \"atomic\")'"),
      Problem(spec: "var a: Set<Item>".replacing("var a", "var ⟦a"), items, "compared as wholes"),
      Problem(spec: "// @schema(listType: ⟦\"set\")\nvar a: [Int?]", "cannot be null"),
      Problem(spec: "// @schema(listType: ⟦\"map\")\nvar a: [Item]", items, "needs 'listMapKeys'"),
      Problem(
        spec: "// @schema(listType: ⟦\"map\", listMapKeys: [\"name\"])\nvar a: [String]",
        "are structs, not a string"),
      Problem(
        spec: "// @schema(listMapKeys: ⟦[\"name\"])\nvar a: [Item]", items, "Add that."),
      Problem(
        spec: "// @schema(listType: \"map\", listMapKeys: ⟦[\"nam\"])\nvar a: [Item]", items,
        "Did you mean 'name'?"),
      Problem(
        spec: "// @schema(listType: \"map\", listMapKeys: ⟦[\"other\"])\nvar a: [Item]", items,
        "Keys are scalars."),
      Problem(
        spec: "// @schema(listType: \"map\", listMapKeys: ⟦[\"maybe\"])\nvar a: [Item]", items,
        "may be absent"),
      Problem(
        spec: "// @schema(listType: \"map\", listMapKeys: ⟦[\"name\", \"name\"])\nvar a: [Item]",
        items, "here twice"),
    ])
  func lists(_ problem: Problem) { problem.check() }

  private static func rule(_ arguments: String, _ declaration: String = "var a: Int") -> String {
    "// @schema.validation(⟦\(arguments))\n\(declaration)"
  }

  @Test(
    "Rules",
    arguments: [
      Problem(spec: rule("\" \""), "The rule is empty."),
      Problem(
        spec: "// @schema.validation(\"self.x[0⟦\")\nvar a: Int", "missing ']' at '<EOF>'"),
      Problem(
        spec: "// @schema.validation(\"self == ⟦'a\")\nvar a: Int", "token recognition error"),
      Problem(
        spec: "// @schema.validation(\"self == 1⟦)\")\nvar a: Int", "extraneous input ')'"),
      Problem(
        spec: "// @schema.validation(\"self ⟦== 'x'\")\nvar a: Int",
        "The rule does not compile: line 1, column 6: found no matching overload for '_==_' "
          + "applied to '(int, string)'."),
      Problem(
        spec: "// @schema.validation(\"has(self.x) && self⟦.y > 1\")\nvar a: A",
        "struct A { var x: Int? }", "undefined field 'y'"),
      Problem(
        spec:
          "// @schema(default: ⟦\"bad\")\n// @schema.validation(\"self != 'bad'\")\nvar a: String",
        "The default breaks a rule: Invalid value: \"bad\": failed rule: self != 'bad'"),
      Problem(
        spec: rule("\"true\", messageExpression: \"1\""),
        "messageExpression must evaluate to a string"),
      Problem(
        spec: rule("\"self.all(x, self.all(y, x.contains(y)))\"", "var a: [String]"),
        "Bound lists, maps and texts"),
      Problem(spec: rule("\"true\", message: \" \""), "The message is empty."),
      Problem(spec: rule("\"true\", message: \"a\\nb\""), "A message is one line."),
      Problem(spec: rule("\"true ||\\nfalse\""), "needs a 'message'"),
      Problem(
        spec: "// @schema.validation(\"true\", messageExpression: ⟦\"\")\nvar a: Int",
        "messageExpression is empty"),
      Problem(
        spec: "// @schema.validation(\"true\", message: ⟦\"\")\nvar a: Int",
        "message is empty"),
      Problem(spec: rule("\"true\", optionalOldSelf: true"), "Take it away."),
      Problem(
        spec: rule("\"true\", fieldPath: \".y\"", "var a: A"), "struct A { var x: Int }",
        "no field 'y' on the way '.y'"),
      Problem(
        spec: rule("\"true\", fieldPath: \"x\"", "var a: A"), "struct A { var x: Int }",
        "'.name' and '['name']' parts"),
      Problem(
        spec: "var a: [A]",
        "struct A {\n// @schema.validation(⟦\"self == oldSelf\")\nvar x: Int\n}",
        "'oldSelf' is not known here"),
      Problem(
        spec: "// @schema(listType: \"atomic\")\nvar a: [A]",
        "struct A {\n// @schema(immutable: ⟦true)\nvar x: Int\n}", "'oldSelf' is not known here"),
    ])
  func rules(_ problem: Problem) { problem.check() }

  @Test("Rules that pass")
  func goodRules() {
    let sample = AnnotatedSample(
      spec: #"""
        // @schema.validation("self.x == 'it\\'s (' && self.?y.orValue('') == r'\\' // )")
        // @schema.validation("true", fieldPath: ".labels['a.b']")
        var a: A
        // @schema(listType: "map", listMapKeys: ["name"])
        var list: [Item]
        // @schema(structType: "atomic")
        var whole: Item
        """#,
      """
      struct A { var x: String; var y: String?; var labels: [String: String]? }
      struct Item {
        var name: String
        // @schema(immutable)
        var value: Int
      }
      """)
    #expect(sample.messages == [])
  }

  @Test(
    "Warnings",
    arguments: [
      Problem(spec: "// @schema(format: ⟦\"ur\")\nvar a: String", "Did you mean 'uri'?"),
      Problem(
        "\(AnnotatedSample.head)// @kube.printColumn(name: \"a\", type: \"string\", "
          + "jsonPath: ⟦\".spec.nam\")\nstruct ThingSpec { var name: String }",
        "Did you mean 'name'?"),
      Problem(
        "// @kube(group: \"example.com\", version: \"v1\", kind: \"Thing\", served: ⟦false)\n"
          + "struct ThingSpec {}", "nobody can use it"),
    ])
  func warnings(_ problem: Problem) { problem.check(.warning) }
}

extension String {
  fileprivate func replacing(_ text: String, _ other: String) -> String {
    split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
  }
}
