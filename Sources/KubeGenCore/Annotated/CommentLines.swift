import SwiftSyntax

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

  init(_ trivia: Trivia, startingAt offset: Int) {
    var offset = offset
    var newlines = 0
    for piece in trivia {
      let kind: Line.Kind?
      var text = ""
      switch piece {
      case .lineComment(let comment): (kind, text) = (.plain, comment)
      case .docLineComment(let comment): (kind, text) = (.doc, comment)
      case .blockComment(let comment): (kind, text) = (.block, comment)
      case .docBlockComment(let comment): (kind, text) = (.docBlock, comment)
      case .newlines(let count), .carriageReturnLineFeeds(let count), .carriageReturns(let count):
        kind = nil
        newlines += count
      default: kind = nil
      }
      if let kind {
        lines.append(
          Line(kind: kind, start: offset, text: text, followsBlankLine: newlines > 1))
        newlines = 0
      }
      offset += piece.sourceLength.utf8Length
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
