public import KubeClient
public import Logging
public import Metrics
public import Tracing

/// How a ``Controller`` works.
public struct ControllerSettings: Sendable {
  /// What it is called in logs, metrics and spans; by default the kind in lower case.
  public var name: String?
  /// The most objects that are reconciled at a time, of which none is the same twice; nil for no
  /// bound. 10 by default: without a bound, as in kube-rs, a controller begins with as many requests
  /// as there are objects, and with one place, as in controller-runtime, one slow reconcile stops
  /// all others.
  public var concurrency: Int? = 10
  /// How long nothing must have happened to an object before it is reconciled. Each change, of the
  /// object or of what leads to it, begins the wait anew, but an object that changes all the time is
  /// reconciled after ten times as long. None by default. It does not hold up what the reconciler asks
  /// for.
  public var debounce: Duration = .zero
  /// How long a reconcile may take; nil for as long as it likes. After 10 minutes, by default, it is
  /// cancelled; one that does not heed that gives its place to others, while its own object is held
  /// until it ends.
  public var reconcileTimeout: Duration? = .seconds(600)
  /// The waits before an object is reconciled again whose reconciles fail one after the other. By
  /// default they begin at 5 ms and grow to 1000 s, as in controller-runtime.
  public var backoff: Backoff = Backoff(
    firstDelay: .milliseconds(5), factor: 2, longestDelay: .seconds(1000))
  /// How long reconciles that run have to finish when the controller stops, before they are
  /// cancelled. 30 seconds by default.
  public var shutdownGrace: Duration = .seconds(30)
  /// How long an object waits for its store to hear of what this process has written to it, before it
  /// is reconciled as the store has it. 5 seconds by default.
  public var cacheWait: Duration = .seconds(5)
  /// What says in logs and spans which reconcile it is; by default 16 hexadecimal digits, by chance.
  public var makeID: @Sendable () -> String = {
    let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
  /// Where it logs; by default where the client does.
  public var logger: Logger?
  /// Where metrics go; nil for the process's own (`MetricsSystem`).
  public var metrics: (any MetricsFactory)?
  /// Where spans go; nil for the process's own (`InstrumentationSystem`).
  public var tracer: (any Tracer)?

  public init(
    name: String? = nil, concurrency: Int? = 10, debounce: Duration = .zero,
    reconcileTimeout: Duration? = .seconds(600)
  ) {
    self.name = name
    self.concurrency = concurrency
    self.debounce = debounce
    self.reconcileTimeout = reconcileTimeout
  }
}
