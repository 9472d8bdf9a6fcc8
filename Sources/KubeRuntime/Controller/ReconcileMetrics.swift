import Metrics
import Synchronization

/// A controller's metrics, by controller-runtime's names and labels, so that its dashboards serve.
/// https://github.com/kubernetes-sigs/controller-runtime/blob/main/pkg/internal/controller/metrics/metrics.go
final class ReconcileMetrics: Sendable {
  enum Result: String, CaseIterable {
    case success, error, requeue
    case requeueAfter = "requeue_after"
  }

  private let results: [Result: Counter]
  private let errors: Counter
  private let terminalErrors: Counter
  private let timeouts: Counter
  private let time: Metrics.Timer
  private let activeWorkers: Meter
  private let adds: Counter
  private let retries: Counter
  private let depth: Meter
  private let waits: Metrics.Timer
  private let work: Metrics.Timer
  private let unfinished: Meter
  private let longest: Meter
  private let running = Mutex(Running())
  /// How many additions were told.
  private let toldAdds = Mutex(0)

  /// When the reconciles that run began, by their numbers, which grow.
  private struct Running {
    var starts: [UInt64: Duration] = [:]
    /// No lower number runs.
    var oldest: UInt64 = 0
    var newest: UInt64 = 0
    var sum: Duration = .zero

    mutating func begin(_ number: UInt64, _ now: Duration) {
      starts[number] = now
      newest = max(newest, number)
      sum += now
    }

    mutating func end(_ number: UInt64) -> Duration? {
      guard let start = starts.removeValue(forKey: number) else { return nil }
      sum -= start
      return start
    }

    mutating func ages(_ now: Duration) -> (count: Int, sum: Duration, longest: Duration) {
      while oldest < newest, starts[oldest] == nil { oldest += 1 }
      let longest = starts[oldest].map { now - $0 } ?? .zero
      return (starts.count, now * starts.count - sum, longest)
    }
  }

  init(_ controller: String, concurrency: Int?, factory: any MetricsFactory) {
    let labels = [("controller", controller)]
    func counter(_ name: String, _ labels: [(String, String)]) -> Counter {
      let counter = Counter(label: name, dimensions: labels, factory: factory)
      // What has not happened yet is 0, and not absent.
      counter.increment(by: 0)
      return counter
    }
    func meter(_ name: String, _ labels: [(String, String)]) -> Meter {
      Meter(label: name, dimensions: labels, factory: factory)
    }
    func timer(_ name: String, _ labels: [(String, String)]) -> Metrics.Timer {
      Metrics.Timer(
        label: name, dimensions: labels, preferredDisplayUnit: .seconds, factory: factory)
    }
    results = Dictionary(
      uniqueKeysWithValues: Result.allCases.map {
        ($0, counter("controller_runtime_reconcile_total", labels + [("result", $0.rawValue)]))
      })
    errors = counter("controller_runtime_reconcile_errors_total", labels)
    terminalErrors = counter("controller_runtime_terminal_reconcile_errors_total", labels)
    timeouts = counter("controller_runtime_reconcile_timeouts_total", labels)
    time = timer("controller_runtime_reconcile_time_seconds", labels)
    activeWorkers = meter("controller_runtime_active_workers", labels)
    meter("controller_runtime_max_concurrent_reconciles", labels).set(concurrency ?? 0)
    let queue = labels + [("name", controller)]
    adds = counter("workqueue_adds_total", queue)
    retries = counter("workqueue_retries_total", queue)
    depth = meter("workqueue_depth", queue)
    waits = timer("workqueue_queue_duration_seconds", queue)
    work = timer("workqueue_work_duration_seconds", queue)
    unfinished = meter("workqueue_unfinished_work_seconds", queue)
    longest = meter("workqueue_longest_running_processor_seconds", queue)
  }

  /// - Parameter total: how many keys have come into the queue since the beginning.
  func added(_ total: Int, depth: Int) {
    let new = toldAdds.withLock { told in
      defer { told = max(told, total) }
      return max(total - told, 0)
    }
    if new > 0 { adds.increment(by: new) }
    self.depth.set(depth)
  }

  func began(_ number: UInt64, at now: Duration, waited: Duration, depth: Int) {
    waits.record(duration: waited)
    self.depth.set(depth)
    tell(
      running.withLock { running in
        running.begin(number, now)
        return running.ages(now)
      })
  }

  func finished(_ number: UInt64, at now: Duration, depth: Int) {
    let (start, ages) = running.withLock { ($0.end(number), $0.ages(now)) }
    work.record(duration: now - (start ?? now))
    self.depth.set(depth)
    tell(ages)
  }

  /// What came of a reconcile, which objects that are gone do not get.
  func reconciled(_ result: Result, duration: Duration) {
    results[result]?.increment()
    time.record(duration: duration)
    if result == .error { errors.increment() }
  }

  func failedForGood() { terminalErrors.increment() }
  func retried() { retries.increment() }
  func timedOut() { timeouts.increment() }

  /// client-go tells these twice a second. Here they are told when a reconcile begins or ends, as a
  /// controller has no timer that always runs.
  private func tell(_ ages: (count: Int, sum: Duration, longest: Duration)) {
    activeWorkers.set(ages.count)
    unfinished.set(ages.sum.inSeconds)
    longest.set(ages.longest.inSeconds)
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
