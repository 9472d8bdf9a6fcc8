import Foundation
import KubeGenCore

/// Brings inputs from disk and standard input into memory. What it cannot read becomes a
/// diagnostic.
struct InputLoader {
  /// Inputs below this directory go by their path relative to it, so that output is the same on
  /// every machine.
  let base: String
  /// The directory that output goes to: what an earlier run left there is no input.
  var output: String?
  var diagnostics = Diagnostics()

  static let documents = ["yaml", "yml", "json"]
  static let swift = ["swift"]

  init(base: String = FileManager.default.currentDirectoryPath, output: String? = nil) {
    self.base = Directory.normalised(base)
    self.output = output.map(absolute)
  }

  /// Reads arguments: files, directories (everything below with one of the extensions), and `-` for
  /// standard input. Swift files that kube-gen has made are passed over, wherever they are: what is
  /// in them would collide with what is made of the sources now.
  mutating func files(_ arguments: [String], extensions: [String]) -> [InputFile] {
    var files: [InputFile] = []
    for argument in arguments {
      if argument == "-" {
        files.append(standardInput())
        continue
      }
      let path = absolute(argument)
      switch Directory.kind(of: path) {
      case .file:
        if let file = file(path) { files.append(file) }
      case .directory:
        let found = Directory.files(below: path, extensions: extensions, excluding: output)
        if found.isEmpty {
          error(
            "There is no .\(extensions.joined(separator: ", .")) file in this directory.", argument)
        }
        files += found.compactMap { file($0) }
      case nil:
        error("There is no such file or directory.", argument)
      }
    }
    return withoutRepetition(files.filter { !isGenerated($0) })
  }

  mutating func file(_ path: String) -> InputFile? {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return InputFile(path: shown(path), bytes: [UInt8](data))
    } catch {
      self.error("This file cannot be read: \(error.localizedDescription)", path)
      return nil
    }
  }

  func absolute(_ path: String) -> String {
    Directory.normalised(
      path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)")
  }

  func isGenerated(_ file: InputFile) -> Bool {
    file.path.hasSuffix(".swift") && file.bytes.starts(with: GeneratorOutput.header.utf8)
  }

  private func standardInput() -> InputFile {
    let data = FileHandle.standardInput.readDataToEndOfFile()
    return InputFile(path: "<stdin>", bytes: [UInt8](data))
  }

  /// How a path is called in messages and headers.
  func shown(_ path: String) -> String {
    Directory.relative(absolute(path), to: base)
  }

  mutating func error(_ message: String, _ path: String) {
    diagnostics.error(message, at: SourceLocation(path: shown(path)))
  }

  /// A file that two globs match, or that is named twice, is read once.
  func withoutRepetition(_ files: [InputFile]) -> [InputFile] {
    var seen: Set<String> = []
    return files.filter { seen.insert($0.path).inserted }
  }
}
