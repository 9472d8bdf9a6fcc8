import Foundation

/// The compiler, with the modules that were built for the tests.
package enum Compiler {
  private static let directory = URL(fileURLWithPath: CommandLine.arguments.first ?? "")
    .resolvingSymlinksInPath().deletingLastPathComponent()

  /// Nil where the tests are not beside what they were built from.
  package static let modules: URL? = {
    let modules = directory.appending(path: "Modules")
    let client = modules.appending(path: "KubeCore.swiftmodule").path
    return FileManager.default.fileExists(atPath: client) ? modules : nil
  }()

  package struct Diagnostic: Sendable {
    package var line: Int
    package var text: String
  }

  /// What the compiler finds wrong with a program.
  ///
  /// - Parameters:
  ///   - program: the program, in one file.
  ///   - findsUses: whether it looks at how values are used, too, such as those that can be consumed
  ///     once; it does that only if there is no other error.
  package static func errors(
    of program: String, findsUses: Bool = false
  ) throws -> [Diagnostic] {
    try output(
      (findsUses ? ["-emit-sil", "-o", "/dev/null"] : ["-typecheck"]) + ["-"], input: program
    ).split(separator: "\n").compactMap { line in
      guard let place = line.firstRange(of: ": error: ") else { return nil }
      let parts = line[..<place.lowerBound].split(separator: ":")
      let number = parts.dropLast().last.flatMap { Int($0) } ?? 0
      return Diagnostic(line: number, text: String(line[place.upperBound...]))
    }
  }

  /// All that the compiler says of a module in several files, with settings of its own.
  package static func messages(
    of files: [URL], module: String = "Sample", settings: [String] = []
  ) throws -> [String] {
    try output(
      ["-typecheck", "-module-name", module] + settings + files.map(\.path)
    ).split(separator: "\n").filter { $0.contains(": error: ") || $0.contains(": warning: ") }
      .map(String.init)
  }

  private static func output(_ arguments: [String], input program: String = "") throws -> String {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["swiftc", "-swift-version", "6", "-I", modules?.path ?? "."]
      + moduleMaps().flatMap { ["-Xcc", "-fmodule-map-file=\($0.path)"] } + arguments
    process.standardInput = input
    process.standardError = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(program.utf8))
    try input.fileHandleForWriting.close()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  /// The lines that end in `// error`.
  package static func marked(_ program: String) -> Set<Int> {
    let lines = program.split(separator: "\n", omittingEmptySubsequences: false)
    return Set(lines.enumerated().filter { $0.element.hasSuffix("// error") }.map { $0.offset + 1 })
  }

  /// Those of C modules, which are no files of ``modules``.
  private static func moduleMaps() -> [URL] {
    let checkouts = directory.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "checkouts")
    let sources = subdirectories(checkouts).flatMap {
      subdirectories($0.appending(path: "Sources"))
    }
    // What tools of the build consist of is there a second time.
    let built = subdirectories(directory).filter { !$0.lastPathComponent.contains("-tool.") }
    return (built + sources.map { $0.appending(path: "include") })
      .map { $0.appending(path: "module.modulemap") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  private static func subdirectories(_ directory: URL) -> [URL] {
    (try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil))
      ?? []
  }
}
