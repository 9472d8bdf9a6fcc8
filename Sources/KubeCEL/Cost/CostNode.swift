/// Knows how much of the data there may be, from declarations.
public protocol DeclaredSizes {
  /// The size of what stands at a path: a variable, then names of fields, `@items` of lists,
  /// `@keys`, `@values` of maps, `@indices`; nil if nothing is declared.
  ///
  /// Paths need not begin with a variable that is declared: those within constant lists begin with
  /// `@items`.
  func size(at path: [String]) -> SizeEstimate?
}

/// The target or an argument of a call whose cost is estimated.
struct CostNode {
  /// Nil of an item of a list.
  var id: Expression.ID?
  var path: ExpressionPath
  var type: CELType
  /// What is known of its size, by declarations, too.
  var size: SizeEstimate?
}

/// Sizes of what is in a list or a map that the expression itself makes.
struct EntrySizes {
  var isList: Bool
  var key: SizeEstimate
  var value: SizeEstimate

  func union(_ other: EntrySizes) -> EntrySizes {
    EntrySizes(isList: isList, key: key.union(other.key), value: value.union(other.value))
  }
}

/// What a call costs beside its arguments, and how much its result is if that can be said.
struct CallEstimate {
  var cost: CostEstimate
  var resultSize: SizeEstimate?

  init(_ cost: CostEstimate, resultSize: SizeEstimate? = nil) {
    self.cost = cost
    self.resultSize = resultSize
  }

  static let one = CallEstimate(.exactly(1))
}

/// Factors and base costs of cel-go.
enum CostFactor {
  static let selectAndIdentifier = CostEstimate.exactly(1)
  static let listCreation = CostEstimate.exactly(10)
  static let mapCreation = CostEstimate.exactly(30)
  static let messageCreation = CostEstimate.exactly(40)
  /// Of going through a text once, for each character.
  static let stringTraversal = 0.1
  /// Of a regular expression, for each character of it.
  static let regexLength = 0.25
}
