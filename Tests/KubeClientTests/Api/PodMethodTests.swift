import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite("What only pods can do")
struct PodMethodTests {
  private static let base = "/api/v1/namespaces/ns/pods/a"

  @Test("a log is text, with all that can be said of it")
  func log() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.chunks("one\ntwo\n", of: 3), ScriptedTransport.json("", 204),
    ])
    let pods = try Observed().pods(transport)
    let text = try await pods.log(
      "a",
      LogParameters(
        container: "main", previous: true, sinceSeconds: 60, tailLines: 10, limitBytes: 1000,
        timestamps: true))
    #expect(text == "one\ntwo\n")
    #expect(
      try await pods.log("a", LogParameters(sinceTime: Time("2026-11-21T08:00:00+01:00"))) == "")
    #expect(
      transport.lines.first
        == "GET \(Self.base)/log?container=main&previous=true&sinceSeconds=60&tailLines=10"
        + "&limitBytes=1000&timestamps=true")
    #expect(transport.lines.last?.hasPrefix("GET \(Self.base)/log?sinceTime=2026-11-21T0") == true)
    #expect(transport.types(0) == ["*/*", nil])
  }

  @Test("parameters that make no sense are not sent")
  func senseless() async throws {
    let transport = ScriptedTransport([])
    let pods = try Observed().pods(transport)
    let time = try Time("2026-11-21T08:00:00Z")
    for parameters in [
      LogParameters(follow: true), LogParameters(sinceSeconds: 1, sinceTime: time),
      LogParameters(sinceSeconds: 0), LogParameters(tailLines: -1), LogParameters(limitBytes: 0),
    ] {
      let error = await #expect(throws: ClientError.self) { try await pods.log("a", parameters) }
      #expect(error?.code == .invalidRequest)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test("an eviction names the pod, and carries options only where there are some")
  func evict() async throws {
    let answer = ScriptedTransport.json(Samples.success, 201)
    let transport = ScriptedTransport([answer, answer])
    let pods = try Observed().pods(transport)
    try await pods.evict("a")
    try await pods.evict("a", DeleteParameters(dryRun: true, gracePeriodSeconds: 5))
    #expect(transport.lines == Array(repeating: "POST \(Self.base)/eviction", count: 2))
    #expect(transport.types(0) == ["application/json", "application/json"])
    #expect(
      try transport.body(0) == [
        "apiVersion": "policy/v1", "kind": "Eviction",
        "metadata": ["name": "a", "namespace": "ns"],
      ])
    let options = try transport.body(1)?["deleteOptions"]
    #expect(options?["gracePeriodSeconds"] == 5)
    #expect(options?["dryRun"] == ["All"])
  }

  @Test("an eviction that a budget does not allow is not tried again")
  func budget() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.status(429, "TooManyRequests"), 429),
      ScriptedTransport.json(Samples.success, 201),
    ])
    let pods = try Observed().pods(transport)
    let error = await #expect(throws: ClientError.self) { try await pods.evict("a") }
    #expect(error?.isTooManyRequests == true)
    #expect(transport.requests.count == 1)
  }

  @Test("containers to debug with are merged into those that the pod has")
  func ephemeralContainers() async throws {
    let transport = ScriptedTransport([ScriptedTransport.json(Samples.pod())])
    let container: JSONValue = ["name": "debug", "image": "busybox", "targetContainerName": "main"]
    try await Observed().pods(transport).addEphemeralContainers("a", [container])
    #expect(transport.lines == ["PATCH \(Self.base)/ephemeralcontainers"])
    #expect(transport.types(0) == ["application/json", "application/strategic-merge-patch+json"])
    #expect(try transport.body(0) == ["spec": ["ephemeralContainers": [container]]])
  }
}
