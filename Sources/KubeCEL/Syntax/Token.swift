/// A word of an expression's text.
struct Token {
  let kind: Kind
  /// In bytes of UTF-8 from the start of the text.
  let start: Int
  let end: Int

  /// In the order and with the numbers of cel-go's grammar: sets of expected tokens are listed so.
  enum Kind: UInt8, CaseIterable {
    case end = 0
    case equals, notEquals, `in`, less, lessEquals, greaterEquals, greater, and, or
    case leftBracket, rightBracket, leftBrace, rightBrace, leftParenthesis, rightParenthesis
    case dot, comma, minus, exclamation, question, colon, plus, star, slash, percent
    case `true`, `false`, null, whitespace, comment
    case float, int, uint, string, bytes, identifier, escapedIdentifier

    /// As messages show it.
    var display: String { Self.displays[Int(rawValue)] }

    private static let displays = [
      "<EOF>", "'=='", "'!='", "'in'", "'<'", "'<='", "'>='", "'>'", "'&&'", "'||'",
      "'['", "']'", "'{'", "'}'", "'('", "')'", "'.'", "','", "'-'", "'!'", "'?'", "':'", "'+'",
      "'*'", "'/'", "'%'", "'true'", "'false'", "'null'", "WHITESPACE", "COMMENT",
      "NUM_FLOAT", "NUM_INT", "NUM_UINT", "STRING", "BYTES", "IDENTIFIER", "ESC_IDENTIFIER",
    ]
  }
}
