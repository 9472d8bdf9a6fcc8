import KubeJSON

/// What a schema and its rules say of whole objects, in the order of a server.
package struct ObjectValidation: Sendable {
  private let schema: CustomSchema
  private let rules: RuleSet?

  package init(_ schema: CustomSchema) {
    self.schema = schema
    rules = RuleSet(schema, isResource: true)
  }

  /// Of an object that is made, or takes another one's place.
  ///
  /// - Parameter old: what the object was before; nil if it was not.
  package func outcome(_ object: JSONValue, old: JSONValue?) -> RuleOutcome {
    var problems =
      old.map { ValueValidation.problems(object, schema, old: $0) }
      ?? ValueValidation.problems(object, schema)
    problems += duplicates(object, old: old)
    return outcome(object, old: old, problems)
  }

  /// Of an object of which only the status may have changed.
  package func statusOutcome(_ object: JSONValue, old: JSONValue) -> RuleOutcome {
    var problems: [FieldProblem] = []
    if let status = object["status"], let schema = schema.properties["status"] {
      problems = ValueValidation.problems(
        status, schema, old: old["status"] ?? .null, root: "status")
    }
    problems += duplicates(object, old: old)
    return outcome(object, old: old, problems)
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

  /// - Parameter problems: what is wrong with the object without rules, which some keep from being
  ///   looked at.
  package func outcome(
    _ object: JSONValue, old: JSONValue?, _ problems: [FieldProblem]
  ) -> RuleOutcome {
    guard let rules else { return RuleOutcome(problems: problems) }
    if problems.contains(where: { Self.blocking.contains($0.reason ?? "") }) {
      return RuleOutcome(
        problems: problems + [
          .invalid(
            "<nil>", "null",
            "some validation rules were not checked because the object was invalid; correct the "
              + "existing errors to complete validation")
        ])
    }
    var outcome = rules.outcome(object, old: old, path: "")
    outcome.problems = problems + outcome.problems
    return outcome
  }
}
