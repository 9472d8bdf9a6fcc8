import KubeTestSupport
import Testing

@testable import KubeClient

/// What kubectl 1.32 makes of the files of `KUBECONFIG`, and we.
@Suite struct KubeconfigTableFilesTests {
  private static let trust = "insecure-skip-tls-verify: true"
  private static let files = [
    "A": "contexts: [{name: c, context: {cluster: one, user: u, namespace: n1}}]\n",
    "B": """
    current-context: c
    contexts: [{name: c, context: {cluster: two}}, {name: d, context: {cluster: one}}]
    clusters:
    - {name: one, cluster: {server: "https://one", \(trust)}}
    - {name: two, cluster: {server: "https://two", \(trust)}}
    users: [{name: u, user: {token: t}}]
    """,
    "C": """
    current-context: d
    clusters: [{name: one, cluster: {server: "https://other", \(trust)}}]
    users: [{name: u, user: {token: other, username: x}}]
    """,
    "broken": "{", "empty": "", "~/A": "current-context: gone",
    "P": """
    current-context: c
    contexts: [{name: c, context: {cluster: one, user: u}}]
    users: [{name: u, user: {tokenFile: sub/../token}}]
    """,
    "sub/Q": """
    clusters: [{name: one, cluster: {server: "https://one", certificate-authority: ../pki/ca.crt}}]
    """,
    "pki/ca.crt": TestPEM.certificate, "token": "file-token\n",
  ]

  private static let rows = KubeconfigRow.read(
    #"""
    $D$/A:$D$/B => https://one, insecure, Bearer t, namespace n1
    $D$/A:$D$/B:$D$/C => https://one, insecure, Bearer t, namespace n1
    $D$/C:$D$/A:$D$/B => asks but https://other, insecure, because a library asks nobody
    $D$/none:$D$/A::$D$/B: => https://one, insecure, Bearer t, namespace n1
    $D$/none:$D$/none2 => localhost
    $D$:$D$/A:$D$/B => refused
    $D$/A:$D$/B:$D$/broken => refused
    $D$/empty:$D$/A:$D$/B => https://one, insecure, Bearer t, namespace n1
    ~/A:$D$/A:$D$/B => https://one, insecure, Bearer t, namespace n1
    $D$/A:$D$/B:$D$/A => https://one, insecure, Bearer t, namespace n1
    $D$/A/x:$D$/A:$D$/B => refused but https://one, insecure, Bearer t, namespace n1, because
      there is no such file
    $D$/P:$D$/sub/Q => https://one, own CA, Bearer file-token
    : => localhost
    """#)

  @Test(arguments: rows)
  func `Files are merged as kubectl merges them`(row: KubeconfigRow) async throws {
    let directory = try TemporaryDirectory()
    for (name, text) in Self.files { try directory.write(text, to: name) }
    let list = row.input.replacing("$D$", with: directory.path)
    let outcome = await KubeconfigRow.outcome { () throws(ConfigurationError) in
      try ClientConfiguration.kubeconfig(surroundings: .init { $0 == "KUBECONFIG" ? list : nil })
    }
    row.check(outcome)
  }

  /// One entry in the middle is used, and others that are broken beside it cost nothing.
  @Test func `A file of thousands of entries is read, and what is used of it`() async throws {
    let count = 3000
    func entries(_ body: (Int) -> String) -> String {
      (0..<count).map { "- {name: n\($0), \(body($0))}\n" }.joined()
    }
    let text = """
      current-context: n1500
      contexts:
      \(entries { "context: {cluster: n\($0), user: n\($0)}" })
      clusters:
      \(entries { "cluster: {server: 'https://s\($0)', certificate-authority: /none/\($0)}" })
      users:
      \(entries { $0 == 1500 ? "user: {token: t}" : "user: {client-key-data: '%', token: \($0)}" })
      """.replacing("certificate-authority: /none/1500", with: Self.trust)
    let kubeconfig = try KubeconfigTests.read(text)
    #expect(kubeconfig.users.count == count)
    let outcome = await KubeconfigRow.outcome { () throws(ConfigurationError) in
      try kubeconfig.configuration()
    }
    #expect(outcome == "https://s1500, insecure, Bearer t")
  }

  @Test func `A relative path of a file starts where the process stands`() throws {
    let text = """
      current-context: c
      contexts: [{name: c, context: {cluster: c, user: u}}]
      clusters: [{name: c, cluster: {server: "https://c"}}]
      users: [{name: u, user: {exec: {command: ./x, apiVersion: client.authentication.k8s.io/v1beta1}}}]
      """
    let configuration = try KubeconfigTests.read(text, path: "sub/config").configuration()
    let plugin = try #require(configuration.credentials as? ExecCredentials).plugin
    #expect(plugin.command.hasPrefix("/") && plugin.command.hasSuffix("/sub/x"))
    #expect(!plugin.command.contains("/."))
  }
}
