import Foundation

/// Swift that others wrote, and we.
enum SwiftFiles {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Those of this repository.
  static let own = found(
    in: ["Sources", "Tests", "Fixtures", "Examples", "Plugins", "Benchmarks"])

  /// Those of the packages that it depends on: SwiftSyntax is no small part. Reading them all in a debug build takes
  /// minutes, so each run takes some; `KUBE_SYNTAX_EVERY=1` takes all.
  static let others: [String] = {
    let files = found(in: [".build/checkouts"])
    let every = ProcessInfo.processInfo.environment["KUBE_SYNTAX_EVERY"].flatMap { Int($0) } ?? 23
    return stride(from: 0, to: files.count, by: max(1, every)).map { files[$0] }
  }()

  private static func found(in folders: [String]) -> [String] {
    folders.flatMap { folder -> [String] in
      let directory = root.appending(path: folder)
      let names = FileManager.default.enumerator(atPath: directory.path)?.compactMap {
        $0 as? String
      }
      return (names ?? [])
        .filter { $0.hasSuffix(".swift") && (folder.hasPrefix(".") || !$0.contains(".build/")) }
        .sorted().map { directory.appending(path: $0).path }
    }
  }

  /// What is no UTF-8 is repaired, as the generator does.
  static func bytes(_ path: String) -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return [] }
    return Array(String(decoding: data, as: UTF8.self).utf8)
  }
}
