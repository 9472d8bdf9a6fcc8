/// What all rules of a definition's schema cost together, by estimate.
struct RuleCosts {
  /// Of one expression, for all values that it may be evaluated on.
  static let ruleLimit: UInt64 = 10_000_000
  static let totalLimit: UInt64 = 100_000_000

  private(set) var total: UInt64 = 0
  /// Where the four are that cost most.
  private var mostExpensive: [(path: String, cost: UInt64)] = []

  mutating func add(_ cost: UInt64, _ path: String) {
    let (sum, overflow) = total.addingReportingOverflow(cost)
    total = overflow ? .max : sum
    guard cost >= Self.totalLimit / 100 else { return }
    let place = mostExpensive.firstIndex { $0.cost < cost } ?? mostExpensive.count
    mostExpensive.insert((path, cost), at: place)
    if mostExpensive.count > 4 { mostExpensive.removeLast() }
  }

  /// - Parameter path: of the whole schema.
  func problems(path: String) -> [FieldProblem] {
    guard total > Self.totalLimit else { return [] }
    return mostExpensive.map {
      .forbidden(
        $0.path,
        "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema"
      )
    } + [
      .forbidden(
        path,
        Self.message(
          "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema", total,
          Self.totalLimit))
    ]
  }

  static func message(_ what: String, _ cost: UInt64, _ limit: UInt64) -> String {
    "\(what) exceeds budget by factor of \(RuleText.factor(cost, limit)) (try simplifying the "
      + "rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are "
      + "declared)"
  }
}
