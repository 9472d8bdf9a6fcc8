import KubeSchema

/// The CEL rules of atMostOneOf, exactlyOneOf and atLeastOneOf, as controller-gen writes them.
enum OneOfRules {
  static func rule(
    _ kind: SchemaAttribute, _ names: [String], at place: SourceLocation
  ) -> ValidationRule {
    let fields = names.map { "has(self.\(PropertyName.escaped($0) ?? $0))" }
    let sum = fields.map { "(\($0)?1:0)" }.joined(separator: "+")
    let list = "[\(names.joined(separator: " "))]"
    switch kind {
    case .atMostOneOf:
      return ValidationRule(
        "\(sum) <= 1", message: "at most one of the fields in \(list) may be set", at: place)
    case .exactlyOneOf:
      return ValidationRule(
        "\(sum) == 1", message: "exactly one of the fields in \(list) must be set", at: place)
    default:
      return ValidationRule(
        fields.joined(separator: "||"),
        message: "at least one of the fields in \(list) must be set", at: place)
    }
  }
}
