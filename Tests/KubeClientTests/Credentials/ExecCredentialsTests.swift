import Foundation
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@testable import KubeClient

@Suite struct ExecCredentialsTests {
  private let noon = "2026-01-01T12:00:00Z"

  @Test(arguments: [ExecPlugin.APIVersion.v1, .v1beta1])
  func `A token is read from JSON`(version: ExecPlugin.APIVersion) async throws {
    let name = version == .v1 ? "v1" : "v1beta1"
    let script = try ExecScript.answering(#""token":"secret-1""#, version: name)
    let source = script.source { $0.apiVersion = version }
    let credential = try await source.credential(CredentialContext())
    #expect(credential.authorization == "Bearer secret-1")
    #expect(credential.identity == nil && credential.expiry == nil)
    #expect(source.isRenewable)
  }

  @Test func `A token is read from YAML`() async throws {
    let script = try ExecScript(
      """
      cat <<END
      apiVersion: client.authentication.k8s.io/v1
      kind: ExecCredential
      status:
        token: yaml-token
        expirationTimestamp: "2026-01-01T13:00:00+00:00"
      END
      """)
    let credential = try await script.source().credential(.at(noon))
    #expect(credential.authorization == "Bearer yaml-token")
    #expect(try credential.expiry == Time("2026-01-01T13:00:00Z"))
  }

  @Test func `A client certificate goes to the transport, and is replaced in its time`()
    async throws
  {
    func status(_ certificate: String, _ expiry: String) -> String {
      let text = (certificate + "\n").replacing("\n", with: "\\n")
      let key = TestPEM.key.replacing("\n", with: "\\n")
      return #""clientCertificateData":"\#(text)","clientKeyData":"\#(key)","#
        + #""expirationTimestamp":"\#(expiry)""#
    }
    let script = try ExecScript.answering(status(TestPEM.certificate, "2026-01-01T12:30:00Z"))
    let source = script.source()
    let first = try await source.credential(.at(noon))
    #expect(first.authorization == nil)
    var request = TransportRequest(.init(method: .get, scheme: nil, authority: nil, path: "/"))
    first.apply(to: &request)
    #expect(request.identity?.certificate == .bytes(Array((TestPEM.certificate + "\n").utf8)))
    try script.answer(status(TestPEM.expired, "2026-01-01T13:30:00Z"))
    let second = try await source.credential(.at("2026-01-01T12:29:30Z"))
    second.apply(to: &request)
    #expect(request.identity?.certificate == .bytes(Array((TestPEM.expired + "\n").utf8)))
  }

  @Test func `The command runs again a minute ahead of the expiration`() async throws {
    let script = try ExecScript.answering(
      #""token":"a","expirationTimestamp":"2026-01-01T12:10:00Z""#)
    let source = script.source()
    for time in ["12:00:00", "12:05:00", "12:08:59"] {
      _ = try await source.credential(.at("2026-01-01T\(time)Z"))
    }
    #expect(script.runs == 1)
    try script.answer(#""token":"b","expirationTimestamp":"2026-01-01T12:20:00Z""#)
    let renewed = try await source.credential(.at("2026-01-01T12:09:00Z"))
    #expect(renewed.authorization == "Bearer b")
    #expect(script.runs == 2)
  }

  @Test func `Without expiration a credential holds until it is refused`() async throws {
    let script = try ExecScript.answering(#""token":"a""#)
    let source = script.source()
    let first = try await source.credential(.at(noon))
    _ = try await source.credential(.at("2036-01-01T12:00:00Z"))
    #expect(script.runs == 1)
    await source.invalidate(first)
    let second = try await source.credential(.at(noon))
    #expect(script.runs == 2)
    // Who comes late with the old one does not take the new one away.
    await source.invalidate(first)
    let third = try await source.credential(.at(noon))
    #expect(third.id == second.id)
    #expect(script.runs == 2)
  }

  @Test func `The command runs once for all that ask at a time`() async throws {
    let script = try ExecScript(
      """
      echo run >> runs
      read line < gate
      cat answer
      """)
    try script.answer(#""token":"a""#)
    #expect(mkfifo("\(script.directory.path)/gate", 0o600) == 0)
    let source = script.source()
    let credentials = try await withThrowingTaskGroup(of: Credential.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await source.credential(CredentialContext(clock: TestClock(instantUpTo: .zero)))
        }
      }
      while source.waiterCount < 49 { await Task.yield() }
      try await open(gate: "\(script.directory.path)/gate")
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(credentials.map(\.id)).count == 1)
    #expect(script.runs == 1)
  }

  @Test func `When the one that runs the command is cancelled another goes on`() async throws {
    let script = try ExecScript(
      """
      echo run >> runs
      [ -e second ] && exec cat answer
      touch second
      exec cat gate
      """)
    try script.answer(#""token":"a""#)
    #expect(mkfifo("\(script.directory.path)/gate", 0o600) == 0)
    let source = script.source()
    try await withThrowingTaskGroup(of: Credential?.self) { group in
      let leader = Task {
        try? await source.credential(CredentialContext(clock: TestClock(instantUpTo: .zero)))
      }
      while script.runs == 0 { await Task.yield() }
      for _ in 0..<5 {
        group.addTask {
          try await source.credential(CredentialContext(clock: TestClock(instantUpTo: .zero)))
        }
      }
      while source.waiterCount < 5 { await Task.yield() }
      leader.cancel()
      #expect(await leader.value == nil)
      for try await credential in group { #expect(credential?.authorization == "Bearer a") }
    }
    #expect(script.runs == 2)
  }

  private func open(gate: String) async throws {
    let handle = try #require(FileHandle(forWritingAtPath: gate))
    try handle.write(contentsOf: Data("go\n".utf8))
    try handle.close()
  }

  @Test func `Arguments, variables and the protocol's input reach the command`() async throws {
    let script = try ExecScript(
      """
      printf '%s\\n' "$@" > args
      printf '%s' "$FLAVOUR" > flavour
      printf '%s' "$KUBERNETES_EXEC_INFO" > info
      [ -n "$PATH" ] || exit 3
      cat answer
      """)
    try script.answer(#""token":"a""#)
    var transport = TransportSettings(server: "https://a:6443")
    let authority = try script.directory.write(TestPEM.certificate, to: "ca.crt")
    transport.tls.trust = .certificates(.file(authority))
    transport.tls.serverName = "inner"
    transport.proxy = .url("http://proxy")
    let cluster = ExecPlugin.Cluster(
      transport, disablesCompression: true, configuration: ["audience": "x"])
    let source = script.source {
      $0.arguments.value = ["--x", "a b", "$HOME"]
      $0.environment.value = ["FLAVOUR": "sweet & sour"]
      $0.cluster = cluster
    }
    _ = try await source.credential(CredentialContext())
    #expect(try script.directory.text("args") == "--x\na b\n$HOME\n")
    #expect(try script.directory.text("flavour") == "sweet & sour")
    let info = try JSONValue(json: script.directory.text("info"))
    #expect(
      info == [
        "kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1",
        "spec": [
          "interactive": false,
          "cluster": [
            "server": "https://a:6443", "tls-server-name": "inner", "proxy-url": "http://proxy",
            "disable-compression": true, "config": ["audience": "x"],
            "certificate-authority-data": .string(TestPEM.base64(TestPEM.certificate)),
          ],
        ],
      ])
  }

  @Test func `Without provideClusterInfo the input has no cluster`() async throws {
    let script = try ExecScript("printf '%s' \"$KUBERNETES_EXEC_INFO\" > info\ncat answer")
    try script.answer(#""token":"a""#)
    _ = try await script.source().credential(CredentialContext())
    let info = try JSONValue(json: script.directory.text("info"))
    #expect(info["spec"] == ["interactive": false])
  }

  @Test func `Whether it is interactive depends on mode and terminal`() async throws {
    let script = try ExecScript("printf '%s' \"$KUBERNETES_EXEC_INFO\" > info\ncat answer")
    try script.answer(#""token":"a""#)
    func isInteractive(
      _ mode: ExecPlugin.InteractiveMode, hasTerminal: Bool
    ) async throws -> Bool? {
      var plugin = script.plugin
      plugin.interactiveMode = mode
      _ = try await ExecCredentials(plugin, hasTerminal: { hasTerminal })
        .credential(CredentialContext())
      return try JSONValue(json: script.directory.text("info"))["spec"]?["interactive"]?.bool
    }
    #expect(try await isInteractive(.ifAvailable, hasTerminal: true) == true)
    #expect(try await isInteractive(.ifAvailable, hasTerminal: false) == false)
    #expect(try await isInteractive(.always, hasTerminal: true) == true)
    #expect(try await isInteractive(.never, hasTerminal: true) == false)
    let error = try await #require(throws: CredentialError.self) {
      _ = try await isInteractive(.always, hasTerminal: false)
    }
    #expect(error.code == .notInteractive)
  }
}
