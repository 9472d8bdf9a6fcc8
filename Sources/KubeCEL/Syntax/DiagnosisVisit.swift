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

  /// What nodes became that have been visited.
  private var results: [Int: Expression.ID] = [:]

  /// Visits nodes after what is below them, without recursion: texts may be nested deeply.
  mutating func run() {
    var open: [(index: Int, isEntered: Bool)] = [(0, false)]
    while let (index, isEntered) = open.popLast() {
      let node = diagnosis.nodes[index]
      if isEntered {
        results[index] = finish(node)
      } else {
        open.append((index, true))
        for case .node(let part) in parts(of: node).reversed() { open.append((part, false)) }
      }
    }
  }

  /// What is to be visited before a node, in its order.
  private func parts(of node: Diagnosis.Node) -> [Diagnosis.Child] {
    switch node.rule {
    case .expression, .or, .and:
      let ops = children(.op, of: node).count
      return children(.first, of: node) + children(.second, of: node).prefix(ops)
        + children(.third, of: node)
    case .relation, .calculation:
      return children(.inner, of: node) + children(.left, of: node) + children(.right, of: node)
    case .start, .unary: return children(.inner, of: node)
    case .member:
      if node.alternative == 2 {
        guard child(.name, of: node) != nil else { return children(.left, of: node) }
        return children(.left, of: node) + values(of: node)
      }
      return children(.inner, of: node) + children(.left, of: node)
        + (node.alternative == 3 ? children(.argument, of: node) : [])
    case .primary:
      switch node.alternative {
      case 2: return isReserved(node) ? [] : values(of: node)
      case 4:
        return values(of: node).compactMap { self.node($0).flatMap { child(.inner, of: $0) } }
      case 5, 6: return pairs(of: node)
      default: return children(.inner, of: node)
      }
    default: return []
    }
  }

  private mutating func finish(_ node: Diagnosis.Node) -> Expression.ID {
    switch node.rule {
    case .start: return result(child(.inner, of: node))
    case .expression, .or, .and:
      if child(.op, of: node) == nil { return result(child(.first, of: node)) }
      return node.rule == .expression ? conditional(node) : chain(node)
    case .relation, .calculation:
      if child(.op, of: node) != nil { return binary(node) }
      return result(child(.inner, of: node) ?? child(.left, of: node))
    case .unary where node.alternative > 1: return unary(node)
    case .unary where node.alternative == 0:
      return builder.add(.literal(.string("<<error>>")), at: offset(node))
    case .unary: return result(child(.inner, of: node))
    case .member: return node.alternative > 0 ? member(node) : result(child(.inner, of: node))
    case .primary where node.alternative == 3 || node.alternative == 7:
      return result(child(.inner, of: node))
    case .primary: return primary(node)
    case .literal: return literal(node)
    default: return nothing()
    }
  }

  private mutating func result(_ child: Diagnosis.Child?) -> Expression.ID {
    if case .node(let index)? = child, let result = results[index] { return result }
    return nothing()
  }

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

  private mutating func conditional(_ node: Diagnosis.Node) -> Expression.ID {
    let condition = result(child(.first, of: node))
    let op = offset(child(.op, of: node), in: node)
    let second = result(child(.second, of: node))
    let third = result(child(.third, of: node))
    return builder.operation("_?_:_", [condition, second, third], at: op)
  }

  private mutating func chain(_ node: Diagnosis.Node) -> Expression.ID {
    let ops = children(.op, of: node)
    let terms = children(.second, of: node)
    var ids = [result(child(.first, of: node))]
    for index in ops.indices {
      guard index < terms.count else {
        return builder.report(
          "unexpected character, wanted '\(node.rule == .and ? "&&" : "||")'", at: offset(node))
      }
      ids.append(result(terms[index]))
    }
    let offsets = ops.map { offset($0, in: node) }
    return builder.join(node.rule == .and ? "_&&_" : "_||_", ids, operators: offsets)
  }

  private mutating func binary(_ node: Diagnosis.Node) -> Expression.ID {
    let left = result(child(.left, of: node))
    let right = result(child(.right, of: node))
    return builder.operation("_op_", [left, right], at: offset(child(.op, of: node), in: node))
  }

  private mutating func unary(_ node: Diagnosis.Node) -> Expression.ID {
    let target = result(child(.inner, of: node))
    if children(.op, of: node).count % 2 == 0 { return target }
    return builder.operation("_op", [target], at: offset(child(.op, of: node), in: node))
  }

  private mutating func member(_ node: Diagnosis.Node) -> Expression.ID {
    let target = result(child(.left, of: node))
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
      let arguments = arguments(of: node)
      return builder.call(
        token(name).map(text) ?? "", target: target, arguments,
        at: offset(child(.open, of: node), in: node))
    default:
      let index = result(child(.argument, of: node))
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

  /// The arguments or elements of a call or list.
  private func values(of node: Diagnosis.Node) -> [Diagnosis.Child] {
    self.node(child(.argument, of: node)).map { children(.value, of: $0) } ?? []
  }

  private mutating func arguments(of node: Diagnosis.Node) -> [Expression.ID] {
    var ids: [Expression.ID] = []
    for value in values(of: node) { ids.append(result(value)) }
    return ids
  }

  private func isReserved(_ node: Diagnosis.Node) -> Bool {
    token(child(.name, of: node)).map { Parser.reserved.contains(text($0)) } ?? false
  }

  /// The keys and values of a map, or the values of a message, as far as they are whole.
  private func pairs(of node: Diagnosis.Node) -> [Diagnosis.Child] {
    guard let list = self.node(child(.argument, of: node)) else { return [] }
    let keys = children(.key, of: list)
    let values = children(.value, of: list)
    let count = min(keys.count, children(.colon, of: list).count, values.count)
    return (0..<count).flatMap { index -> [Diagnosis.Child] in
      guard let key = self.node(keys[index]) else { return [] }
      if key.rule != .field { return [child(.inner, of: key), values[index]].compactMap { $0 } }
      return self.node(child(.name, of: key))?.alternative == 1 ? [values[index]] : []
    }
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
      let arguments = arguments(of: node)
      return builder.call(
        (child(.dot, of: node) == nil ? "" : ".") + text, arguments,
        at: offset(child(.open, of: node), in: node))
    case 4: return add(.list(elements: [], optionalIndices: []), of: node)
    case 5: return add(.map(entries: []), of: node)
    case 6:
      checkFields(of: node)
      return add(.message(name: "", fields: []), of: node)
    default: return nothing()
    }
  }

  private mutating func add(_ literal: Expression, of node: Diagnosis.Node) -> Expression.ID {
    builder.add(literal, at: offset(child(.op, of: node), in: node))
  }

  /// Reports fields of a message whose names are no names.
  private mutating func checkFields(of node: Diagnosis.Node) {
    guard let list = self.node(child(.argument, of: node)) else { return }
    let keys = children(.key, of: list)
    let count = min(children(.colon, of: list).count, children(.value, of: list).count)
    for key in keys.prefix(count) {
      guard let key = self.node(key) else { continue }
      if let name = self.node(child(.name, of: key)) {
        _ = fieldName(name, at: offset(list))
      } else {
        _ = builder.report("unsupported ident kind", at: offset(list))
      }
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
