/// The text of a Swift file, or a part of one, cut into tokens.
package final class SwiftSource: Sendable {
  package let bytes: [UInt8]
  /// The last one is the end of the text.
  package let tokens: [Token]
  /// Where comments stand inside of `\(…)`, with the space around them.
  package let innerComments: [Range<Int>]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    (tokens, innerComments) = bytes.withUnsafeBufferPointer { bytes in
      var lexer = Lexer(bytes)
      lexer.run()
      return (lexer.tokens, lexer.innerComments)
    }
  }

  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The text on one line, with one space for all there is between two words.
  package func plainText(_ range: Range<Int>) -> String {
    text(range).split { $0.isWhitespace }.joined(separator: " ")
  }
}

/// A name as it is written, and what it is without backticks.
package struct SwiftName: Sendable, Equatable {
  package var text: String
  package var range: Range<Int>
  package var isEscaped: Bool

  package init(text: String, range: Range<Int>, isEscaped: Bool = false) {
    self.text = text
    self.range = range
    self.isEscaped = isEscaped
  }
}
