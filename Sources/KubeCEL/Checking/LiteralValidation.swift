import KubePattern

extension Environment {
  /// What is wrong with literals in an expression whose types are right.
  ///
  /// As cel-go does, it looks at the first argument of whatever is named `duration`, `timestamp` or
  /// `matches`, so at the pattern of `text.matches(pattern)`, but at the text of
  /// `matches(text, pattern)`.
  func literalIssues(in expression: CheckedExpression) -> Issues {
    var issues = Issues()
    guard validatesLiterals else { return issues }
    let tree = expression.tree
    guard tree.nodes.contains(where: Self.needsValidation) else { return issues }
    var mixed = MixedLiterals(expression)
    var open: [(id: Expression.ID, isExempt: Bool)] = [(tree.root, false)]
    while let (id, isExempt) = open.popLast() {
      var exemptsBelow = isExempt
      switch tree[id] {
      case .call(let function, let target, let arguments):
        exemptsBelow = isExempt || function == "format"
        if let argument = arguments.first, case .literal(let constant) = tree[argument] {
          if !isValid(constant, for: function, overloads: expression.references[id]) {
            issues.report("invalid \(function) argument", at: tree.offsets[argument])
          }
        } else if function == "format", arguments.count == 1, let target,
          case .literal(.string(let format)) = tree[target],
          case .list(let elements, _) = tree[arguments[0]]
        {
          var check = FormatCheck(expression, call: id, arguments: elements)
          if let fault = check.fault(in: format) {
            issues.report(fault.message, at: tree.offsets[fault.id])
          }
        }
      case .list(let elements, let optionals) where !isExempt:
        mixed.check(elements, optionals)
      case .map(let entries) where !isExempt: mixed.check(entries)
      default: break
      }
      open += tree[id].children.map { ($0, exemptsBelow) }
    }
    for fault in mixed.faults { issues.report(fault.message, at: tree.offsets[fault.id]) }
    return issues
  }

  private static func needsValidation(_ node: Expression) -> Bool {
    switch node {
    case .call(let function, _, _):
      function == "matches" || function == "duration" || function == "timestamp"
        || function == "format"
    case .list(let elements, _): elements.count > 1
    case .map(let entries): entries.count > 1
    default: false
    }
  }

  private func isValid(
    _ constant: Expression.Constant, for function: String,
    overloads: CheckedExpression.Reference?
  ) -> Bool {
    switch function {
    case "matches":
      guard case .string(let pattern) = constant else { return true }
      return (try? Pattern(pattern)) != nil
    case "duration", "timestamp":
      guard constant != .null, case .overloads(let ids)? = overloads else { return false }
      return ids.contains { id in
        guard case .unary(let convert)? = declarations.overloads[id]?.implementation else {
          return true
        }
        return (try? convert(CELValue(constant))) != nil
      }
    default: return true
    }
  }
}

/// Looks for lists and maps whose elements have different types.
private struct MixedLiterals {
  private let expression: CheckedExpression
  private(set) var faults: [(id: Expression.ID, message: String)] = []

  init(_ expression: CheckedExpression) { self.expression = expression }

  /// Only the first element of a list that is unlike the first one counts.
  mutating func check(_ elements: [Expression.ID], _ optionals: [Int]) {
    var known: CELType?
    for (index, element) in elements.enumerated() {
      let type = type(of: element, isOptional: optionals.contains(index))
      if !agrees(type, with: &known, at: element) { return }
    }
  }

  mutating func check(_ entries: [Expression.MapEntry]) {
    var key: CELType?
    var value: CELType?
    for entry in entries {
      _ = agrees(type(of: entry.key, isOptional: false), with: &key, at: entry.key)
      _ = agrees(
        type(of: entry.value, isOptional: entry.isOptional), with: &value, at: entry.value)
    }
  }

  private func type(of id: Expression.ID, isOptional: Bool) -> CELType {
    let type = expression.types[id] ?? .error
    return isOptional ? type.unwrapped.0 : type
  }

  private mutating func agrees(
    _ type: CELType, with known: inout CELType?, at id: Expression.ID
  ) -> Bool {
    guard let expected = known else {
      known = type
      return true
    }
    if expected == type { return true }
    faults.append((id, "expected type '\(expected.display)' but found '\(type.display)'"))
    return false
  }
}

extension CELValue {
  init(_ constant: Expression.Constant) {
    switch constant {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = .uint(value)
    case .double(let value): self = .double(value)
    case .string(let value): self = .string(value)
    case .bytes(let value): self = .bytes(value)
    }
  }
}
