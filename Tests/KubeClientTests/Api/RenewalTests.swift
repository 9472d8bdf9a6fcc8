import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import Synchronization
import Testing

/// A source that gives its tokens in turn, the next after each that is refused.
private final class TurnedCredentials: CredentialSource {
  private let tokens: [String]
  private let state = Mutex<(place: Int, invalidated: [UInt64], given: [UInt64])>((0, [], []))
  let isRenewable: Bool

  init(_ tokens: [String], isRenewable: Bool = true) {
    self.tokens = tokens
    self.isRenewable = isRenewable
  }

  var invalidated: [UInt64] { state.withLock { $0.invalidated } }
  var given: [UInt64] { state.withLock { $0.given } }

  func credential(_ context: CredentialContext) async throws(CredentialError) -> Credential {
    let place = state.withLock { $0.place }
    guard place < tokens.count else { throw CredentialError(.commandFailed, "no more tokens") }
    let credential = try Credential.bearer(tokens[place])
    state.withLock { $0.given.append(credential.id) }
    return credential
  }

  func invalidate(_ rejected: Credential) async {
    state.withLock { state in
      state.invalidated.append(rejected.id)
      state.place += 1
    }
  }
}

@Suite("A credential that the server refuses")
struct RenewalTests {
  private let observed = Observed()
  private static let refused = ScriptedTransport.json(Samples.status(401, "Unauthorized"), 401)
  private static let done = ScriptedTransport.json(Samples.pod())

  private func tokens(_ transport: ScriptedTransport) -> [String?] {
    transport.requests.map { $0.head.headerFields[.authorization] }
  }

  @Test("is given back, and the next is tried at once", arguments: Call.allCases)
  func renewed(call: Call) async throws {
    let source = TurnedCredentials(["one", "two"])
    let transport = ScriptedTransport([Self.refused, ScriptedTransport.json(Samples.success)])
    _ = try? await call.send(observed.pods(transport, credentials: source))
    #expect(tokens(transport) == ["Bearer one", "Bearer two"])
    #expect(source.invalidated == Array(source.given.prefix(1)))
    #expect(observed.clock.sleeps == [])
  }

  @Test("is renewed once in a call, not twice")
  func once() async throws {
    let source = TurnedCredentials(["one", "two", "three"])
    let transport = ScriptedTransport([Self.refused, Self.refused, Self.done])
    let pods = try observed.pods(transport, credentials: source)
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(error?.isUnauthorized == true)
    #expect(tokens(transport) == ["Bearer one", "Bearer two"])
  }

  @Test("nor again after a repetition for another reason")
  func onceBesidesRetries() async throws {
    let source = TurnedCredentials(["one", "two", "three"])
    let busy = ScriptedTransport.json("", 503)
    let transport = ScriptedTransport([busy, Self.refused, busy, Self.refused, Self.done])
    let pods = try observed.pods(transport, credentials: source)
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(error?.isUnauthorized == true)
    #expect(tokens(transport) == ["one", "one", "two", "two"].map { "Bearer \($0)" })
    #expect(observed.clock.sleeps.count == 2)
  }

  @Test("costs no try of the policy")
  func noTry() async throws {
    let transport = ScriptedTransport([
      Self.refused, ScriptedTransport.json("", 503), Self.done,
    ])
    let pods = try observed.pods(
      transport, credentials: TurnedCredentials(["one", "two"]),
      retry: RetryPolicy(patience: .milliseconds(1)))
    #expect(try await pods.get("a").name == "a")
    let off = ScriptedTransport([Self.refused, Self.done])
    let without = try observed.pods(
      off, credentials: TurnedCredentials(["one", "two"]), retry: .none)
    #expect(try await without.get("a").name == "a")
  }

  @Test("may come again; then the refusal stands")
  func same() async throws {
    let source = TurnedCredentials(["one", "one", "one"])
    let transport = ScriptedTransport([Self.refused, Self.refused, Self.done])
    let pods = try observed.pods(transport, credentials: source)
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(error?.isUnauthorized == true)
    #expect(tokens(transport) == ["Bearer one", "Bearer one"])
    #expect(source.invalidated.count == 1)
  }

  @Test("is not renewed where the source has no other")
  func notRenewable() async throws {
    let source = TurnedCredentials(["one", "two"], isRenewable: false)
    let transport = ScriptedTransport([Self.refused, Self.done])
    let pods = try observed.pods(transport, credentials: source)
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(error?.isUnauthorized == true)
    #expect(transport.requests.count == 1)
    #expect(source.invalidated == [])
  }

  @Test("whose renewal fails leaves the reason of that")
  func failedRenewal() async throws {
    let transport = ScriptedTransport([Self.refused, Self.done])
    let pods = try observed.pods(transport, credentials: TurnedCredentials(["one"]))
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(error?.code == .credential)
    #expect((error?.cause as? CredentialError)?.code == .commandFailed)
    #expect(transport.requests.count == 1)
  }

  @Test("whose renewal is cancelled leaves a call that was cancelled")
  func cancelledRenewal() async throws {
    let transport = ScriptedTransport([Self.done])
    let pods = try observed.pods(transport, credentials: FailingCredentials(code: .cancelled))
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(error?.isCancelled == true)
    #expect(transport.requests.isEmpty)
  }

  @Test("is renewed for an upgrade, too")
  func upgrade() async throws {
    let transport = ScriptedTransport(
      upgrades: [Self.refused, ScriptedTransport.json("", 403)].map(ScriptedTransport.refuse))
    let pods = try observed.pods(transport, credentials: TurnedCredentials(["one", "two"]))
    let error = await #expect(throws: ClientError.self) { try await pods.exec("a", ["ls"]) }
    #expect(error?.isForbidden == true)
    #expect(tokens(transport) == ["Bearer one", "Bearer two"])
  }

  @Test("is no other than that of a 403, which stands")
  func forbidden() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.status(403, "Forbidden"), 403)
    ])
    let source = TurnedCredentials(["one", "two"])
    let pods = try observed.pods(transport, credentials: source)
    let error = await #expect(throws: ClientError.self) { try await pods.get("a") }
    #expect(error?.isForbidden == true)
    #expect(source.invalidated == [])
  }
}
