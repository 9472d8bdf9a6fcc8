import HTTPTypes
import InMemoryTracing
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Logging
import MetricsTestKit
import Synchronization

/// What clients count, trace, log and wait for, to be looked at.
struct Observed {
  let metrics = TestMetrics()
  let tracer = InMemoryTracer()
  let log = WarningLog()
  let clock = TestClock()

  func client(
    _ transport: any HTTPTransport, server: String = "https://k8s:6443",
    credentials: any CredentialSource = .none, retry: RetryPolicy = RetryPolicy(),
    requestHeaderFields: HTTPFields = [:]
  ) throws -> Client {
    let configuration = ClientConfiguration(
      transport: TransportSettings(server: server), credentials: credentials,
      extraHeaderFields: requestHeaderFields)
    let logger = Logger(label: "test") { [log] _ in log }
    return try Client(
      configuration, retryPolicy: retry, logger: logger, metrics: metrics, tracer: tracer,
      clock: clock
    ) { _ throws(TransportError) in transport }
  }

  func pods(
    _ transport: any HTTPTransport, credentials: any CredentialSource = .none,
    retry: RetryPolicy = RetryPolicy()
  ) throws -> Api<DynamicObject> {
    Api<DynamicObject>(
      try client(transport, credentials: credentials, retry: retry), Samples.pods, namespace: "ns")
  }

  /// Each counter by name and labels: `rest_client_requests_total{code=200,host=k8s,method=GET}`.
  var counts: [String: Int64] {
    Dictionary(
      metrics.counters.map { ("\($0.label){\(Self.text($0.dimensions))}", $0.totalValue) },
      uniquingKeysWith: { $0 + $1 })
  }

  /// How often each duration was recorded.
  var durations: [String: Int] {
    Dictionary(
      metrics.timers.map { ("\($0.label){\(Self.text($0.dimensions))}", $0.values.count) },
      uniquingKeysWith: { $0 + $1 })
  }

  /// The history of the number of requests in flight.
  var inFlight: [Double] {
    metrics.meters.filter { $0.label == "rest_client_requests_in_flight" }.flatMap(\.values)
  }

  /// All labels' values of all metrics.
  var labels: Set<String> {
    Set(
      metrics.counters.flatMap { $0.dimensions.map(\.1) }
        + metrics.timers.flatMap { $0.dimensions.map(\.1) }
        + metrics.meters.flatMap { $0.dimensions.map(\.1) })
  }

  private static func text(_ dimensions: [(String, String)]) -> String {
    dimensions.map { "\($0.0)=\($0.1)" }.sorted().joined(separator: ",")
  }
}

/// What was logged, one line for each entry: level, message and metadata.
final class WarningLog: LogHandler {
  private let entries = Mutex<[(level: Logger.Level, message: String, metadata: String)]>([])

  var warnings: [String] {
    entries.withLock { $0.filter { $0.level == .warning }.map(\.message) }
  }

  /// All that was logged, at any level.
  var text: String {
    entries.withLock { entries in
      entries.map { "\($0.level) \($0.message) \($0.metadata)" }.joined(separator: "\n")
    }
  }

  func log(event: LogEvent) {
    let metadata = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
    entries.withLock { $0.append((event.level, event.message.description, metadata)) }
  }

  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }
  var logLevel: Logger.Level {
    get { .trace }
    set {}
  }
  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }
}
