import KubeJSON
import Testing

@testable import KubeSchema
@testable import KubeTesting

/// What was wrong before and has not changed is let pass; what has changed is not.
@Suite struct RatchetingTests {
  private static let schema: JSONValue = [
    "type": "object",
    "properties": [
      "few": ["type": "object", "minProperties": 3, "additionalProperties": ["type": "integer"]],
      "plain": ["type": "array", "items": ["type": "integer", "maximum": 5]],
      "keyed": [
        "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["k"],
        "items": [
          "type": "object", "required": ["k"],
          "properties": [
            "k": ["type": "string"], "n": ["type": "integer", "maximum": 5],
            "m": ["type": "integer"],
          ],
        ],
      ],
    ],
  ]

  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var old: JSONValue
    var new: JSONValue
    var fields: [String] = []
  }

  static let changes: [Change] = [
    Change(
      testDescription: "the same", old: ["few": ["a": 1], "plain": [9]],
      new: ["few": ["a": 1], "plain": [9]]),
    Change(
      testDescription: "a member less", old: ["few": ["a": 1, "b": 2]], new: ["few": ["a": 1]],
      fields: ["few"]),
    Change(
      testDescription: "another value", old: ["few": ["a": 1]], new: ["few": ["a": 2]],
      fields: ["few"]),
    Change(
      testDescription: "beside a change", old: ["few": ["a": 1], "plain": [1]],
      new: ["few": ["a": 1], "plain": [2]]),
    Change(
      testDescription: "items of other lists are not found again", old: ["plain": [9]],
      new: ["plain": [9, 1]], fields: ["plain[0]"]),
    Change(
      testDescription: "in an item whose place has changed",
      old: ["keyed": [["k": "x", "n": 9], ["k": "y"]]],
      new: ["keyed": [["k": "y"], ["k": "x", "n": 9]]]),
    Change(
      testDescription: "in an item of which something else changes",
      old: ["keyed": [["k": "x", "n": 9]]], new: ["keyed": [["k": "x", "n": 9, "m": 1]]]),
    Change(
      testDescription: "in another item", old: ["keyed": [["k": "x", "n": 9]]],
      new: ["keyed": [["k": "y", "n": 9]]], fields: ["keyed[0].n"]),
  ]

  @Test(arguments: changes)
  func tells(change: Change) {
    let problems = ValueValidation.problems(
      change.new, CustomSchema(Self.schema), old: change.old)
    #expect(problems.map(\.field) == change.fields)
  }
}
