import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("Discovery that cannot go on")
struct DiscoveryCancellationTests {
  private static let routes: [String: ScriptedTransport.Answer] = [
    "/api": ScriptedTransport.json(PlainDiscoveryTests.core),
    "/api/v1": ScriptedTransport.json(PlainDiscoveryTests.resources([])),
    "/apis": ScriptedTransport.json(PlainDiscoveryTests.groups([("apps", ["v1"], "v1")])),
  ]

  @Test("a transfer that was cancelled is no failure of a group, but of the call")
  func cancelled() async throws {
    var routes = Self.routes
    routes["/apis/apps/v1"] = ScriptedTransport.fail(TransportError(.cancelled, "cancelled"))
    let client = try Observed().client(ScriptedTransport(routes: routes), retry: .none)
    let error = await #expect(throws: ClientError.self) { try await client.discover() }
    #expect(error?.isCancelled == true)
  }

  @Test("nor is a wait that was cancelled")
  func cancelledWait() async throws {
    var routes = Self.routes
    routes["/apis/apps/v1"] = ScriptedTransport.json("busy", 503)
    let client = Client(transport: ScriptedTransport(routes: routes), clock: CancellingClock())
    let error = await #expect(throws: ClientError.self) { try await client.discover() }
    #expect(error?.isCancelled == true)
  }

  @Test("without a credential there is nothing to discover")
  func noCredential() async throws {
    let transport = ScriptedTransport(routes: Self.routes)
    let client = try Observed().client(
      transport, credentials: FailingCredentials(code: .commandFailed))
    let error = await #expect(throws: ClientError.self) { try await client.discover() }
    #expect(error?.code == .credential)
    #expect(transport.requests.isEmpty)
  }
}

/// A source that has nothing.
struct FailingCredentials: CredentialSource {
  let code: CredentialError.Code

  func credential(_ context: CredentialContext) async throws(CredentialError) -> Credential {
    throw CredentialError(code, "nothing")
  }
}

/// A clock on which who waits for a short time is cancelled.
private struct CancellingClock: Clock {
  private let clock = TestClock()
  var now: TestClock.Instant { clock.now }
  var minimumResolution: Duration { clock.minimumResolution }

  func sleep(until deadline: TestClock.Instant, tolerance: Duration?) async throws {
    if clock.now.duration(to: deadline) < .seconds(60) { withUnsafeCurrentTask { $0?.cancel() } }
    try await clock.sleep(until: deadline, tolerance: tolerance)
  }
}
