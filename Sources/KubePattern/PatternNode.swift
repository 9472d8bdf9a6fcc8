/// A part of a pattern.
indirect enum PatternNode: Sendable {
  case empty
  case literal(UInt32, foldsCase: Bool)
  case characters(CharacterClass)
  case any(newline: Bool)
  case assertion(Assertion)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// - Parameters:
  ///   - maximum: nil for any number.
  ///   - isLazy: whether few are better than many.
  case repetition(PatternNode, minimum: Int, maximum: Int?, isLazy: Bool)

  enum Assertion: Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
  }

  /// How many instructions the part becomes, counted carefully: repetitions multiply.
  var size: Int {
    switch self {
    case .empty, .literal, .characters, .any, .assertion: 1
    case .sequence(let parts): parts.reduce(1) { Self.sum($0, $1.size) }
    case .alternatives(let parts): parts.reduce(1) { Self.sum($0, Self.sum($1.size, 2)) }
    case .repetition(let part, let minimum, let maximum, _):
      Self.product(Self.sum(part.size, 2), max(1, maximum ?? minimum + 1))
    }
  }

  /// Whether repetitions within repetitions stay below the limit for their product.
  func repeats(within limit: Int) -> Bool {
    switch self {
    case .sequence(let parts), .alternatives(let parts):
      return parts.allSatisfy { $0.repeats(within: limit) }
    case .repetition(let part, let minimum, let maximum, _):
      guard Self.isCounted(minimum, maximum) else { return part.repeats(within: limit) }
      let count = maximum ?? minimum
      if maximum == 0 { return true }
      if count > limit { return false }
      return part.repeats(within: count > 0 ? limit / count : limit)
    default: return true
    }
  }

  /// Not `*`, `+` or `?`.
  private static func isCounted(_ minimum: Int, _ maximum: Int?) -> Bool {
    minimum > 1 || (maximum ?? 0) > 1
  }

  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }

  private static func product(_ a: Int, _ b: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? .max : product
  }
}
