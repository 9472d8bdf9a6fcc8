/// The outcomes of the same measurement, taken several times. Outcomes of rounds that only warm up are not in it.
struct Rounds {
  private(set) var values: [Double] = []

  mutating func add(_ value: Double) {
    values.append(value)
  }

  mutating func add(_ duration: Duration) {
    values.append(duration / .seconds(1))
  }

  var minimum: Double { values.min() ?? .nan }

  var median: Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}

/// Two things that do the same work, measured in turn, so that what else the machine does meets both.
struct Comparison {
  var ours = Rounds()
  var other = Rounds()

  /// How many times as much the other one took, by medians.
  var ratio: Double { other.median / ours.median }
}
