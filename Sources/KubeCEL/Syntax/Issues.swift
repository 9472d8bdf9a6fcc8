/// Collects the faults of an expression and shows them as cel-go does.
struct Issues {
  private var found: [(offset: Int?, message: String)] = []
  private var count = 0

  /// More are counted, but not kept.
  private static let limit = 100
  /// Lines longer than that, in bytes of UTF-8, are not shown.
  private static let longestLine = 16384

  var isEmpty: Bool { count == 0 }

  /// Adds a fault at an offset in bytes of UTF-8; without one it concerns the whole.
  mutating func report(_ message: String, at offset: Int?) {
    count += 1
    if count <= Self.limit { found.append((offset, message)) }
  }

  func failure(in source: String) -> CompilationFailure {
    let lines = Lines(source)
    let placed = found.map { fault in
      let (line, column) = fault.offset.map { lines.position(of: $0) } ?? (-1, -1)
      return CompilationFailure.Issue(line: line, column: column + 1, message: fault.message)
    }
    let issues = placed.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < (
        $1.element.line, $1.element.column, $1.offset
      )
    }.map(\.element)
    var shown = issues.map { issue in
      var text = "ERROR: <input>:\(issue.line):\(issue.column): \(issue.message)"
      if let line = lines.text(of: issue.line), line.utf8.count <= Self.longestLine {
        text += Self.mark(issue.column - 1, in: line)
      }
      return text
    }
    if count > Self.limit { shown.append("\(count - Self.limit) more errors were truncated") }
    return CompilationFailure(issues: issues, description: shown.joined(separator: "\n"))
  }

  /// The line with dots and a caret below it, wide ones below what is not ASCII.
  private static func mark(_ column: Int, in line: String) -> String {
    let shown = String(String.UnicodeScalarView(line.unicodeScalars.map { $0 == "\t" ? " " : $0 }))
    var below = ""
    var scalars = shown.unicodeScalars.makeIterator()
    // Parts that are missing stand before the text.
    for _ in 0..<max(column, 0) {
      guard let scalar = scalars.next() else { break }
      below += scalar.isASCII ? "." : "\u{FF0E}"
    }
    below += scalars.next()?.isASCII ?? true ? "^" : "\u{FF3E}"
    return "\n | \(shown)\n | \(below)"
  }
}

/// A text by its lines.
private struct Lines {
  private var starts = [0]
  private let text: [UInt8]

  init(_ text: String) {
    self.text = Array(text.utf8)
    for (offset, byte) in self.text.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
  }

  /// The line from 1, the column from 0, in Unicode scalars.
  func position(of offset: Int) -> (line: Int, column: Int) {
    // An empty text has a line, but no place in it, and parts that are missing have none either.
    guard !text.isEmpty, offset >= 0 else { return (1, -1) }
    let line = starts.lastIndex { $0 <= offset } ?? 0
    let before = text[starts[line]..<min(offset, text.count)]
    return (line + 1, before.count { $0 & 0xC0 != 0x80 })
  }

  func text(of line: Int) -> String? {
    guard line >= 1, line <= starts.count, !text.isEmpty else { return nil }
    let end = line < starts.count ? starts[line] - 1 : text.count
    return String(decoding: text[starts[line - 1]..<end], as: UTF8.self)
  }
}
