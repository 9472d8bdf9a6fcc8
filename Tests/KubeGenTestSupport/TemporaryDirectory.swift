import Foundation

/// A directory of a test's own, which goes when the last reference to it does.
package final class TemporaryDirectory: Sendable {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "kube-gen-\(UUID().uuidString)", directoryHint: .isDirectory)
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Without a slash at the end.
  package var path: String {
    let path = url.path(percentEncoded: false)
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Writes a file, and the directories above it.
  package func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  package func write(_ data: Data, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  package func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  package func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: url.appending(path: path))
  }

  package func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(
      atPath: url.appending(path: path).path(percentEncoded: false))
  }

  /// What each file of a directory holds and when it was written, by name. Directories in it are
  /// left out.
  package func snapshot(of directory: String) throws -> [String: FileState] {
    let top = url.appending(path: directory)
    var states: [String: FileState] = [:]
    for name in try FileManager.default.contentsOfDirectory(
      atPath: top.path(percentEncoded: false))
    {
      let file = top.appending(path: name)
      if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { continue }
      let attributes = try FileManager.default.attributesOfItem(
        atPath: file.path(percentEncoded: false))
      states[name] = FileState(
        text: String(decoding: try Data(contentsOf: file), as: UTF8.self),
        written: attributes[.modificationDate] as? Date,
        number: attributes[.systemFileNumber] as? Int)
    }
    return states
  }
}

/// A file that was written anew differs in its time or, as it was renamed into place, in its
/// number.
package struct FileState: Sendable, Hashable {
  package var text: String
  package var written: Date?
  package var number: Int?
}
