/// Reads `@kube.validation(…)` and `@schema.validation(…)`.
enum RuleReader {
  static func rule(_ annotation: Annotation, _ diagnostics: inout Diagnostics) -> ValidationRule? {
    let arguments = BoundArguments(
      annotation,
      parameters: [
        "rule", "message", "messageExpression", "reason", "fieldPath", "optionalOldSelf",
      ], unlabelled: 1, flags: ["optionalOldSelf"], diagnostics: &diagnostics)
    guard arguments.require(["rule"], diagnostics: &diagnostics),
      let text = arguments.string("rule", &diagnostics)
    else { return nil }
    var rule = ValidationRule(text.value, at: text.place)
    rule.message = arguments.string("message", &diagnostics)?.value
    rule.messageExpression = arguments.string("messageExpression", &diagnostics)?.value
    rule.fieldPath = arguments.string("fieldPath", &diagnostics)?.value
    rule.optionalOldSelf = arguments.bool("optionalOldSelf", &diagnostics)?.value
    if let reason = arguments.string("reason", &diagnostics) {
      rule.reason = reason.value
      if !ValidationRule.reasons.contains(reason.value) {
        let phrase = Suggestion.phrase(for: reason.value, among: ValidationRule.reasons)
        diagnostics.error(
          "'reason' is one of \(ValidationRule.reasons.joined(separator: ", ")).\(phrase)",
          at: reason.place)
      }
    }
    return rule
  }
}
