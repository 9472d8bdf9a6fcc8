/// A set of functions that is turned on as a whole: a table that stands beside the documentation.
struct Library: Sendable {
  let name: String
  let functions: [Function]
  /// Names that stand for types in an expression, such as `int` or `net.IP`.
  var types: [String: CELType] = [:]
  var macros: [Macro] = []
}
