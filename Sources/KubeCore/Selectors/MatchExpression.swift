/// One of the `matchExpressions` of a `LabelSelector`, as objects of the API hold it.
///
/// The generated type `LabelSelectorRequirement` has these three members; this stands between it
/// and ``LabelQuery``, which knows no generated types.
public struct MatchExpression: Sendable, Hashable {
  /// The key of the label.
  public var key: String
  /// `In`, `NotIn`, `Exists` or `DoesNotExist`, in this spelling.
  public var `operator`: String
  /// At least one value for `In` and `NotIn`, none for the others.
  public var values: [String]

  /// Takes the three as they are, unchecked.
  public init(key: String, operator: String, values: [String] = []) {
    self.key = key
    self.operator = `operator`
    self.values = values
  }
}

extension LabelQuery {
  /// Reads what a `LabelSelector` holds, as `LabelSelectorAsSelector` of apimachinery's
  /// `pkg/apis/meta/v1` does: all of it has to be met, and nothing at all selects everything.
  ///
  /// An unknown operator, `In` or `NotIn` without values, `Exists` or `DoesNotExist` with values,
  /// and an invalid key or value are errors. A `LabelSelector` that is absent altogether selects
  /// nothing in most of Kubernetes; that is for the caller to know.
  public init(
    matchLabels: [String: String], matchExpressions: [MatchExpression]
  ) throws(InvalidSelector) {
    var requirements: [LabelRequirement] = []
    for (key, value) in matchLabels.sorted(by: { $0.key.precedesInBytes($1.key) }) {
      let requirement = LabelRequirement(key: key, operator: .equals, values: [value])
      try requirement.validate(path: "matchLabels[\(quotedExcerpt(key))].")
      requirements.append(requirement)
    }
    for (index, expression) in matchExpressions.enumerated() {
      let path = "matchExpressions[\(index)]."
      let requirement = LabelRequirement(
        key: expression.key, operator: try expression.requirementOperator(path: path),
        values: expression.values)
      try requirement.validate(path: path)
      requirements.append(requirement)
    }
    self.init(requirements, problem: nil)
  }

  /// What a `LabelSelector` has to hold to select the same.
  ///
  /// `=` becomes a label to match; a second `=` for one key becomes `In`, and `!=` becomes `NotIn`,
  /// each with one value. Throws what ``validate()`` throws, and for `>` and `<`, which a
  /// `LabelSelector` cannot say (`ParseToLabelSelector` refuses them too).
  public func labelSelectorParts() throws(InvalidSelector) -> (
    matchLabels: [String: String], matchExpressions: [MatchExpression]
  ) {
    try validate()
    var labels: [String: String] = [:]
    var expressions: [MatchExpression] = []
    for (index, requirement) in requirements.enumerated() {
      let key = requirement.key
      let name: String
      switch requirement.operator {
      case .equals:
        if labels[key] == nil, let value = requirement.values.first {
          labels[key] = value
          continue
        }
        name = "In"
      case .in: name = "In"
      case .notIn, .notEquals: name = "NotIn"
      case .exists: name = "Exists"
      case .doesNotExist: name = "DoesNotExist"
      case .greaterThan, .lessThan:
        throw InvalidSelector(
          at: .path("requirements[\(index)]"),
          expected: "a requirement that a LabelSelector can hold, that is any but > and <",
          found: quotedExcerpt(requirement.description))
      }
      expressions.append(MatchExpression(key: key, operator: name, values: requirement.values))
    }
    return (labels, expressions)
  }
}

extension MatchExpression {
  fileprivate func requirementOperator(
    path: String
  ) throws(InvalidSelector) -> LabelRequirement.Operator {
    switch `operator` {
    case "In": return .in
    case "NotIn": return .notIn
    case "Exists": return .exists
    case "DoesNotExist": return .doesNotExist
    default:
      throw InvalidSelector(
        at: .path(path + "operator"), expected: "In, NotIn, Exists or DoesNotExist",
        found: quotedExcerpt(`operator`))
    }
  }
}
