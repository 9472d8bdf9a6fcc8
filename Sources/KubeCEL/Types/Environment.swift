/// What an expression may refer to: variables, types and functions.
///
/// Building one merges the tables of its libraries; derive environments for several sets of
/// variables from one by `declaring(_:types:)`, which copies nothing.
public struct Environment: Sendable {
  let declarations: Declarations
  private(set) var variables: [String: CELType]
  private(set) var types: any TypeProvider
  /// Whether elements of literals may have different types: Kubernetes does not allow it.
  let allowsMixedLiterals: Bool
  /// Whether literals are looked at that some functions are given, as Kubernetes does.
  let validatesLiterals: Bool

  init(
    libraries: [Library], variables: [String: CELType] = [:],
    types: any TypeProvider = NoTypes(), allowsMixedLiterals: Bool = false,
    validatesLiterals: Bool = true
  ) {
    self.declarations = Declarations(libraries)
    self.variables = variables
    self.types = types
    self.allowsMixedLiterals = allowsMixedLiterals
    self.validatesLiterals = validatesLiterals
  }

  /// The same functions with other variables.
  public func declaring(
    _ variables: [String: CELType], types: any TypeProvider = NoTypes()
  ) -> Environment {
    var environment = self
    environment.variables = variables
    environment.types = types
    return environment
  }

  /// Parses an expression and checks its types.
  public func compile(_ source: String) throws(CompilationFailure) -> CheckedExpression {
    try check(try parse(source))
  }
}
