import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite struct KubeconfigClusterTests {
  private func configuration(
    cluster: String = "server: https://a", user: String = "{}"
  ) throws -> ClientConfiguration {
    try KubeconfigTests.configuration(cluster: cluster, user: user)
  }

  private func trusted(_ configuration: ClientConfiguration) -> PEM? {
    if case .certificates(let pem) = configuration.transport.tls.trust { pem } else { nil }
  }

  @Test func `All of a cluster's settings reach the transport`() throws {
    let transport = try configuration(
      cluster: """
        server: https://a:6443, tls-server-name: inner, insecure-skip-tls-verify: true, \
        proxy-url: 'socks5://me:secret@proxy:1080', disable-compression: false
        """
    ).transport
    #expect(transport.server == "https://a:6443")
    #expect(transport.tls.serverName == "inner")
    #expect(transport.proxy == .url("socks5://me:secret@proxy:1080"))
    #expect(transport.isCompressionEnabled)
    guard case .insecure = transport.tls.trust else { throw Unexpected() }
  }

  @Test func `Without settings certificates are verified and the environment names the proxy`()
    throws
  {
    let transport = try configuration().transport
    #expect(transport.proxy == .environment)
    #expect(!transport.isCompressionEnabled)
    #expect(transport.tls.serverName == nil)
    guard case .system = transport.tls.trust else { throw Unexpected() }
    let disabled = try configuration(cluster: "server: https://a, disable-compression: true")
    #expect(!disabled.transport.isCompressionEnabled)
  }

  @Test func `Data goes before files`() throws {
    let authority = TestPEM.base64(TestPEM.certificate)
    let configuration = try configuration(
      cluster: """
        server: https://a, certificate-authority: /none, certificate-authority-data: \(authority)
        """,
      user: """
        {client-certificate: /none, client-key: /none,
             client-certificate-data: \(authority), client-key-data: \(TestPEM.base64(TestPEM.key))}
        """)
    #expect(trusted(configuration) == .bytes(Array(TestPEM.certificate.utf8)))
    #expect(
      configuration.transport.tls.identity
        == ClientIdentity(
          certificate: .bytes(Array(TestPEM.certificate.utf8)),
          key: .bytes(Array(TestPEM.key.utf8))))
  }

  @Test func `Relative paths start at the file that names them`() async throws {
    let directory = try TemporaryDirectory()
    try directory.write(TestPEM.certificate, to: "sub/ca.crt")
    try directory.write(TestPEM.certificate, to: "sub/pki/client.crt")
    try directory.write(TestPEM.key, to: "sub/pki/client.key")
    try directory.write("file-token", to: "sub/token")
    let path = try directory.write(
      """
      current-context: c
      contexts: [{name: c, context: {cluster: c, user: u}}]
      clusters: [{name: c, cluster: {server: "https://c", certificate-authority: ca.crt}}]
      users:
      - name: u
        user: {client-certificate: pki/client.crt, client-key: ./pki/client.key, tokenFile: token}
      - {name: near, user: {exec: {<<: &v {apiVersion: client.authentication.k8s.io/v1beta1},
          command: bin/tool}}}
      - {name: path, user: {exec: {<<: *v, command: tool}}}
      - {name: far, user: {exec: {<<: *v, command: /opt/tool}}}
      """, to: "sub/config")
    let kubeconfig = try Kubeconfig(path: path)
    let configuration = try kubeconfig.configuration()
    let sub = "\(directory.path)/sub"
    #expect(trusted(configuration) == .file("\(sub)/ca.crt"))
    #expect(
      configuration.transport.tls.identity
        == ClientIdentity(
          certificate: .file("\(sub)/pki/client.crt"), key: .file("\(sub)/pki/client.key")))
    #expect(try await KubeconfigTests.authorization(configuration) == "Bearer file-token")
    func command(_ user: String) throws -> String? {
      (try kubeconfig.configuration(user: user).credentials as? ExecCredentials)?.plugin.command
    }
    #expect(try command("near") == "\(sub)/bin/tool")
    #expect(try command("path") == "tool")
    #expect(try command("far") == "/opt/tool")
  }

  @Test(arguments: [
    ("server: 'https://a:1/'", "https://a:1"), ("server: 'HTTPS://a/x//'", "https://a/x"),
    ("server: 'http://a'", "http://a"), ("server: 'a:8080'", "http://a:8080"),
    ("server: 'a', insecure-skip-tls-verify: true", "http://a"),
    ("server: 'https://[::1]:6443'", "https://[::1]:6443"),
    ("server: 'https://a/x/?y=z'", "https://a/x"), ("server: 'https://a//x//y/'", "https://a/x/y"),
  ])
  func `A server's URL is made whole`(cluster: String, server: String) throws {
    #expect(try configuration(cluster: cluster).transport.server == server)
  }

  @Test func `All of an impersonation is sent`() throws {
    let configuration = try configuration(
      user: """
        {as: jane, as-uid: "42", as-groups: [a, b],
             as-user-extra: {scopes: [view, edit], acme.com/project: [x]}}
        """)
    let expected = Impersonation(
      user: "jane", uid: "42", groups: ["a", "b"],
      extra: ["scopes": ["view", "edit"], "acme.com/project": ["x"]])
    #expect(configuration.impersonation == expected)
    #expect(
      configuration.requestHeaderFields.map { "\($0.name.rawName): \($0.value)" } == [
        "Impersonate-User: jane", "Impersonate-Uid: 42", "Impersonate-Group: a",
        "Impersonate-Group: b", "Impersonate-Extra-acme.com%2Fproject: x",
        "Impersonate-Extra-scopes: view", "Impersonate-Extra-scopes: edit",
      ])
    #expect(try self.configuration().impersonation == nil)
  }

  @Test func `An exec plugin has all of its entry`() throws {
    let configuration = try configuration(
      cluster: """
        server: https://a, extensions: [{name: client.authentication.k8s.io/exec, \
        extension: {audience: x, n: 1}}]
        """,
      user: """
        {exec: {command: tool, args: [-a, "1"], env: [{name: A, value: b}, {name: C}],
             apiVersion: client.authentication.k8s.io/v1beta1, installHint: get it,
             interactiveMode: Never, provideClusterInfo: true}}
        """)
    let plugin = try #require(configuration.credentials as? ExecCredentials).plugin
    #expect(plugin.command == "tool")
    #expect(plugin.arguments.value == ["-a", "1"])
    #expect(plugin.environment.value == ["A": "b", "C": ""])
    #expect(plugin.apiVersion == .v1beta1)
    #expect(plugin.installHint == "get it")
    #expect(plugin.interactiveMode == .never)
    #expect(plugin.cluster?.configuration?.value == ["audience": "x", "n": 1])
    #expect(plugin.cluster?.transport.server == "https://a")
  }
}

struct Unexpected: Error {}
