/// What a call costs once it was made, by the sizes of its arguments and of its result: what
/// cel-go's interpreter counts, and for its own functions the API server.
enum SpentCost: Sendable, Hashable {
  case one
  /// Going once, or as often as it says, through the first argument.
  case traversal(times: Double = 1)
  /// Going through the result twice.
  case result
  /// Comparing each element of a list, which is the second argument.
  case containment
  /// Comparing two values to the end of the shorter.
  case comparison
  case equality
  case concatenation
  /// Looking for the second text in the first.
  case search
  case pattern
  /// Going through all that is in the first argument.
  case contents
  case outputList
  case flattening
  /// Comparing all elements of an argument with each other.
  case selfComparison(argument: Int)
  case sets(times: Double)
  case networkContainment(isNetwork: Bool, isText: Bool)
  case format

  /// By cel-go's ids of overloads, before all others: version 3 of the list library, sets.
  private static let byOverload: [String: SpentCost] = [
    "list_slice": .outputList,
    "list_flatten": .flattening,
    "list_flatten_int": .flattening,
    "lists_range": .outputList,
    "list_reverse": .outputList,
    "list_distinct": .selfComparison(argument: 0),
    "list_sets_contains_list": .sets(times: 1),
    "list_sets_intersects_list": .sets(times: 1),
    "list_sets_equivalent_list": .sets(times: 2),
  ]

  /// By name: what the API server's library says.
  private static let byFunction: [String: SpentCost] = [
    "isSorted": .contents, "sum": .contents, "max": .contents, "min": .contents,
    "indexOf": .contents, "lastIndexOf": .contents,
    "url": .traversal(), "lowerAscii": .traversal(), "upperAscii": .traversal(),
    "substring": .traversal(), "trim": .traversal(),
    "replace": .traversal(times: 2), "split": .traversal(times: 2),
    "join": .result,
    "find": .pattern, "findAll": .pattern,
    "cidr": .traversal(), "isIP": .traversal(), "isCIDR": .traversal(), "ip": .traversal(),
    "ip.isCanonical": .traversal(times: 2),
    "quantity": .traversal(), "isQuantity": .traversal(),
    "semver": .traversal(), "isSemver": .traversal(),
    "validate": .format,
  ]

  /// By id: cel-go's standard.
  private static let standard: [String: SpentCost] = [
    "starts_with_string": .traversal(), "ends_with_string": .traversal(),
    "string_to_bytes": .traversal(), "bytes_to_string": .traversal(),
    "strings_quote": .traversal(), "string_format": .traversal(),
    "in_list": .containment,
    "less_string": .comparison, "less_equals_string": .comparison,
    "greater_string": .comparison, "greater_equals_string": .comparison,
    "less_bytes": .comparison, "less_equals_bytes": .comparison,
    "greater_bytes": .comparison, "greater_equals_bytes": .comparison,
    "equals": .equality, "not_equals": .comparison,
    "add_string": .concatenation, "add_bytes": .concatenation,
    "matches_string": .pattern,
    "contains_string": .search,
  ]

  /// - Parameter overload: nil if it is not known before the call.
  static func of(_ function: String, _ overload: String?) -> SpentCost {
    if let overload {
      if let cost = byOverload[overload] { return cost }
      if overload.hasPrefix("list_") {
        if overload.hasSuffix("_sort") { return .selfComparison(argument: 0) }
        if overload.hasSuffix("_sortByAssociatedKeys") { return .selfComparison(argument: 1) }
      }
      switch overload {
      case "cidr_ip": return .one
      case "cidr_contains_ip_string": return .networkContainment(isNetwork: false, isText: true)
      case "cidr_contains_ip_ip": return .networkContainment(isNetwork: false, isText: false)
      case "cidr_contains_cidr_string": return .networkContainment(isNetwork: true, isText: true)
      case "cidr_contains_cidr": return .networkContainment(isNetwork: true, isText: false)
      default: break
      }
    }
    if function == "containsIP" || function == "containsCIDR" {
      return .networkContainment(isNetwork: function == "containsCIDR", isText: false)
    }
    if let cost = byFunction[function] { return cost }
    return overload.flatMap { standard[$0] } ?? .one
  }
}
