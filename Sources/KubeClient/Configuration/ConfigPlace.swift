import Yams

/// Finds places in a YAML text, whose lines and columns count as its parser counts them: lines end at
/// each line break of YAML 1.1, columns are Unicode scalars.
struct ConfigPlace {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  /// Where a mark of the parser is; nil if it is not in the text.
  func index(of mark: Mark) -> String.Index? {
    var (line, column) = (1, 1)
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      if line == mark.line, column == mark.column { return index }
      let next = scalars.index(after: index)
      if Self.isLineBreak(scalars[index]) {
        let isSplit = scalars[index] == "\r" && next < scalars.endIndex && scalars[next] == "\n"
        if !isSplit { (line, column) = (line + 1, 1) }
      } else {
        column += 1
      }
      index = next
    }
    return nil
  }

  func place(ofByte offset: Int) -> (line: Int, column: Int) {
    var (line, column) = (1, 1)
    for byte in text.utf8.prefix(max(0, offset)) {
      (line, column) = byte == UInt8(ascii: "\n") ? (line + 1, 1) : (line, column + 1)
    }
    return (line, column)
  }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
