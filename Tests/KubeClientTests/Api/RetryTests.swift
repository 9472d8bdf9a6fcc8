import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
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
    case .deletecollection: try await pods.deleteAll()
    case .evict: try await pods.evict("a")
    }
  }
}

@Suite("What is sent again")
struct RetryTests {
  /// Five tries, where the server does not say how long to wait.
  private static let policy = RetryPolicy(patience: .seconds(1), backoff: Backoff(jitter: 1...1))

  /// How often a call is sent that fails always.
  private func tries(
    _ call: Call, _ answer: @escaping ScriptedTransport.Answer, retry: RetryPolicy = policy
  ) async throws -> Int {
    let transport = ScriptedTransport(Array(repeating: answer, count: 20))
    let pods = try Observed().pods(transport, retry: retry)
    await #expect(throws: ClientError.self) { try await call.send(pods) }
    return transport.requests.count
  }

  @Test("a server that is busy is asked again, whatever it was asked", arguments: Call.allCases)
  func busy(call: Call) async throws {
    #expect(try await tries(call, ScriptedTransport.json("", 429)) == (call == .evict ? 1 : 5))
  }

  @Test(
    "of a server that is away only reads are asked again", arguments: Call.allCases,
    [502, 503, 504])
  func away(call: Call, status: Int) async throws {
    #expect(try await tries(call, ScriptedTransport.json("", status)) == (call.isRead ? 5 : 1))
  }

  @Test(
    "whatever is asked is asked again where the server wishes it", arguments: Call.allCases,
    [500, 502, 503, 504, 599])
  func wished(call: Call, status: Int) async throws {
    let answer = ScriptedTransport.json("", status, fields: [.retryAfter: "0"])
    #expect(try await tries(call, answer) == 5)
  }

