import Foundation
import Testing

/// Data of other projects, read in place and never part of this one.
enum SharedData {
  static let whyAbsent: Comment = "the shared data is absent; KUBE_SHARED can say where it is"

  static var root: URL {
    if let path = ProcessInfo.processInfo.environment["KUBE_SHARED"] {
      return URL(fileURLWithPath: path, isDirectory: true)
    }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../..").standardizedFileURL
    return package.deletingLastPathComponent().appendingPathComponent("shared")
  }

  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  static func contents(_ path: String) throws -> Data {
    try Data(contentsOf: root.appendingPathComponent(path))
  }

  static func files(_ directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent(directory).path
    ).sorted()
  }
}
