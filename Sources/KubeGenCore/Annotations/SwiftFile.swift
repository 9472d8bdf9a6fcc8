import KubeGenSyntax

/// A Swift file that has been read.
final class SwiftFile {
  let path: String
  /// The compiler has this text before it, too: a macro's view.
  var isCompiled = false
  let bytes: [UInt8]
  let source: SwiftSource
  let declarations: [SwiftDeclaration]
  private let lineStarts: [Int]
  /// Something in the file could not be read.
  private(set) var problem: Diagnostic?

  init(_ file: InputFile) {
    path = file.path
    // What is no UTF-8 is repaired, so that texts of the file are strings.
    bytes = Array(String(decoding: file.bytes, as: UTF8.self).utf8)
    source = SwiftSource(bytes)
    let parsed = source.parse()
    declarations = parsed.declarations
    var starts = [0]
    bytes.withUnsafeBufferPointer { bytes in
      for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
        starts.append(offset + 1)
      }
    }
    lineStarts = starts
    if let excess = parsed.excess {
      problem = Diagnostic(
        .error, "This is nested too deep to be read. Take it apart.",
        at: location(ofOffset: excess))
    }
  }

  func location(ofOffset offset: Int) -> SourceLocation {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(path: path, line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// Where something begins, past its comments.
  func location(of range: Range<Int>) -> SourceLocation {
    location(ofOffset: range.lowerBound)
  }

  /// The text on one line.
  func plainText(_ range: Range<Int>) -> String { source.plainText(range) }
}
