import KubeJSON

/// The place for CEL: the rules of `x-kubernetes-validations`.
///
/// A definition's rules are compiled when it is validated, and evaluated when its objects are.
package protocol RuleEvaluator: Sendable {
  /// Whether rules are looked at at all; if not, whoever creates a definition with rules is warned.
  var evaluates: Bool { get }
  /// What is wrong with the rules of a whole schema, which is structural and otherwise valid.
  ///
  /// - Parameter path: of the schema: `spec.validation.openAPIV3Schema`
  func definitionProblems(_ schema: CustomSchema, path: String) -> [FieldProblem]
  /// What the rules say against an object, which is otherwise valid, or against a default.
  ///
  /// - Parameters:
  ///   - path: where the value stands; empty for a whole object.
  ///   - isResource: whether it is a whole object, whose rules may look at its metadata.
  func problems(
    _ value: JSONValue, old: JSONValue?, _ schema: CustomSchema, path: String, isResource: Bool
  ) -> RuleOutcome
}

package struct RuleOutcome: Sendable, Hashable {
  package var problems: [FieldProblem] = []
  /// Of rules that failed before and fail again for what has not changed.
  package var warnings: [String] = []

  package init(problems: [FieldProblem] = [], warnings: [String] = []) {
    self.problems = problems
    self.warnings = warnings
  }
}

/// Keeps rules and does not look at them.
package struct NoRuleEvaluator: RuleEvaluator {
  package let evaluates = false

  package func definitionProblems(_ schema: CustomSchema, path: String) -> [FieldProblem] { [] }

  package func problems(
    _ value: JSONValue, old: JSONValue?, _ schema: CustomSchema, path: String, isResource: Bool
  ) -> RuleOutcome { RuleOutcome() }
}

/// The evaluator that all of the server uses.
package enum Rules {
  package static let evaluator: any RuleEvaluator = NoRuleEvaluator()
}
