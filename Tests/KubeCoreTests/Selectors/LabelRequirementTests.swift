import Testing

@testable import KubeCore

@Suite("Requirements on labels")
struct LabelRequirementTests {
  @Test("values are sorted and each stands once")
  func values() {
    let requirement = LabelRequirement(key: "a", operator: .in, values: ["b", "", "a", "b"])
    #expect(requirement.values == ["", "a", "b"])
    #expect(requirement == LabelRequirement(key: "a", operator: .in, values: ["a", "b", ""]))
  }

  @Test("values that differ only in their bytes both stay")
  func canonicallyEqualValues() {
    let requirement = LabelRequirement(key: "a", operator: .in, values: ["e\u{301}", "\u{e9}"])
    #expect(requirement.values.count == 2)
    #expect(
      !LabelRequirement(key: "a", operator: .equals, values: ["e\u{301}"]).matches(["a": "é"]))
  }

  @Test(
    "requirements that a server would refuse are refused, and say where",
    arguments: [
      (LabelRequirement.Operator.in, "x", [], "values"), (.notIn, "x", [], "values"),
      (.equals, "x", ["a", "b"], "values"), (.equals, "x", [], "values"),
      (.notEquals, "x", ["a", "b"], "values"), (.exists, "x", ["a"], "values"),
      (.doesNotExist, "x", ["a"], "values"), (.greaterThan, "x", [], "values"),
      (.greaterThan, "x", ["1", "2"], "values"), (.greaterThan, "x", ["bar"], "values[0]"),
      (.lessThan, "x", ["bar"], "values[0]"), (.lessThan, "x", [""], "values[0]"),
      (.lessThan, "x", ["-1"], "values[0]"), (.lessThan, "x", ["9223372036854775808"], "values[0]"),
      (.exists, "", [], "key"), (.exists, String(repeating: "a", count: 254), [], "key"),
      (.exists, "a b", [], "key"), (.equals, "x", ["a b"], "values[0]"),
      (.equals, "x", ["a,b=c"], "values[0]"),
      (.in, "x", ["a", String(repeating: "b", count: 64)], "values[1]"),
    ] as [(LabelRequirement.Operator, String, [String], String)])
  func refuses(
    operator: LabelRequirement.Operator, key: String, values: [String], path: String
  ) throws {
    let requirement = LabelRequirement(key: key, operator: `operator`, values: values)
    let error = try #require(throws: InvalidSelector.self) { try requirement.validate() }
    #expect(error.location == .path(path))
    let query = LabelQuery([LabelRequirement(key: "A", operator: .exists), requirement])
    let inQuery = try #require(throws: InvalidSelector.self) { try query.parameterValue() }
    #expect(inQuery.location.description.hasSuffix(path))
  }

  @Test(
    "requirements that a server takes are taken",
    arguments: [
      (LabelRequirement.Operator.in, ["foo"]), (.notIn, ["", "foo"]), (.equals, [""]),
      (.notEquals, ["b"]), (.exists, []), (.doesNotExist, []), (.greaterThan, ["1"]),
      (.lessThan, ["9223372036854775807"]),
    ] as [(LabelRequirement.Operator, [String])])
  func takes(operator: LabelRequirement.Operator, values: [String]) throws {
    try LabelRequirement(key: "example.com/x", operator: `operator`, values: values).validate()
  }

  @Test("a requirement that is invalid is answered without a trap")
  func invalidMatches() {
    let labels = ["x": "1"]
    #expect(!LabelRequirement(key: "x", operator: .in).matches(labels))
    #expect(LabelRequirement(key: "x", operator: .notIn).matches(labels))
    #expect(!LabelRequirement(key: "x", operator: .equals).matches(labels))
    #expect(!LabelRequirement(key: "x", operator: .greaterThan).matches(labels))
    #expect(!LabelRequirement(key: "x", operator: .lessThan, values: ["2", "3"]).matches(labels))
    #expect(!LabelRequirement(key: "x", operator: .lessThan, values: ["y"]).matches(labels))
  }
}
