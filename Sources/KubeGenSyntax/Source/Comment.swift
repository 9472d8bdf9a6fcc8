/// A comment between two tokens.
package struct Comment: Sendable, Equatable {
  package enum Kind: Sendable {
    case line, docLine, block, docBlock
  }

  package var kind: Kind
  package var range: Range<Int>
  /// The line breaks between it and the comment or token before.
  package var lineBreaks: Int
}

extension SwiftSource {
  /// The comments in a stretch of space, as it stands before a token or behind one.
  package func comments(in range: Range<Int>) -> [Comment] {
    bytes.withUnsafeBufferPointer { bytes in
      var scan = CommentScan(bytes: bytes, index: range.lowerBound, end: range.upperBound)
      return scan.comments()
    }
  }
}

private struct CommentScan {
  let bytes: UnsafeBufferPointer<UInt8>
  var index: Int
  let end: Int

  private func peek(_ offset: Int) -> UInt8 {
    index + offset < end ? bytes[index + offset] : 0
  }

  mutating func comments() -> [Comment] {
    var found: [Comment] = []
    var lineBreaks = 0
    while index < end {
      let start = index
      let slash = UInt8(ascii: "/")
      let star = UInt8(ascii: "*")
      if peek(0) == 0x0A || peek(0) == 0x0D {
        index += peek(0) == 0x0D && peek(1) == 0x0A ? 2 : 1
        lineBreaks += 1
      } else if peek(0) == slash, peek(1) == slash {
        let isDoc = peek(2) == slash
        while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        found.append(
          Comment(kind: isDoc ? .docLine : .line, range: start..<index, lineBreaks: lineBreaks))
        lineBreaks = 0
      } else if peek(0) == slash, peek(1) == star {
        let isDoc = peek(2) == star && index + 3 < end && peek(3) != slash
        block()
        found.append(
          Comment(kind: isDoc ? .docBlock : .block, range: start..<index, lineBreaks: lineBreaks))
        lineBreaks = 0
      } else {
        index += 1
      }
    }
    return found
  }

  private mutating func block() {
    var depth = 0
    while index < end {
      if peek(0) == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        index += 2
      } else if peek(0) == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        index += 2
        if depth == 0 { return }
      } else {
        index += 1
      }
    }
  }
}
