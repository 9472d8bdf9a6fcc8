/// Texts of rules as the server takes them.
enum RuleText {
  /// Without white space around it.
  static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while scalars.first?.properties.isWhitespace ?? false { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace ?? false { scalars.removeLast() }
    return String(scalars)
  }

  /// What a messageExpression gave, if it can be a message.
  static func message(_ text: String) -> String? {
    let text = trimmed(text)
    return text.isEmpty || text.utf8.count > 5 * 1024 || text.utf8.contains(UInt8(ascii: "\n"))
      ? nil : text
  }

  /// How often `limit` is in `cost`, as messages say it.
  static func factor(_ cost: UInt64, _ limit: UInt64) -> String {
    let factor = Double(cost) / Double(limit)
    if factor > 100 { return "more than 100x" }
    return "\(decimal(factor, places: factor < 1.5 ? 6 : 1))x"
  }

  /// Of a number that is not negative and not large, as `%.1f` prints it: the exact value is
  /// rounded, halves to even.
  private static func decimal(_ value: Double, places: Int) -> String {
    let exponent = 52 - Int(value.exponent)
    guard value.isNormal, (1...64).contains(exponent) else { return "\(value)" }
    let significand = UInt128(value.significandBitPattern | 1 << 52)
    let scale = (0..<places).reduce(UInt128(1)) { product, _ in product * 10 }
    let scaled = significand * scale
    var quotient = scaled >> UInt128(exponent)
    let rest = scaled - quotient << UInt128(exponent)
    let half = UInt128(1) << UInt128(exponent - 1)
    if rest > half || rest == half && !quotient.isMultiple(of: 2) { quotient += 1 }
    let fraction = String(quotient % scale)
    return
      "\(quotient / scale).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
  }
}
