import KubeJSON

/// What is wrong with rules of `x-kubernetes-validations` beside their expressions.
package enum RuleProblems {
  private static let reasons = [
    "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired",
  ]

  package static func of(_ schema: CustomSchema, path: String) -> [FieldProblem] {
    schema.rules.enumerated().flatMap { index, rule in
      problems(rule, schema, "\(path).x-kubernetes-validations[\(index)]")
    }
  }

  private static func problems(
    _ rule: CustomSchema.Rule, _ schema: CustomSchema, _ path: String
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let expression = RuleText.trimmed(rule.rule)
    let message = RuleText.trimmed(rule.message)
    if expression.isEmpty {
      problems.append(.required("\(path).rule", "rule is not specified"))
    } else if !rule.message.isEmpty, message.isEmpty {
      problems.append(
        .invalid(
          "\(path).message", GoText.quoted(rule.message), "must be non-empty if specified"))
    } else if hasLineBreak(message) {
      problems.append(
        .invalid("\(path).message", GoText.quoted(rule.message), "must not contain line breaks"))
    } else if hasLineBreak(expression), message.isEmpty {
      problems.append(
        .required("\(path).message", "message must be specified if rule contains line breaks"))
    }
    if !rule.messageExpression.isEmpty, RuleText.trimmed(rule.messageExpression).isEmpty {
      problems.append(
        .required(
          "\(path).messageExpression", "messageExpression must be non-empty if specified"))
    }
    if let reason = rule.reason, !reasons.contains(reason) {
      problems.append(.notSupported("\(path).reason", GoText.quoted(reason), reasons))
    }
    guard !rule.fieldPath.isEmpty else { return problems }
    let value = GoText.quoted(rule.fieldPath)
    if RuleText.trimmed(rule.fieldPath).isEmpty {
      problems.append(
        .invalid("\(path).fieldPath", value, "must be non-empty if specified"))
    }
    if hasLineBreak(rule.fieldPath) {
      problems.append(.invalid("\(path).fieldPath", value, "must not contain line breaks"))
    }
    if SchemaProblems.obstacle(in: schema) == nil,
      (try? SchemaPath(rule.fieldPath, in: schema)) == nil
    {
      problems.append(.invalid("\(path).fieldPath", value, "must be a valid path"))
    }
    return problems
  }

  private static func hasLineBreak(_ text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }
}
