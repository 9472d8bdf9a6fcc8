@testable import KubeClient
import KubeCore
import KubeTestSupport

/// A command for credentials, made of a shell script in a directory of its own.
struct ExecScript {
  let directory: TemporaryDirectory
  let path: String

  init(_ body: String) throws {
    directory = try TemporaryDirectory()
    path = try directory.write(
      "#!/bin/sh\ncd '\(directory.path)'\n" + body, to: "plugin", isExecutable: true)
  }

  /// Prints what is in `answer`, and notes each run in `runs`.
  static func answering(_ status: String, version: String = "v1") throws -> ExecScript {
    let script = try ExecScript("echo run >> runs\ncat answer\n")
    try script.answer(status, version: version)
    return script
  }

  func answer(_ status: String, version: String = "v1") throws {
    try directory.write(
      #"{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/\#(version)","#
        + #""status":{\#(status)}}"#, to: "answer")
  }

  var runs: Int { (try? directory.text("runs"))?.split(separator: "\n").count ?? 0 }

  var plugin: ExecPlugin { ExecPlugin(command: path) }

  func source(_ edit: (inout ExecPlugin) -> Void = { _ in }) -> ExecCredentials {
    var plugin = plugin
    edit(&plugin)
    return ExecCredentials(plugin, hasTerminal: { false }, show: { _ in })
  }
}

extension CredentialContext {
  static func at(_ time: String) throws -> CredentialContext {
    let time = try Time(time)
    return CredentialContext(now: { time })
  }
}

extension Credential {
  var authorization: String? { headerFields[.authorization] }
}
