/// Looks for further errors in a text whose syntax is wrong, as cel-go does: names that are
/// reserved, literals without a value, arguments that no macro takes.
struct DiagnosisVisit {
  let diagnosis: Diagnosis
  private var builder: TreeBuilder

  init(_ diagnosis: Diagnosis, macros: [String: [Macro]]) {
    self.diagnosis = diagnosis
    builder = TreeBuilder(macros: macros, issues: diagnosis.issues)
  }

  var issues: Issues { builder.issues }

  mutating func run() { _ = visit(.node(0)) }

  private func child(_ label: Grammar.Label, of node: Diagnosis.Node) -> Diagnosis.Child? {
    node.children.first { $0.label == label }?.child
  }

  private func children(
    _ label: Grammar.Label, of node: Diagnosis.Node
  ) -> [Diagnosis.Child] {
    node.children.filter { $0.label == label }.map(\.child)
  }

  private func node(_ child: Diagnosis.Child?) -> Diagnosis.Node? {
    if case .node(let index)? = child { diagnosis.nodes[index] } else { nil }
  }

  private func token(_ child: Diagnosis.Child?) -> Token? {
    if case .token(let index)? = child { diagnosis.lexer.tokens[index] } else { nil }
  }

  private func text(_ token: Token) -> String {
    diagnosis.lexer.string(token.start..<token.end)
  }

  private func offset(_ node: Diagnosis.Node) -> Int { diagnosis.lexer.tokens[node.start].start }

  private func offset(_ child: Diagnosis.Child?, in node: Diagnosis.Node) -> Int {
    token(child)?.start ?? offset(node)
  }

  private mutating func nothing() -> Expression.ID { builder.add(.unspecified, at: -1) }

  /// Recurses as deeply as the text is nested, which is limited before.
  private mutating func visit(_ child: Diagnosis.Child?) -> Expression.ID {
    var child = child
    while let node = node(child) {
      switch node.rule {
      case .start: child = self.child(.inner, of: node)
      case .expression, .or, .and:
        if self.child(.op, of: node) != nil {
          return node.rule == .expression ? conditional(node) : chain(node)
        }
        child = self.child(.first, of: node)
      case .relation, .calculation:
        if self.child(.op, of: node) != nil { return binary(node) }
        child = self.child(.inner, of: node) ?? self.child(.left, of: node)
      case .unary where node.alternative > 1: return unary(node)
      case .unary where node.alternative == 0:
        return builder.add(.literal(.string("<<error>>")), at: offset(node))
      case .unary: child = self.child(.inner, of: node)
      case .member where node.alternative > 0: return member(node)
      case .member: child = self.child(.inner, of: node)
      case .primary where node.alternative == 3 || node.alternative == 7:
        child = self.child(.inner, of: node)
      case .primary: return primary(node)
      case .literal: return literal(node)
      default: return nothing()
      }
    }
    return nothing()
  }

  private mutating func conditional(_ node: Diagnosis.Node) -> Expression.ID {
    let condition = visit(child(.first, of: node))
    let op = offset(child(.op, of: node), in: node)
    let second = visit(child(.second, of: node))
    let third = visit(child(.third, of: node))
    return builder.operation("_?_:_", [condition, second, third], at: op)
  }

  private mutating func chain(_ node: Diagnosis.Node) -> Expression.ID {
    let ops = children(.op, of: node)
    let terms = children(.second, of: node)
    var ids = [visit(child(.first, of: node))]
    for index in ops.indices {
      guard index < terms.count else {
        return builder.report(
          "unexpected character, wanted '\(node.rule == .and ? "&&" : "||")'", at: offset(node))
      }
      ids.append(visit(terms[index]))
    }
    let offsets = ops.map { offset($0, in: node) }
    return builder.join(node.rule == .and ? "_&&_" : "_||_", ids, operators: offsets)
  }

  private mutating func binary(_ node: Diagnosis.Node) -> Expression.ID {
    let left = visit(child(.left, of: node))
    let right = visit(child(.right, of: node))
    return builder.operation("_op_", [left, right], at: offset(child(.op, of: node), in: node))
  }

  private mutating func unary(_ node: Diagnosis.Node) -> Expression.ID {
    let target = visit(child(.inner, of: node))
    if children(.op, of: node).count % 2 == 0 { return target }
    return builder.operation("_op", [target], at: offset(child(.op, of: node), in: node))
  }

