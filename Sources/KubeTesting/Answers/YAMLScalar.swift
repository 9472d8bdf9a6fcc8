/// In which ways a text can stand in YAML.
struct YAMLScalar {
  let string: String
  /// As it is.
  private(set) var isPlain = true
  private(set) var allowsSingleQuotes = true
  /// As lines below each other.
  private(set) var allowsBlock = true
  private(set) var hasBreaks = false
  /// Without quotes it would be a number, a time, true or null.
  let isAmbiguous: Bool

  init(_ string: String) {
    self.string = string
    isAmbiguous = Self.isAmbiguous(string)
    let scalars = Array(string.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last else {
      isPlain = false
      allowsBlock = false
      allowsSingleQuotes = false
      return
    }
    if isAmbiguous || string.hasPrefix("---") || string.hasPrefix("...") { isPlain = false }
    for (index, scalar) in scalars.enumerated() {
      let follows = index + 1 < scalars.count ? scalars[index + 1] : " "
      let isBeforeBlank = follows == " " || follows == "\t" || follows == "\n"
      switch scalar {
      case "#":
        if index == 0 || scalars[index - 1] == " " { isPlain = false }
      case ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`":
        if index == 0 { isPlain = false }
      case ":", "?", "-":
        if isBeforeBlank, index == 0 || scalar == ":" { isPlain = false }
      case "\n":
        hasBreaks = true
        isPlain = false
        if index > 0, scalars[index - 1] == " " { forbidAllButDoubleQuotes() }
        if follows == " ", index + 1 < scalars.count { allowsSingleQuotes = false }
      default:
        if !Self.isPrintable(scalar) { forbidAllButDoubleQuotes() }
      }
    }
    if first == " " || last == " " { isPlain = false }
    if last == " " { allowsBlock = false }
  }

  private mutating func forbidAllButDoubleQuotes() {
    isPlain = false
    allowsSingleQuotes = false
    allowsBlock = false
  }

  var singleQuoted: String? {
    guard allowsSingleQuotes, !hasBreaks else { return nil }
    return "'\(string.replacing("'", with: "''"))'"
  }

  var doubleQuoted: String {
    string.unicodeScalars.reduce("\"") { $0 + Self.escaped($1) } + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    case "\0": return "\\0"
    case _ where isPrintable(scalar): return String(Character(scalar))
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let (letter, width) = digits.count <= 2 ? ("x", 2) : digits.count <= 4 ? ("u", 4) : ("U", 8)
      return "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7e, 0xa0...0xd7ff, 0xe000...0xfefe, 0xff00...0xfffd, 0x10000...0x10ffff:
      scalar.value != 0x2028 && scalar.value != 0x2029
    default: scalar == "\n"
    }
  }

  private static func isAmbiguous(_ string: String) -> Bool {
    if string.isEmpty || words.contains(string.lowercased()) || string == "<<" { return true }
    guard let first = string.utf8.first else { return true }
    let isNumeric =
      first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9")
      || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(first)
    guard isNumeric else { return false }
    let plain = string.replacing("_", with: "")
    if Int(plain) != nil || isFloat(plain) { return true }
    let digits = plain.drop { $0 == "+" || $0 == "-" }
    for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] where digits.hasPrefix(prefix) {
      if UInt64(digits.dropFirst(2), radix: radix) != nil { return true }
    }
    return isTime(string) || isBase60(string)
  }

  private static let words: Set<String> = [
    "~", "null", "y", "yes", "on", "true", "n", "no", "off", "false", ".inf", "-.inf", "+.inf",
    ".nan",
  ]

  private static func isFloat(_ text: String) -> Bool {
    let allowed = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || "+-.eE".utf8.contains(byte)
    }
    guard allowed, text.utf8.contains(where: { (48...57).contains($0) }) else { return false }
    return Double(text.hasSuffix(".") ? text + "0" : text.hasPrefix(".") ? "0" + text : text) != nil
  }

  /// `2006-1-2`, and with a time behind it.
  private static func isTime(_ text: String) -> Bool {
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false,
      whereSeparator: { $0 == "T" || $0 == "t" || $0 == " " })
    let date = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard date.count == 3, date[0].count == 4,
      date.allSatisfy({ Int($0) != nil && (1...4).contains($0.count) })
    else { return false }
    guard parts.count > 1 else { return true }
    return parts[1].split(separator: ":").count >= 3
  }

  /// What YAML 1.1 holds for a number: `190:20:30`.
  private static func isBase60(_ text: String) -> Bool {
    let parts = text.drop { $0 == "+" || $0 == "-" }
      .split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return false }
    return parts.enumerated().allSatisfy { index, part in
      let isLast = index == parts.count - 1
      let digits = isLast ? part.prefix { $0 != "." } : part
      return !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
        && (index == 0 || digits.count <= 2 && (Int(digits) ?? 60) < 60)
    }
  }
}
