import KubeCore
import KubeTransport
import Testing

@testable import KubeClient

@Suite struct OIDCCredentialsTests {
  private let calls = IssuerDouble.CallLog()
  private let discovery = #"{"token_endpoint":"https://token.example.com:8443/oauth/token?x=1"}"#

  private func context(
    _ time: String, answer: @escaping IssuerDouble.Answer
  ) throws -> CredentialContext {
    var context = try CredentialContext.at(time)
    let calls = calls
    context.makeTransport = { settings throws(TransportError) in
      IssuerDouble(server: settings.server, calls: calls, answer: answer)
    }
    return context
  }

  private func provider(_ edit: (inout OIDCProvider) -> Void = { _ in }) -> OIDCProvider {
    var provider = OIDCProvider(
      issuer: "https://issuer.example.com/realm/", clientID: "my id",
      clientSecret: "SENTINEL&", refreshToken: "SENTINEL-r1")
    edit(&provider)
    return provider
  }

  @Test func `A token holds until ten seconds ahead of its expiry`() async throws {
    let token = try IssuerDouble.token("2026-01-01T12:00:00Z")
    let fresh = try IssuerDouble.token("2026-01-01T13:00:00Z")
    let source = OIDCCredentials(provider { $0.idToken = Confidential(token) })
    let discovery = discovery
    let answer: IssuerDouble.Answer = { call in
      call.method == "GET"
        ? (200, discovery) : (200, #"{"id_token":"\#(fresh)","refresh_token":"SENTINEL-r2"}"#)
    }
    let early = try await source.credential(context("2026-01-01T11:59:49Z", answer: answer))
    #expect(early.authorization == "Bearer \(token)")
    #expect(calls.all.isEmpty)
    let late = try await source.credential(context("2026-01-01T11:59:50Z", answer: answer))
    #expect(late.authorization == "Bearer \(fresh)")
    #expect(try late.expiry == Time("2026-01-01T13:00:00Z"))
    #expect(calls.all.map(\.method) == ["GET", "POST"])
    #expect(
      calls.all.map { $0.server + $0.path } == [
        "https://issuer.example.com/realm/.well-known/openid-configuration",
        "https://token.example.com:8443/oauth/token?x=1",
      ])
    let post = calls.all[1]
    #expect(post.form == "grant_type=refresh_token&refresh_token=SENTINEL-r1")
    let pair = Base64Data(utf8: "my%20id:SENTINEL%26").base64Text
    #expect(post.authorization == "Basic \(pair)")
    // The issuer's new refresh token is used next.
    await source.invalidate(late)
    _ = try await source.credential(context("2026-01-01T11:59:50Z", answer: answer))
    #expect(calls.all.last?.form.hasSuffix("SENTINEL-r2") == true)
  }

  @Test func `A secret that is refused in a header is sent in the form`() async throws {
    let fresh = try IssuerDouble.token("2026-01-01T13:00:00Z")
    let discovery = discovery
    let source = OIDCCredentials(provider())
    let credential = try await source.credential(
      context("2026-01-01T12:00:00Z") { call in
        if call.method == "GET" { return (200, discovery) }
        return call.authorization == nil ? (200, #"{"id_token":"\#(fresh)"}"#) : (401, "{}")
      })
    #expect(credential.authorization == "Bearer \(fresh)")
    #expect(calls.all.count == 3)
    #expect(
      calls.all[2].form == "grant_type=refresh_token&refresh_token=SENTINEL-r1&client_id=my%20id"
        + "&client_secret=SENTINEL%26")
  }

  @Test func `A public client sends its id alone`() async throws {
    let fresh = try IssuerDouble.token("2026-01-01T13:00:00Z")
    let discovery = discovery
    let source = OIDCCredentials(provider { $0.clientSecret = nil })
    _ = try await source.credential(
      context("2026-01-01T12:00:00Z") { call in
        call.method == "GET" ? (200, discovery) : (200, #"{"id_token":"\#(fresh)"}"#)
      })
    #expect(calls.all.count == 2)
    #expect(calls.all[1].authorization == nil)
    #expect(calls.all[1].form.hasSuffix("&client_id=my%20id"))
  }

  @Test func `From a kubeconfig with the least`() async throws {
    let token = try IssuerDouble.token("2026-01-01T12:00:00Z")
    let configuration = try KubeconfigTests.configuration(
      user: """
        {auth-provider: {name: oidc, config: {idp-issuer-url: "https://i", client-id: c,
             id-token: \(token)}}}
        """)
    let source = configuration.credentials
    #expect(!source.isRenewable)
    let credential = try await source.credential(.at("2026-01-01T11:00:00Z"))
    #expect(credential.authorization == "Bearer \(token)")
    let error = try await #require(throws: CredentialError.self) {
      _ = try await source.credential(.at("2026-01-01T12:00:00Z"))
    }
    #expect(error.code == .expired)
    #expect(error.message.contains("refresh-token"))
  }

