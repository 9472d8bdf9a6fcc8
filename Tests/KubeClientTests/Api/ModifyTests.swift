import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite("Reading, changing and replacing in one")
struct ModifyTests {
  private static func pod(_ version: Int) -> String {
    Samples.object(Samples.pods, "a", more: #","resourceVersion":"\#(version)""#)
  }

  private static func conflict() -> ScriptedTransport.Answer {
    ScriptedTransport.json(Samples.status(409, "Conflict"), 409)
  }

  @Test("what was changed meanwhile is read again, and the change made again")
  func conflicts() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Self.pod(1)), Self.conflict(), ScriptedTransport.json(Self.pod(2)),
      Self.conflict(), ScriptedTransport.json(Self.pod(3)), ScriptedTransport.json(Self.pod(4)),
    ])
    let pods = try Observed().pods(transport)
    var seen: [String?] = []
    let changed = try await pods.modify("a") { pod in
      seen.append(pod.metadata.resourceVersion)
      pod["x"] = 1
    }
    #expect(seen == ["1", "2", "3"])
    #expect(changed.metadata.resourceVersion == "4")
    #expect(transport.requests.map(\.head.method) == [.get, .put, .get, .put, .get, .put])
    let body = try #require(try transport.body(5))
    #expect(body["x"] == 1)
    #expect(body["metadata"]?["resourceVersion"] == "3")
  }

  @Test("there is a wait between tries, longer each time, which ends when the task is cancelled")
  func waits() async throws {
    let answers = Array(
      repeating: [ScriptedTransport.json(Self.pod(1)), Self.conflict()], count: 9)
    let observed = Observed()
    let pods = try observed.pods(ScriptedTransport(answers.flatMap { $0 }))
    await #expect(throws: ClientError.self) { try await pods.modify("a", tries: 9) { _ in } }
    // Besides, refusals are given a second to say why.
    let waits = observed.clock.sleeps.filter { $0 != .seconds(1) }
    #expect(waits.count == 8)
    var longest = Duration.milliseconds(10)
    for wait in waits {
      #expect(wait >= longest / 2)
      #expect(wait <= longest)
      longest = min(longest * 2, .seconds(1))
    }
    let conflicts = try Observed().pods(ScriptedTransport(answers.flatMap { $0 }))
    let task = Task {
      try await conflicts.modify("a") { _ in withUnsafeCurrentTask { $0?.cancel() } }
    }
    let error = await #expect(throws: ClientError.self) { try await task.value }
    #expect(error?.isCancelled == true)
  }

  @Test("the last try's conflict is thrown, and any other error at once")
  func failures() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Self.pod(1)), Self.conflict(), ScriptedTransport.json(Self.pod(2)),
      Self.conflict(), ScriptedTransport.json(Self.pod(3)),
      ScriptedTransport.json(Samples.status(422, "Invalid"), 422),
    ])
    let pods = try Observed().pods(transport)
    let last = await #expect(throws: ClientError.self) {
      try await pods.modify("a", tries: 2) { _ in }
    }
    #expect(last?.isConflict == true)
    let other = await #expect(throws: ClientError.self) { try await pods.modify("a") { _ in } }
    #expect(other?.isInvalid == true)
    #expect(transport.requests.count == 6)
  }

  @Test("what the change throws comes out, and nothing is sent")
  func change() async throws {
    let transport = ScriptedTransport([ScriptedTransport.json(Self.pod(1))])
    let pods = try Observed().pods(transport)
    await #expect(throws: CancellationError.self) {
      try await pods.modify("a") { _ in throw CancellationError() }
    }
    #expect(transport.requests.count == 1)
  }
}
