/// A checked expression, ready to be evaluated any number of times, from any task.
public struct Program: Sendable {
  private let plan: Plan

  /// What an evaluation came to.
  public struct Outcome: Sendable {
    public let result: Result<CELValue, CELFailure>
    /// What it cost, as cel-go and the API server count it.
    public let cost: UInt64

    public init(result: Result<CELValue, CELFailure>, cost: UInt64) {
      self.result = result
      self.cost = cost
    }
  }

  /// - Parameters:
  ///   - expression: what is evaluated.
  ///   - environment: the one that the expression was checked in.
  /// - Throws: What is known to go wrong whenever the expression is evaluated, such as `int("x")`
  ///   or a pattern that is none.
  public init(
    _ expression: CheckedExpression, in environment: Environment = .kubernetes
  ) throws(CELFailure) {
    plan = try PlanBuilder.plan(expression, environment.declarations)
  }

  /// The names of the variables that the expression looks at.
  public var variables: [String] { plan.variables }

  /// Evaluates the expression. A task that is cancelled stops doing so.
  ///
  /// - Parameters:
  ///   - variables: by their names; one that is looked at and missing is an error of the
  ///     expression.
  ///   - costLimit: what the evaluation may cost.
  public func evaluate(
    _ variables: [String: CELValue], costLimit: UInt64 = .max
  ) -> Outcome {
    let operands = plan.variables.map { name in
      variables[name].map { Operand.value($0) }
        ?? .failure(.other("no such attribute(s): \(name)"))
    }
    var machine = Machine(plan, operands, limit: costLimit)
    let result = machine.run()
    let cost = machine.cost
    switch result {
    case .value(let value): return Outcome(result: .success(value), cost: cost)
    case .failure(let failure): return Outcome(result: .failure(failure), cost: cost)
    case .unset, .list, .map:
      return Outcome(result: .failure(.noSuchOverload), cost: cost)
    }
  }
}
