extension StructuralChecker {
  /// What API servers say about `x-kubernetes-validations`, as far as it needs no CEL compiler.
  mutating func checkRules(_ schema: StructuralSchema, isCorrelatable: Bool) {
    for rule in schema.rules {
      for problem in Self.problems(with: rule, in: schema, isCorrelatable: isCorrelatable) {
        diagnostics.error(problem, at: rule.place)
      }
    }
  }

  private static func problems(
    with rule: ValidationRule, in schema: StructuralSchema, isCorrelatable: Bool
  ) -> [String] {
    var problems: [String] = []
    if isBlank(rule.rule) {
      problems.append("The rule is empty.")
    } else if let problem = CELText.problem(in: rule.rule) {
      problems.append("The rule is no CEL expression: \(problem)")
    }
    if let message = rule.message {
      if isBlank(message) {
        problems.append("The message is empty. Leave it out, or say what is wrong.")
      } else if hasLineBreak(message) {
        problems.append("A message is one line. Take the line breaks out.")
      }
    } else if hasLineBreak(rule.rule) {
      problems.append(
        "A rule of several lines needs a 'message', because users cannot be shown the rule.")
    }
    if let expression = rule.messageExpression {
      if isBlank(expression) {
        problems.append("The messageExpression is empty. Leave it out, or write one.")
      } else if let problem = CELText.problem(in: expression) {
        problems.append("The messageExpression is no CEL expression: \(problem)")
      }
    }
    if let path = rule.fieldPath, let problem = problem(with: path, in: schema) {
      problems.append(problem)
    }
    let usesOldSelf = CELText.usesOldSelf(rule.rule)
    if usesOldSelf, !isCorrelatable {
      problems.append(
        "'oldSelf' is not known here: in lists without keys and in atomic objects nothing tells "
          + "which value was which before. Use 'listType: \"map\"', or put the rule further out.")
    }
    if rule.optionalOldSelf != nil, !usesOldSelf {
      problems.append("'optionalOldSelf' is for rules that use 'oldSelf'. Take it away.")
    }
    return problems
  }

  private static func problem(with path: String, in schema: StructuralSchema) -> String? {
    switch FieldPath.follow(path, in: schema, allowsBrackets: true) {
    case .found: nil
    case .open: "The schema does not say what there is at 'fieldPath'. Point it further out."
    case .problem(let problem): problem
    }
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  private static func hasLineBreak(_ text: String) -> Bool {
    let body = text.drop { $0.isWhitespace }
    return body.reversed().drop { $0.isWhitespace }.contains { $0.isNewline }
  }
}
