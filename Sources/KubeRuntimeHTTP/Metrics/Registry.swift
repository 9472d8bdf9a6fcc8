/// What a metric is.
enum MetricKind: Hashable, Sendable {
  case counter
  /// A counter, too; its series are of another type.
  case floatCounter
  case gauge
  case histogram

  var type: String {
    switch self {
    case .counter, .floatCounter: "counter"
    case .gauge: "gauge"
    case .histogram: "histogram"
    }
  }
}

/// The series of one name.
struct Family: Sendable {
  var kind: MetricKind
  var help: String?
  var series: [SeriesLabels: any Series] = [:]

  func write(_ name: String, to text: inout String) {
    guard !series.isEmpty else { return }
    if let help { text += "# HELP \(name) \(MetricName.escaped(help: help))\n" }
    text += "# TYPE \(name) \(kind.type)\n"
    for (labels, series) in series.sorted(by: { $0.key < $1.key }) {
      series.write(name, labels, to: &text)
    }
  }
}

/// All that is kept.
struct Registry {
  private(set) var families: [String: Family] = [:]
  /// How many series are not told.
  private(set) var refused = 0
  private let help: [String: String]
  private let limit: Int
  private var count = 0
  private var places: [ObjectIdentifier: (name: String, labels: SeriesLabels)] = [:]
  /// The names that samples have, and whose they are.
  private var owners: [String: String] = [:]

  init(help: [String: String], limit: Int) {
    self.help = help
    self.limit = limit
  }

  /// The series of these labels, which is made if it is not there. One that cannot be kept is the
  /// caller's alone.
  mutating func series<Kept: Series>(
    _ name: String, _ labels: SeriesLabels, _ kind: MetricKind, _ make: () -> Kept
  ) -> Kept {
    if let known = families[name]?.series[labels] as? Kept { return known }
    let names =
      kind == .histogram ? [name, name + "_bucket", name + "_sum", name + "_count"] : [name]
    let isFree =
      names.allSatisfy { owners[$0] == nil || owners[$0] == name }
      && (families[name].map { $0.kind == kind } ?? true)
    guard isFree, count < limit else {
      refused += 1
      return make()
    }
    let new = make()
    for sample in names { owners[sample] = name }
    families[name, default: Family(kind: kind, help: help[name])].series[labels] = new
    places[ObjectIdentifier(new)] = (name, labels)
    count += 1
    return new
  }

  mutating func forget(_ series: ObjectIdentifier) {
    guard let (name, labels) = places.removeValue(forKey: series) else { return }
    families[name]?.series[labels] = nil
    count -= 1
  }
}
