import Foundation
import KubeJSON
import Testing

@testable import KubeSchema

/// Schemas as deep as a body may be, on a small stack.
@Suite struct DeepRuleTests {
  @Test func deepSchemas() async throws {
    let problems = await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: Self.problems(depth: 245)) }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(problems == ["definition": 0, "object": 2])
  }

  private static func problems(depth: Int) -> [String: Int] {
    let path = Array(repeating: "a", count: depth - 20).joined(separator: ".")
    var schema: JSONValue = [
      "type": "integer", "x-kubernetes-validations": [["rule": "self > oldSelf"]],
    ]
    var object: JSONValue = 1
    for _ in 0..<depth {
      schema = ["type": "object", "properties": ["a": schema]]
      object = ["a": object]
    }
    schema["x-kubernetes-validations"] = [
      ["rule": .string("self.\(path) == self.\(path)")], ["rule": .string("!has(self.\(path))")],
    ]
    let custom = CustomSchema(schema)
    let rules = RuleSet(custom, isResource: true)
    return [
      "definition": DefinitionRuleProblems.of(custom, path: "x").count,
      "object": rules.outcome(object, old: object, path: "", ratchets: false).problems.count,
    ]
  }
}
