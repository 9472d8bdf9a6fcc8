import KubeCEL

/// An expression of a rule, ready to be evaluated.
struct RuleProgram: Sendable {
  struct Result {
    var value: Swift.Result<CELValue, CELFailure>
    var cost: UInt64
  }

  /// What one evaluation may cost.
  static let costLimit: UInt64 = 1_000_000

  init(_ checked: CheckedExpression) throws(CELFailure) {
    throw .other("not yet")
  }

  func evaluate(_ variables: [String: CELValue]) -> Result {
    Result(value: .failure(.other("not yet")), cost: 0)
  }
}
