/// A word of Swift, with what surrounds it.
package struct Token: Sendable {
  package enum Kind: UInt8, Sendable {
    case identifier, keyword, wildcard, dollarIdentifier
    case integer, float, string, regex
    case leftParen, rightParen, leftSquare, rightSquare, leftBrace, rightBrace
    case comma, semicolon, colon, doubleColon, period, arrow, equal, at, backslash, backtick
    case prefixAmpersand, postfixQuestion, infixQuestion, exclamation
    case binaryOperator, prefixOperator, postfixOperator
    case pound, poundIf, poundElseif, poundElse, poundEndif
    case poundAvailable, poundUnavailable, poundSourceLocation
    case shebang, unknown, endOfFile
  }

  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// A line break stands between this token and the one before it.
    package static let startsLine = Flags(rawValue: 1)
    package static let hasCommentBefore = Flags(rawValue: 2)
    /// A comment stands behind it, on the same line.
    package static let hasCommentBehind = Flags(rawValue: 4)
    /// A literal that is not closed, or whose digits or characters are none.
    package static let isBroken = Flags(rawValue: 8)
    /// A string with `\(…)` in it.
    package static let isInterpolated = Flags(rawValue: 16)
  }

  package var kind: Kind
  package var flags: Flags
  /// The keyword that an identifier spells, be it one in some places only.
  package var word: Word?
  /// Where the space and the comments before the token begin.
  package var start: Int
  package var textStart: Int
  package var textEnd: Int
  /// Of a bracket: the token that closes it; if nothing does, the one before which it ends.
  package var partner: Int

  /// Where its text stands.
  package var text: Range<Int> { textStart..<textEnd }
  package var startsLine: Bool { flags.contains(.startsLine) }

  /// Whether it can be the label of an argument.
  var isLabel: Bool {
    switch kind {
    case .identifier, .wildcard: true
    case .keyword: word != .inout
    default: false
    }
  }
}
