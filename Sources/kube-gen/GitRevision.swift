import Foundation

/// A commit of a repository of Git, of which files are read without touching the working tree.
struct GitRevision {
  struct Failure: Error {
    /// What is wrong, and what to do about it.
    var message: String
  }

  struct File {
    /// Relative to the directory.
    var path: String
    var bytes: [UInt8]
    /// Whether the file itself was asked for, and not a directory of it.
    var isNamed: Bool
  }

  private let commit: String
  private let name: String
  private let directory: String

  init(_ name: String, in directory: String) throws(Failure) {
    self.name = name
    self.directory = directory
    // What begins with a hyphen would be an option.
    let answer = try Self.git(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"], in: directory)
    commit = String(decoding: answer.output, as: UTF8.self).filter { !$0.isNewline }
    guard answer.status == 0, !commit.isEmpty else {
      let reason = answer.errors.isEmpty ? "" : " Git says: \(answer.errors)"
      throw Failure(message: "There is no such commit: '\(name)'.\(reason)")
    }
  }

  /// The files at a path and below it, in the order of their paths.
  func files(below path: String, extensions: [String]) throws(Failure) -> [File] {
    let answer = try Self.git(
      ["--literal-pathspecs", "ls-tree", "-r", "-z", commit, "--", path], in: directory)
    guard answer.status == 0 else { throw Failure(message: answer.errors) }
    var files: [File] = []
    for entry in answer.output.split(separator: 0) {
      // 100644 blob 3b18e512dba79e4c8300dd08aeb37f8e728b8dad<tab>path
      guard let tab = entry.firstIndex(of: 9) else { continue }
      let words = entry[..<tab].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      let file = String(decoding: entry[entry.index(after: tab)...], as: UTF8.self)
      let isNamed = file == path
      guard words.count >= 3, words[1] == "blob", words[0] != "120000",
        isNamed || extensions.contains(where: { file.hasSuffix(".\($0)") })
      else { continue }
      let isHidden = file.split(separator: "/").contains { $0 != ".." && $0.hasPrefix(".") }
      if isHidden, !isNamed { continue }
      let content = try Self.git(["cat-file", "blob", words[2]], in: directory)
      guard content.status == 0 else { throw Failure(message: content.errors) }
      files.append(File(path: file, bytes: [UInt8](content.output), isNamed: isNamed))
    }
    return files.sorted { $0.path < $1.path }
  }

  private struct Answer {
    var status: Int32
    var output: Data
    /// On one line.
    var errors: String
  }

  private static func git(_ arguments: [String], in directory: String) throws(Failure) -> Answer {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory, isDirectory: true)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
      // Git writes a line or two of errors at most, which the pipe holds meanwhile.
      let data = try output.fileHandleForReading.readToEnd() ?? Data()
      let text = String(
        decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      if process.terminationStatus == 127 {
        throw Failure(message: "There is no 'git' in PATH, which commits are read with.")
      }
      let lines = text.split(separator: "\n").joined(separator: " ")
      return Answer(status: process.terminationStatus, output: data, errors: lines)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(message: "Git cannot be run: \(error.localizedDescription)")
    }
  }
}
