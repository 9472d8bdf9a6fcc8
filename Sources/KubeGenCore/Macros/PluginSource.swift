import KubeJSON

/// A piece of a file as the compiler sends it to a plugin.
struct PluginSource {
  /// The piece at its place: ahead of it stand as many lines and blanks as in the whole file, so that all
  /// places in it are those of the file.
  let file: InputFile
  /// Where the piece begins, here and in the file.
  private let start: Int
  private let offset: Int
  private let lineStarts: [Int]

  init?(_ syntax: JSONValue?) {
    guard let text = syntax?["source"]?.string, let location = syntax?["location"],
      let path = location["fileName"]?.string
    else { return nil }
    let line = min(max(location["line"]?.int ?? 1, 1), Self.maximum)
    let column = min(max(location["column"]?.int ?? 1, 1), Self.maximum)
    var bytes = [UInt8](repeating: UInt8(ascii: "\n"), count: line - 1)
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: column - 1)
    start = bytes.count
    offset = location["offset"]?.int ?? 0
    bytes += text.utf8
    file = InputFile(path: path, bytes: bytes)
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  /// Longer than any file that a compiler reads.
  private static let maximum = 1_000_000

  /// The offset in the whole file.
  func offset(of location: SourceLocation) -> Int {
    let line = min(max(location.line, 1), lineStarts.count)
    return max(0, lineStarts[line - 1] + location.column - 1 - start) + offset
  }
}
