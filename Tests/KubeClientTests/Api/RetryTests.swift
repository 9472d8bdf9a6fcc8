import HTTPTypes
import KubeClient
import KubeCore
import KubeTransport
import Testing

/// A call of an `Api`, by the verb that it stands for.
enum Call: String, CaseIterable, Sendable {
  case get, list, watch, create, update, patch, delete, deletecollection, evict

  /// Whether it may be sent again when nobody knows whether it arrived.
  var isRead: Bool { [.get, .list, .watch].contains(self) }

  func send(_ pods: Api<DynamicObject>) async throws {
    let pod = try DynamicObject(json: Samples.pod())
    switch self {
    case .get: _ = try await pods.get("a")
    case .list: _ = try await pods.list()
    case .watch: _ = try await pods.watch(from: "1")
    case .create: try await pods.create(pod)
    case .update: try await pods.replace(pod)
    case .patch: try await pods.patch("a", .merge(["x": 1]))
    case .delete: try await pods.delete("a")
    case .deletecollection: try await pods.deleteCollection()
    case .evict: try await pods.evict("a")
    }
  }
}

@Suite("What is sent again")
struct RetryTests {
  /// How often a call is sent that fails always.
  private func tries(
    _ call: Call, _ answer: @escaping ScriptedTransport.Answer, retry: RetryPolicy = RetryPolicy()
  ) async throws -> Int {
    let transport = ScriptedTransport(Array(repeating: answer, count: 20))
    let pods = try Observed().pods(transport, retry: retry)
    await #expect(throws: ClientError.self) { try await call.send(pods) }
    return transport.requests.count
  }

  @Test("a busy server is asked again, whatever it was asked", arguments: Call.allCases)
  func busy(call: Call) async throws {
    #expect(try await tries(call, ScriptedTransport.json("", 429)) == (call == .evict ? 1 : 5))
    #expect(try await tries(call, ScriptedTransport.json("", 503)) == 5)
  }

  @Test("of what took too long only reads are asked again", arguments: Call.allCases)
  func timeout(call: Call) async throws {
    #expect(try await tries(call, ScriptedTransport.json("", 504)) == (call.isRead ? 5 : 1))
  }

  @Test("other refusals stand", arguments: [400, 401, 403, 404, 408, 409, 410, 422, 500, 501, 502])
  func refusals(status: Int) async throws {
    for call in [Call.get, .create, .watch] {
      #expect(try await tries(call, ScriptedTransport.json("", status)) == 1)
    }
  }

  @Test(
    "connections that fail are tried again for reads, and where the server saw no request",
    arguments: Call.allCases,
    [
      TransportError.Code.connectionFailed, .connectTimeout, .nameNotResolved, .closedEarly,
    ])
  func connections(call: Call, code: TransportError.Code) async throws {
    let lost = ScriptedTransport.fail(TransportError(code, "x"))
    #expect(try await tries(call, lost) == (call.isRead ? 5 : 1))
    let unsent = ScriptedTransport.fail(TransportError(code, "x", wasNotSent: true))
    #expect(try await tries(call, unsent) == 5)
  }

  @Test(
    "failures that the next try would meet, too, are not tried again",
    arguments: [
      TransportError.Code.cancelled, .invalidRequest, .invalidSettings, .idleTimeout,
      .certificateRejected, .tlsFailed, .proxyFailed, .protocolViolation, .shutDown, .other,
    ])
  func lasting(code: TransportError.Code) async throws {
    for wasNotSent in [false, true] {
      let answer = ScriptedTransport.fail(TransportError(code, "x", wasNotSent: wasNotSent))
      #expect(try await tries(.get, answer) == 1)
    }
  }

  @Test("what is sent again is the same", arguments: [Call.create, .patch, .list])
  func same(call: Call) async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json("", 503), ScriptedTransport.json("", 429),
      ScriptedTransport.json(Samples.pod()),
    ])
    _ = try? await call.send(Observed().pods(transport))
    #expect(transport.requests.count == 3)
    #expect(Set(transport.lines).count == 1)
    #expect(Set(transport.requests.map(\.head.headerFields)).count == 1)
    let bodies = try (0..<3).map { try transport.body($0) }
    #expect(bodies.allSatisfy { $0 == bodies[0] })
    #expect((bodies[0] == nil) == (call == .list))
  }

  @Test(
    "nothing is sent twice where the policy says so",
    arguments: [RetryPolicy.none, .init(attempts: 0)])
  func off(policy: RetryPolicy) async throws {
    #expect(try await tries(.get, ScriptedTransport.json("", 503), retry: policy) == 1)
    let unsent = ScriptedTransport.fail(
      TransportError(.connectionFailed, "refused", wasNotSent: true))
    #expect(try await tries(.get, unsent, retry: policy) == 1)
  }

  @Test(
    "a body that ends early is an error that names the request; the head is not asked for again")
  func earlyEnd() async throws {
    let transport = ScriptedTransport([BrokenBody.answer(#"{"apiVersion":"v1","ki"#)])
    let pods = try Observed().pods(transport)
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(transport.requests.count == 1)
    #expect(error?.code == .transport)
    #expect((error?.cause as? TransportError)?.code == .closedEarly)
    #expect(error?.message.contains("GET /api/v1/namespaces/ns/pods/a:") == true)
  }

  @Test("an answer beyond the bound is an error that names the request")
  func tooLarge() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.chunks(Samples.pod(), of: 16), ScriptedTransport.json(Samples.pod()),
    ])
    var client = try Observed().client(transport)
    client.responseLimit = 40
    let pods = Api<DynamicObject>(client, Samples.pods, namespace: "ns")
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(error?.code == .tooLarge)
    #expect(error?.message.contains("GET /api/v1/namespaces/ns/pods/a:") == true)
    client.responseLimit = Samples.pod().utf8.count
    let exact = Api<DynamicObject>(client, Samples.pods, namespace: "ns")
    #expect(try await exact.get("a").name == "a")
  }

  @Test("the text of a refusal that breaks off does not hide the refusal")
  func brokenRefusal() async throws {
    let transport = ScriptedTransport([BrokenBody.answer(#"{"kind":"Sta"#, status: .forbidden)])
    let pods = try Observed().pods(transport)
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(error?.code == .refused)
    #expect(error?.isForbidden == true)
  }
}
