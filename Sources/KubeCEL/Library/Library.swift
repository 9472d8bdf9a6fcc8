/// A set of functions that is turned on as a whole: a table that stands beside the documentation.
struct Library: Sendable {
  let name: String
  let functions: [Function]
  /// Names that stand for types in an expression, such as `int` or `net.IP`.
  let types: [String: CELType]
  let macros: [Macro]

  init(
    _ name: String, types: [String: CELType] = [:], macros: [Macro] = [], _ functions: [Function]
  ) {
    self.name = name
    self.functions = functions
    self.types = types
    self.macros = macros
  }

  /// What Kubernetes 1.36 turns on for the rules of custom resources.
  static let kubernetes: [Library] = [
    .standard, .optionals, .strings, .sets, .lists, .comprehensions, .kubernetesLists,
    .regularExpressions, .urls, .quantities, .addresses, .networks, .formats, .versions,
    .authorizer, .authorizerSelectors, .schemaNames,
  ]
}
