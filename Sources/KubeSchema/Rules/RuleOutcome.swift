/// What rules say against a value.
package struct RuleOutcome: Sendable, Hashable {
  package var problems: [FieldProblem] = []
  /// Of rules that failed before and fail again for what has not changed.
  package var warnings: [String] = []

  package init(problems: [FieldProblem] = [], warnings: [String] = []) {
    self.problems = problems
    self.warnings = warnings
  }
}
