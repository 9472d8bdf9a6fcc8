extension StructuralChecker {
  /// What API servers say about `x-kubernetes-validations`, as far as it needs no CEL compiler.
  ///
  /// - Parameter isResource: The rules are about a whole object, of which a server shows them only a
  ///   part.
  mutating func checkRules(_ schema: StructuralSchema, isCorrelatable: Bool, isResource: Bool) {
    for rule in schema.rules {
      var problems = Self.problems(with: rule, in: schema, isCorrelatable: isCorrelatable)
      if !schema.isKnownToCEL {
        problems = [
          "A rule needs to know the type of what it is about, down to the elements of lists. Write "
            + "'type: …' in '@schema', and 'items: (type: …)' for a list."
        ]
      } else if isResource, problems.isEmpty {
        problems += Self.metadataProblems(with: rule)
      }
      for problem in problems { diagnostics.error(problem, at: rule.place) }
    }
  }

  private static func metadataProblems(with rule: ValidationRule) -> [String] {
    let hidden = [rule.rule, rule.messageExpression ?? ""].reduce(into: Set<String>()) {
      $0.formUnion(CELText.metadataFields($1))
    }.subtracting(["name", "generateName"])
    return hidden.sorted().map { field in
      "A rule sees of the metadata only 'name' and 'generateName', not '\(field)'. Use a "
        + "ValidatingAdmissionPolicy for that."
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

extension StructuralSchema {
  /// Whether a rule can be about values of the schema: a server has no type for what is left open.
  var isKnownToCEL: Bool {
    if isIntOrString { return true }
    switch type {
    case nil: return false
    case "array": return items?.isKnownToCEL ?? false
    case "object": return additionalProperties?.isKnownToCEL ?? true
    default: return true
    }
  }
}
