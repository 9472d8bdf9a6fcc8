/// Strings and numbers in the notation that every reader of YAML, 1.1 or 1.2, takes for what they
/// are.
enum YAMLString {
  /// Plain where that is safe, else in quotes.
  static func inline(_ string: String) -> String {
    let isWord = isRead(asOtherThanString: string)
    if !isWord, isPlain(string) { return string }
    let needsEscapes = string.unicodeScalars.contains { !isPrintable($0) }
    let hasSigns = string.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    if needsEscapes || isWord || !hasSigns { return doubleQuoted(string) }
    var quoted = "'"
    for scalar in string.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "'" { quoted += "'" }
    }
    return quoted + "'"
  }

  /// Whether the string, which has several lines, survives as a literal block without an
  /// indentation indicator.
  static func fitsLiteralBlock(_ string: String) -> Bool {
    guard string.utf8.contains(UInt8(ascii: "\n")), let first = string.utf8.first, first > 0x20,
      string.unicodeScalars.allSatisfy({ isPrintable($0) || $0 == "\n" || $0 == "\t" })
    else { return false }
    return string.utf8.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      line.contains { $0 > 0x20 }
    }
  }

  /// JSON's number in a form that YAML 1.1 too reads as a number: with a point ahead of an
  /// exponent, and the exponent's sign.
  static func number(_ json: String) -> String {
    guard let e = json.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return json }
    let mantissa = json[..<e]
    let exponent = json[json.index(after: e)...]
    let isSigned = exponent.hasPrefix("+") || exponent.hasPrefix("-")
    return (mantissa.contains(".") ? mantissa : mantissa + ".0") + "e" + (isSigned ? "" : "+")
      + exponent
  }

  private static func isPlain(_ string: String) -> Bool {
    let bytes = Array(string.utf8)
    guard let first = bytes.first, let last = bytes.last, last != 0x20, last != UInt8(ascii: ":")
    else { return false }
    if " #&*!|>'\"%@`,[]{}?:-=<".utf8.contains(first) {
      // A hyphen may begin a word, and no more than that.
      guard first == UInt8(ascii: "-"), bytes.count > 1,
        bytes[1].isLowercase || bytes[1].isUppercase
      else { return false }
    }
    if string == "..." || string.hasPrefix("... ") { return false }
    for (index, byte) in bytes.enumerated().dropFirst() {
      if byte == UInt8(ascii: "#"), bytes[index - 1] == 0x20 { return false }
      if byte == 0x20, bytes[index - 1] == UInt8(ascii: ":") { return false }
    }
    return string.unicodeScalars.allSatisfy(isPrintable)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x85, 0x2028, 0x2029, 0xFEFF: false
    default: SourceText.mayStandInYAML(scalar.value)
    }
  }

  private static func doubleQuoted(_ string: String) -> String {
    var quoted = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        quoted += "\\"
        quoted.unicodeScalars.append(scalar)
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where isPrintable(scalar): quoted.unicodeScalars.append(scalar)
      default: quoted += escape(scalar)
      }
    }
    return quoted + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    func padded(_ count: Int) -> String {
      String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
    switch scalar.value {
    case ..<0x100: return "\\x" + padded(2)
    case ..<0x10000: return "\\u" + padded(4)
    default: return "\\U" + padded(8)
    }
  }
}

extension YAMLString {
  /// Whether some reader takes the plain text for null, a boolean, a number, a time, or a key of
  /// its own.
  static func isRead(asOtherThanString text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    if first.isDigit || "+-.".utf8.contains(first) { return isNumberOrTime(Array(text.utf8)) }
    guard text.utf8.count <= 5 else { return false }
    return words.contains(text.lowercased())
  }

  private static let words: Set<String> = [
    "~", "null", "y", "yes", "true", "on", "n", "no", "false", "off", "=", "<<",
  ]

  /// Generous: every number of YAML 1.1 and 1.2 is among them, and some texts that are none.
  private static func isNumberOrTime(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst()
    }
    guard let first = rest.first else { return false }
    if first == UInt8(ascii: "."), [".inf", ".nan"].contains(lowercased(rest)) { return true }
    if first == UInt8(ascii: "0"), let base = rest.dropFirst().first.map({ $0 | 0x20 }),
      "xob".utf8.contains(base)
    {
      return rest.dropFirst(2).allSatisfy { $0.isHexadecimal || $0 == UInt8(ascii: "_") }
    }
    // 2006-01-02, and all that may follow a date in a time.
    let year = rest.prefix(while: \.isDigit).count
    if year == 4, rest.dropFirst(4).first == UInt8(ascii: "-") { return true }
    return isDecimal(rest)
  }

  /// Digits, underscores and colons (the base 60) with at most one point, perhaps an exponent.
  private static func isDecimal(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    var points = 0
    var digits = 0
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: "_"), UInt8(ascii: ":"): break
      case _ where byte.isDigit: digits += 1
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
          rest = rest.dropFirst()
        }
        return points < 2 && digits > 0 && rest.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "_") }
      default: return false
      }
      rest = rest.dropFirst()
    }
    return points < 2 && digits > 0
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }
}

extension UInt8 {
  fileprivate var isHexadecimal: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
