/// What lies on a machine's stack and in its places for local values. Errors are values there, as
/// in cel-go: `||` and `&&` may pass over them.
enum Operand {
  case value(CELValue)
  case failure(CELFailure)
  /// Nothing yet.
  case unset
  /// A list or a map that a fold gathers.
  case list(ListGathering)
  case map(MapGathering)

  init(_ compute: () throws(CELFailure) -> CELValue) {
    do throws(CELFailure) {
      self = .value(try compute())
    } catch {
      self = .failure(error)
    }
  }

  static func bool(_ value: Bool) -> Operand { .value(.bool(value)) }

  /// Nil for an error.
  var value: CELValue? {
    if case .value(let value) = self { value } else { nil }
  }

  /// What a condition makes of a value that is no yes or no.
  var asFailure: Operand {
    if case .failure = self { self } else { .failure(.noSuchOverload) }
  }
}

final class ListGathering {
  var values: [CELValue] = []
}

final class MapGathering {
  var entries = EntryMapBuilder()
}

/// Where a fold stands in what it goes through.
struct FoldState {
  enum Range {
    case none
    case list(CELList)
    case keys([CELValue])
    case map(CELMap, keys: [CELValue])
  }

  var range = Range.none
  var index = 0
  var count = 0
}
