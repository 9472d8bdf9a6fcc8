/// Reads numbers as Go's `strconv.ParseFloat` does.
enum GoNumberReader {
  /// Decimal and hexadecimal numbers, `inf`, `infinity` and `nan` in any case; nil if the text is
  /// something else or the number is too large.
  static func double(_ text: String) -> Double? {
    let unsigned = text.hasPrefix("+") || text.hasPrefix("-") ? text.dropFirst() : text[...]
    switch unsigned.lowercased() {
    case "inf", "infinity": return text.hasPrefix("-") ? -.infinity : .infinity
    case "nan": return unsigned.count == text.count ? .nan : nil
    default: break
    }
    let isHexadecimal = unsigned.hasPrefix("0x") || unsigned.hasPrefix("0X")
    let allowed: (UInt8) -> Bool = { byte in
      switch Unicode.Scalar(byte) {
      case "0"..."9", ".", "+", "-": true
      case "a"..."f", "A"..."F", "x", "X", "p", "P": isHexadecimal || byte | 0x20 == 0x65
      default: false
      }
    }
    // Go asks for an exponent after hexadecimal digits.
    guard text.utf8.allSatisfy(allowed),
      unsigned.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
      !isHexadecimal || unsigned.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "p") }),
      let value = Double(Self.completed(text)), value.isFinite
    else { return nil }
    return value
  }

  /// Swift asks for digits on both sides of the point, and Go on one.
  private static func completed(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let (before, after) = (text[..<point], text[text.index(after: point)...])
    let needsBefore = before.last?.isHexDigit != true
    let needsAfter =
      after.first?.isHexDigit != true || after.first.map { "eE".contains($0) } == true
    return before + (needsBefore ? "0" : "") + "." + (needsAfter ? "0" : "") + after
  }
}
