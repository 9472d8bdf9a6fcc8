/// What one run took.
struct Cost {
  /// Seconds of CPU for the first list.
  var sync: Double
  /// Seconds of CPU for all events.
  var events: Double
  /// Bytes by which the process grew with the list.
  var memory: Double
  var reconciles: Double

  init(
    sync: Double, events: Double, _ before: Double?, _ after: Double?, reconciles: Int
  ) {
    self.sync = sync
    self.events = events
    memory = (after ?? .nan) - (before ?? .nan)
    self.reconciles = Double(reconciles)
  }
}

/// What several runs took: medians.
struct Costs {
  private var runs: [Cost] = []

  mutating func add(_ cost: Cost) { runs.append(cost) }

  var sync: Double { Measurement.median(runs.map(\.sync)) }
  var events: Double { Measurement.median(runs.map(\.events)) }
  /// Of the first run, when nothing had been freed yet.
  var memory: Double { runs[0].memory }
  var reconciles: Double { Measurement.median(runs.map(\.reconciles)) }
}
