extension LabelQuery {
  /// What a `LabelSelector` of the API selects. An empty one selects everything.
  public init(_ selector: LabelSelector) throws(InvalidSelector) {
    try self.init(
      matchLabels: selector.matchLabels,
      matchExpressions: selector.matchExpressions.map {
        MatchExpression(key: $0.key, operator: $0.operator, values: $0.values)
      })
  }
}

extension LabelSelector {
  /// The selector that selects what the query does. Throws for what a `LabelSelector` cannot say.
  public init(_ query: LabelQuery) throws(InvalidSelector) {
    let parts = try query.labelSelectorParts()
    self.init(
      matchLabels: parts.matchLabels.isEmpty ? [:] : parts.matchLabels,
      matchExpressions: parts.matchExpressions.isEmpty
        ? []
        : parts.matchExpressions.map {
          LabelSelectorRequirement(
            key: $0.key, operator: $0.operator, values: $0.values.isEmpty ? [] : $0.values)
        })
  }
}
