import Foundation

/// A directory of a test's own, which goes when the last reference to it does.
package final class TemporaryDirectory: Sendable {
  /// Without a slash at the end, and short enough for a Unix socket in it.
  package let path: String

  package init() throws {
    path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "kube-\(UUID().uuidString.prefix(13))").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, and the directories above it, and says where it is.
  @discardableResult
  package func write(_ text: String, to name: String, isExecutable: Bool = false) throws -> String {
    try write(Array(text.utf8), to: name, isExecutable: isExecutable)
  }

  @discardableResult
  package func write(
    _ bytes: [UInt8], to name: String, isExecutable: Bool = false
  ) throws -> String {
    let file = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    let place = file.path(percentEncoded: false)
    if isExecutable {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place)
    }
    return place
  }

  package func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  package func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(name)")
  }

  package func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
  }
}
