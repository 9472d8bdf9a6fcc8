/// A call that the parser replaces by what it stands for.
struct Macro: Sendable {
  let key: Key
  let expansion: Expansion

  struct Key: Sendable, Hashable {
    let function: String
    let argumentCount: Int
    /// Whether it is called as `target.function(…)`.
    let isMember: Bool
  }

  enum Expansion: Sendable {
    case has, all, exists, existsOne, map, filter
    case optionalMap, optionalFlatMap
    case sortBy
    case allOfTwo, existsOfTwo, existsOneOfTwo, transformList, transformMap, transformMapEntry
  }

  init(_ function: String, _ argumentCount: Int, isMember: Bool = true, _ expansion: Expansion) {
    self.key = Key(function: function, argumentCount: argumentCount, isMember: isMember)
    self.expansion = expansion
  }
}

/// The macros of cel-go's standard environment and of its extensions, to be listed in the libraries.
extension [Macro] {
  static let standard: [Macro] = [
    Macro("has", 1, isMember: false, .has),
    Macro("all", 2, .all),
    Macro("exists", 2, .exists),
    Macro("exists_one", 2, .existsOne),
    Macro("map", 2, .map),
    Macro("map", 3, .map),
    Macro("filter", 2, .filter),
  ]
  static let optionals: [Macro] = [
    Macro("optMap", 2, .optionalMap),
    Macro("optFlatMap", 2, .optionalFlatMap),
  ]
  static let lists: [Macro] = [
    Macro("sortBy", 2, .sortBy)
  ]
  static let twoVariables: [Macro] = [
    Macro("all", 3, .allOfTwo),
    Macro("exists", 3, .existsOfTwo),
    Macro("existsOne", 3, .existsOneOfTwo),
    Macro("exists_one", 3, .existsOneOfTwo),
    Macro("transformList", 3, .transformList),
    Macro("transformList", 4, .transformList),
    Macro("transformMap", 3, .transformMap),
    Macro("transformMap", 4, .transformMap),
    Macro("transformMapEntry", 3, .transformMapEntry),
    Macro("transformMapEntry", 4, .transformMapEntry),
  ]
}
