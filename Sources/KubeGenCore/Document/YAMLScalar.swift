/// What a scalar is, by the rules of the YAML library in kubectl and the API server (go-yaml 2):
/// YAML 1.1's booleans with `y` and `n`, octal numbers with and without an `o`, no numbers to the
/// base 60, timestamps as strings.
enum YAMLScalar {
  struct Failure: Error {
    var message: String
  }

  private static let prefix = "tag:yaml.org,2002:"

  static func content(
    of text: String, tag: String, isPlain: Bool
  ) throws(Failure) -> Node.Content {
    guard tag.hasPrefix(prefix) else {
      return isPlain && tag.isEmpty ? try resolved(text) : .string(text)
    }
    let kind = tag.dropFirst(prefix.count)
    switch kind {
    case "str", "timestamp", "merge": return .string(text)
    case "binary":
      guard let decoded = Base64Text.decoded(text) else {
        throw Failure(message: "This is tagged !!binary, but it is not base64 of UTF-8 text.")
      }
      return .string(decoded)
    case "int", "float", "bool", "null":
      let content = try resolved(text)
      switch (kind, content) {
      case ("int", .integer), ("int", .number), ("float", .integer), ("float", .number),
        ("bool", .bool), ("null", .null):
        return content
      default:
        throw Failure(message: "This is tagged !!\(kind), but '\(text)' is none.")
      }
    default: return .string(text)
    }
  }

  /// A plain scalar's value.
  static func resolved(_ text: String) throws(Failure) -> Node.Content {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      if let number = try number(text) { return number }
    case UInt8(ascii: "~"):
      if text.utf8.count == 1 { return .null }
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"),
      UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"),
      UInt8(ascii: "o"), UInt8(ascii: "O"):
      if text.utf8.count <= 5, let word = words[text] { return word }
    default: break
    }
    return .string(text)
  }

  private static let words: [String: Node.Content] = {
    var words: [String: Node.Content] = [:]
    func add(_ content: Node.Content, _ spellings: String) {
      for spelling in spellings.split(separator: " ") { words[String(spelling)] = content }
    }
    add(.bool(true), "y Y yes Yes YES true True TRUE on On ON")
    add(.bool(false), "n N no No NO false False FALSE off Off OFF")
    add(.null, "null Null NULL")
    return words
  }()

  private static let noNumbers: Set<String> = [
    ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf",
    "-.INF",
  ]

  private static func number(_ text: String) throws(Failure) -> Node.Content? {
    if noNumbers.contains(text) {
      throw Failure(
        message: "JSON has no number for '\(text)'. Write it in quotes if it is meant as text.")
    }
    if text.utf8.first == UInt8(ascii: "."), hasLooseUnderscore(text) { return nil }
    let bare = text.filter { $0 != "_" }
    if let integer = integer(bare) { return integer }
    guard isFloat(bare), let value = Double(bare.hasSuffix(".") ? bare + "0" : bare),
      value.isFinite
    else { return nil }
    if let integer = Int64(exactly: value) { return .integer(integer) }
    return .number(isJSONNumber(bare) ? bare : "\(value)")
  }

  /// Ahead of a point underscores are nothing; in a text that begins with one they stand between
  /// digits.
  private static func hasLooseUnderscore(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).contains { before, after in
      before.last?.isDigit != true || after.first?.isDigit != true
    }
  }

  /// Decimal, or to the base that `0x`, `0o`, `0b` or a leading `0` tells.
  private static func integer(_ text: String) -> Node.Content? {
    var digits = text.utf8[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    var radix = 10
    if digits.first == UInt8(ascii: "0"), digits.count > 1 {
      switch digits.dropFirst().first.map({ $0 | 0x20 }) {
      case UInt8(ascii: "x"): radix = 16
      case UInt8(ascii: "b"): radix = 2
      default: radix = 8
      }
      let second = digits.dropFirst().first.map { $0 | 0x20 } ?? 0
      let hasLetter = radix != 8 || second == UInt8(ascii: "o")
      digits = digits.dropFirst(hasLetter ? 2 : 1)
    }
    guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
      return nil
    }
    let rest = String(Substring(digits))
    if let value = Int64((isNegative ? "-" : "") + rest, radix: radix) { return .integer(value) }
    let isSigned = text.hasPrefix("+") || text.hasPrefix("-")
    if !isSigned, let value = UInt64(rest, radix: radix) { return .number(String(value)) }
    return nil
  }

  /// An optional sign, digits with at most one point among or around them, perhaps an exponent.
  private static func isFloat(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst()
    }
    let whole = rest.prefix(while: \.isDigit).count
    rest = rest.dropFirst(whole)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: \.isDigit).count
      rest = rest.dropFirst(fraction + 1)
    }
    guard whole + fraction > 0 else { return false }
    guard let exponent = rest.first else { return true }
    guard exponent | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst()
    }
    return !rest.isEmpty && rest.allSatisfy(\.isDigit)
  }

  /// Whether a text that is a float to YAML is one to JSON too: no plus, digits on both sides of a
  /// point, no leading zero.
  private static func isJSONNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: \.isDigit)
    guard let first = whole.first, first != UInt8(ascii: "0") || whole.count == 1 else {
      return false
    }
    rest = rest.dropFirst(whole.count)
    guard rest.first == UInt8(ascii: ".") else { return true }
    return rest.dropFirst().first?.isDigit == true
  }

  /// A number as the name of a member.
  static func keyText(ofNumber number: String) -> String {
    if UInt64(number) != nil { return number }
    let text = Float(number)?.description ?? number
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// The text that base64 stands for.
enum Base64Text {
  static func decoded(_ base64: String) -> String? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    var padding = 0
    for byte in base64.utf8 where byte > 0x20 {
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(of: byte) else { return nil }
      bits = bits << 6 | value
      count += 1
      if count % 4 == 0 {
        bytes += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
        bits = 0
      }
    }
    guard (count + padding) % 4 == 0, padding < 3 else { return nil }
    if padding == 1 { bytes += [UInt8(bits >> 10 & 255), UInt8(bits >> 2 & 255)] }
    if padding == 2 { bytes.append(UInt8(bits >> 4 & 255)) }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
