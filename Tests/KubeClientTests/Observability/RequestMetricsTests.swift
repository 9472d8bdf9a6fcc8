import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

/// Names and labels are those of client-go's `rest_client_…` metrics.
@Suite("Metrics of requests")
struct RequestMetricsTests {
  private let observed = Observed()
  private static let total = "rest_client_requests_total"
  private static let duration = "rest_client_request_duration_seconds"
  private static let retries = "rest_client_request_retries_total"

  @Test("requests count by method, status and host, and their durations by method and host")
  func counts() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.pod()), ScriptedTransport.json(Samples.pod()),
      ScriptedTransport.json(Samples.pod(), 201),
      ScriptedTransport.json(
        Samples.status(404, "NotFound", more: #","details":{"name":"c","kind":"pods"}"#), 404),
      ScriptedTransport.json(Samples.pod()), ScriptedTransport.json(Samples.success),
    ])
    let pods = try observed.pods(transport)
    let pod = try await pods.get("a")
    _ = try await pods.get("b")
    try await pods.create(pod)
    #expect(try await pods.find("c") == nil)
    try await pods.patch("a", .merge(["x": 1]))
    try await pods.delete("a")
    #expect(
      observed.counts == [
        "\(Self.total){code=200,host=k8s:6443,method=GET}": 2,
        "\(Self.total){code=201,host=k8s:6443,method=POST}": 1,
        "\(Self.total){code=404,host=k8s:6443,method=GET}": 1,
        "\(Self.total){code=200,host=k8s:6443,method=PATCH}": 1,
        "\(Self.total){code=200,host=k8s:6443,method=DELETE}": 1,
      ])
    #expect(
      observed.durations == [
        "\(Self.duration){host=k8s:6443,verb=GET}": 3,
        "\(Self.duration){host=k8s:6443,verb=POST}": 1,
        "\(Self.duration){host=k8s:6443,verb=PATCH}": 1,
        "\(Self.duration){host=k8s:6443,verb=DELETE}": 1,
      ])
    #expect(observed.metrics.timers.flatMap(\.values).allSatisfy { $0 >= 0 })
    #expect(observed.inFlight == Array(repeating: [1, 0], count: 6).flatMap(\.self))
  }

  @Test("a request without an answer counts as an error, by client-go's word for it")
  func noAnswer() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.fail(TransportError(.certificateRejected, "no"))
    ])
    await #expect(throws: ClientError.self) { try await observed.pods(transport).get("a") }
    #expect(observed.counts == ["\(Self.total){code=<error>,host=k8s:6443,method=GET}": 1])
    #expect(observed.durations == ["\(Self.duration){host=k8s:6443,verb=GET}": 1])
    #expect(observed.inFlight.last == 0)
  }

  @Test("each try counts, and each repetition by what made it needed")
  func repetitions() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json("", 429), ScriptedTransport.json("", 503),
      ScriptedTransport.fail(TransportError(.connectionFailed, "refused")),
      ScriptedTransport.json(Samples.pod()),
    ])
    _ = try await observed.pods(transport).get("a")
    #expect(
      observed.counts == [
        "\(Self.total){code=429,host=k8s:6443,method=GET}": 1,
        "\(Self.total){code=503,host=k8s:6443,method=GET}": 1,
        "\(Self.total){code=<error>,host=k8s:6443,method=GET}": 1,
        "\(Self.total){code=200,host=k8s:6443,method=GET}": 1,
        "\(Self.retries){code=429,host=k8s:6443,verb=GET}": 1,
        "\(Self.retries){code=503,host=k8s:6443,verb=GET}": 1,
        "\(Self.retries){code=<error>,host=k8s:6443,verb=GET}": 1,
      ])
    #expect(observed.durations == ["\(Self.duration){host=k8s:6443,verb=GET}": 4])
    #expect(observed.inFlight == [1, 0, 1, 0, 1, 0, 1, 0])
  }

  @Test("what is given up is not counted as repeated")
  func givenUp() async throws {
    let transport = ScriptedTransport(Array(repeating: ScriptedTransport.json("", 503), count: 3))
    let policy = RetryPolicy(patience: .milliseconds(200), backoff: Backoff(jitter: 1...1))
    await #expect(throws: ClientError.self) {
      try await observed.pods(transport, retry: policy).get("a")
    }
    #expect(observed.counts["\(Self.total){code=503,host=k8s:6443,method=GET}"] == 3)
    #expect(observed.counts["\(Self.retries){code=503,host=k8s:6443,verb=GET}"] == 2)
  }

  @Test("a request is in flight until the head of its answer, and its duration ends there")
  func inFlight() async throws {
    let gate = Gate()
    let transport = ScriptedTransport([
      ScriptedTransport.gated(gate, ScriptedTransport.chunks("a\nb\n", of: 2))
    ])
    let pods = try observed.pods(transport)
    async let lines = pods.logLines("a", LogParameters(follow: true))
    await transport.requested()
    #expect(observed.inFlight == [1])
    #expect(observed.durations == [:])
    gate.open()
    var iterator = try await lines.makeAsyncIterator()
    #expect(observed.inFlight == [1, 0])
    #expect(observed.durations == ["\(Self.duration){host=k8s:6443,verb=GET}": 1])
    // The rest of the body is let go.
    #expect(try await iterator.next() == "a")
    #expect(observed.inFlight == [1, 0])
    #expect(observed.durations == ["\(Self.duration){host=k8s:6443,verb=GET}": 1])
  }

  @Test("a body that breaks off, or is not what was asked for, leaves nothing in flight")
  func brokenBody() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.broken(#"{"kind""#), ScriptedTransport.json("<"),
    ])
    let pods = try observed.pods(transport)
    await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(observed.inFlight == [1, 0, 1, 0])
    #expect(
      observed.counts == [
        "\(Self.total){code=200,host=k8s:6443,method=GET}": 2,
        "\(Self.retries){code=<error>,host=k8s:6443,verb=GET}": 1,
      ])
  }

  @Test("a request that is cancelled is in flight no more")
  func cancelled() async throws {
    let gate = Gate()
    let transport = ScriptedTransport([
      ScriptedTransport.gated(gate, ScriptedTransport.json(Samples.pod()))
    ])
    let pods = try observed.pods(transport)
    let error = await withTaskGroup(of: ClientError?.self) { group in
      group.addTask { await #expect(throws: ClientError.self) { try await pods.get("a") } }
      await transport.requested()
      #expect(observed.inFlight == [1])
      group.cancelAll()
      return await group.next().flatMap(\.self)
    }
    #expect(error?.isCancelled == true)
    #expect(observed.inFlight == [1, 0])
    #expect(observed.counts == ["\(Self.total){code=<error>,host=k8s:6443,method=GET}": 1])
  }

  @Test("an upgrade that is refused counts with its status")
  func upgrade() async throws {
    let transport = ScriptedTransport(upgrades: [
      ScriptedTransport.refuse(ScriptedTransport.json(Samples.status(403, "Forbidden"), 403))
    ])
    await #expect(throws: ClientError.self) {
      try await observed.pods(transport).exec("a", ["ls"])
    }
    #expect(observed.counts == ["\(Self.total){code=403,host=k8s:6443,method=GET}": 1])
    #expect(observed.inFlight == [1, 0])
  }

  @Test("nothing counts that is not sent")
  func unsent() async throws {
    let transport = ScriptedTransport([])
    await #expect(throws: ClientError.self) { try await observed.pods(transport).get("") }
    let failing = try observed.client(
      transport, credentials: FailingCredentials(code: .commandFailed))
    await #expect(throws: ClientError.self) { try await failing.serverVersion() }
    #expect(observed.counts == [:])
    #expect(observed.durations == [:])
    #expect(observed.inFlight == [])
  }

  @Test("the number of series does not grow with objects, namespaces or odd statuses")
  func cardinality() async throws {
    let statuses = [200, 299, 600, 700, 999]
    let transport = ScriptedTransport(
      (0..<100).map { ScriptedTransport.json(Samples.pod(), statuses[$0 % 5]) })
    let client = try observed.client(transport, retry: .none)
    for index in 0..<100 {
      let pods = Api<DynamicObject>(client, Samples.pods, namespace: "secret-ns-\(index)")
      _ = try? await pods.get("secret-name-\(index)")
    }
    #expect(transport.requests.count == 100)
    #expect(observed.labels == ["200", "299", "other", "GET", "k8s:6443"])
    #expect(observed.counts["\(Self.total){code=other,host=k8s:6443,method=GET}"] == 60)
  }

  @Test("copies of a client share their metrics")
  func copies() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.pod()), ScriptedTransport.json(Samples.pod()),
    ])
    let client = try observed.client(transport)
    var copy = client
    copy.retryPolicy = .none
    _ = try await Api<DynamicObject>(client, Samples.pods, namespace: "ns").get("a")
    _ = try await Api<DynamicObject>(copy, Samples.pods, namespace: "ns").get("a")
    #expect(observed.counts == ["\(Self.total){code=200,host=k8s:6443,method=GET}": 2])
  }
}
