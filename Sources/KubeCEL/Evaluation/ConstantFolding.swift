/// The nodes of an expression whose values are known beforehand, as cel-go's optimizer finds them:
/// they cost nothing.
struct ConstantFolding {
  /// By id of the node.
  private(set) var values: [CELValue?]

  /// - Throws: What a conversion says that cannot succeed, such as `int("x")`.
  init(_ expression: CheckedExpression, _ declarations: Declarations) throws(CELFailure) {
    let tree = expression.tree
    values = Array(repeating: nil, count: tree.nodes.count)
    var isReachable = Array(repeating: false, count: tree.nodes.count)
    var open = [tree.root]
    while let id = open.popLast() {
      guard !isReachable[id] else { continue }
      isReachable[id] = true
      open += tree[id].children
    }
    // Operands stand before what needs them.
    for id in tree.nodes.indices where isReachable[id] {
      values[id] = try value(of: id, expression, declarations)
    }
  }

  private func value(
    of id: Expression.ID, _ expression: CheckedExpression, _ declarations: Declarations
  ) throws(CELFailure) -> CELValue? {
    switch expression.tree[id] {
    case .literal(let constant): return CELValue(constant)
    case .identifier(let name):
      guard case .type(let type) = expression.references[id] else { return nil }
      guard !Library.schemaNames.types.keys.contains(name) else {
        throw .other("reference to undefined type: \(name)")
      }
      return .type(type)
    case .select:
      guard case .type(let type) = expression.references[id] else { return nil }
      return .type(type)
    case .list(let elements, let optionals):
      guard optionals.isEmpty else { return nil }
      let parts = elements.compactMap { values[$0] }
      return parts.count == elements.count ? .list(of: parts) : nil
    case .map(let entries):
      var pairs: [(CELValue, CELValue)] = []
      for entry in entries {
        guard !entry.isOptional, let key = values[entry.key], let value = values[entry.value]
        else { return nil }
        pairs.append((key, value))
      }
      return .map(CELMap(pairs))
    case .call(let function, let target, let arguments):
      guard target == nil, arguments.count == 1, let value = values[arguments[0]],
        Self.conversions.contains(function)
      else { return nil }
      return try converted(value, function, expression.references[id], declarations)
    default: return nil
    }
  }

  private static let conversions: Set<String> = [
    "bool", "bytes", "double", "duration", "dyn", "int", "string", "timestamp", "type", "uint",
  ]

  private func converted(
    _ value: CELValue, _ function: String, _ reference: CheckedExpression.Reference?,
    _ declarations: Declarations
  ) throws(CELFailure) -> CELValue? {
    var overloads = declarations.functions[function]?.overloads ?? []
    if case .overloads(let ids) = reference, ids.count == 1 {
      overloads = declarations.overloads[ids[0]].map { [$0] } ?? []
    }
    for overload in overloads where overload.parameters.first?.accepts(value) == true {
      guard case .unary(let convert) = overload.implementation else { return nil }
      return try convert(value)
    }
    throw .other("no such overload: \(function)(\(value.typeName))")
  }
}
