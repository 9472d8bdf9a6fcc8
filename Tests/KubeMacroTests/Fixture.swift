import Foundation
import KubeGenCore

/// A file of the repository's Fixtures.
enum Fixture {
  static func file(_ path: String) throws -> InputFile {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures").standardizedFileURL
    return InputFile(
      path: path, bytes: Array(try Data(contentsOf: fixtures.appending(path: path))))
  }
}
