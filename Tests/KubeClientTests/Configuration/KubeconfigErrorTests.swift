import KubeClient
import KubeCore
import KubeTransport
import Testing

/// Errors say where, which entry, and what to do.
@Suite struct KubeconfigErrorTests {
  private func error(_ text: String, context: String? = nil) throws -> ConfigurationError {
    try #require(throws: ConfigurationError.self) {
      try KubeconfigTests.read(text).configuration(context: context)
    }
  }

  @Test func `A file that is not there is named`() throws {
    let error = try #require(throws: ConfigurationError.self) {
      try ClientConfiguration.kubeconfig(path: "/nowhere/config")
    }
    #expect(error.code == .noKubeconfig)
    #expect(error.description == "/nowhere/config: There is no such file.")
  }

  @Test func `A directory is no file`() throws {
    let error = try #require(throws: ConfigurationError.self) { try Kubeconfig(path: "/") }
    #expect(error.code == .fileNotReadable)
    #expect(error.message.contains("directory"))
  }

  @Test(arguments: [["KUBECONFIG": "/nowhere/a:/nowhere/b"], ["HOME": "/nowhere"], [:]])
  func `No kubeconfig at all says where it was looked for`(variables: [String: String]) throws {
    let error = try #require(throws: ConfigurationError.self) {
      try Kubeconfig.load(surroundings: .init { variables[$0] })
    }
    #expect(error.code == .noKubeconfig)
    #expect(
      error.description.contains(variables.values.first?.split(separator: ":").last ?? "HOME"))
  }

  @Test func `An empty file is said to be empty`() throws {
    let error = try error("")
    #expect(error.code == .noKubeconfig)
    #expect(error.description.contains("/etc/kube/config: The kubeconfig is empty"))
  }

  @Test(arguments: [
    ("a: b\n  c: d", 2), ("users:\n- name: a\n  user: {token: \"x", 3), ("a: *none", 1),
    ("just text", 1), ("- list", 1), ("a: \u{1}", 1),
    ("x: 1\nkind: Secret", 2), ("apiVersion: v2", 1), ("clusters: 1", 1), ("users: {a: b}", 1),
    ("current-context: a\ncontexts:\n- {name: a}\n- {name: a}", 4),
    ("current-context: a\ncontexts:\n- {name: a, context: x}", 3), ("current-context: [a]", 1),
    (String(repeating: "[", count: 100) + String(repeating: "]", count: 100), 1),
    ("a: &a [b]\n? *a\n: c\n", 2),
  ])
  func `A malformed file has a line`(text: String, line: Int) throws {
    let error = try error(text)
    #expect(error.code == .malformedFile)
    #expect(error.path == "/etc/kube/config")
    #expect(error.line == line, "\(error)")
    #expect(error.message.count > 20)
  }

  @Test func `Bytes in neither encoding are refused`() throws {
    let error = try #require(throws: ConfigurationError.self) {
      try Kubeconfig(reading: [0x61, 0xFF, 0x62], path: "p")
    }
    #expect(error.code == .malformedFile)
    #expect(error.message.contains("UTF-8"))
  }

  @Test func `A name that is not there gets the nearest suggested`() throws {
    let text = """
      contexts:
      - {name: production, context: {cluster: prod-clustr, user: bob}}
      - {name: anonymous, context: {cluster: prod-cluster, user: bobb}}
      clusters: [{name: prod-cluster, cluster: {server: 'https://p'}}]
      users: [{name: alice, user: {}}, {name: bob, user: {}}]
      """
    let context = try error(text, context: "prodution")
    #expect(context.code == .notFound)
    #expect(context.message == "There is no context 'prodution'. Did you mean 'production'?")
    let cluster = try error(text, context: "production")
    #expect(
      cluster.message == "There is no cluster 'prod-clustr', which context 'production' names. "
        + "Did you mean 'prod-cluster'?")
    let user = try error(text, context: "anonymous")
    #expect(user.message.hasSuffix("Did you mean 'bob'?"))
    let unknown = try error(text, context: "xyz")
    #expect(unknown.message.hasSuffix("There are 'production', 'anonymous'."))
    let current = try error("current-context: gone\n" + text)
    #expect(current.message.contains("'gone', which current-context names"))
    let none = try error(text)
    #expect(none.message.contains("kubectl config use-context"))
  }

  private static let certificate = TestPEM.base64(TestPEM.certificate)
  private static let key = TestPEM.base64(TestPEM.key)

  @Test(arguments: [
    ("{client-certificate-data: \(certificate)}", "client-key"),
    ("{client-key-data: \(key)}", "client-certificate"),
    ("{client-certificate-data: \(key), client-key-data: \(key)}", "BEGIN CERTIFICATE"),
    ("{client-certificate-data: \(certificate), client-key-data: \(certificate)}", "PRIVATE KEY"),
    ("{client-certificate-data: '%%', client-key-data: \(key)}", "not base64"),
    ("{client-certificate: /nowhere/crt, client-key-data: \(key)}", "/nowhere/crt"),
    (
      "{client-certificate-data: \(TestPEM.base64(TestPEM.expired)), client-key-data: \(key)}",
      "expired at 2021-01-01"
    ),
    (
      "{client-certificate-data: \(certificate), client-key-data: "
        + TestPEM.base64("-----BEGIN ENCRYPTED PRIVATE KEY-----\nx\n") + "}", "openssl pkey"
    ),
    ("{tokenFile: /nowhere/token}", "/nowhere/token"),
    ("{token: 'a b'}", "space"), ("{token: [a]}", "must be a text, not a list"),
    ("{token: a, username: b}", "Remove either"),
    ("{username: 'a:b', password: c}", "colon"),
    ("{exec: {}, auth-provider: {}}", "Remove either"), ("{password: a}", "Set username"),
    ("{token: 1}", "a number (put it in quotes)"), ("{token: yes}", "put it in quotes"),
    ("{token: !!binary '%'}", "not base64"),
    ("{exec: {command: a, apiVersion: client.authentication.k8s.io/v1}}", "interactiveMode"),
    (
      "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1, args: [\"a\\0\"]}}",
      "zero character"
    ),
    ("{exec: {apiVersion: client.authentication.k8s.io/v1}}", "no command"),
    ("{exec: {command: a}}", "client.authentication.k8s.io/v1beta1"),
    ("{exec: {command: a, apiVersion: client.authentication.k8s.io/v1alpha1}}", "v1beta1"),
    (
      "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1, interactiveMode: x}}",
      "IfAvailable"
    ),
    (
      "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1, env: [{value: x}]}}",
      "name"
    ),
    ("{auth-provider: {name: gcp}}", "gke-gcloud-auth-plugin"),
    ("{auth-provider: {name: azure}}", "kubelogin"),
    ("{auth-provider: {name: other}}", "exec plugin"),
    ("{auth-provider: {name: oidc, config: {client-id: a}}}", "idp-issuer-url"),
    ("{auth-provider: {name: oidc, config: {idp-issuer-url: a}}}", "client-id"),
    ("{as-groups: [a]}", "Set as"), ("{as: \"a\\nb\"}", "control character"),
    ("{as: a, as-user-extra: {k: v}}", "as-user-extra"), ("{as: a, as-groups: b}", "as-groups"),
  ])
  func `A user's mistake names the user, the line and the remedy`(
    user: String, excerpt: String
  ) throws {
    let error = try #require(throws: ConfigurationError.self) {
      try KubeconfigTests.configuration(user: user)
    }
    #expect(error.message.hasPrefix("user 'u': "), "\(error)")
    #expect(error.message.contains(excerpt), "\(error)")
    #expect(error.path == "/etc/kube/config")
    #expect(error.line == 8, "\(error)")
  }

  @Test(arguments: [
    ("a: b", "Set it to https://"), ("server: 'ftp://a'", "https://"),
    ("server: 'https://'", "usable URL"), ("server: 'https://a b'", "usable URL"),
    ("server: 'https://u:p@a'", "user's entry"),
    ("server: {a: b}", "text"),
    ("server: 'https://a', insecure-skip-tls-verify: 'true'", "without quotes"),
    ("server: 'https://a', certificate-authority: /nowhere/ca", "/nowhere/ca"),
    ("server: 'https://a', certificate-authority-data: YQ==", "BEGIN CERTIFICATE"),
    (
      "server: 'https://a', insecure-skip-tls-verify: true, certificate-authority-data: "
        + certificate, "cannot go together"
    ),
    ("server: 'https://a', proxy-url: 'ftp://p'", "socks5"),
  ])
  func `A cluster's mistake names the cluster, the line and the remedy`(
    cluster: String, excerpt: String
  ) throws {
    let error = try #require(throws: ConfigurationError.self) {
      try KubeconfigTests.configuration(cluster: cluster)
    }
    #expect(error.message.hasPrefix("cluster 'c': "), "\(error)")
    #expect(error.message.contains(excerpt), "\(error)")
    #expect(error.line == 5, "\(error)")
  }

  @Test func `A mistake in an entry does not keep others from use`() throws {
    let kubeconfig = try KubeconfigTests.read(
      """
      contexts:
      - {name: good, context: {cluster: good}}
      - {name: bad, context: {cluster: bad}}
      clusters:
      - {name: bad, cluster: {server: [], certificate-authority-data: "%"}}
      - {name: good, cluster: {server: "https://good"}}
      """)
    #expect(try kubeconfig.configuration(context: "good").transport.server == "https://good")
    #expect(throws: ConfigurationError.self) { try kubeconfig.configuration(context: "bad") }
  }
}
