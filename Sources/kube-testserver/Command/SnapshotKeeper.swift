import ArgumentParser
import Foundation
import KubeTesting
import Synchronization

/// Keeps a cluster's state in a file.
final class SnapshotKeeper: Sendable {
  let path: String
  private let cluster: TestCluster
  /// The revision that was written last.
  private let written = Mutex<Int?>(nil)

  init(path: String, cluster: TestCluster) throws {
    self.path = path
    self.cluster = cluster
    let directory = URL(filePath: path).standardizedFileURL.deletingLastPathComponent()
    guard FileManager.default.isWritableFile(atPath: directory.path(percentEncoded: false)) else {
      throw ValidationError("The snapshot \(path) cannot be written: its directory is not there.")
    }
  }

  /// - Returns: whether there was something.
  func restore() throws -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    let bytes = Array(try Data(contentsOf: URL(filePath: path)))
    // As mktemp makes it.
    guard !bytes.isEmpty else { return false }
    do throws(SnapshotError) {
      try cluster.restore(bytes)
    } catch {
      throw ValidationError("\(path): \(error.description)")
    }
    return true
  }

  /// Writes now and then, until the task is cancelled.
  func keep() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(10))
      do {
        try write()
      } catch {
        print("The snapshot \(path) was not written: \(error)")
      }
    }
  }

  /// Writes, if there is something new: either all of it or nothing is there afterwards.
  func write() throws {
    try written.withLock { written in
      let revision = cluster.revision
      guard written != revision else { return }
      try Data(cluster.snapshot()).write(to: URL(filePath: path), options: .atomic)
      written = revision
    }
  }
}
