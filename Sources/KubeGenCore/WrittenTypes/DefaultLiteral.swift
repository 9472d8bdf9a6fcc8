import KubeGenSyntax

/// The JSON of initial values that are literals.
struct DefaultLiteral {
  var types: WrittenTypes
  /// What the literals stand in.
  var source: SwiftSource

  /// Nil if the expression is no literal of the type.
  func node(
    _ expression: SwiftExpression, as type: ResolvedType, _ diagnostics: inout Diagnostics
  ) -> Node? {
    switch type.unaliased {
    case .optional(let wrapped):
      return expression.isNil
        ? Node(.null) : node(expression, as: wrapped, &diagnostics)
    case .scalar(let scalar): return self.scalar(expression, scalar)
    case .core("KubeDuration"): return string(expression)
    case .array(let element), .set(let element):
      guard case .array(let elements) = expression.form else { return nil }
      return sequence(elements, of: element, &diagnostics)
    case .dictionary(let value): return dictionary(expression, of: value, &diagnostics)
    case .declared(let declaration):
      guard declaration.kind == .enumeration,
        let written = types.enumeration(declaration, &diagnostics)
      else { return nil }
      return enumeration(expression, written)
    default: return nil
    }
  }

  private func literal(_ expression: SwiftExpression) -> Node? {
    AnnotationValue(
      content: LiteralReader(source: source).content(expression), place: SourceLocation(path: "")
    ).node
  }

  private func string(_ expression: SwiftExpression) -> Node? {
    guard let node = literal(expression), node.string != nil else { return nil }
    return node
  }

  private func scalar(_ expression: SwiftExpression, _ scalar: Scalar) -> Node? {
    if scalar == .value { return value(expression) }
    guard let node = literal(expression) else { return nil }
    let fits: Bool
    switch scalar {
    case .bool: fits = node.bool != nil
    case .string, .quantity, .time, .microTime, .data: fits = node.string != nil
    case .intOrString: fits = node.string != nil || node.integer != nil
    case .float, .double: fits = node.isNumber
    // An integer too large for its type is an error of the compiler's.
    default: fits = node.isNumber && node.isWhole
    }
    return fits ? node : nil
  }

  private func value(_ expression: SwiftExpression) -> Node? {
    if case .array(let written) = expression.form {
      let elements = written.map { value($0) }
      let nodes = elements.compactMap(\.self)
      return nodes.count == elements.count ? Node(.sequence(nodes)) : nil
    }
    guard case .dictionary(let elements) = expression.form else { return literal(expression) }
    var members: [Node.Member] = []
    for element in elements {
      guard let key = string(element.key)?.string, let node = value(element.value) else {
        return nil
      }
      members.append(Node.Member(key, node))
    }
    return Node(.mapping(members))
  }

  private func sequence(
    _ expressions: [SwiftExpression], of element: ResolvedType, _ diagnostics: inout Diagnostics
  ) -> Node? {
    var nodes: [Node] = []
    for expression in expressions {
      guard let node = node(expression, as: element, &diagnostics) else { return nil }
      nodes.append(node)
    }
    return Node(.sequence(nodes))
  }

  private func dictionary(
    _ expression: SwiftExpression, of type: ResolvedType, _ diagnostics: inout Diagnostics
  ) -> Node? {
    guard case .dictionary(let elements) = expression.form else { return nil }
    var members: [Node.Member] = []
    for element in elements {
      guard let key = string(element.key)?.string,
        let node = node(element.value, as: type, &diagnostics)
      else { return nil }
      members.append(Node.Member(key, node))
    }
    return Node(.mapping(members))
  }

  /// `.slow` or `Mode.slow`.
  private func enumeration(_ expression: SwiftExpression, _ written: WrittenEnum) -> Node? {
    guard case .member(let base, let name) = expression.form else { return nil }
    if let base,
      source.plainText(base.range).split(separator: ".").last.map(String.init)
        != written.declaration.name.last
    {
      return nil
    }
    return Self.node(ofCase: name.text, in: written)
  }

  /// Whether the expression is a literal, or a member of its type that may be a case (true), or has such
  /// members in it; nil for anything else.
  static func isCase(_ expression: SwiftExpression) -> Bool? {
    switch expression.form {
    case .member(nil, _): return true
    case .member(let base?, _): return base.path == nil ? nil : true
    case .array(let elements): return isCase(of: elements)
    case .dictionary(let pairs): return isCase(of: pairs.map(\.value))
    case .string, .integer, .float, .bool: return false
    case .prefixed(_, let number): return isCase(number)
    default: return nil
    }
  }

  private static func isCase(of expressions: [SwiftExpression]) -> Bool? {
    let cases = expressions.map { isCase($0) }
    return cases.contains(nil) ? nil : cases.contains(true)
  }

  /// The JSON of a case without payload.
  static func node(ofCase name: String, in written: WrittenEnum) -> Node? {
    guard let item = written.cases.first(where: { $0.name == name }), item.payload == nil else {
      return nil
    }
    return item.rawValue.map { Node(.integer($0)) } ?? Node(.string(item.jsonName))
  }
}
