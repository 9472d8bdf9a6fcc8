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
    func filled(_ name: String, _ remedy: String, _ diagnostics: inout Diagnostics) -> String? {
      let text = arguments.string(name, &diagnostics)
      // A server takes an empty text for none.
      if let text, text.value.isEmpty {
        diagnostics.error("The \(name) is empty. Leave it out, or \(remedy).", at: text.place)
      }
      return text?.value
    }
    rule.message = filled("message", "say what is wrong", &diagnostics)
    rule.messageExpression = filled("messageExpression", "write one", &diagnostics)
    rule.fieldPath = arguments.string("fieldPath", &diagnostics)?.value
    rule.optionalOldSelf = arguments.bool("optionalOldSelf", &diagnostics)?.value
    if var reason = arguments.word("reason", &diagnostics) {
      // Cases of Swift's enums begin in lower case.
      if annotation.macro != nil {
        reason.value = reason.value.prefix(1).uppercased() + reason.value.dropFirst()
      }
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
