import SwiftParser
import SwiftSyntax

/// A parsed Swift file.
final class SwiftFile {
  let path: String
  let bytes: [UInt8]
  let tree: SourceFileSyntax
  private let lineStarts: [Int]
  /// The file could not be read, and its tree is empty.
  private(set) var problem: Diagnostic?

  init(_ file: InputFile) {
    path = file.path
    // The parser repairs what is no UTF-8. Doing it first keeps its offsets and these bytes in step.
    bytes = Array(String(decoding: file.bytes, as: UTF8.self).utf8)
    let excess = SourceNesting.excess(in: bytes)
    tree = (excess == nil ? bytes : [0x0A]).withUnsafeBufferPointer {
      Parser.parse(source: $0, maximumNestingLevel: Self.maximumNestingLevel)
    }
    var starts = [0]
    bytes.withUnsafeBufferPointer { bytes in
      for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
        starts.append(offset + 1)
      }
    }
    lineStarts = starts
    if let excess {
      problem = Diagnostic(
        .error,
        "Brackets are nested too deep here for the file to be read. Take the expression apart.",
        at: location(ofOffset: excess))
    }
  }

  /// SwiftParser's own limit for its debug builds (20) would cut ordinary function bodies off. `SourceNesting` has
  /// said so before this one is met.
  static let maximumNestingLevel = 256

  func location(ofOffset offset: Int) -> SourceLocation {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(path: path, line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// Where the node's first token stands, past its comments.
  func location(of node: some SyntaxProtocol) -> SourceLocation {
    location(ofOffset: node.positionAfterSkippingLeadingTrivia.utf8Offset)
  }
}

extension TokenSyntax {
  /// An identifier without backticks.
  var nameText: String {
    let text = self.text
    guard text.count > 2, text.hasPrefix("`"), text.hasSuffix("`") else { return text }
    return String(text.dropFirst().dropLast())
  }
}

extension SyntaxProtocol {
  /// The node's text on one line, without the comments around it.
  var plainText: String {
    trimmedDescription.split { $0.isWhitespace }.joined(separator: " ")
  }
}
