/// What an expression may refer to: variables, types and functions.
///
/// Building one merges the tables of its libraries; derive environments for several sets of
/// variables from one by `declaring(_:types:)`, which copies nothing.
public struct Environment: Sendable {
  let declarations: Declarations
  let variables: [String: CELType]
  let types: any TypeProvider

  init(
    libraries: [Library], variables: [String: CELType] = [:], types: any TypeProvider = NoTypes()
  ) {
    self.declarations = Declarations(libraries)
    self.variables = variables
    self.types = types
  }

  private init(
    declarations: Declarations, variables: [String: CELType], types: any TypeProvider
  ) {
    self.declarations = declarations
    self.variables = variables
    self.types = types
  }

  /// The same functions with other variables.
  public func declaring(
    _ variables: [String: CELType], types: any TypeProvider = NoTypes()
  ) -> Environment {
    Environment(declarations: declarations, variables: variables, types: types)
  }

  /// Parses an expression and checks its types.
  public func compile(_ source: String) throws(CompilationFailure) -> CheckedExpression {
    try check(try parse(source))
  }
}
