/// Texts in quotation marks, as Go's `%q` writes them.
enum GoQuotedText {
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars { append(scalar, to: &quoted) }
    return quoted + "\""
  }

  /// Bytes that are no UTF-8 are written as `\xff`.
  static func quoted(_ bytes: [UInt8]) -> String {
    var quoted = "\""
    var rest = bytes[...]
    while let first = rest.first {
      let length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
      if let text = String(validating: rest.prefix(length), as: UTF8.self),
        let scalar = text.unicodeScalars.first
      {
        append(scalar, to: &quoted)
        rest = rest.dropFirst(length)
      } else {
        quoted += "\\x" + hexadecimal(UInt32(first), 2)
        rest = rest.dropFirst()
      }
    }
    return quoted + "\""
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\u{7}": text += "\\a"
    case "\u{8}": text += "\\b"
    case "\u{C}": text += "\\f"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{B}": text += "\\v"
    case " "..."~": text.unicodeScalars.append(scalar)
    case "\0"..<" ", "\u{7F}": text += "\\x" + hexadecimal(scalar.value, 2)
    default:
      if isPrintable(scalar) {
        text.unicodeScalars.append(scalar)
      } else if scalar.value < 0x10000 {
        text += "\\u" + hexadecimal(scalar.value, 4)
      } else {
        text += "\\U" + hexadecimal(scalar.value, 8)
      }
    }
  }

  /// Letters, marks, numbers, punctuation and symbols; of spaces only that of ASCII.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }

  private static func hexadecimal(_ value: UInt32, _ count: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }
}
