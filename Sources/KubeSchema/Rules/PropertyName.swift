/// Names of properties as expressions write them.
package enum PropertyName {
  /// Words that no name in an expression may be.
  static let reserved: Set<String> = [
    "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function",
    "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
  ]

  /// `a-b` is `a__dash__b`; nil if an expression cannot name it.
  package static func escaped(_ name: String) -> String? {
    if reserved.contains(name) { return "__\(name)__" }
    var result = ""
    var bytes = Array(name.utf8)[...]
    guard let first = bytes.first, !isDigit(first) else { return nil }
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "."): result += "__dot__"
      case UInt8(ascii: "-"): result += "__dash__"
      case UInt8(ascii: "/"): result += "__slash__"
      case UInt8(ascii: "_") where bytes.first == byte:
        bytes.removeFirst()
        result += "__underscores__"
      case UInt8(ascii: "_"): result += "_"
      case let byte where isLetter(byte) || isDigit(byte):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: return nil
      }
    }
    return result
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
