import Foundation

/// A program that has run.
package struct ToolRun: Sendable {
  package var status: Int32
  /// False: a signal ended it, which is what a trap looks like.
  package var hasExited: Bool
  package var output: String
  package var errors: String
}

/// Runs programs and waits for them.
package enum Tool {
  package struct Missing: Error, CustomStringConvertible {
    package var description: String
  }

  /// Output goes through files, so that no full pipe can hold the program up.
  package static func run(
    _ executable: URL, _ arguments: [String], in directory: URL? = nil, input: Data = Data()
  ) throws -> ToolRun {
    let place = try TemporaryDirectory()
    let files = ["in", "out", "err"].map { place.url.appending(path: $0) }
    try input.write(to: files[0])
    try Data().write(to: files[1])
    try Data().write(to: files[2])

    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = directory ?? place.url
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return ToolRun(
      status: process.terminationStatus, hasExited: process.terminationReason == .exit,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  /// An executable that this package built beside the tests.
  package static func built(_ name: String) throws -> URL {
    let bundles = Bundle.allBundles.map(\.bundleURL) + [Bundle.main.bundleURL]
    let program = CommandLine.arguments.first.map { URL(filePath: $0) }
    for place in bundles + (program.map { [$0] } ?? []) {
      for directory in [place, place.deletingLastPathComponent()] {
        let candidate = directory.appending(path: name)
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(
          atPath: candidate.path(percentEncoded: false), isDirectory: &isDirectory)
        if exists, !isDirectory.boolValue { return candidate }
      }
    }
    throw Missing(
      description: "There is no '\(name)' beside the tests. Is it a dependency of theirs?")
  }

  /// A program in the directories of `PATH`.
  package static func installed(_ name: String) throws -> URL {
    for directory in (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") {
      let candidate = URL(filePath: String(directory)).appending(path: name)
      if FileManager.default.isExecutableFile(atPath: candidate.path(percentEncoded: false)) {
        return candidate
      }
    }
    throw Missing(description: "There is no '\(name)' in PATH.")
  }
}
