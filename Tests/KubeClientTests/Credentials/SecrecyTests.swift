import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

/// Nothing that prints, dumps or reflects a value shows a secret in it.
@Suite struct SecrecyTests {
  private static let sentinel = "SENTINEL"
  private static let key = "-----BEGIN PRIVATE KEY-----\nSENTINEL\n-----END PRIVATE KEY-----\n"

  private func check(_ value: Any, _ location: SourceLocation = #_sourceLocation) {
    var text = "\(value) \(String(describing: value)) \(String(reflecting: value))"
    dump(value, to: &text)
    dump([Optional(value)], to: &text)
    for child in Mirror(reflecting: value).children { dump(child.value, to: &text) }
    #expect(!text.contains(Self.sentinel), "\(text)", sourceLocation: location)
    #expect(!text.contains(TestPEM.base64(Self.sentinel)), "\(text)", sourceLocation: location)
    let pair = TestPEM.base64("me:SENTINEL")
    #expect(!text.contains(pair), "\(text)", sourceLocation: location)
    // The bytes of the sentinel one under the other.
    #expect(!text.contains("- 83\n  - 69\n"), "\(text)", sourceLocation: location)
  }

  @Test func `Credentials and their sources`() async throws {
    let identity = ClientIdentity(certificate: .bytes([]), key: .bytes(Array(Self.key.utf8)))
    let sources: [any CredentialSource] = [
      try StaticCredentials.token(Self.sentinel),
      try StaticCredentials.basic(username: "me", password: Self.sentinel),
      StaticCredentials.certificate(identity),
    ]
    for source in sources {
      check(source)
      check(try await source.credential(CredentialContext()))
    }
    check(Confidential(Self.sentinel))
    check(Confidential([Self.sentinel: [Self.sentinel]]))
    let directory = try TemporaryDirectory()
    let file = TokenFileCredentials(path: try directory.write(Self.sentinel, to: "token"))
    check(try await file.credential(CredentialContext()))
    check(file)
    let provider = OIDCProvider(
      issuer: "https://i", clientID: "c", clientSecret: Self.sentinel, idToken: Self.sentinel,
      refreshToken: Self.sentinel, certificateAuthority: .bytes(Array(Self.sentinel.utf8)))
    check(provider)
    check(OIDCCredentials(provider))
    check(CredentialContext())
  }

  @Test func `Exec plugins`() async throws {
    let script = try ExecScript.answering(#""token":"SENTINEL""#)
    var transport = TransportSettings(server: "https://a")
    transport.proxy = .url("http://me:SENTINEL@proxy")
    var plugin = script.plugin
    plugin.arguments = Confidential([Self.sentinel])
    plugin.environment = Confidential(["A": Self.sentinel])
    plugin.cluster = ExecPlugin.Cluster(transport, configuration: ["a": "SENTINEL"])
    check(plugin)
    let source = ExecCredentials(plugin, hasTerminal: { false })
    check(try await source.credential(CredentialContext()))
    check(source)
  }

  @Test func `Kubeconfig and configuration`() throws {
    let text = """
      current-context: c
      contexts: [{name: c, context: {cluster: c, user: u}}]
      clusters: [{name: c, cluster: {server: "https://a", proxy-url: "http://me:SENTINEL@p"}}]
      users:
      - name: u
        user:
          client-certificate-data: \(TestPEM.base64(TestPEM.certificate))
          client-key-data: \(TestPEM.base64(Self.key))
          token: SENTINEL
      """
    let kubeconfig = try KubeconfigTests.read(text)
    check(kubeconfig)
    var configuration = try kubeconfig.configuration()
    configuration.extraHeaderFields[.cookie] = Self.sentinel
    check(configuration)
    check(configuration.transport)
    check(configuration.credentials)
  }

  @Test(arguments: [
    "SENTINEL: [SENTINEL", "SENTINEL: a\nSENTINEL: b", "a: *SENTINEL", "SENTINEL", "a: &SENTINEL",
    "users: SENTINEL", "users: [SENTINEL]", "users: [{name: u, user: SENTINEL}]",
    "token: SENTINEL: SENTINEL", "a: \"SENTINEL\\q\"", "%SENTINEL", "a: !<SENTINEL",
    "kind: SENTINEL",
    "? [SENTINEL]\n: SENTINEL", "a: SENTINEL\u{1}", "- SENTINEL\nSENTINEL",
  ])
  func `Errors of a file`(text: String) throws {
    do {
      check(try KubeconfigTests.read(text).configuration())
    } catch {
      check(error)
    }
  }

  @Test(arguments: [
    "{token: [SENTINEL]}", "{token: 'SENTINEL x'}", "{username: 'SENTINEL:', password: SENTINEL}",
    "{password: {a: SENTINEL}}", "{client-key-data: 'SENTINEL%'}",
    "{client-key-data: U0VOVElORUw=}",
    "{exec: SENTINEL}", "{exec: {command: a, apiVersion: SENTINEL}}",
    "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1, args: SENTINEL}}",
    "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1, env: [SENTINEL]}}",
    "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1, interactiveMode: SENTINEL}}",
    "{auth-provider: {name: SENTINEL}}", "{auth-provider: SENTINEL}",
    "{auth-provider: {name: oidc, config: SENTINEL}}", "{as: \"SENTINEL\\n\"}",
    "{as-user-extra: SENTINEL}",
  ])
  func `Errors of a user`(user: String) {
    do {
      check(try KubeconfigTests.configuration(user: user))
      Issue.record("There was no error.")
    } catch {
      check(error)
    }
  }
}
