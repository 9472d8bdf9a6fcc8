import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@Suite struct KubeconfigTests {
  static let basic = """
    apiVersion: v1
    kind: Config
    current-context: dev
    future-key: {some: thing}
    clusters:
    - name: dev
      cluster: {server: "https://dev:6443/", future: [1]}
    - name: prod
      cluster: {server: "https://prod/k8s/clusters/c-1"}
    users:
    - name: eve
      user: {token: first-token}
    - name: adam
      user: {username: adam, password: pass}
    contexts:
    - name: dev
      context: {cluster: dev, user: eve, namespace: web}
    - name: prod
      context: {cluster: prod, user: adam}
    """

  static func read(_ text: String, path: String = "/etc/kube/config") throws -> Kubeconfig {
    try Kubeconfig(reading: Array(text.utf8), path: path)
  }

  static func configuration(
    cluster: String = "server: https://a", user: String = "{}"
  ) throws -> ClientConfiguration {
    try read(
      """
      current-context: c
      contexts: [{name: c, context: {cluster: c, user: u}}]
      clusters:
      - name: c
        cluster: {\(cluster)}
      users:
      - name: u
        user: \(user)
      """
    ).configuration(now: Time("2026-01-01T00:00:00Z"))
  }

  static func authorization(_ configuration: ClientConfiguration) async throws -> String? {
    try await configuration.credentials.credential(CredentialContext())
      .headerFields[.authorization]
  }

  @Test func `The current context gives cluster, user and namespace`() async throws {
    let kubeconfig = try Self.read(Self.basic)
    let configuration = try kubeconfig.configuration()
    #expect(configuration.transport.server == "https://dev:6443")
    #expect(configuration.defaultNamespace == "web")
    #expect(try await Self.authorization(configuration) == "Bearer first-token")
    #expect(kubeconfig.contexts.map(\.name) == ["dev", "prod"])
    #expect(kubeconfig.clusters == ["dev", "prod"])
    #expect(kubeconfig.users == ["eve", "adam"])
  }

  @Test func `A context, cluster, user or namespace can be had instead`() async throws {
    let kubeconfig = try Self.read(Self.basic)
    let prod = try kubeconfig.configuration(context: "prod")
    #expect(prod.transport.server == "https://prod/k8s/clusters/c-1")
    #expect(prod.defaultNamespace == "default")
    #expect(try await Self.authorization(prod) == "Basic YWRhbTpwYXNz")
    let mixed = try kubeconfig.configuration(cluster: "prod", user: "adam", namespace: "n")
    #expect(mixed.transport.server == "https://prod/k8s/clusters/c-1")
    #expect(mixed.defaultNamespace == "n")
    #expect(try await Self.authorization(mixed) == "Basic YWRhbTpwYXNz")
  }

  @Test func `Of several files the first to name an entry wins`() throws {
    var first = try Self.read("contexts: [{name: a, context: {cluster: one}}]")
    first.merge(
      try Self.read(
        """
        current-context: b
        contexts:
        - {name: a, context: {cluster: two, namespace: lost}}
        - {name: b, context: {cluster: three}}
        """))
    first.merge(try Self.read("current-context: a"))
    #expect(first.currentContext == "b")
    #expect(first.contexts.map(\.cluster) == ["one", "three"])
    #expect(first.contexts.map(\.namespace) == [nil, nil])
  }

  @Test func `KUBECONFIG names several files, of which some may be missing`() async throws {
    let directory = try TemporaryDirectory()
    let contexts = try directory.write(
      "current-context: c\ncontexts: [{name: c, context: {cluster: c, user: u}}]", to: "contexts")
    let clusters = try directory.write(
      "clusters: [{name: c, cluster: {server: 'https://c'}}]", to: "clusters")
    let users = try directory.write("users: [{name: u, user: {token: t}}]", to: "users")
    let list = ":\(contexts):\(directory.path)/none:\(clusters):\(users):\(contexts)"
    let kubeconfig = try Kubeconfig.load(surroundings: .init { ["KUBECONFIG": list][$0] })
    #expect(kubeconfig.paths == [contexts, clusters, users])
    #expect(try await Self.authorization(kubeconfig.configuration()) == "Bearer t")
  }

  @Test func `Without KUBECONFIG the home directory has the file`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.basic, to: ".kube/config")
    for list in [nil, ""] {
      let variables = ["HOME": directory.path, "KUBECONFIG": list].compactMapValues(\.self)
      let kubeconfig = try Kubeconfig.load(surroundings: .init { variables[$0] })
      #expect(kubeconfig.currentContext == "dev")
    }
  }

  @Test func `Of several documents of a file the first counts`() throws {
    let kubeconfig = try Self.read("current-context: c\n---\nclusters: [{name: lost}]\n--- }\n")
    #expect(kubeconfig.currentContext == "c")
    #expect(kubeconfig.clusters.isEmpty)
  }

  @Test(arguments: ["", "\n", "# nothing\n", "---\n", "{}", "null"])
  func `An empty file has no entries`(text: String) throws {
    let kubeconfig = try Self.read(text)
    #expect(kubeconfig.contexts.isEmpty && kubeconfig.clusters.isEmpty && kubeconfig.users.isEmpty)
  }

  @Test func `Lists, entries and values may be null`() async throws {
    _ = try Self.read("clusters: null\nusers:\ncontexts: ~\ncurrent-context: null")
    let configuration = try Self.configuration(
      cluster: "server: https://a, certificate-authority: null",
      user: "{token: null, as-groups: null, as-user-extra: null, exec: null, auth-provider: null}")
    #expect(try await Self.authorization(configuration) == nil)
    #expect(try await Self.authorization(Self.configuration(user: "null")) == nil)
  }

  @Test func `JSON is read as YAML is`() throws {
    let kubeconfig = try Self.read(
      #"{"current-context":"c","contexts":[{"name":"c","context":{"cluster":"c"}}],"#
        + #""clusters":[{"name":"c","cluster":{"server":"https:\/\/j"}}]}"#)
    #expect(try kubeconfig.configuration().transport.server == "https://j")
  }

  enum Encoding: CaseIterable { case utf8, utf8BOM, utf16LE, utf16BE, utf16LEBOM, utf16BEBOM }

  @Test(arguments: Encoding.allCases)
  func `Text comes in UTF-8 and UTF-16`(encoding: Encoding) throws {
    let text = Self.basic.replacing("web", with: "wéb😀")
    let low = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let high = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    let bytes: [UInt8] =
      switch encoding {
      case .utf8: Array(text.utf8)
      case .utf8BOM: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      case .utf16LE: low
      case .utf16BE: high
      case .utf16LEBOM: [0xFF, 0xFE] + low
      case .utf16BEBOM: [0xFE, 0xFF] + high
      }
    let kubeconfig = try Kubeconfig(reading: bytes, path: "p")
    #expect(kubeconfig.contexts.first?.namespace == "wéb😀")
  }

  @Test func `Anchors, aliases and merge keys are read`() throws {
    let kubeconfig = try Self.read(
      """
      base: &base {cluster: dev, namespace: shared}
      contexts:
      - name: a
        context: {<<: *base, namespace: own}
      - name: b
        context: *base
      """)
    #expect(kubeconfig.contexts.map(\.namespace) == ["own", "shared"])
    #expect(kubeconfig.contexts.map(\.cluster) == ["dev", "dev"])
  }

  @Test func `A token file goes before a token, either before a command`() async throws {
    let directory = try TemporaryDirectory()
    let file = try directory.write("from-file\n", to: "token")
    let exec =
      "exec: {command: /none, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never}"
    let both = try Self.configuration(user: "{token: inline, tokenFile: '\(file)', \(exec)}")
    #expect(try await Self.authorization(both) == "Bearer from-file")
    let token = try Self.configuration(user: "{token: inline, \(exec)}")
    #expect(try await Self.authorization(token) == "Bearer inline")
    let command = try Self.configuration(user: "{\(exec)}")
    #expect(command.credentials is ExecCredentials)
  }

  @Test func `A user that the context does not name is nobody`() async throws {
    let kubeconfig = try Self.read(
      """
      clusters: [{name: c, cluster: {server: 'https://c'}}]
      contexts: [{name: c, context: {cluster: c, user: ""}}]
      """)
    #expect(try await Self.authorization(kubeconfig.configuration(context: "c")) == nil)
    #expect(try kubeconfig.configuration(cluster: "c").transport.server == "https://c")
  }
}
