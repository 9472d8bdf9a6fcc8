import KubeRuntime
import KubeTestSupport
import KubeTesting
import ServiceLifecycle
import Testing

@testable import KubeRuntimeHTTP

@Suite("Endpoints over HTTP", .timeLimit(.minutes(10)))
struct EndpointTests {
  private struct Ill: Error, CustomStringConvertible {
    var description: String { "no pulse" }
  }

  private func serve(
    health: HealthChecks = HealthChecks(), readiness: HealthChecks = HealthChecks(),
    metrics: PrometheusMetrics? = nil, _ body: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    let endpoints = try Endpoints(
      host: "127.0.0.1", port: 0, health: health, readiness: readiness, metrics: metrics)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await endpoints.run() }
      try await body(try await endpoints.address().port)
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  @Test("healthy is ok, and verbose says of what")
  func healthy() async throws {
    let health = HealthChecks()
    health.add("pulse") {}
    health.add("breath") {}
    try await serve(health: health) { port in
      let plain = try await PlainAnswer.get("/healthz", port: port)
      #expect(plain.status == 200 && plain.body == "ok")
      let verbose = try await PlainAnswer.get("/healthz?verbose", port: port)
      #expect(verbose.status == 200)
      #expect(verbose.body == "[+]breath ok\n[+]pulse ok\nhealthz check passed\n")
      #expect(try await PlainAnswer.get("/healthz/pulse", port: port).body == "ok")
      #expect(try await PlainAnswer.get("/readyz", port: port).body == "ok")
      #expect(try await PlainAnswer.get("/readyz/ping", port: port).body == "ok")
    }
  }

  @Test("unhealthy is 500, and the reason is told of the check alone")
  func unhealthy() async throws {
    let health = HealthChecks()
    health.add("pulse") { throw Ill() }
    health.add("breath") {}
    try await serve(health: health) { port in
      let all = try await PlainAnswer.get("/healthz", port: port)
      #expect(all.status == 500)
      #expect(
        all.body == "[+]breath ok\n[-]pulse failed: reason withheld\nhealthz check failed\n")
      let one = try await PlainAnswer.get("/healthz/pulse", port: port)
      #expect(one.status == 500 && one.body == "internal server error: no pulse\n")
      #expect(try await PlainAnswer.get("/healthz?exclude=pulse", port: port).status == 200)
      let unknown = try await PlainAnswer.get(
        "/healthz?exclude=pulse&exclude=x&verbose", port: port)
      #expect(
        unknown.body == "[+]breath ok\n[+]pulse excluded: ok\n"
          + "warn: some health checks cannot be excluded: no matches for \"x\"\n"
          + "healthz check passed\n")
    }
  }

  @Test("what is not there is 404, what only GET may do is 405, and HEAD has no body")
  func others() async throws {
    try await serve { port in
      #expect(try await PlainAnswer.get("/", port: port).status == 404)
      #expect(try await PlainAnswer.get("/metrics", port: port).status == 404)
      #expect(try await PlainAnswer.get("/healthz/none", port: port).status == 404)
      #expect(try await PlainAnswer.get("/healthz", port: port, method: "POST").status == 405)
      let head = try await PlainAnswer.get("/healthz", port: port, method: "HEAD")
      #expect(head.status == 200 && head.body.isEmpty)
    }
  }

  @Test("metrics are told with their version")
  func metrics() async throws {
    let metrics = PrometheusMetrics()
    metrics.makeCounter(label: "calls", dimensions: [("code", "200")]).increment(by: 3)
    try await serve(metrics: metrics) { port in
      let answer = try await PlainAnswer.get("/metrics", port: port)
      #expect(answer.status == 200)
      #expect(answer.head.contains("text/plain; version=0.0.4; charset=utf-8"))
      #expect(answer.body == "# TYPE calls counter\ncalls{code=\"200\"} 3\n")
    }
  }

  @Test("clients that send half a request, or read nothing, do not hold the shutdown up")
  func slow() async throws {
    let metrics = PrometheusMetrics()
    for number in 0..<9_999 {
      metrics.makeCounter(
        label: "a_long_name_of_a_metric_so_that_much_is_told_of_it",
        dimensions: [("number", "\(number)"), ("why", String(repeating: "x", count: 900))]
      ).increment(by: 1)
    }
    try await serve(metrics: metrics) { port in
      let half = try LoopbackSocket(port: port)
      try half.write("GET /healthz HTTP/1.1\r\nHost: local")
      let deaf = try LoopbackSocket(port: port)
      try deaf.write("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
      // By now the others are being served.
      #expect(try await PlainAnswer.get("/healthz", port: port).status == 200)
    }
  }

  @Test("a graceful shutdown ends them, though a client holds its connection")
  func graceful() async throws {
    let endpoints = try Endpoints(host: "127.0.0.1", port: 0)
    let group = ServiceGroup(services: [endpoints], logger: .init(label: "test"))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try? await group.run() }
      let port = try await endpoints.address().port
      let idle = try LoopbackSocket(port: port)
      try idle.write("GET /healthz HTTP/1.1\r\n")
      #expect(try await PlainAnswer.get("/healthz", port: port).status == 200)
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      idle.end()
    }
  }

  @Test("a port that is taken is an error")
  func taken() async throws {
    try await serve { port in
      let second = try Endpoints(host: "127.0.0.1", port: UInt16(port))
      await #expect(throws: (any Error).self) { try await second.run() }
    }
    #expect(throws: (any Error).self) { try Endpoints(host: "no address", port: 0) }
  }

  @Test("all interfaces are served, IPv4 among them")
  func everywhere() async throws {
    let endpoints = try Endpoints(port: 0)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await endpoints.run() }
      let port = try await endpoints.address().port
      #expect(try await PlainAnswer.get("/healthz", port: port).status == 200)
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  @Test("a manager's endpoints ask the manager's checks")
  func manager() async throws {
    let cluster = TestCluster()
    var manager = ControllerManager(Client(transport: cluster.transport))
    manager.readiness.add("caches") { throw Ill() }
    let endpoints = try Endpoints(for: manager, host: "127.0.0.1", port: 0)
    manager.add(endpoints, stage: .endpoints)
    try await withThrowingTaskGroup(of: Void.self) { [manager] group in
      group.addTask { try await manager.run() }
      let port = try await endpoints.address().port
      #expect(try await PlainAnswer.get("/healthz", port: port).status == 200)
      #expect(try await PlainAnswer.get("/readyz", port: port).status == 500)
      group.cancelAll()
      try await group.waitForAll()
    }
  }
}
