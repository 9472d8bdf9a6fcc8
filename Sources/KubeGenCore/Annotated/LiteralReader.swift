import SwiftParser
import SwiftSyntax

/// The values of Swift's scalar literals.
enum LiteralReader {
  static func content(_ expression: ExprSyntax) -> AnnotationValue.Content {
    if let literal = expression.as(StringLiteralExprSyntax.self) {
      return literal.representedLiteralValue.map { .string($0) } ?? .other
    }
    if let literal = expression.as(BooleanLiteralExprSyntax.self) {
      return .bool(literal.literal.text == "true")
    }
    if expression.is(NilLiteralExprSyntax.self) { return .null }
    if let prefix = expression.as(PrefixOperatorExprSyntax.self), prefix.operator.text == "-" {
      return number(prefix.expression, isNegative: true)
    }
    return number(expression, isNegative: false)
  }

  private static func number(_ expression: ExprSyntax, isNegative: Bool)
    -> AnnotationValue.Content
  {
    let sign = isNegative ? "-" : ""
    if let literal = expression.as(IntegerLiteralExprSyntax.self) {
      return integer(literal.literal.text, sign: sign)
    }
    guard let literal = expression.as(FloatLiteralExprSyntax.self) else { return .other }
    let text = sign + literal.literal.text.filter { $0 != "_" }
    guard let value = Double(text), value.isFinite else { return .other }
    // A hexadecimal literal is none to JSON, and neither is one with leading zeros.
    let isPlain = !text.contains { $0 == "x" || $0 == "p" } && !text.hasPrefix("\(sign)00")
    return .number(isPlain ? text : "\(value)")
  }

  private static func integer(_ text: String, sign: String) -> AnnotationValue.Content {
    let digits = text.filter { $0 != "_" }
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
