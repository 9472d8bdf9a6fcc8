import KubePattern

/// An expression as the machine runs it.
struct Plan: Sendable {
  var code: [Instruction] = []
  var constants: [CELValue] = []
  var variables: [String] = []
  var fields: [String] = []
  var calls: [PlannedCall] = []
  var sets: [ConstantSet] = []
  var failures: [CELFailure] = []
  /// For each list or map that is made: which of its parts are optional.
  var shapes: [LiteralShape] = []
  var folds: [Fold] = []
  var localCount = 0

  struct LiteralShape: Sendable {
    let count: Int
    let optionals: [Bool]
  }

  struct Fold: Sendable {
    let variable: Int32
    let secondVariable: Int32?
  }
}

/// A call of a function in a plan.
struct PlannedCall: Sendable {
  let function: String
  let argumentCount: Int
  let target: Target
  let cost: SpentCost
  /// What the arguments are checked against, if the checker could not tell.
  let guards: [CELType]?

  enum Target: Sendable {
    case constant(CELValue)
    case unary(@Sendable (CELValue) throws(CELFailure) -> CELValue)
    case binary(@Sendable (CELValue, CELValue) throws(CELFailure) -> CELValue)
    case variadic(@Sendable ([CELValue]) throws(CELFailure) -> CELValue)
    /// The first whose parameters fit.
    case dispatched([Overload])
    case missing
  }
}

/// The elements of a constant list, for `in`.
struct ConstantSet: Sendable {
  private let keys: Set<MapKey>

  /// Nil if there is something in the list that cannot be looked up.
  init?(_ values: [CELValue]) {
    var keys: Set<MapKey> = []
    for value in values {
      switch value {
      case .bool, .int, .uint, .double, .string: break
      default: return nil
      }
      guard let key = MapKey(value) else { return nil }
      keys.insert(key)
      for other in Self.equals(of: value) { keys.insert(other) }
    }
    self.keys = keys
  }

  func contains(_ value: CELValue) -> Bool { MapKey(value).map(keys.contains) ?? false }

  /// Numbers of other types that are equal.
  private static func equals(of value: CELValue) -> [MapKey] {
    var equals: [MapKey?] = []
    switch value {
    case .double(let value):
      equals = [Int64(exactly: value).map { .int($0) }, UInt64(exactly: value).map { .uint($0) }]
    case .int(let value):
      equals = [.double(Double(value)), UInt64(exactly: value).map { .uint($0) }]
    case .uint(let value):
      equals = [.double(Double(value)), Int64(exactly: value).map { .int($0) }]
    default: break
    }
    return equals.compactMap { $0 }
  }
}