  @Test("a wish in the status counts as well", arguments: [Call.get, .create])
  func wishedInStatus(call: Call) async throws {
    let status = Samples.status(500, "ServerTimeout", more: #","details":{"retryAfterSeconds":1}"#)
    let transport = ScriptedTransport([
      ScriptedTransport.json(status, 500), ScriptedTransport.json(Samples.pod()),
    ])
    try await call.send(Observed().pods(transport))
    #expect(transport.requests.count == 2)
  }

  @Test("other refusals stand", arguments: [400, 401, 403, 404, 408, 409, 410, 422, 500, 501, 505])
  func refusals(status: Int) async throws {
    for call in Call.allCases {
      #expect(try await tries(call, ScriptedTransport.json("", status)) == 1)
    }
  }

  @Test(
    "what is no failure of the server's is not repeated for a wish", arguments: [400, 404, 409])
  func wishedRefusals(status: Int) async throws {
    let answer = ScriptedTransport.json("", status, fields: [.retryAfter: "1"])
    #expect(try await tries(.get, answer) == 1)
  }

  @Test(
    "connections that fail are tried again for reads, and where the server saw no request",
    arguments: Call.allCases,
    [
      TransportError.Code.connectionFailed, .connectTimeout, .nameNotResolved, .closedEarly,
      .connectionLost, .headTimeout, .idleTimeout,
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
      TransportError.Code.cancelled, .invalidRequest, .invalidSettings, .certificateRejected,
      .tlsFailed, .proxyFailed, .protocolViolation, .alreadyRead, .shutDown, .other,
    ])
  func lasting(code: TransportError.Code) async throws {
    for wasNotSent in [false, true] {
      let answer = ScriptedTransport.fail(TransportError(code, "x", wasNotSent: wasNotSent))
      #expect(try await tries(.get, answer) == 1)
    }
  }

  @Test("a command is run again only where the server cannot have seen it")
  func exec() async throws {
    func tries(_ answer: @escaping ScriptedTransport.Answer) async throws -> Int {
      let refusal: ScriptedTransport.Upgrade = { request throws(TransportError) in
        .refused(try await answer(request))
      }
      let transport = ScriptedTransport(upgrades: Array(repeating: refusal, count: 20))
      let pods = try Observed().pods(transport, retry: Self.policy)
      await #expect(throws: ClientError.self) { try await pods.exec("a", ["ls"]) }
      return transport.requests.count
    }
    for status in [429, 500, 503, 504] {
      let answer = ScriptedTransport.json("", status, fields: [.retryAfter: "0"])
      #expect(try await tries(answer) == 1)
    }
    for code in [TransportError.Code.closedEarly, .headTimeout, .connectionLost] {
      #expect(try await tries(ScriptedTransport.fail(TransportError(code, "x"))) == 1)
    }
    let unsent = TransportError(.connectionFailed, "x", wasNotSent: true)
    #expect(try await tries(ScriptedTransport.fail(unsent)) == 5)
  }

  @Test(
    "a write that meets its own first try fails with what the server said at first",
    arguments: [
      (Call.create, 409, "AlreadyExists"), (.update, 409, "Conflict"), (.patch, 409, "Conflict"),
      (.delete, 404, "NotFound"),
    ])
  func own(call: Call, status: Int, reason: String) async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json("first", 503, fields: [.retryAfter: "1"]),
      ScriptedTransport.json("", 429),
      ScriptedTransport.json(Samples.status(status, reason, "second"), status),
    ])
    let pods = try Observed().pods(transport)
    let error = await #expect(throws: ClientError.self) { try await call.send(pods) }
    #expect(transport.requests.count == 3)
    #expect(error?.api?.httpStatus == 503)
    #expect(error?.isAlreadyExists == false)
    #expect(error?.message.contains("first") == true)
    #expect(error?.message.contains("\(reason): second") == true)
  }

  @Test("where the first try was certainly not done, the second's refusal stands")
  func others() async throws {
    let exists = ScriptedTransport.json(Samples.status(409, "AlreadyExists"), 409)
    for first in [
      ScriptedTransport.json("", 429, fields: [.retryAfter: "1"]),
      ScriptedTransport.fail(TransportError(.closedEarly, "refused stream", wasNotSent: true)),
    ] {
      let pods = try Observed().pods(ScriptedTransport([first, exists]))
      let error = await #expect(throws: ClientError.self) { try await Call.create.send(pods) }
      #expect(error?.isAlreadyExists == true)
    }
  }

  @Test("what is sent again is the same", arguments: [Call.create, .patch, .list])
  func same(call: Call) async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json("", 503, fields: [.retryAfter: "1"]),
      ScriptedTransport.json("", 429),
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

  @Test("nothing is sent twice where the policy says so")
  func off() async throws {
    #expect(try await tries(.get, ScriptedTransport.json("", 503), retry: .none) == 1)
    let unsent = ScriptedTransport.fail(
      TransportError(.connectionFailed, "refused", wasNotSent: true))
    #expect(try await tries(.get, unsent, retry: .none) == 1)
  }

  @Test("an answer that is read whole and breaks off is asked for again")
  func brokenAnswer() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.broken(#"{"apiVersion":"v1","ki"#), ScriptedTransport.json(Samples.pod()),
    ])
    #expect(try await Observed().pods(transport).get("a").name == "a")
    #expect(transport.requests.count == 2)
  }

  @Test("that of a write is not: the write is done")
  func brokenAnswerOfWrite() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.broken(#"{"apiVersion":"v1","ki"#), ScriptedTransport.json(Samples.pod()),
    ])
    let pods = try Observed().pods(transport)
    let error = await #expect(throws: ClientError.self) { try await Call.create.send(pods) }
    #expect(transport.requests.count == 1)
    #expect(error?.code == .transport)
    #expect((error?.cause as? TransportError)?.code == .closedEarly)
    #expect(error?.message.contains("k8s:6443: POST /api/v1/namespaces/ns/pods:") == true)
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

  @Test(
    "what has come of the text of a refusal that breaks off is shown", arguments: [401, 403, 413])
  func brokenRefusal(status: Int) async throws {
    let start = #"{"kind":"Status","message":"configmaps is forbidden: User \"jane\" cann"#
    for text in [start, "Request entity too large: limit is 3145728", ""] {
      let transport = ScriptedTransport([
        ScriptedTransport.broken(text, status)
      ])
      let pods = try Observed().pods(transport)
      let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
      #expect(error?.code == .refused)
      #expect(error?.api?.httpStatus == status)
      #expect(error?.message.hasSuffix(text.isEmpty ? "the answer has no text" : text) == true)
    }
  }

  @Test("of a refusal as long as a book the start is shown")
  func longRefusal() async throws {
    let text = "no " + String(repeating: "a", count: 3 << 20)
    let pods = try Observed().pods(ScriptedTransport([ScriptedTransport.json(text, 403)]))
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(error?.isForbidden == true)
    #expect(error?.message.contains("403: no aaa") == true)
  }
}
