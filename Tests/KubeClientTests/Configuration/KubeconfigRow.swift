import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@testable import KubeClient

/// A row of a table: a piece of a kubeconfig, and what comes of it.
///
///     server: https://a => https://a, system CA, Bearer t
///     server: "https://me:pw@a" => https://a, system CA, Basic me:pw but refused, because …
///
/// On the right of the arrow is what kubectl 1.32.4 did with it: whom it called, and how, as a server
/// saw it; `refused`; `asks` for a name and password; or `localhost`, its last resort, which is an
/// error here. What follows `but` is what we do on purpose. Lines that are indented go on.
struct KubeconfigRow: Sendable, CustomTestStringConvertible {
  var input: String
  var kubectl: String
  var ours: String?

  var testDescription: String { input }

  static func read(_ table: String) -> [KubeconfigRow] {
    table.replacing("\n  ", with: " ").split(separator: "\n").map { line in
      let sides = line.split(separator: "=> ", maxSplits: 1, omittingEmptySubsequences: false)
      let outcomes = (sides.last ?? "").split(separator: ", because ", maxSplits: 1)
      let parts = (outcomes.first ?? "").split(separator: " but ", maxSplits: 1).map(String.init)
      return KubeconfigRow(
        input: String((sides.first ?? "").dropLast()), kubectl: parts[0],
        ours: parts.count > 1 && outcomes.count > 1 ? parts[1] : nil)
    }
  }

  private static let context =
    "current-context: c\ncontexts: [{name: c, context: {cluster: c, user: u}}]\n"
  private static let cluster = #"server: "https://a", certificate-authority-data: $CA$"#

  func check(
    cluster: String = Self.cluster, user: String = "token: t"
  ) async throws {
    try await check(
      text: Self.context + "clusters: [{name: c, cluster: {\(cluster)}}]\n"
        + "users: [{name: u, user: {\(user)}}]\n")
  }

  func check(namespace: String) async throws {
    try await check(
      text: "current-context: c\ncontexts:\n- name: c\n  context:\n    cluster: c\n    user: u\n"
        + "    namespace: \(namespace)\n$CL$$US$")
  }

  /// - Parameter entry: `users: x`, to go ahead of the users.
  func check(entry: String) async throws {
    let parts = entry.split(separator: ": ", maxSplits: 1).map(String.init)
    try await check(
      text: Self.fill(Self.context + "$CL$$US$")
        .replacing("\(parts[0]): [", with: "\(parts[0]): [\(parts[1]), "))
  }

  func check(text: String) async throws {
    let directory = try TemporaryDirectory()
    try directory.write(TestPEM.certificate, to: "ca.crt")
    try directory.write(TestPEM.certificate, to: "client.crt")
    try directory.write(TestPEM.key, to: "client.key")
    try directory.write("file-token\n", to: "token")
    try directory.write("", to: "empty")
    let path = try directory.write(Self.fill(text), to: "config")
    let outcome = await Self.outcome { () throws(ConfigurationError) in
      try ClientConfiguration.kubeconfig(path: path)
    }
    check(outcome)
  }

  func check(_ outcome: String) {
    let expected = ours ?? (kubectl == "localhost" ? "refused" : kubectl)
    #expect(outcome.hasPrefix(expected == "refused" ? "refused" : expected), "\(outcome)")
    #expect(outcome == expected || expected == "refused", "\(outcome)")
    #expect(ours != kubectl, "There is no difference to state.")
  }

  /// Whom a configuration calls, and how.
  static func outcome(
    _ read: () throws(ConfigurationError) -> ClientConfiguration
  ) async -> String {
    let configuration: ClientConfiguration
    do throws(ConfigurationError) {
      configuration = try read()
    } catch {
      return "refused: \(error)"
    }
    let transport = configuration.transport
    var parts = [transport.server]
    if transport.server.hasPrefix("https:") {
      switch transport.tls.trust {
      case .system: parts.append("system CA")
      case .insecure: parts.append("insecure")
      case .certificates: parts.append("own CA")
      }
      if let name = transport.tls.serverName { parts.append("TLS name \(name)") }
    }
    if transport.tls.identity != nil { parts.append("certificate") }
    if configuration.credentials is ExecCredentials {
      parts.append("exec")
    } else {
      do throws(CredentialError) {
        let credential = try await configuration.credentials.credential(CredentialContext())
        if let value = credential.authorization { parts.append(plain(value)) }
      } catch {
        return "refused: \(error)"
      }
    }
    if configuration.defaultNamespace != "default" {
      parts.append("namespace \(configuration.defaultNamespace)")
    }
    if let user = configuration.impersonation?.user { parts.append("as \(user)") }
    return parts.joined(separator: ", ")
  }

  private static func plain(_ authorization: String) -> String {
    guard authorization.hasPrefix("Basic "),
      let pair = try? Base64Data(base64: authorization.dropFirst(6)).string
    else { return authorization }
    return "Basic \(pair)"
  }

  /// Puts in what the tables shorten.
  static func fill(_ text: String) -> String {
    let authority = TestPEM.base64(TestPEM.certificate)
    let lines = stride(from: 0, to: authority.count, by: 64).map { offset in
      "      \(authority.dropFirst(offset).prefix(64))\n"
    }.joined()
    let pieces = [
      ("⏎", "\n"), ("␉", "\t"), ("␁", "\u{1}"), ("$ALL$", "$CC$$CX$$CL$$US$"),
      ("$CC$", "current-context: c\n"),
      ("$CX$", "contexts: [{name: c, context: {cluster: c, user: u}}]\n"),
      ("$CL$", "clusters: [{name: c, cluster: {\(cluster)}}]\n"),
      ("$US$", "users: [{name: u, user: {token: t}}]\n"),
      (
        "$JSON$",
        #""current-context": "c", "contexts": [{"name": "c", "context": {"cluster": "c", "user": "#
          + #""u"}}], "clusters": [{"name": "c", "cluster": {"server": "https://a", "#
          + #""certificate-authority-data": "$CA$"}}],"#
      ),
      ("$NEVER$", "apiVersion: $API$/v1, command: ./plugin, interactiveMode: Never"),
      (
        "$OIDC$",
        #"name: oidc, config: {idp-issuer-url: "https://i", client-id: c, "#
          + "id-token: x.eyJleHAiOjQxMDAwMDAwMDB9.y}"
      ), ("$API$", "client.authentication.k8s.io"), ("$BCA$", TestPEM.base64(authority)),
      ("$CA$", authority), ("$LINES$", lines), ("$CERT$", authority),
      ("$KEY$", TestPEM.base64(TestPEM.key)),
      (
        "$BLOCK$",
        "clusters:\n- name: c\n  cluster:\n    server: https://a\n    certificate-authority-data:"
      ),
      ("$DEEP$", String(repeating: "[", count: 100) + String(repeating: "]", count: 100)),
    ]
    return pieces.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
