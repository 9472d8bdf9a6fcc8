import CoreMetrics
import Synchronization

/// The numbers of one name and one set of labels.
protocol Series: AnyObject, Sendable {
  func write(_ name: String, _ labels: SeriesLabels, to text: inout String)
}

final class CounterSeries: Series, CounterHandler {
  private let value = Atomic<Int64>(0)

  /// A counter does not go down: what is below zero is left out.
  func increment(by amount: Int64) {
    if amount > 0 { value.wrappingAdd(amount, ordering: .relaxed) }
  }

  func reset() { value.store(0, ordering: .relaxed) }

  func write(_ name: String, _ labels: SeriesLabels, to text: inout String) {
    text += "\(name)\(labels.braced()) \(value.load(ordering: .relaxed))\n"
  }
}

final class FloatCounterSeries: Series, FloatingPointCounterHandler {
  private let value = Mutex(0.0)

  func increment(by amount: Double) {
    if amount > 0, amount.isFinite { value.withLock { $0 += amount } }
  }

  func reset() { value.withLock { $0 = 0 } }

  func write(_ name: String, _ labels: SeriesLabels, to text: inout String) {
    text += "\(name)\(labels.braced()) \(MetricName.number(value.withLock { $0 }))\n"
  }
}

final class GaugeSeries: Series, MeterHandler, RecorderHandler {
  private let value = Mutex(0.0)

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(Double(value)) }
  func record(_ value: Double) { set(value) }

  func write(_ name: String, _ labels: SeriesLabels, to text: inout String) {
    text += "\(name)\(labels.braced()) \(MetricName.number(value.withLock { $0 }))\n"
  }
}

final class HistogramSeries: Series, TimerHandler, RecorderHandler {
  private struct State {
    /// How many fell into each bucket, and at the end above all of them.
    var counts: [UInt64]
    var sum = 0.0
  }

  private let bounds: [Double]
  private let state: Mutex<State>

  init(_ bounds: [Double]) {
    self.bounds = bounds
    state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    guard !value.isNaN else { return }
    var (low, high) = (0, bounds.count)
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] < value { low = middle + 1 } else { high = middle }
    }
    state.withLock { state in
      state.counts[low] += 1
      state.sum += value
    }
  }

  func write(_ name: String, _ labels: SeriesLabels, to text: inout String) {
    let (counts, sum) = state.withLock { ($0.counts, $0.sum) }
    var total: UInt64 = 0
    for (count, bound) in zip(counts, bounds + [.infinity]) {
      total += count
      text += "\(name)_bucket\(labels.braced("le=\"\(MetricName.number(bound))\"")) \(total)\n"
    }
    text += "\(name)_sum\(labels.braced()) \(MetricName.number(sum))\n"
    text += "\(name)_count\(labels.braced()) \(total)\n"
  }
}
