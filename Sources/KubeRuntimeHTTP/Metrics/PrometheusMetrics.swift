public import CoreMetrics
import Synchronization

/// Keeps metrics, and writes them down as Prometheus reads them.
///
/// ```swift
/// let metrics = PrometheusMetrics()
/// MetricsSystem.bootstrap(metrics)
/// manager.add(Endpoints(for: manager, metrics: metrics))
/// ```
///
/// Counters are counters, and so are floating-point counters; meters, and recorders that do not
/// aggregate, are gauges; recorders that do, and timers, are histograms, timers' in seconds. All that
/// were made with one label and the same dimensions are one series.
///
/// A label or dimension that is no name of Prometheus' (`http.requests`) becomes one
/// (`http_requests`). What cannot be told beside what is there, because it has another type under the
/// same name or would exceed ``seriesLimit``, is not told, and counted in
/// `swift_metrics_refused_series_total`.
public final class PrometheusMetrics: MetricsFactory, Sendable {
  /// The most series that are kept, so that a label of unbounded values costs no more than this.
  public let seriesLimit: Int
  private let buckets: @Sendable (String) -> [Double]
  private let registry: Mutex<Registry>

  /// - Parameters:
  ///   - seriesLimit: the most series that are kept. 10,000 by default.
  ///   - help: what metrics are about, by name. The names that controllers and clients here use have
  ///     theirs already.
  ///   - buckets: the upper bounds of a histogram's buckets by its name; nil for those that
  ///     controller-runtime and client-go have for the name, or else Prometheus' own.
  public init(
    seriesLimit: Int = 10_000, help: [String: String] = [:],
    buckets: @escaping @Sendable (String) -> [Double]? = { _ in nil }
  ) {
    self.seriesLimit = seriesLimit
    self.buckets = { name in
      let chosen = (buckets(name) ?? KnownMetrics.buckets(name)).filter { $0.isFinite }
      return Array(Set(chosen)).sorted()
    }
    registry = Mutex(
      Registry(
        help: KnownMetrics.help.merging(help) { _, new in new }, limit: seriesLimit))
  }

  /// All metrics in the text format, version 0.0.4.
  public func text() -> String {
    let (families, refused) = registry.withLock { ($0.families, $0.refused) }
    var text = ""
    for name in families.keys.sorted() { families[name]?.write(name, to: &text) }
    if refused > 0 {
      let name = "swift_metrics_refused_series_total"
      text += "# HELP \(name) Series that are not told, for want of room or a name of their own.\n"
      text += "# TYPE \(name) counter\n\(name) \(refused)\n"
    }
    return text
  }

  /// What ``text()`` is, for an answer's header field.
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  private func series<Kept: Series>(
    _ label: String, _ dimensions: [(String, String)], _ kind: MetricKind, _ make: (String) -> Kept
  ) -> Kept {
    let name = MetricName.metric(label)
    let labels = SeriesLabels(dimensions, isHistogram: kind == .histogram)
    return registry.withLock { $0.series(name, labels, kind) { make(name) } }
  }

  public func makeCounter(
    label: String, dimensions: [(String, String)]
  ) -> any CounterHandler {
    series(label, dimensions, .counter) { _ in CounterSeries() }
  }

  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    series(label, dimensions, .floatCounter) { _ in FloatCounterSeries() }
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions, .gauge) { _ in GaugeSeries() }
  }

  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    guard aggregate else { return series(label, dimensions, .gauge) { _ in GaugeSeries() } }
    return series(label, dimensions, .histogram) { HistogramSeries(self.buckets($0)) }
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, dimensions, .histogram) { HistogramSeries(self.buckets($0)) }
  }

  public func destroyCounter(_ handler: any CounterHandler) { forget(handler) }
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {
    forget(handler)
  }
  public func destroyMeter(_ handler: any MeterHandler) { forget(handler) }
  public func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }
  public func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

  private func forget(_ handler: AnyObject) {
    registry.withLock { $0.forget(ObjectIdentifier(handler)) }
  }
}
