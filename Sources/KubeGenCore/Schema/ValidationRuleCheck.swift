extension StructuralChecker {
  /// Whether the server can have types for the rules; what it says of each rule by itself comes from
  /// `RuleCompilation`.
  mutating func checkRules(_ schema: StructuralSchema) {
    guard !schema.isKnownToCEL else { return }
    for rule in schema.rules {
      diagnostics.error(
        "A rule needs to know the type of what it is about, down to the elements of lists. Write "
          + "'type: …' in '@schema', and 'items: (type: …)' for a list.", at: rule.place)
    }
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
