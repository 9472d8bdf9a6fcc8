import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Directories that go with the process.
enum TemporaryDirectory {
  private static let made = Mutex<[String]>([])
  private static let isCleaned: Bool = {
    atexit { TemporaryDirectory.removeAll() }
    return true
  }()

  /// Short enough for a Unix socket in it.
  static func make() throws -> String {
    guard isCleaned else { throw ServerFailure("nothing would remove the directory") }
    var template = Array("/tmp/kube-curl-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ServerFailure("no temporary directory") }
    let path = String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
    made.withLock { $0.append(path) }
    return path
  }

  private static func removeAll() {
    for path in made.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
  }
}
