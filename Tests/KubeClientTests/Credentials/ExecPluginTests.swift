import Foundation
import KubeCore
import KubeTestSupport
import Testing

@testable import KubeClient

/// Exec plugins as kubectl finds and runs them.
@Suite struct ExecPluginTests {
  @Test func `A command takes as long as it needs, and what it says is seen meanwhile`()
    async throws
  {
    let script = try ExecScript(
      "echo 'open http://localhost:8000' >&2\nwhile [ ! -e go ]; do sleep 0.01; done\ncat answer")
    try script.answer(#""token":"a""#)
    let said = Shared<[UInt8]>([])
    let source = ExecCredentials(script.plugin, hasTerminal: { false }) { bytes in
      said.change { $0 += bytes }
      _ = try? script.directory.write("", to: "go")
    }
    // Any time limit is over at once on this clock.
    let credential = try await source.credential(
      CredentialContext(clock: TestClock(instantUpTo: nil)))
    #expect(credential.authorization == "Bearer a")
    #expect(String(decoding: said.value, as: UTF8.self) == "open http://localhost:8000\n")
  }

  @Test func `When the leader of an interactive command is cancelled another goes on`() async throws
  {
    let script = try ExecScript(
      """
      echo run >> runs
      [ -e second ] && exec cat answer
      touch second
      echo ready >&2
      exec sleep 1000
      """)
    try script.answer(#""token":"a""#)
    var plugin = script.plugin
    plugin.interactiveMode = .always
    let isRunning = Gate()
    let source = ExecCredentials(plugin, hasTerminal: { true }, show: { _ in isRunning.open() })
    let leader = Task { try? await source.credential(CredentialContext()) }
    await isRunning.wait()
    let asked = Shared(0)
    let context = CredentialContext(now: {
      asked.change { $0 += 1 }
      return Time(secondsSince1970: 0)
    })
    try await withThrowingTaskGroup(of: Credential.self) { group in
      for _ in 0..<5 { group.addTask { try await source.credential(context) } }
      try await asked.wait { $0 >= 5 ? () : nil }
      leader.cancel()
      #expect(await leader.value == nil)
      for try await credential in group { #expect(credential.authorization == "Bearer a") }
    }
    #expect(script.runs == 2)
  }

  @Test func `Clients of equal plugins share one, and run it once`() async throws {
    let script = try ExecScript.answering(#""token":"a""#)
    func source(_ more: String = "", cluster: String = "server: https://a") throws
      -> ExecCredentials
    {
      let configuration = try KubeconfigTests.configuration(
        cluster: cluster,
        user: "{exec: {command: '\(script.path)', interactiveMode: Never, \(more)"
          + "apiVersion: client.authentication.k8s.io/v1}}")
      return try #require(configuration.credentials as? ExecCredentials)
    }
    let (first, second) = (try source(), try source(cluster: "server: https://b"))
    #expect(first === second)
    let context = CredentialContext()
    #expect(try await first.credential(context).id == second.credential(context).id)
    #expect(script.runs == 1)
    #expect(try source("args: [x], ") !== first)
    #expect(try source("env: [{name: A, value: b}], ") !== first)
    let informed = try source("provideClusterInfo: true, ")
    #expect(informed !== first)
    #expect(try source("provideClusterInfo: true, ", cluster: "server: https://b") !== informed)
  }

  @Test func `A token of a short life serves for half of it`() async throws {
    let script = try ExecScript.answering(
      #""token":"a","expirationTimestamp":"2026-01-01T12:00:30Z""#)
    let source = script.source()
    for second in ["00", "14"] {
      _ = try await source.credential(.at("2026-01-01T12:00:\(second)Z"))
    }
    #expect(script.runs == 1)
    _ = try await source.credential(.at("2026-01-01T12:00:15Z"))
    #expect(script.runs == 2)
    // One that has expired is used once, as the server may know better.
    for _ in 0..<2 { _ = try await source.credential(.at("2026-01-01T13:00:00Z")) }
    #expect(script.runs == 4)
  }

  @Test func `A token and a certificate are both used`() async throws {
    func line(_ text: String) -> String { (text + "\n").replacing("\n", with: "\\n") }
    let script = try ExecScript.answering(
      #""token":"a","clientCertificateData":"\#(line(TestPEM.certificate))","#
        + #""clientKeyData":"\#(line(TestPEM.key))""#)
    let credential = try await script.source().credential(CredentialContext())
    #expect(credential.authorization == "Bearer a")
    #expect(credential.identity != nil)
  }

  @Test func `A hint to install a command cannot draw on the terminal`() async throws {
    let source = ExecCredentials(
      ExecPlugin(command: "kube-client-no-such-command", installHint: "Get \u{1B}[1mit\u{9B}2J."))
    let error = try await #require(throws: CredentialError.self) {
      _ = try await source.credential(CredentialContext())
    }
    #expect(error.message.hasSuffix("Get [1mit2J."))
  }

  @Test func `Arguments keep the name by which the command was called`() async throws {
    let script = try ExecScript("printf %s \"$0\" > name\ncat answer")
    try script.answer(#""token":"a""#)
    _ = try await script.source().credential(CredentialContext())
    #expect(try script.directory.text("name") == script.path)
  }

  @Test func `A name is looked for in PATH, and never in the current directory`() throws {
    let directory = try TemporaryDirectory()
    let tool = try directory.write("#!/bin/sh", to: "bin/tool", isExecutable: true)
    try directory.write("no program", to: "other/tool")
    try directory.write("", to: "folder/tool/file")
    let (bin, other, folder) =
      ("\(directory.path)/bin", "\(directory.path)/other", "\(directory.path)/folder")
    #expect(try ProgramSearch.find("tool", path: "\(folder):/nowhere:\(other):\(bin)") == tool)
    #expect(try ProgramSearch.find("./tool", path: bin) == "./tool")
    #expect(try ProgramSearch.find("/x/tool", path: nil) == "/x/tool")
    for path in [nil, "", other, folder, "/nowhere"] {
      #expect(throws: ProgramSearch.Failure.notFound) {
        _ = try ProgramSearch.find("tool", path: path)
      }
    }
    let current = FileManager.default.currentDirectoryPath
    let up = String(repeating: "../", count: current.split(separator: "/").count)
    for path in [up + bin.dropFirst(), ":" + bin, ".:" + bin] {
      let found = Result { () throws in try ProgramSearch.find("tool", path: path) }
      if path.hasPrefix("..") {
        #expect(throws: ProgramSearch.Failure.relative) { _ = try found.get() }
      } else {
        #expect(try found.get() == tool)
      }
    }
  }
}
