import ArgumentParser
import Foundation
import KubeTesting

/// The manifests below a directory, in the order of their paths.
enum ManifestDirectory {
  static func read(_ path: String) throws -> [ManifestFile] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw ValidationError("There is no directory or file \(path) to load.")
    }
    let names =
      isDirectory.boolValue
      ? (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? [])
        .filter { name in ["yaml", "yml", "json"].contains { name.hasSuffix(".\($0)") } }
        .sorted().map { "\(path)/\($0)" } : [path]
    return try names.map { name in
      ManifestFile(name: name, bytes: Array(try Data(contentsOf: URL(filePath: name))))
    }
  }
}
