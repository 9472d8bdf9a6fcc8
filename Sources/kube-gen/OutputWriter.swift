import Foundation
import KubeGenCore

/// Puts generated files on disk. A file whose bytes did not change is not touched, so that nothing
/// is compiled anew.
struct OutputWriter {
  let directory: String

  /// Writes what this run made, and removes what only earlier ones did. What the disk refuses is
  /// the diagnostic.
  func replaceAll(with files: [GeneratorOutput.File]) -> Diagnostics {
    var diagnostics = Diagnostics()
    do {
      try write(files)
      try removeStale(keeping: files)
    } catch {
      diagnostics.error(
        "The output cannot be written here: \(error.localizedDescription)",
        at: SourceLocation(path: directory))
    }
    return diagnostics
  }

  private func write(_ files: [GeneratorOutput.File]) throws {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    for file in files {
      let path = "\(directory)/\(file.name)"
      let data = Data(file.text.utf8)
      if FileManager.default.contents(atPath: path) == data { continue }
      // Atomic: written beside the file and renamed, so that a build that looks on never sees half
      // of it.
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    }
  }

  /// Removes what an earlier run made in this directory and this one did not: only files that begin
  /// with kube-gen's header, and only in the directory itself.
  private func removeStale(keeping files: [GeneratorOutput.File]) throws {
    let kept = Set(files.map(\.name))
    let names = try FileManager.default.contentsOfDirectory(atPath: directory)
    for name in names.sorted() where name.hasSuffix(".swift") && !kept.contains(name) {
      let path = "\(directory)/\(name)"
      guard let handle = FileHandle(forReadingAtPath: path) else { continue }
      let start = try handle.read(upToCount: GeneratorOutput.header.utf8.count) ?? Data()
      try handle.close()
      if start == Data(GeneratorOutput.header.utf8) {
        try FileManager.default.removeItem(atPath: path)
      }
    }
  }
}
