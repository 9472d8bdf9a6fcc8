extension Checker {
  /// The operand of `.field`, `has(….field)` or `.?field` is known.
  mutating func finishSelection(_ id: Expression.ID) {
    switch tree[id] {
    case .select(let operand, let field, let isTest):
      let result = selected(field, of: operand, isOptional: false, at: id)
      set(isTest ? .bool : unifier.resolve(result, final: false), for: id)
    case .call(_, _, let arguments):
      guard case .literal(.string(let field)) = tree[arguments[1]] else { return }
      let result = selected(field, of: arguments[0], isOptional: true, at: id)
      set(.string, for: arguments[1])
      set(unifier.resolve(result, final: false), for: id)
      refer(id, to: .overloads(["select_optional_field"]))
    default: break
    }
  }

  private mutating func selected(
    _ field: String, of operand: Expression.ID, isOptional: Bool, at id: Expression.ID
  ) -> CELType {
    let (target, wasOptional) = unifier.resolve(type(of: operand), final: false).unwrapped
    let result: CELType
    switch target {
    case .map(_, let value): result = value
    case .object(let name): result = type(ofField: field, in: name, at: tree.offsets[id]) ?? .error
    case .variable:
      _ = unifier.assign(.dyn, to: target)
      result = .dyn
    case .dyn, .error: result = .dyn
    default:
      report("type '\(target.display)' does not support field selection", at: id)
      result = .dyn
    }
    return wasOptional || isOptional ? .optional(result) : result
  }

  private mutating func type(
    ofField field: String, in name: String, at offset: Int
  ) -> CELType? {
    guard environment.types.hasType(named: name) else {
      issues.report("unexpected failed resolution of '\(name)'", at: offset)
      return nil
    }
    if let type = environment.types.type(ofField: field, in: name) { return type }
    issues.report("undefined field '\(field)'", at: offset)
    return nil
  }

  /// All operands of a call are known: finds the overloads that fit them.
  mutating func checkCall(_ id: Expression.ID) {
    guard case .call(let function, let target, let arguments) = tree[id],
      let signatures = environment.declarations.signatures[function]
    else { return }
    if (function == "_&&_" || function == "_||_") && target == nil {
      return checkLogic(id, arguments, signatures)
    }
    var operands: [CELType] = []
    operands.reserveCapacity(arguments.count + 1)
    if let target { operands.append(type(of: target)) }
    for argument in arguments { operands.append(type(of: argument)) }
    var result: CELType?
    var fitting: [Signature] = []
    for signature in signatures where signature.isMember == (target != nil) {
      guard signature.parameterCount == operands.count else {
        signature.skip(in: &unifier)
        continue
      }
      let (parameters, type) = signature.instance(in: &unifier)
      guard unifier.assign(operands, to: parameters) else { continue }
      fitting.append(signature)
      let resolved = unifier.resolve(type, final: false)
      if let known = result {
        if known != .dyn && !unifier.isExact(resolved, known) { result = .dyn }
      } else {
        result = resolved
      }
    }
    guard let result else {
      set(.error, for: id)
      return reportNoOverload(function, operands, isMember: target != nil, at: id)
    }
    set(result, for: id)
    refer(id, to: fitting.count == 1 ? fitting[0].reference : .overloads(fitting.map(\.id)))
  }

  private mutating func reportNoOverload(
    _ function: String, _ operands: [CELType], isMember: Bool, at id: Expression.ID
  ) {
    var shown: [String] = []
    for operand in operands { shown.append(unifier.resolve(operand, final: true).display) }
    let target = isMember ? shown.removeFirst() + "." : ""
    report(
      "found no matching overload for '\(function)' applied to "
        + "'\(target)(\(shown.joined(separator: ", ")))'", at: id)
  }

  /// `&&` and `||` say which side is wrong.
  private mutating func checkLogic(
    _ id: Expression.ID, _ arguments: [Expression.ID], _ signatures: [Signature]
  ) {
    var isValid = true
    for argument in arguments where !unifier.assign(type(of: argument), to: .bool) {
      reportMismatch(.bool, type(of: argument), at: argument)
      isValid = false
    }
    set(isValid ? .bool : .error, for: id)
    if isValid { refer(id, to: .overloads(signatures.map(\.id))) }
  }

  /// False if there is no such type: then the fields are not looked at.
  mutating func checkMessage(_ name: String, _ id: Expression.ID) -> Bool {
    guard let found = lookUp(name) else {
      set(.error, for: id)
      reportUndeclared(name, at: id)
      return false
    }
    guard case .message(_, let fields) = tree[id] else { return false }
    tree.nodes[id] = .message(name: found.name, fields: fields)
    refer(id, to: .variable(found.name))
    var result = CELType.error
    switch found.type {
    case .error: break
    case .type(let type?):
      if case .object = type {
        result = type
      } else {
        report("'\(type.runtimeName)' is not a message type", at: id)
      }
    default: report("'\(found.type.runtimeName)' is not a type", at: id)
    }
    set(result, for: id)
    return true
  }

  mutating func checkField(_ id: Expression.ID, _ index: Int) {
    guard case .message(let name, let fields) = tree[id] else { return }
    let field = fields[index]
    let wanted = type(ofField: field.name, in: name, at: field.offset) ?? .error
    let given = unwrapped(field.value, isOptional: field.isOptional)
    if !unifier.assign(wanted, to: given) {
      issues.report(
        "expected type of field '\(field.name)' is '\(wanted.display)' "
          + "but provided type is '\(given.display)'", at: field.offset)
    }
  }
}

extension CELType {
  /// The type in an optional one, and whether it was one.
  var unwrapped: (CELType, Bool) {
    if case .opaque("optional_type", let parameters) = self, let type = parameters.first {
      return (type, true)
    }
    return (self, false)
  }
}

extension Expression.Constant {
  var type: CELType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    }
  }
}

extension SyntaxTree {
  /// The first name of `a.b.c`, if the node is nothing but names and selections.
  func qualifier(_ id: Expression.ID) -> String? {
    var next = id
    while case .select(let operand, _, false) = self[next] { next = operand }
    if case .identifier(let name) = self[next] { return name }
    return nil
  }

  /// `a.b.c` if the node is nothing but names and selections.
  func qualifiedName(_ id: Expression.ID) -> String? {
    var fields: [String] = []
    var next = id
    while case .select(let operand, let field, false) = self[next] {
      fields.append(field)
      next = operand
    }
    guard case .identifier(let name) = self[next] else { return nil }
    return fields.isEmpty ? name : ([name] + fields.reversed()).joined(separator: ".")
  }
}
