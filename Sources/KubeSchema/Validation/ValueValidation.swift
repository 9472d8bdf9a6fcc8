import KubeJSON

/// Checks values against schemas, in the order and with the words of kube-openapi's validator.
package struct ValueValidation: Sendable {
  /// What a schema says against a value.
  ///
  /// - Parameters:
  ///   - old: what the value was; what is wrong and has not changed is let pass.
  ///   - root: where the value stands; nil for a whole object.
  package static func problems(
    _ value: JSONValue, _ schema: CustomSchema, old: JSONValue? = nil, root: String? = nil
  ) -> [FieldProblem] {
    let result: SchemaResult
    if let old {
      result = ratcheted(Correlation(value, old: old, schema), schema, path: "")
    } else {
      result = validate(value, schema, path: "", nil)
    }
    return result.findings.map { $0.problem(root: root) }
  }

  private static func ratcheted(
    _ node: Correlation, _ schema: CustomSchema, path: String
  ) -> SchemaResult {
    let result = validate(node.value, schema, path: path, node)
    return result.isValid || !node.isUnchanged ? result : result.forgiven
  }

  package static func validate(
    _ value: JSONValue, _ schema: CustomSchema, path: String, _ node: Correlation?
  ) -> SchemaResult {
    let types = schema.types
    let format = schema.effectiveFormat
    var result = SchemaResult()
    if value.isNull {
      result.merge(nullResult(schema, types, path: path))
      result.merge(enumeration(value, schema, path: path))
      return result
    }
    func apply(_ part: SchemaResult) {
      result.merge(part)
      result.matchCount += 1
    }
    if !types.isEmpty || !format.isEmpty {
      apply(TypeValidation.validate(value, types, format, path: path))
    }
    apply(combinations(value, schema, path: path))
    if let text = value.string {
      apply(StringValidation.validate(text, schema, path: path))
      if let isValid = StringFormat.validates(text, as: format) {
        apply(isValid ? SchemaResult() : mismatch(path, format, GoText.quoted(text), text))
      }
    }
    if let number = value.number {
      apply(NumberValidation.validate(number, schema, types, format, path: path))
    }
    if let elements = value.array { apply(list(elements, schema, path: path, node)) }
    apply(enumeration(value, schema, path: path))
    if let members = value.members { apply(object(members, value, schema, path: path, node)) }
    result.matchCount += 1
    return result
  }

  package static func mismatch(
    _ path: String, _ type: String, _ value: String, _ name: String
  ) -> SchemaResult {
    var result = SchemaResult()
    result.add(
      SchemaFinding(
        kind: .type, name: path, value: value,
        text: "\(path) in body must be of type \(type): \(GoText.quoted(name))"))
    return result
  }

  private static func nullResult(
    _ schema: CustomSchema, _ types: [String], path: String
  ) -> SchemaResult {
    var result = SchemaResult()
    result.matchCount = 1
    if types.isEmpty || schema.isNullable { return result }
    return mismatch(path, types.joined(separator: ","), "\"null\"", "null")
  }

  private static func list(
    _ elements: [JSONValue], _ schema: CustomSchema, path: String, _ node: Correlation?
  ) -> SchemaResult {
    var result = SchemaResult()
    if let items = schema.items {
      for (index, element) in elements.enumerated() {
        let place = "\(path)[\(index)]"
        if let child = node?.child(index) {
          result.merge(ratcheted(child, items, path: place))
        } else {
          result.merge(validate(element, items, path: place, nil))
        }
      }
    }
    let count = elements.count
    if let minimum = schema.values.minItems, count < minimum {
      result.add(
        SchemaFinding(
          kind: .other, name: path, value: "\(count)",
          text: "\(path) in body should have at least \(minimum) items"))
    }
    if let maximum = schema.values.maxItems, count > maximum {
      result.add(
        SchemaFinding(
          kind: .tooMany(count: count, limit: maximum), name: path, value: "\(count)",
          text: "\(path) in body should have at most \(maximum) items"))
    }
    result.matchCount += 1
    return result
  }

  private static func object(
    _ members: [UnknownMembers.Member], _ value: JSONValue, _ schema: CustomSchema, path: String,
    _ node: Correlation?
  ) -> SchemaResult {
    var result = SchemaResult()
    let count = members.count
    if let minimum = schema.values.minProperties, count < minimum {
      result.add(
        SchemaFinding(
          kind: .other, name: path, value: "\(count)",
          text: "\(path) in body should have at least \(minimum) properties"))
    }
    if let maximum = schema.values.maxProperties, count > maximum {
      result.add(
        SchemaFinding(
          kind: .tooMany(count: count, limit: maximum), name: path, value: "\(count)",
          text: "\(path) in body should have at most \(maximum) properties"))
    }
    for member in members where schema.properties[member.name] == nil {
      switch schema.additionalProperties {
      case .allowed(false):
        result.add(
          SchemaFinding(
            kind: .other, name: path, value: GoText.quoted(member.name),
            text: "\(path).\(member.name) in body is a forbidden property"))
      case .schema(let values):
        let place = "\(path).\(member.name)"
        result.merge(field(member.value, member.name, values, path, place, node))
      case .allowed, nil: break
      }
    }
    for name in schema.propertyNames {
      guard let property = schema.properties[name], let value = value[name] else { continue }
      let place = path.isEmpty ? name : "\(path).\(name)"
      result.merge(field(value, name, property, path, place, node))
    }
    for name in schema.required where value[name] == nil {
      result.add(
        SchemaFinding(
          kind: .required, name: "\(path).\(name)", value: "",
          text: "\(path).\(name) in body is required"))
    }
    return result
  }

  private static func field(
    _ value: JSONValue, _ name: String, _ schema: CustomSchema, _ path: String, _ place: String,
    _ node: Correlation?
  ) -> SchemaResult {
    let isTypeMeta = path.isEmpty && (name == "kind" || name == "apiVersion")
    if let child = node?.child(name), !isTypeMeta {
      return ratcheted(child, schema, path: place)
    }
    return validate(value, schema, path: place, nil)
  }

  private static func enumeration(
    _ value: JSONValue, _ schema: CustomSchema, path: String
  ) -> SchemaResult {
    var result = SchemaResult()
    let allowed = schema.values.allowed
    if allowed.isEmpty || allowed.contains(where: { isEqual(value, $0) }) { return result }
    result.add(
      SchemaFinding(
        kind: .enumeration(
          supported: allowed.map { $0.string ?? GoText.untypedJSON($0) }), name: path,
        value: GoText.untyped(value), text: "\(path) in body should be one of"))
    return result
  }

  /// As Go compares after converting to the type of what is allowed.
  private static func isEqual(_ value: JSONValue, _ allowed: JSONValue) -> Bool {
    if allowed.isNull || value.isNull { return false }
    guard let number = value.number, let other = allowed.number else { return value == allowed }
    if GoText.isInteger(other), !GoText.isInteger(number) {
      return number.double.rounded(.towardZero) == other.double
    }
    return GoText.isInteger(other) ? number == other : number.double == other.double
  }
}
