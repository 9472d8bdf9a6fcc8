import KubeJSON
import Testing

@testable import KubeSchema

/// A real server's answers to rules.
@Suite struct RuleRecordingTests {
  private static let path = "spec.validation.openAPIV3Schema"

  @Test(
    "rules are refused as by a server",
    arguments: ["22-cel-compile", "23-cel-declarations", "24-cel-values", "25-cel-rules"])
  func definitions(recording: String) throws {
    for step in try RuleRecording(recording).steps where step.isDefinition {
      let problems = Self.problems(step.body.schema)
      let causes = RuleRecording.comparable(problems.map(\.text))
      #expect(causes == step.causes, "\(step)")
    }
  }

  private static func problems(_ schema: CustomSchema) -> [FieldProblem] {
    let problems = StructuralProblems.of(schema, path: path) + plainProblems(schema, path)
    return problems.isEmpty ? DefinitionRuleProblems.of(schema, path: path) : problems
  }

  private static func plainProblems(_ schema: CustomSchema, _ path: String) -> [FieldProblem] {
    var problems = RuleProblems.of(schema, path: path)
    for name in schema.propertyNames {
      guard let property = schema.properties[name] else { continue }
      problems += plainProblems(property, "\(path).properties[\(name)]")
    }
    if let items = schema.items { problems += plainProblems(items, "\(path).items") }
    return problems
  }

  @Test(
    "objects are refused as by a server",
    arguments: ["24-cel-values", "25-cel-rules"])
  func objects(recording: String) throws {
    var rules: RuleSet?
    var schema = CustomSchema.empty
    var count = 0
    for step in try RuleRecording(recording).steps {
      if step.isDefinition, !step.isDryRun, step.status < 300 {
        schema = step.body.schema
        rules = RuleSet(schema, isResource: true)
      } else if step.method == "POST", step.isDryRun, !step.isDefinition, step.status != 400,
        step.body["metadata"]?["generateName"] == nil
      {
        var object = step.body
        SchemaDefaults.apply(&object, schema)
        guard ValueValidation.problems(object, schema).isEmpty else { continue }
        let outcome = rules?.outcome(object, old: nil, path: "") ?? RuleOutcome()
        let causes = RuleRecording.comparable(outcome.problems.map(\.text))
        #expect(causes == step.causes, "\(step)")
        count += 1
      }
    }
    #expect(count > 30)
  }
}