  private mutating func member(_ node: Diagnosis.Node) -> Expression.ID {
    let target = visit(child(.left, of: node))
    let op = child(.op, of: node)
    switch node.alternative {
    case 1:
      guard let name = self.node(child(.name, of: node)), op != nil else { return nothing() }
      let field = fieldName(name)
      let isOptional = child(.optional, of: node) != nil
      return isOptional
        ? builder.operation("_?._", [target, nothing()], at: offset(op, in: node))
        : builder.add(
          .select(operand: target, field: field, isTest: false), at: offset(op, in: node))
    case 2:
      guard let name = child(.name, of: node) else { return nothing() }
      let arguments = values(child(.argument, of: node))
      return builder.call(
        token(name).map(text) ?? "", target: target, arguments,
        at: offset(child(.open, of: node), in: node))
    default:
      let index = visit(child(.argument, of: node))
      return builder.operation("_[_]", [target, index], at: offset(op, in: node))
    }
  }

  /// Reports what is no name for a field.
  private mutating func fieldName(_ node: Diagnosis.Node, at offset: Int? = nil) -> String {
    let offset = offset ?? self.offset(node)
    switch node.alternative {
    case 1: return token(child(.text, of: node)).map(text) ?? ""
    case 2: _ = builder.report("unsupported syntax: '`'", at: offset)
    default: _ = builder.report("unsupported ident kind", at: offset)
    }
    return ""
  }

  private mutating func values(_ list: Diagnosis.Child?) -> [Expression.ID] {
    guard let list = node(list) else { return [] }
    var ids: [Expression.ID] = []
    for value in children(.value, of: list) { ids.append(visit(value)) }
    return ids
  }

  private mutating func primary(_ node: Diagnosis.Node) -> Expression.ID {
    switch node.alternative {
    case 1, 2:
      guard let name = child(.name, of: node) else { return nothing() }
      let text = token(name).map(text) ?? ""
      if Parser.reserved.contains(text) {
        return builder.report("reserved identifier: \(text)", at: offset(node))
      }
      if node.alternative == 1 {
        return builder.add(.identifier(text), at: offset(name, in: node))
      }
      let arguments = values(child(.argument, of: node))
      return builder.call(
        (child(.dot, of: node) == nil ? "" : ".") + text, arguments,
        at: offset(child(.open, of: node), in: node))
    case 4:
      let elements = self.node(child(.argument, of: node))
      for element in elements.map({ children(.value, of: $0) }) ?? [] {
        _ = visit(self.node(element).flatMap { child(.inner, of: $0) })
      }
    case 5, 6: pairs(self.node(child(.argument, of: node)))
    default: return nothing()
    }
    return builder.add(
      .list(elements: [], optionalIndices: []), at: offset(child(.op, of: node), in: node))
  }

  private mutating func pairs(_ node: Diagnosis.Node?) {
    guard let node else { return }
    let keys = children(.key, of: node)
    let colons = children(.colon, of: node)
    let values = children(.value, of: node)
    let count = node.rule == .fields ? keys.count : colons.count
    for index in 0..<count {
      guard index < keys.count, index < colons.count, index < values.count else { return }
      guard let key = self.node(keys[index]) else { continue }
      if key.rule == .field {
        guard let name = self.node(child(.name, of: key)), name.alternative == 1 else {
          if let name = self.node(child(.name, of: key)) {
            _ = fieldName(name, at: offset(node))
          } else {
            _ = builder.report("unsupported ident kind", at: offset(node))
          }
          continue
        }
      } else {
        _ = visit(child(.inner, of: key))
      }
      _ = visit(values[index])
    }
  }

  private mutating func literal(_ node: Diagnosis.Node) -> Expression.ID {
    guard let token = token(child(.text, of: node)) else { return nothing() }
    let scalars = diagnosis.lexer.text[token.start..<token.end]
    let isNegative = child(.sign, of: node) != nil
    switch Literals.constant(token.kind, scalars, isNegative: isNegative) {
    case .success(let constant): return builder.add(.literal(constant), at: offset(node))
    case .failure(let fault): return builder.report(fault.message, at: offset(node))
    }
  }
}
