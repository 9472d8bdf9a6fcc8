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
    let series = Series(method: method.rawValue, code: Self.code(status))
    let counter = made.withLock { made in
      cached(&made.requests, series) {
        Counter(
          label: "rest_client_requests_total",
          dimensions: [("code", series.code), ("method", series.method), ("host", host)],
          factory: factory)
      }
    }
    counter.increment()
  }

  func countRetry(_ method: HTTPRequest.Method, _ status: Int?) {
    let series = Series(method: method.rawValue, code: Self.code(status))
    let counter = made.withLock { made in
      cached(&made.retries, series) {
        Counter(
          label: "rest_client_request_retries_total",
          dimensions: [("code", series.code), ("verb", series.method), ("host", host)],
          factory: factory)
      }
    }
    counter.increment()
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
