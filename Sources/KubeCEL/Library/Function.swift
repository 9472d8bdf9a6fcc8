/// A function or operator with its overloads: what the checker declares and the evaluator calls.
///
/// Several libraries may have overloads of one function; their order is the order in which the
/// checker tries them.
struct Function: Sendable {
  let name: String
  let overloads: [Overload]
}

/// One signature of a function, under the id that cel-go gives it.
struct Overload: Sendable {
  let id: String
  /// Whether it is called as `target.function(…)`; the target is the first parameter.
  let isMember: Bool
  let parameters: [CELType]
  let result: CELType
  let implementation: Implementation

  /// What computes it. Arguments have the parameters' types; a function that is given other ones,
  /// which dyn allows, answers with `CELFailure.noSuchOverload`.
  enum Implementation: Sendable {
    case unary(@Sendable (CELValue) throws(CELFailure) -> CELValue)
    case binary(@Sendable (CELValue, CELValue) throws(CELFailure) -> CELValue)
    case variadic(@Sendable ([CELValue]) throws(CELFailure) -> CELValue)
    /// The evaluator knows it: `_&&_`, `_||_`, `_?_:_`, …
    case builtIn
  }
}
