/// What an expression may refer to: variables, types and functions.
///
/// Building one merges the tables of its libraries; derive environments for several sets of
/// variables from one by `declaring(_:types:)`, which copies nothing.
public struct Environment: Sendable {
  let declarations: Declarations
  private(set) var variables: [String: CELType]
  private(set) var hasDottedVariables: Bool
  private(set) var types: any TypeProvider
  /// Whether literals are looked at more closely, as Kubernetes does: the elements of lists and maps
  /// must have one type, and durations, times, patterns and formats that are written out be right.
  let validatesLiterals: Bool

  init(
    libraries: [Library], variables: [String: CELType] = [:],
    types: any TypeProvider = NoTypes(), validatesLiterals: Bool = true
  ) {
    self.declarations = Declarations(libraries)
    self.variables = variables
    self.hasDottedVariables = variables.keys.contains { $0.contains(".") }
    self.types = types
    self.validatesLiterals = validatesLiterals
  }

  /// The same functions with other variables.
  public func declaring(
    _ variables: [String: CELType], types: any TypeProvider = NoTypes()
  ) -> Environment {
    var environment = self
    environment.variables = variables
    environment.hasDottedVariables = variables.keys.contains { $0.contains(".") }
    environment.types = types
    return environment
  }

  /// Parses an expression and checks its types.
  public func compile(_ source: String) throws(CompilationFailure) -> CheckedExpression {
    try check(try parse(source))
  }
}
