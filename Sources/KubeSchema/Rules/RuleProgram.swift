import KubeCEL

/// An expression of a rule, ready to be evaluated.
struct RuleProgram: Sendable {
  struct Result {
    var value: Swift.Result<CELValue, CELFailure>
    var cost: UInt64
  }

  /// What one evaluation may cost.
  static let costLimit: UInt64 = 1_000_000

  private let program: Program

  init(_ checked: CheckedExpression) throws(CELFailure) {
    program = try Program(checked)
  }

  func evaluate(_ variables: [String: CELValue]) -> Result {
    let outcome = program.evaluate(variables, costLimit: Self.costLimit)
    return Result(value: outcome.result, cost: outcome.cost)
  }
}
