import KubeGenSyntax

/// The type that Swift gives a literal.
enum LiteralType {
  static func inferred(
    from expression: SwiftExpression, in source: SwiftSource
  ) -> ResolvedType? {
    switch expression.form {
    case .array(let elements): return element(elements, source).map { .array($0) }
    case .dictionary(let pairs):
      let hasStrings = pairs.allSatisfy { if case .string = $0.key.form { true } else { false } }
      return hasStrings ? element(pairs.map(\.value), source).map { .dictionary($0) } : nil
    case .string: return .scalar(.string)
    default:
      switch LiteralReader(source: source).content(expression) {
      case .bool: return .scalar(.bool)
      case .integer: return .scalar(.int)
      case .number: return .scalar(.double)
      default: return nil
      }
    }
  }

  /// Elements of different types have a common one that is not worth guessing.
  private static func element(
    _ elements: [SwiftExpression], _ source: SwiftSource
  ) -> ResolvedType? {
    let types = elements.map { inferred(from: $0, in: source) }
    guard let first = types.first, let type = first else { return nil }
    let isUniform = types.allSatisfy { $0?.reference == type.reference }
    return isUniform ? type : nil
  }
}
