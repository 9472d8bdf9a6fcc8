import KubeCore
import KubeTestSupport
import Testing

@testable import KubeClient

@Suite struct ExecErrorTests {
  private func error(
    _ body: String
  ) async throws -> CredentialError {
    let script = try ExecScript(body)
    let error = try await #require(throws: CredentialError.self) {
      _ = try await script.source().credential(CredentialContext())
    }
    #expect(error.message.contains(script.path))
    #expect(!error.message.contains("SENTINEL"), "\(error)")
    return error
  }

  @Test func `A failing command gives its status and what it said`() async throws {
    let error = try await error("echo SENTINEL\necho 'please log in' >&2\nexit 7")
    #expect(error.code == .commandFailed)
    #expect(error.message.contains("exited with status 7"))
    #expect(error.message.contains("please log in"))
  }

  @Test func `A killed command gives the signal`() async throws {
    let error = try await error("kill -9 $$")
    #expect(error.code == .commandFailed)
    #expect(error.message.contains("signal 9"))
  }

  @Test func `Of a long complaint the end is kept`() async throws {
    let error = try await error(
      "i=0; while [ $i -lt 20000 ]; do echo \"line $i\"; i=$((i+1)); done >&2; exit 1")
    #expect(error.message.utf8.count < 6000)
    #expect(error.message.hasSuffix("line 19999"))
  }

  @Test(arguments: ["/nowhere/plugin", "kube-client-no-such-command"])
  func `A missing command gives the hint to install it`(command: String) async throws {
    let source = ExecCredentials(
      ExecPlugin(command: command, installHint: "Get it from example.com."))
    let error = try await #require(throws: CredentialError.self) {
      _ = try await source.credential(CredentialContext())
    }
    #expect(error.code == .commandNotFound)
    #expect(error.message.contains(command))
    #expect(error.message.hasSuffix("Get it from example.com."))
  }

  @Test func `A file that is not executable cannot be started`() async throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write("no program", to: "plugin")
    let error = try await #require(throws: CredentialError.self) {
      _ = try await ExecCredentials(ExecPlugin(command: path)).credential(CredentialContext())
    }
    #expect(error.code == .commandNotFound)
    #expect(error.message.contains("Install it"))
  }

  @Test(arguments: ["exec sleep 1000", "sleep 1000 & wait", "trap '' TERM; sleep 1000 & wait"])
  func `A command that hangs is ended with the task that runs it`(body: String) async throws {
    let script = try ExecScript("echo ready >&2\n" + body)
    let isRunning = Gate()
    let source = ExecCredentials(
      script.plugin, hasTerminal: { false }, show: { _ in isRunning.open() })
    let task = Task {
      await #expect(throws: CredentialError.self) {
        _ = try await source.credential(CredentialContext())
      }
    }
    await isRunning.wait()
    task.cancel()
    #expect(await task.value?.code == .cancelled)
  }

  @Test func `What a command leaves behind does not keep anybody waiting`() async throws {
    let script = try ExecScript("sleep 1000 &\necho $! > child\ncat answer")
    try script.answer(#""token":"a""#)
    let credential = try await script.source().credential(CredentialContext())
    #expect(credential.authorization == "Bearer a")
    let child = try script.directory.text("child").trimmingWhitespace
    _ = try? await ExecProcess(
      plugin: ExecPlugin(command: "kill", arguments: [String(child)]), input: "",
      isInteractive: false
    ).run()
  }

  private static func answer(_ status: String) -> String {
    #"{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1",\#(status)}"#
  }

  @Test(arguments: [
    ("", "empty"), ("SENTINEL", "kind"), ("{\"token\": \"SENTINEL", "neither JSON nor YAML"),
    (#"{"kind":"SENTINEL"}"#, "kind"),
    (
      #"{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1"}"#,
      "apiVersion"
    ),
    (answer(#""spec":{}"#), "no status"),
    (answer(#""status":{"expirationTimestamp":"2026-01-01T00:00:00Z"}"#), "neither status.token"),
    (answer(#""status":{"token":"SENTINEL","expirationTimestamp":"SENTINEL"}"#), "RFC 3339"),
    (answer(#""status":{"token":["SENTINEL"]}"#), "no text"),
    (answer(#""status":{"token":"SENTINEL a"}"#), "space"),
    (answer(#""status":{"clientKeyData":"SENTINEL"}"#), "no clientCertificateData"),
    (answer(#""status":{"clientCertificateData":"SENTINEL"}"#), "no clientKeyData"),
    (
      answer(#""status":{"clientCertificateData":"SENTINEL","clientKeyData":"SENTINEL"}"#),
      "BEGIN CERTIFICATE"
    ),
  ])
  func `Nonsense is refused and not repeated`(output: String, excerpt: String) async throws {
    let error = try await error("cat <<'END'\n\(output)\nEND")
    #expect(error.code == .malformedAnswer)
    #expect(error.message.contains(excerpt), "\(error)")
  }

  @Test func `More than a mebibyte is refused`() async throws {
    let error = try await error("head -c 3000000 /dev/zero | tr '\\0' ' '")
    #expect(error.code == .malformedAnswer)
    #expect(error.message.contains("1048576 bytes"))
  }

  @Test func `A failure is not kept`() async throws {
    let script = try ExecScript("[ -e answer ] || exit 1\ncat answer")
    let source = script.source()
    await #expect(throws: CredentialError.self) {
      _ = try await source.credential(CredentialContext())
    }
    try script.answer(#""token":"a""#)
    #expect(try await source.credential(CredentialContext()).authorization == "Bearer a")
  }
}
