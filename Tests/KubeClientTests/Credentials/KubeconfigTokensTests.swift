import Foundation
import KubeCore
import KubeTestSupport
import KubeTransport
import Logging
import Testing

@testable import KubeClient

/// New OIDC tokens go back to the kubeconfig that they came from, as with kubectl.
@Suite struct KubeconfigTokensTests {
  private static let text = """
    # Do not lose this.
    apiVersion: v1
    kind: Config
    current-context: c
    contexts: [{name: c, context: {cluster: c, user: u}}]
    clusters: [{name: c, cluster: {server: "https://a"}}]
    users:
    - name: other
      user: {auth-provider: {name: oidc, config: {id-token: keep, refresh-token: keep}}}
    - name: u  # me
      user:
        auth-provider:
          name: oidc
          config:
            client-id: c
            id-token: OLD-ID  # the first
            idp-issuer-url: https://i
            refresh-token: 'OLD-REFRESH'
    """

  private static func context(
    _ refresh: String?, log: WarningLog = WarningLog()
  ) throws -> (CredentialContext, token: String, calls: IssuerDouble.CallLog) {
    let fresh = try IssuerDouble.token("2026-01-01T13:00:00Z", refresh ?? "none")
    let now = try Time("2026-01-01T12:00:00Z")
    let calls = IssuerDouble.CallLog()
    let next = refresh.map { #","refresh_token":"\#($0)""# } ?? ""
    var context = CredentialContext(
      now: { now }, clock: TestClock(),
      logger: Logger(label: "test") { _ in log })
    context.makeTransport = { settings throws(TransportError) in
      IssuerDouble(server: settings.server, calls: calls) { call in
        call.method == "GET"
          ? (200, #"{"token_endpoint":"https://i/token"}"#)
          : (200, #"{"id_token":"\#(fresh)"\#(next)}"#)
      }
    }
    return (context, fresh, calls)
  }

  private func source(_ path: String) throws -> any CredentialSource {
    try ClientConfiguration.kubeconfig(path: path).credentials
  }

  @Test(arguments: ["SENTINEL-r2", nil])
  func `Two values change in the file, and nothing else`(refresh: String?) async throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write("\u{FEFF}" + Self.text, to: "real")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let link = "\(directory.path)/config"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real")
    let (context, token, _) = try Self.context(refresh)
    let credential = try await source(link).credential(context)
    #expect(credential.authorization == "Bearer \(token)")
    var expected = Self.text.replacing("OLD-ID", with: token)
    if let refresh { expected.replace("OLD-REFRESH", with: refresh) }
    #expect(
      try directory.text("real")
        == "\u{FEFF}" + expected.replacing("'SENTINEL-r2'", with: "\"SENTINEL-r2\""))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
        == ["config", "real"])
  }

  @Test func `Who cannot write goes on, with a warning that has no secret in it`() async throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(Self.text, to: "config")
    try directory.write("", to: "config.lock")
    let log = WarningLog()
    let (context, token, calls) = try Self.context("SENTINEL-r2", log: log)
    let source = try source(path)
    let credential = try await source.credential(context)
    #expect(credential.authorization == "Bearer \(token)")
    #expect(try directory.text("config") == Self.text)
    #expect(log.warnings.count == 1)
    #expect(log.text.contains("config.lock"))
    for secret in ["SENTINEL", token, "OLD"] { #expect(!log.text.contains(secret)) }
    // What could not be written is used all the same.
    await source.invalidate(credential)
    try directory.remove("config.lock")
    _ = try await source.credential(context)
    #expect(calls.all.last?.form.contains("SENTINEL-r2") == true)
    #expect(try directory.text("config").contains("SENTINEL-r2"))
  }

  @Test func `What another process wrote since is used, and no refresh token twice`() async throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(Self.text, to: "config")
    let source = try source(path)
    let theirs = try IssuerDouble.token("2026-01-01T12:30:00Z", "theirs")
    try directory.write(
      Self.text.replacing("OLD-ID", with: theirs).replacing("OLD-REFRESH", with: "r2"),
      to: "config")
    let (context, _, calls) = try Self.context("r3")
    let first = try await source.credential(context)
    #expect(first.authorization == "Bearer \(theirs)")
    #expect(calls.all.isEmpty)
    await source.invalidate(first)
    _ = try await source.credential(context)
    #expect(calls.all.last?.form.contains("refresh_token=r2") == true)
  }

  @Test func `Two clients of one user share their tokens`() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(Self.text, to: "config")
    let (first, second) = (
      try source(path) as? OIDCCredentials, try source(path) as? OIDCCredentials
    )
    #expect(first != nil && first === second)
  }
}
