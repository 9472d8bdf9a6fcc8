import Foundation

/// Sources of the whole API, to be compiled as a module.
struct APIModule {
  enum Mode: CaseIterable {
    case debug, release

    var name: String { self == .debug ? "-Onone" : "-O -wmo" }

    fileprivate var arguments: [String] {
      self == .debug ? ["-Onone", "-enable-batch-mode"] : ["-O", "-wmo"]
    }
  }

  let name: String
  let sources: [String]
  /// What the compiler needs to find imported modules.
  let search: [String]
  let directory: String

  /// The number of struct declarations.
  var typeCount: Int {
    get throws {
      try sources.map { path in
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
          .count { $0.drop { $0 == " " }.hasPrefix("public struct ") }
      }.reduce(0, +)
    }
  }

  /// Compiles all of it into objects, as a build from scratch does.
  func compile(_ mode: Mode) throws -> Duration {
    let objects = "\(directory)/objects"
    try? FileManager.default.removeItem(atPath: objects)
    try FileManager.default.createDirectory(atPath: objects, withIntermediateDirectories: true)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let words =
      [
        "swiftc", "-swift-version", "6", "-parse-as-library", "-module-name", name, "-j\(cores)",
        "-c",
      ]
      + mode.arguments + search + [
        "-emit-module", "-emit-module-path", "\(objects)/\(name).swiftmodule",
      ]
    let sources = sources.map { URL(fileURLWithPath: $0).path(percentEncoded: false) }
    return try Command(words + sources, in: objects).time()
  }

  /// The size of what the last compilation made: as a dynamic library without debug information.
  func binarySize() throws -> Int {
    let objects = "\(directory)/objects"
    let names = try FileManager.default.contentsOfDirectory(atPath: objects).filter {
      $0.hasSuffix(".o")
    }
    let library = "\(objects)/library"
    try Command(
      ["swiftc", "-emit-library", "-o", library] + names.sorted().map { "\(objects)/\($0)" }
    ).output()
    try Command("strip", library).output()
    let attributes = try FileManager.default.attributesOfItem(atPath: library)
    return attributes[.size] as? Int ?? 0
  }
}
