extension SwiftNaming {
  /// Where an identifier stands, as far as Swift's need for backticks differs.
  package enum Position: Sendable {
    /// `var x`, `case x`, `struct X`.
    case declaration
    /// An argument label, or the name of a parameter: `init(x: Int)`.
    case label
    /// A parameter or a local variable in an expression: `= x`.
    case reference
    /// After a dot: `self.x`, `\.x`, `.x`.
    case member
  }

  /// The identifier, in backticks where Swift 6 needs them in a declaration.
  package static func escaped(_ identifier: String) -> String {
    escaped(identifier, in: .declaration)
  }

  /// The identifier, in backticks where Swift 6 needs them in this position.
  package static func escaped(_ identifier: String, in position: Position) -> String {
    let needsBackticks =
      switch position {
      case .declaration: keywords.contains(identifier)
      case .label: parameterModifiers.contains(identifier)
      case .reference: keywords.contains(identifier) || identifier == "await"
      case .member: memberKeywords.contains(identifier)
      }
    return needsBackticks ? "`\(identifier)`" : identifier
  }

  private static let keywords: Set<String> = [
    "Any", "Protocol", "Self", "Type", "as", "associatedtype", "break", "case", "catch", "class",
    "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough",
    "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout",
    "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public",
    "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch",
    "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
  private static let parameterModifiers: Set<String> = ["inout", "let", "var"]
  private static let memberKeywords: Set<String> = ["Protocol", "Type", "init", "self"]
}
