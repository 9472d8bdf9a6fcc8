import Foundation
import KubeGenTestSupport
import KubeTestSupport
import Testing

/// `kube-testserver` as a process, and kubectl that talks to it.
final class ServerProcess: Sendable {
  static let kubectl = try? Tool.installed("kubectl")
  static let absence: Comment = "kubectl is not installed."

  let directory: KubeTestSupport.TemporaryDirectory
  let kubeconfig: String
  private let process: Process

  /// Returns once the server listens.
  init(_ arguments: [String] = []) throws {
    directory = try KubeTestSupport.TemporaryDirectory()
    process = Process()
    process.executableURL = try Tool.built("kube-testserver")
    process.arguments = ["--quiet"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.standardError
    try process.run()
    var text = ""
    while !text.hasSuffix("\n") {
      let data = pipe.fileHandleForReading.availableData
      if data.isEmpty { break }
      text += String(decoding: data, as: UTF8.self)
    }
    let prefix = "export KUBECONFIG="
    try #require(text.hasPrefix(prefix), "The server said: \(text)")
    kubeconfig = String(text.dropFirst(prefix.count).prefix { $0 != "\n" })
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// SIGTERM, and the exit status.
  func end() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// What kubectl printed, and how it ended.
  func run(
    _ arguments: [String], input: String = "", editor: String? = nil
  ) throws -> ToolRun {
    let program = try #require(Self.kubectl)
    let environment =
      ["HOME=\(directory.path)", "KUBECONFIG=\(kubeconfig)"]
      + (editor.map { ["KUBE_EDITOR=\($0)"] } ?? [])
    return try Tool.run(
      URL(filePath: "/usr/bin/env"),
      environment + [program.path(percentEncoded: false)] + arguments, input: Data(input.utf8))
  }

  /// Expects that a command succeeds, and that what it prints has these texts in it.
  @discardableResult
  func expect(
    _ command: String, input: String = "", editor: String? = nil, status: Int32 = 0,
    _ texts: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let result = try run(Self.words(command), input: input, editor: editor)
    let all = result.output + result.errors
    #expect(
      result.status == status, "kubectl \(command)\n\(all)", sourceLocation: sourceLocation)
    for text in texts {
      #expect(
        all.contains(text), "kubectl \(command) lacks '\(text)':\n\(all)",
        sourceLocation: sourceLocation)
    }
    return all
  }

  /// Words between blanks; what is in single quotes is whole.
  private static func words(_ command: String) -> [String] {
    var words: [String] = []
    var (word, isQuoted, isThere) = ("", false, false)
    for character in command {
      if character == "'" {
        (isQuoted, isThere) = (!isQuoted, true)
      } else if character == " ", !isQuoted {
        if isThere || !word.isEmpty { words.append(word) }
        (word, isThere) = ("", false)
      } else {
        word.append(character)
      }
    }
    return isThere || !word.isEmpty ? words + [word] : words
  }
}
