import KubeJSON

/// What a schema and its rules say of whole objects, in the order of a server.
package struct ObjectValidation: Sendable {
  private let schema: CustomSchema
  private let rules: RuleSet

  /// - Parameter rules: those of the schema, of whole objects.
  package init(_ schema: CustomSchema, _ rules: RuleSet) {
    self.schema = schema
    self.rules = rules
  }

  /// Of an object that is made, or takes another one's place.
  ///
  /// - Parameters:
  ///   - old: what the object was before; nil if it was not.
  ///   - others: what else is wrong with it.
  package func outcome(
    _ object: JSONValue, old: JSONValue?, others: [FieldProblem] = []
  ) -> RuleOutcome {
    let problems =
      old.map { ValueValidation.problems(object, schema, old: $0) }
      ?? ValueValidation.problems(object, schema)
    return outcome(object, old: old, problems + others + duplicates(object, old: old))
  }

  /// Of an object of which only the status may have changed.
  ///
  /// - Parameter others: what else is wrong with it.
  package func statusOutcome(
    _ object: JSONValue, old: JSONValue, others: [FieldProblem] = []
  ) -> RuleOutcome {
    var problems: [FieldProblem] = []
    if let status = object["status"], let schema = schema.properties["status"] {
      problems = ValueValidation.problems(
        status, schema, old: old["status"] ?? .null, root: "status")
    }
    return outcome(object, old: old, problems + others + duplicates(object, old: old))
  }

  /// Duplicates that were there before are let pass.
  private func duplicates(_ object: JSONValue, old: JSONValue?) -> [FieldProblem] {
    let duplicates = ListTypeValidation.problems(object, schema)
    guard !duplicates.isEmpty, let old else { return duplicates }
    return ListTypeValidation.problems(old, schema).isEmpty ? duplicates : []
  }

  private static let blocking: Set<String> = [
    "FieldValueNotSupported", "FieldValueRequired", "FieldValueTooLong", "FieldValueTooMany",
    "FieldValueTypeInvalid",
  ]

  /// - Parameter problems: what is wrong without rules, some of which keeps rules from being looked
  ///   at.
  private func outcome(
    _ object: JSONValue, old: JSONValue?, _ problems: [FieldProblem]
  ) -> RuleOutcome {
    var outcome = RuleOutcome()
    if rules.isEmpty {
      outcome.problems = problems
    } else if problems.contains(where: { Self.blocking.contains($0.reason ?? "") }) {
      outcome.problems =
        problems + [
          .invalid(
            "<nil>", "null",
            "some validation rules were not checked because the object was invalid; correct the "
              + "existing errors to complete validation")
        ]
    } else {
      outcome = rules.outcome(object, old: old, path: "")
      outcome.problems = problems + outcome.problems
    }
    return outcome
  }
}
