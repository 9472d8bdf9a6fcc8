/// What a scalar of YAML is, as go-yaml reads version 1.1: `yes` and `y` are booleans, `010` is 8,
/// times are texts.
enum YAMLResolution {
  static func read(_ scalar: YAMLTree.Scalar) throws(DecodingProblem) -> Unstructured {
    let tag = shortTag(scalar.tag)
    switch tag {
    case "!!str": return .string(scalar.text)
    case "!!binary":
      guard let bytes = try? GoBase64.decode(scalar.text) else {
        throw DecodingProblem("yaml: !!binary value contains invalid base64 data")
      }
      return .string(String(decoding: bytes, as: UTF8.self))
    case "": return scalar.isPlain ? plain(scalar.text) : .string(scalar.text)
    case "!!int", "!!float", "!!bool", "!!null", "!!timestamp":
      let value = plain(scalar.text)
      switch (tag, value) {
      case ("!!int", .int), ("!!float", .double), ("!!bool", .bool), ("!!null", .null):
        return value
      case ("!!float", .int(let whole)): return .double(Double(whole))
      case ("!!timestamp", .string): return value
      default:
        throw DecodingProblem(
          "yaml: cannot decode \(longName(value)) `\(scalar.text)` as a \(tag)")
      }
    default: return .string(scalar.text)
    }
  }

  /// Whether a key merges what it has into the mapping.
  static func isMerge(_ scalar: YAMLTree.Scalar) -> Bool {
    scalar.text == "<<"
      && (scalar.isPlain && scalar.tag.isEmpty || shortTag(scalar.tag) == "!!merge")
  }

  private static func shortTag(_ tag: String) -> String {
    let prefix = "tag:yaml.org,2002:"
    if tag == "!" { return "!!str" }
    return tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
  }

  private static func longName(_ value: Unstructured) -> String {
    switch value {
    case .null: "!!null"
    case .bool: "!!bool"
    case .int: "!!int"
    case .double: "!!float"
    default: "!!str"
    }
  }

  private static func plain(_ text: String) -> Unstructured {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON":
      return .bool(true)
    case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF":
      return .bool(false)
    case ".nan", ".NaN", ".NAN": return .double(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .double(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .double(-.infinity)
    default: return number(text) ?? .string(text)
    }
  }

  private static func number(_ text: String) -> Unstructured? {
    guard let first = text.utf8.first, "+-.0123456789".utf8.contains(first) else { return nil }
    let digits = text.replacing("_", with: "")
    if first != UInt8(ascii: "."), let whole = integer(digits) { return whole }
    guard isFloat(digits[...]), let value = Double(digits) else { return nil }
    return value.isFinite ? .double(value) : nil
  }

  /// With Go's prefixes for bases; a leading zero is one.
  private static func integer(_ text: String) -> Unstructured? {
    var digits = text[...]
    var sign = ""
    if let first = digits.first, first == "+" || first == "-" {
      sign = first == "-" ? "-" : ""
      digits.removeFirst()
    }
    var radix = 10
    switch digits.lowercased().prefix(2) {
    case "0x": (radix, digits) = (16, digits.dropFirst(2))
    case "0b": (radix, digits) = (2, digits.dropFirst(2))
    case "0o": (radix, digits) = (8, digits.dropFirst(2))
    default:
      if digits.first == "0", digits.count > 1 { (radix, digits) = (8, digits.dropFirst()) }
    }
    guard let first = digits.first, first != "+", first != "-" else { return nil }
    if let whole = Int64(sign + digits, radix: radix) { return .int(whole) }
    guard sign.isEmpty, let large = UInt64(digits, radix: radix) else { return nil }
    return .double(Double(large))
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
  private static func isFloat(_ text: Substring) -> Bool {
    var rest = text.utf8[...]
    func skipDigits() -> Int {
      let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      rest = rest.dropFirst(digits.count)
      return digits.count
    }
    if let sign = rest.first, "+-".utf8.contains(sign) { rest.removeFirst() }
    let whole = skipDigits()
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      if skipDigits() + whole == 0 { return false }
    } else if whole == 0 {
      return false
    }
    guard let exponent = rest.first else { return true }
    guard exponent | 0x20 == UInt8(ascii: "e") else { return false }
    rest.removeFirst()
    if let sign = rest.first, "+-".utf8.contains(sign) { rest.removeFirst() }
    return skipDigits() > 0 && rest.isEmpty
  }
}
