import CoreMetrics
import KubeRuntimeHTTP
import Testing

@Suite("Metrics as Prometheus reads them")
struct PrometheusMetricsTests {
  private let metrics = PrometheusMetrics(help: ["a": "What a is,\nin \\ lines."])

  @Test("counters, of both kinds, do not go down")
  func counters() {
    let counter = Counter(label: "a", dimensions: [("y", "2"), ("x", "1")], factory: metrics)
    counter.increment(by: 2)
    Counter(label: "a", dimensions: [("x", "1"), ("y", "2")], factory: metrics).increment()
    metrics.makeCounter(label: "a", dimensions: []).increment(by: -5)
    FloatingPointCounter(label: "b", factory: metrics).increment(by: 0.5)
    metrics.makeFloatingPointCounter(label: "b", dimensions: []).increment(by: -1)
    #expect(
      metrics.text() == #"""
        # HELP a What a is,\nin \\ lines.
        # TYPE a counter
        a 0
        a{x="1",y="2"} 3
        # TYPE b counter
        b 0.5

        """#)
  }

  @Test("meters, and recorders that do not aggregate, are gauges")
  func gauges() {
    let meter = Meter(label: "m", factory: metrics)
    meter.set(5)
    meter.increment(by: 2)
    meter.decrement(by: 0.5)
    Gauge(label: "g", factory: metrics).record(-1.5)
    Gauge(label: "inf", factory: metrics).record(Double.infinity)
    Gauge(label: "nan", factory: metrics).record(Double.nan)
    #expect(
      metrics.text() == """
        # TYPE g gauge
        g -1.5
        # TYPE inf gauge
        inf +Inf
        # TYPE m gauge
        m 6.5
        # TYPE nan gauge
        nan NaN

        """)
  }

  @Test("timers are histograms in seconds, whose buckets add up")
  func histograms() {
    let metrics = PrometheusMetrics(buckets: { $0 == "t" ? [1, 0.1, .infinity] : nil })
    let timer = Timer(label: "t", dimensions: [("le", "x")], factory: metrics)
    for milliseconds in [100, 101, 2000] as [Int64] { timer.recordMilliseconds(milliseconds) }
    #expect(
      metrics.text() == """
        # TYPE t histogram
        t_bucket{exported_le="x",le="0.1"} 1
        t_bucket{exported_le="x",le="1"} 2
        t_bucket{exported_le="x",le="+Inf"} 3
        t_sum{exported_le="x"} 2.201
        t_count{exported_le="x"} 3

        """)
  }

  @Test("known names have controller-runtime's buckets, and say what they are")
  func known() {
    Timer(label: "controller_runtime_reconcile_time_seconds", factory: metrics).recordSeconds(61)
    Timer(label: "workqueue_work_duration_seconds", factory: metrics).recordNanoseconds(10)
    let text = metrics.text()
    #expect(text.contains("# HELP controller_runtime_reconcile_time_seconds "))
    #expect(text.contains(#"reconcile_time_seconds_bucket{le="0.15"} 0"#))
    #expect(text.contains(#"reconcile_time_seconds_bucket{le="60"} 0"#))
    #expect(text.contains(#"work_duration_seconds_bucket{le="1e-08"} 1"#))
    #expect(text.contains(#"work_duration_seconds_bucket{le="1000"} 1"#))
  }

  @Test("names become Prometheus' names, and values are escaped")
  func names() {
    let dimensions = [("__a.b", "x\"y\\z\nü"), ("1", "2"), ("", "3"), ("__a_b", "again")]
    Counter(label: "9 http.requests:né", dimensions: dimensions, factory: metrics).increment()
    #expect(
      metrics.text() == #"""
        # TYPE _9_http_requests:n_ counter
        _9_http_requests:n_{_="3",_1="2",_a_b="x\"y\\z\nü"} 1

        """#)
  }

  @Test("what has no place is counted, and harms nobody")
  func refused() {
    let metrics = PrometheusMetrics(seriesLimit: 2)
    Counter(label: "a", factory: metrics).increment()
    Meter(label: "a", factory: metrics).set(5)
    Timer(label: "h", factory: metrics).recordSeconds(1)
    Counter(label: "h_count", factory: metrics).increment()
    Counter(label: "c", factory: metrics).increment()
    let text = metrics.text()
    #expect(text.contains("\na 1\n") && !text.contains("a 5"))
    #expect(text.contains("\nh_count 1\n") && !text.contains("\nc 1"))
    #expect(text.hasSuffix("swift_metrics_refused_series_total 3\n"))
  }

  @Test("a metric that is destroyed is told no more, and gives room")
  func destroyed() {
    let metrics = PrometheusMetrics(seriesLimit: 1)
    let first = Counter(label: "a", factory: metrics)
    first.destroy()
    Counter(label: "b", factory: metrics).increment()
    #expect(metrics.text() == "# TYPE b counter\nb 1\n")
  }

  @Test("many at once count right")
  func concurrent() async {
    let metrics = metrics
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for number in 0..<500 {
            Counter(label: "c", dimensions: [("n", "\(number % 5)")], factory: metrics).increment()
            Timer(label: "t", factory: metrics).recordSeconds(task)
          }
        }
      }
    }
    let text = metrics.text()
    #expect(text.contains(#"c{n="4"} 800"#) && text.contains("t_count 4000"))
  }
}
