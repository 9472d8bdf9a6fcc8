import SwiftSyntax

/// The type that Swift gives a literal.
enum LiteralType {
  static func inferred(from expression: ExprSyntax) -> ResolvedType? {
    if let array = expression.as(ArrayExprSyntax.self) {
      return element(array.elements.map(\.expression)).map { .array($0) }
    }
    if let dictionary = expression.as(DictionaryExprSyntax.self),
      case .elements(let elements) = dictionary.content,
      elements.allSatisfy({ $0.key.is(StringLiteralExprSyntax.self) })
    {
      return element(elements.map(\.value)).map { .dictionary($0) }
    }
    if expression.is(StringLiteralExprSyntax.self) { return .scalar(.string) }
    switch LiteralReader.content(expression) {
    case .bool: return .scalar(.bool)
    case .integer: return .scalar(.int)
    case .number: return .scalar(.double)
    default: return nil
    }
  }

  /// Elements of different types have a common one that is not worth guessing.
  private static func element(_ elements: [ExprSyntax]) -> ResolvedType? {
    let types = elements.map { inferred(from: $0) }
    guard let first = types.first, let type = first else { return nil }
    let isUniform = types.allSatisfy { $0?.reference == type.reference }
    return isUniform ? type : nil
  }
}
