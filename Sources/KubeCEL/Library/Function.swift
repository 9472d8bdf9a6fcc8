/// A function or operator with its overloads: what the checker declares and the evaluator calls.
///
/// Several libraries may have overloads of one function; their order is the order in which the
/// checker tries them.
struct Function: Sendable {
  let name: String
  let overloads: [Overload]

  init(_ name: String, _ overloads: [Overload]) {
    self.init(name: name, overloads: overloads)
  }

  init(name: String, overloads: [Overload]) {
    self.name = name
    self.overloads = overloads
  }
}

/// One signature of a function, under the id that cel-go gives it.
struct Overload: Sendable {
  let id: String
  /// Whether it is called as `target.function(…)`; the target is the first parameter.
  let isMember: Bool
  let parameters: [CELType]
  let result: CELType
  let implementation: Implementation

  /// What computes it. Arguments have the parameters' types, as far as those say more than dyn; a
  /// value inside of one may still be another than declared, and is answered with an error.
  enum Implementation: Sendable {
    case constant(CELValue)
    case unary(@Sendable (CELValue) throws(CELFailure) -> CELValue)
    case binary(@Sendable (CELValue, CELValue) throws(CELFailure) -> CELValue)
    case variadic(@Sendable ([CELValue]) throws(CELFailure) -> CELValue)
    /// The evaluator knows it: `_&&_`, `_||_`, `_?_:_`, …
    case builtIn
  }

  /// `function(…)`
  static func global(
    _ id: String, _ parameters: [CELType], _ result: CELType, _ implementation: Implementation
  ) -> Overload {
    Overload(
      id: id, isMember: false, parameters: parameters, result: result,
      implementation: implementation)
  }

  /// `target.function(…)`; the target's type comes first.
  static func member(
    _ id: String, _ parameters: [CELType], _ result: CELType, _ implementation: Implementation
  ) -> Overload {
    Overload(
      id: id, isMember: true, parameters: parameters, result: result,
      implementation: implementation)
  }
}

extension CELType {
  static let quantity = CELType.object("kubernetes.Quantity")
  static let semver = CELType.object("kubernetes.Semver")
  static let url = CELType.object("kubernetes.URL")
  static let format = CELType.object("kubernetes.NamedFormat")
  static let ip = CELType.opaque("net.IP", [])
  static let cidr = CELType.opaque("net.CIDR", [])
}
