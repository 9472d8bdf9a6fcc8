extension Environment {
  /// Checks the types of an expression.
  public func check(_ expression: ParsedExpression) throws(CompilationFailure) -> CheckedExpression
  {
    throw CompilationFailure(issues: [], description: "not yet")
  }
}
