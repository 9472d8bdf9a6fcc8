import Testing

@Suite("Rules in files of definitions")
struct DefinitionRuleTests {
  private static let cases: [(rule: String, warning: String)] = [
    ("rule: self >", "does not compile: line 1, column 7: Syntax error: mismatched input"),
    ("rule: self.size() > 0", "no matching overload for 'size'"),
    ("rule: ''", "The rule is empty."),
    ("{rule: self.a > 0, message: ' '}", "The message is empty."),
    ("{rule: self.a > 0, message: \"a\\nb\"}", "A message is one line."),
    ("rule: \"self.a > 0 &&\\nself.a < 9\"", "needs a 'message'"),
    ("{rule: self.a > 0, messageExpression: ' '}", "The messageExpression is empty."),
    ("{rule: self.a > 0, messageExpression: self.a}", "must evaluate to a string"),
    ("{rule: self.a > 0, reason: Wrong}", "The reason is refused: supported values: "),
    ("{rule: self.a > 0, fieldPath: .b}", "The fieldPath is refused: must be a valid path."),
    ("{rule: self.a > 0, optionalOldSelf: true}", "Take it away."),
  ]

  @Test("What a server refuses is a warning at its place", arguments: cases.indices)
  func warnings(_ index: Int) throws {
    let (rule, warning) = Self.cases[index]
    let messages = messages(of: rule)
    try #require(messages.count == 1, "\(messages)")
    #expect(messages[0].contains(": warning: "))
    #expect(messages[0].contains(warning), "\(messages)")
    #expect(messages[0].hasPrefix("crd.yaml:23:"))
  }

  @Test("What a server takes is none")
  func fine() {
    #expect(messages(of: "{rule: self.a > 0, reason: FieldValueInvalid, fieldPath: .a}") == [])
  }

  @Test("A rule is looked at where the schema is wrong elsewhere")
  func besideOthers() {
    let messages = DefinitionSamples.units(
      DefinitionSamples.specification(
        """
        open: {items: {}}
        a:
          type: string
          x-kubernetes-validations:
          - rule: self > 1
        """)
    ).messages
    #expect(messages.contains { $0.contains("no matching overload") }, "\(messages)")
  }

  private func messages(of rule: String) -> [String] {
    DefinitionSamples.units(
      DefinitionSamples.specification(
        """
        a:
          type: object
          properties: {a: {type: integer}}
          x-kubernetes-validations:
          - \(rule)
        """)
    ).messages
  }
}
