#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that tests read.
enum TestData {
  /// The repository's folder.
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  /// The cases of the language's conformance suite; nil if they are not here.
  static let conformance: String? = {
    let named = getenv("CEL_SPEC_TESTDATA").map { String(cString: $0) }
    let folders = [named, root + "/../cel-spec/tests/simple/testdata"].compactMap { $0 }
    return folders.first { text($0 + "/basic.textproto") != nil }
  }()

  static func text(_ path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let part = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        count = fread(buffer.baseAddress, 1, buffer.count, file)
      }
      if part.isEmpty { return String(decoding: bytes, as: UTF8.self) }
      bytes += part
    }
  }
}
