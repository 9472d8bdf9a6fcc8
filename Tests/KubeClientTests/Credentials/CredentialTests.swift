import HTTPTypes
import KubeClient
import KubeCore
import KubeTransport
import Testing

@Suite struct CredentialTests {
  @Test func `A token and a password make their header fields`() async throws {
    let context = CredentialContext()
    let token = try await StaticCredentials.token("abc").credential(context)
    #expect(token.headerFields[.authorization] == "Bearer abc")
    let basic = try await StaticCredentials.basic(username: "ä", password: "p:w")
      .credential(context)
    #expect(basic.headerFields[.authorization] == "Basic w6Q6cDp3")
    #expect(try await StaticCredentials.none.credential(context).headerFields.isEmpty)
    let source: any CredentialSource = .none
    #expect(!source.isRenewable)
  }

  @Test(arguments: ["", " ", "a b", "a\n", "a\r\nX: y", "ä", "\u{7F}", "a\u{0}"])
  func `A token that no header can have is refused`(token: String) {
    #expect(throws: CredentialError.self) { try Credential.bearer(token) }
  }

  @Test func `A credential takes the place of what a request has`() throws {
    let identity = ClientIdentity(certificate: .file("a"), key: .file("b"))
    let credential = try Credential.bearer("new", identity: identity)
    var request = TransportRequest(
      HTTPRequest(
        method: .get, scheme: nil, authority: nil, path: "/",
        headerFields: [.authorization: "old", .accept: "x"]))
    credential.apply(to: &request)
    #expect(request.head.headerFields[values: .authorization] == ["Bearer new"])
    #expect(request.head.headerFields[.accept] == "x")
    #expect(request.identity == identity)
    Credential.none.apply(to: &request)
    #expect(request.head.headerFields[.authorization] == "Bearer new")
    #expect(request.identity == identity)
  }
}
