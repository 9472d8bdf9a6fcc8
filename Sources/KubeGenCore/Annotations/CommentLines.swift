import KubeGenSyntax

/// The comments above a declaration.
struct CommentLines {
  struct Line {
    enum Kind {
      case plain, doc, block, docBlock
    }

    var kind: Kind
    /// Offset of the first slash.
    var start: Int
    var text: String
    /// A blank line stands between this comment and the one before it.
    var followsBlankLine: Bool
  }

  var lines: [Line] = []

  /// - Parameter space: What stands between two tokens.
  init(_ space: Range<Int>, in file: SwiftFile) {
    for comment in file.source.comments(in: space) {
      let kind: Line.Kind =
        switch comment.kind {
        case .line: .plain
        case .docLine: .doc
        case .block: .block
        case .docBlock: .docBlock
        }
      lines.append(
        Line(
          kind: kind, start: comment.range.lowerBound, text: file.source.text(comment.range),
          followsBlankLine: comment.lineBreaks > 1))
    }
  }
}

extension CommentLines.Line {
  /// How many bytes of `text` come before its content: slashes and space.
  var markerLength: Int {
    let slashes = text.utf8.prefix { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "*") }.count
    let spaces = text.utf8.dropFirst(slashes).prefix { $0 == 0x20 || $0 == 0x09 }.count
    return slashes + spaces
  }

  /// The text behind the slashes, and one space less, if there is one.
  var documentation: Substring {
    let text = text.drop { $0 == "/" }
    return text.first == " " ? text.dropFirst() : text
  }

  var blockDocumentation: [Substring] {
    var body = text.dropFirst(3)
    if body.hasSuffix("*/") { body = body.dropLast(2) }
    return body.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line.drop { $0 == " " || $0 == "\t" }
      if line.first == "*" { line = line.dropFirst() }
      return line.first == " " ? line.dropFirst() : line
    }
  }

  var isLine: Bool { kind == .plain || kind == .doc }
}
