import KubeGenSyntax

/// The values of Swift's scalar literals.
struct LiteralReader {
  /// What the literals stand in.
  var source: SwiftSource

  func content(_ expression: SwiftExpression) -> AnnotationValue.Content {
    switch expression.form {
    case .string: source.stringValue(of: expression).map { .string($0) } ?? .other
    case .bool(let value): .bool(value)
    case .null: .null
    case .prefixed(let name, let value) where name.text == "-": number(value, sign: "-")
    default: number(expression, sign: "")
    }
  }

  private func number(_ expression: SwiftExpression, sign: String) -> AnnotationValue.Content {
    let digits = source.text(expression.range).filter { $0 != "_" }
    switch expression.form {
    case .integer: return integer(digits, sign: sign)
    case .float:
      let text = sign + digits
      guard let value = Double(text), value.isFinite else { return .other }
      // A hexadecimal literal is none to JSON, and neither is one with leading zeros.
      let isPlain = !text.contains { $0 == "x" || $0 == "p" } && !text.hasPrefix("\(sign)00")
      return .number(isPlain ? text : "\(value)")
    default: return .other
    }
  }

  private func integer(_ digits: String, sign: String) -> AnnotationValue.Content {
    let radix =
      switch digits.prefix(2) {
      case "0x": 16
      case "0o": 8
      case "0b": 2
      default: 10
      }
    let body = radix == 10 ? Substring(digits) : digits.dropFirst(2)
    if let value = Int64(sign + body, radix: radix) { return .integer(value) }
    // JSON knows no leading zeros, and Swift does.
    guard radix == 10, body.allSatisfy({ $0.isASCII && $0.isNumber }) else { return .other }
    let significant = body.drop { $0 == "0" }
    return .number(sign + (significant.isEmpty ? "0" : significant))
  }
}
