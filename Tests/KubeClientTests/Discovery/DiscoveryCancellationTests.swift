import KubeClient
import KubeCore
import KubeTransport
import Testing

@Suite("Discovery that cannot go on")
struct DiscoveryCancellationTests {
  private static let routes: [String: ScriptedTransport.Answer] = [
    "/api": ScriptedTransport.json(PlainDiscoveryTests.core),
    "/api/v1": ScriptedTransport.json(PlainDiscoveryTests.resources([])),
    "/apis": ScriptedTransport.json(PlainDiscoveryTests.groups([("apps", ["v1"], "v1")])),
  ]

  private func error(_ group: ScriptedTransport.Answer?, _ retry: RetryPolicy = .none) async
    -> ClientError?
  {
    var routes = Self.routes
    routes["/apis/apps/v1"] = group
    let transport = RoutedTransport(routes)
    return await #expect(throws: ClientError.self) {
      try await Observed().client(transport, retry: retry).discover()
    }
  }

  @Test("a transfer that was cancelled is no failure of a group, but of the call")
  func cancelled() async {
    let error = await error(ScriptedTransport.fail(TransportError(.cancelled, "cancelled")))
    #expect(error?.isCancelled == true)
  }

  @Test("nor is a wait that was cancelled")
  func cancelledWait() async {
    let busy: ScriptedTransport.Answer = { request throws(TransportError) in
      withUnsafeCurrentTask { $0?.cancel() }
      return try ScriptedTransport.json("busy", 503)(request)
    }
    let error = await error(busy, RetryPolicy())
    #expect(error?.isCancelled == true)
  }

  @Test("without a credential there is nothing to discover")
  func noCredential() async throws {
    let transport = RoutedTransport(Self.routes)
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