  @Test func `From a kubeconfig with everything`() async throws {
    let authority = TestPEM.base64(TestPEM.certificate)
    let configuration = try KubeconfigTests.configuration(
      user: """
        {auth-provider: {name: oidc, config: {idp-issuer-url: "https://i", client-id: c,
             client-secret: s, refresh-token: r, id-token: broken, extra-scopes: "a,b",
             idp-certificate-authority: /none, idp-certificate-authority-data: \(authority)}}}
        """)
    #expect(configuration.credentials.isRenewable)
    let fresh = try IssuerDouble.token("2026-01-01T13:00:00Z")
    let calls = calls
    var context = try CredentialContext.at("2026-01-01T12:00:00Z")
    context.makeTransport = { settings throws(TransportError) in
      guard case .certificates(.bytes(Array(TestPEM.certificate.utf8))) = settings.tls.trust else {
        throw TransportError(.certificateRejected, "The authority is missing.")
      }
      return IssuerDouble(server: settings.server, calls: calls) { call in
        call.method == "GET"
          ? (200, #"{"token_endpoint":"https://i/token"}"#) : (200, #"{"id_token":"\#(fresh)"}"#)
      }
    }
    let credential = try await configuration.credentials.credential(context)
    #expect(credential.authorization == "Bearer \(fresh)")
  }

  @Test(
    arguments: [
      ([0: (0, "")], "Nobody is there"), ([0: (404, "")], "status 404"),
      ([0: (200, "SENTINEL")], "token_endpoint"),
      ([0: (200, #"{"token_endpoint":"http://plain/SENTINEL"}"#)], "https"),
      ([1: (400, #"{"error":"invalid_grant","error_description":"SENTINEL"}"#)], "(invalid_grant)"),
      ([1: (400, #"{"error":"SENTINEL"}"#)], "400. If"), ([1: (200, "{}")], "no id_token"),
      ([1: (200, #"{"id_token":"SENTINEL"}"#)], "no readable expiry"), ([1: (0, "")], "Nobody"),
    ] as [([Int: (Int, String)], String)])
  func `An issuer's failure is told without secrets`(
    answers: [Int: (Int, String)], excerpt: String
  ) async throws {
    let source = OIDCCredentials(provider())
    let discovery = discovery
    let context = try context("2026-01-01T12:00:00Z") { call in
      let isToken = call.method == "POST"
      return answers[isToken ? 1 : 0] ?? (200, isToken ? "{}" : discovery)
    }
    let error = try await #require(throws: CredentialError.self) {
      _ = try await source.credential(context)
    }
    #expect(error.message.contains(excerpt), "\(error)")
    #expect(error.message.contains("https://issuer.example.com/realm/"))
    #expect(!error.message.contains("SENTINEL"), "\(error)")
  }

  @Test func `Without transport or https nothing is sent`() async throws {
    let error = try await #require(throws: CredentialError.self) {
      _ = try await OIDCCredentials(provider()).credential(CredentialContext())
    }
    #expect(error.message.contains("makes transports"))
    let plain = OIDCCredentials(provider { $0.issuer = "http://issuer" })
    let context = try context("2026-01-01T12:00:00Z") { _ in (200, "{}") }
    await #expect(throws: CredentialError.self) { _ = try await plain.credential(context) }
    #expect(calls.all.isEmpty)
  }

  @Test(arguments: ["", "a", "a.b.c", "..", "a.e30.c", "e30.eyJleHAiOiJ4In0.x", "a.b.c.d"])
  func `What is no token with an expiry has none`(text: String) {
    #expect(JSONWebToken.expiry(text) == nil)
  }

  @Test(
    arguments: [("1767268800", 1_767_268_800), ("1767268800.9", 1_767_268_800), ("1e300", nil)]
      as [(String, Int64?)])
  func `An expiry is a number of seconds`(text: String, seconds: Int64?) {
    let claims = Base64Data(utf8: #"{"exp":\#(text)}"#).base64Text.replacing("=", with: "")
    #expect(JSONWebToken.expiry("a.\(claims).b")?.secondsSince1970 == seconds)
  }
}
