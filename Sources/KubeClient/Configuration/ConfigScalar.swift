import KubeCore
import Yams

/// Finds out what a scalar of YAML 1.1 means, as kubectl does it.
enum ConfigScalar {
  static func content(_ scalar: Yams.Node.Scalar) -> ConfigNode.Content {
    let text = scalar.string
    switch Tag.Name(rawValue: scalar.tag.description) {
    case .implicit:
      return scalar.style == .plain || scalar.style == .any ? resolve(text) : .string(text)
    case .binary:
      guard let bytes = try? Base64Data(base64: text).bytes else {
        return .unusable("a value with the tag !!binary that is not base64")
      }
      return .string(String(decoding: bytes, as: UTF8.self))
    case .bool:
      if case .bool = resolve(text) { return resolve(text) }
      return .unusable("a value with the tag !!bool that is neither true nor false")
    case .int, .float:
      if case .number = resolve(text) { return resolve(text) }
      return .unusable("a value with the tag of a number that is none")
    case .null:
      if case .null = resolve(text) { return .null }
      return .unusable("a value with the tag !!null that is not null")
    default:
      return .string(text)
    }
  }

  /// What a text without quotes and tag is. A date is a text.
  static func resolve(_ text: String) -> ConfigNode.Content {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y": .bool(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N": .bool(false)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan",
      ".NaN", ".NAN":
      .unusable("a number that JSON does not have")
    default: number(text).map { .number($0) } ?? .string(text)
    }
  }

  private static func number(_ text: String) -> JSONNumber? {
    guard let first = text.utf8.first, isDigit(first) || "+-.".utf8.contains(first) else {
      return nil
    }
    let digits = text.utf8.filter { $0 != UInt8(ascii: "_") || first == UInt8(ascii: ".") }
    let plain = String(decoding: digits, as: UTF8.self)
    if let integer = integer(plain) { return integer }
    return isDecimal(digits) ? Double(plain).flatMap { JSONNumber($0) } : nil
  }

  /// An integer as Go writes it: in the base of its prefix `0x`, `0o`, `0` or `0b`.
  private static func integer(_ text: String) -> JSONNumber? {
    var digits = text[...]
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    guard let first = digits.utf8.first, isDigit(first) else { return nil }
    var radix = 10
    if first == UInt8(ascii: "0"), digits.utf8.count > 1 {
      let prefixes: [(String, Int)] = [
        ("x", 16), ("X", 16), ("o", 8), ("O", 8), ("b", 2), ("B", 2),
      ]
      digits = digits.dropFirst()
      radix = 8
      if let prefix = prefixes.first(where: { digits.hasPrefix($0.0) }) {
        digits = digits.dropFirst()
        radix = prefix.1
      }
    }
    guard let first = digits.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+")
    else { return nil }
    if isNegative { return Int64("-" + digits, radix: radix).map { JSONNumber($0) } }
    return UInt64(digits, radix: radix).map { JSONNumber($0) }
  }

  /// Whether a text is `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
  private static func isDecimal(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    func dropSign() { if let sign = rest.first, "+-".utf8.contains(sign) { rest.removeFirst() } }
    func dropDigits() -> Bool {
      let count = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(count)
      return count > 0
    }
    dropSign()
    var hasDigits = dropDigits()
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      hasDigits = dropDigits() || hasDigits
    }
    guard hasDigits else { return false }
    if let mark = rest.first, "eE".utf8.contains(mark) {
      rest.removeFirst()
      dropSign()
      guard dropDigits() else { return false }
    }
    return rest.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
