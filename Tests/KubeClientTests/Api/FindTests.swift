import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("What there may not be")
struct FindTests {
  private static let base = "/api/v1/namespaces/ns/pods"
  private static let missing = Samples.status(
    404, "NotFound", #"pods \"a\" not found"#, more: #","details":{"name":"a","kind":"pods"}"#)

  @Test("is nil to find where the server names it")
  func find() async throws {
    let transport = ScriptedTransport([ScriptedTransport.json(Self.missing, 404)])
    #expect(try await Observed().pods(transport).find("a", .any) == nil)
    #expect(transport.lines == ["GET \(Self.base)/a?resourceVersion=0"])
  }

  @Test(
    "and nothing else is: no kind, no page, no access, no server",
    arguments: [
      (404, Samples.status(404, "NotFound", "the server could not find the requested resource")),
      (404, "404 page not found"), (404, ""),
      (
        404,
        Samples.status(404, "NotFound", more: #","details":{"name":"b","kind":"pods"}"#)
      ),
      (403, Samples.status(403, "Forbidden", more: #","details":{"name":"a","kind":"pods"}"#)),
      (401, Samples.status(401, "Unauthorized")), (410, Samples.status(410, "Expired")),
      (500, Samples.status(500, "InternalError")), (409, Samples.status(409, "Conflict")),
    ])
  func failures(status: Int, text: String) async throws {
    let transport = ScriptedTransport([ScriptedTransport.json(text, status)])
    let pods = try Observed().pods(transport, retry: .none)
    let error = await #expect(throws: ClientError.self) { try await pods.find("a") }
    #expect(error?.api?.httpStatus == status)
  }

  @Test("what cannot be reached, or is no object, is not nil to find either")
  func unreachable() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.fail(TransportError(.tlsFailed, "no")), ScriptedTransport.json("404"),
    ])
    let pods = try Observed().pods(transport)
    for code in [ClientError.Code.transport, .undecodable] {
      let error = await #expect(throws: ClientError.self) { try await pods.find("a") }
      #expect(error?.code == code)
    }
  }

  @Test("is created if it is missing, and else given as it is")
  func createIfMissing() async throws {
    let exists = ScriptedTransport.json(Samples.status(409, "AlreadyExists"), 409)
    let found = ScriptedTransport.json(
      Samples.object(Samples.pods, "a", more: #","uid":"other""#))
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.pod(), 201), exists, found,
      // Deleted between the two requests.
      exists, ScriptedTransport.json(Self.missing, 404), ScriptedTransport.json(Samples.pod(), 201),
    ])
    let pods = try Observed().pods(transport)
    let pod = try DynamicObject(json: Samples.pod())
    #expect(try await pods.createIfMissing(pod).isNew)
    let second = try await pods.createIfMissing(pod, .dryRun)
    #expect(!second.isNew)
    #expect(second.object.metadata.uid == "other")
    #expect(try await pods.createIfMissing(pod).isNew)
    #expect(
      transport.lines == [
        "POST \(Self.base)", "POST \(Self.base)?dryRun=All", "GET \(Self.base)/a",
        "POST \(Self.base)", "GET \(Self.base)/a", "POST \(Self.base)",
      ])
  }

  @Test("is not created again and again, nor looked for where it has no name yet")
  func createIfMissingFailures() async throws {
    let exists = ScriptedTransport.json(Samples.status(409, "AlreadyExists"), 409)
    let missing = ScriptedTransport.json(Self.missing, 404)
    let transport = ScriptedTransport(
      Array(repeating: [exists, missing], count: 9).flatMap { $0 })
    let pods = try Observed().pods(transport)
    let pod = try DynamicObject(json: Samples.pod())
    let error = await #expect(throws: ClientError.self) { try await pods.createIfMissing(pod) }
    #expect(error?.isAlreadyExists == true)
    #expect(transport.requests.count == 9)
    var unnamed = pod
    unnamed.metadata = ObjectMeta(generateName: "a-")
    let other = ScriptedTransport([exists])
    let pods2 = try Observed().pods(other)
    let error2 = await #expect(throws: ClientError.self) {
      try await pods2.createIfMissing(unnamed)
    }
    #expect(error2?.isAlreadyExists == true)
    for code in [403, 422, 409] {
      let refusal = ScriptedTransport.json(Samples.status(code, ""), code)
      let pods = try Observed().pods(ScriptedTransport([refusal]))
      await #expect(throws: ClientError.self) { try await pods.createIfMissing(pod) }
    }
  }
}
