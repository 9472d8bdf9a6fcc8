extension Environment {
  /// What is wrong with literals in an expression whose types are right.
  func literalIssues(in expression: CheckedExpression) -> Issues {
    let issues = Issues()
    guard validatesLiterals else { return issues }
    return issues
  }
}
