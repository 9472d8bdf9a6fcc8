import HTTPTypes
import Metrics
import Synchronization

/// The metrics of requests, by client-go's names and labels, so that its dashboards serve.
///
/// Labels are of few values: the host of the cluster, the method, the status. In addition there is
/// `rest_client_requests_in_flight`, for which client-go has no name.
/// https://github.com/kubernetes/component-base/blob/master/metrics/prometheus/restclient/metrics.go
final class RequestMetrics: Sendable {
  let host: String
  private let factory: any MetricsFactory
  private let inFlight: Meter
  private let made = Mutex(Made())

  private struct Made {
    var durations: [String: Timer] = [:]
    var requests: [Series: Counter] = [:]
    var retries: [Series: Counter] = [:]
  }

  private struct Series: Hashable {
    var method: String
    var code: String
  }

  init(host: String, factory: any MetricsFactory) {
    self.host = host
    self.factory = factory
    inFlight = Meter(
      label: "rest_client_requests_in_flight", dimensions: [("host", host)], factory: factory)
  }

  /// From the sending of a request to the head of its answer.
  func begin() { inFlight.increment() }

  func end(_ method: HTTPRequest.Method, _ duration: Duration) {
    inFlight.decrement()
    let timer = made.withLock { made in
      cached(&made.durations, method.rawValue) {
        Timer(
          label: "rest_client_request_duration_seconds",
          dimensions: [("verb", method.rawValue), ("host", host)],
          preferredDisplayUnit: .seconds, factory: factory)
      }
    }
    timer.record(duration: duration)
  }

  /// - Parameter status: nil if there was no answer.
  func count(_ method: HTTPRequest.Method, status: Int?) {
    counter(\.requests, "rest_client_requests_total", "method", method, status).increment()
  }

  func countRetry(_ method: HTTPRequest.Method, _ status: Int?) {
    counter(\.retries, "rest_client_request_retries_total", "verb", method, status).increment()
  }

  /// client-go calls the method so in one metric and so in the other.
  private func counter(
    _ counters: WritableKeyPath<Made, [Series: Counter]> & Sendable, _ label: String,
    _ methodLabel: String, _ method: HTTPRequest.Method, _ status: Int?
  ) -> Counter {
    let series = Series(method: method.rawValue, code: Self.code(status))
    return made.withLock { made in
      cached(&made[keyPath: counters], series) {
        Counter(
          label: label,
          dimensions: [("code", series.code), (methodLabel, series.method), ("host", host)],
          factory: factory)
      }
    }
  }

  private static func code(_ status: Int?) -> String {
    status.map { (100..<600).contains($0) ? String($0) : "other" } ?? "<error>"
  }

  private func cached<Key: Hashable, Handler>(
    _ handlers: inout [Key: Handler], _ key: Key, _ make: () -> Handler
  ) -> Handler {
    if let handler = handlers[key] { return handler }
    let handler = make()
    handlers[key] = handler
    return handler
  }
}
