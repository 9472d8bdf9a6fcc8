extension JSONSchemaProps {
  /// This schema with what is said of one use of it. The use has the last word, but for two things: it
  /// does not change what the type is coded as, and where both restrict a value both hold.
  ///
  /// `kube-gen` does the same with schemas whose types it sees.
  public func used(with remarks: JSONSchemaProps) -> JSONSchemaProps {
    var schema = self
    schema.takeForm(of: remarks)
    func take<Value>(_ path: WritableKeyPath<JSONSchemaProps, Value?>) {
      if let value = remarks[keyPath: path] { schema[keyPath: path] = value }
    }
    func take<Value>(_ path: WritableKeyPath<JSONSchemaProps, [Value]>) {
      if !remarks[keyPath: path].isEmpty { schema[keyPath: path] = remarks[keyPath: path] }
    }
    take(\.format)
    take(\.title)
    take(\.description)
    take(\.externalDocs)
    take(\.nullable)
    take(\.default)
    take(\.example)
    take(\.enum)
    take(\.uniqueItems)
    take(\.xKubernetesListType)
    take(\.xKubernetesListMapKeys)
    take(\.xKubernetesMapType)
    take(\.xKubernetesPreserveUnknownFields)
    take(\.xKubernetesEmbeddedResource)
    schema.takeBounds(of: remarks)
    schema.takeParts(of: remarks)
    // A rule above a member is asked before those of its type.
    if !remarks.xKubernetesValidations.isEmpty {
      schema.xKubernetesValidations =
        remarks.xKubernetesValidations + schema.xKubernetesValidations
    }
    return schema
  }

  private mutating func takeForm(of remarks: JSONSchemaProps) {
    guard type == nil, xKubernetesIntOrString != true else { return }
    if let wanted = remarks.type {
      type = wanted
      if wanted != "object" { xKubernetesPreserveUnknownFields = nil }
    } else if remarks.xKubernetesIntOrString == true {
      xKubernetesIntOrString = true
      anyOf = remarks.anyOf
      xKubernetesPreserveUnknownFields = nil
    }
  }

  private mutating func takeParts(of remarks: JSONSchemaProps) {
    if case .schema(let wanted)? = remarks.items {
      if case .schema(let known)? = items {
        items = .schema(known.used(with: wanted))
      } else {
        items = remarks.items
      }
    }
    if case .schema(let wanted)? = remarks.additionalProperties {
      if case .schema(let known)? = additionalProperties {
        additionalProperties = .schema(known.used(with: wanted))
      } else {
        additionalProperties = remarks.additionalProperties
      }
    }
  }

  private mutating func takeBounds(of remarks: JSONSchemaProps) {
    var inherited = JSONSchemaProps()
    var own = JSONSchemaProps()
    var isApart = false
    for bounds in SchemaBound.groups where bounds.contains(where: { $0.isSet(in: remarks) }) {
      let old = bounds.filter { $0.isSet(in: self) && !$0.isInferred(in: self) }
      if old.allSatisfy({ $0.isEqual(in: self, and: remarks) }) {
        for bound in bounds { bound.copy(from: remarks, to: &self) }
        continue
      }
      isApart = true
      for bound in bounds {
        bound.copy(from: self, to: &inherited)
        bound.remove(from: &self)
        bound.copy(from: remarks, to: &own)
      }
    }
    if isApart { allOf += [inherited, own] }
  }
}

/// A keyword that restricts values, whatever it takes.
private struct SchemaBound {
  var isSet: (JSONSchemaProps) -> Bool
  var areEqual: (JSONSchemaProps, JSONSchemaProps) -> Bool
  var copy: (JSONSchemaProps, inout JSONSchemaProps) -> Void
  var clear: (inout JSONSchemaProps) -> Void
  var inferred: (JSONSchemaProps) -> Bool

  init<Value: Equatable>(
    _ path: WritableKeyPath<JSONSchemaProps, Value?>,
    inferred: @escaping (JSONSchemaProps) -> Bool = { _ in false }
  ) {
    isSet = { $0[keyPath: path] != nil }
    areEqual = { $0[keyPath: path] == $1[keyPath: path] }
    copy = { if let value = $0[keyPath: path] { $1[keyPath: path] = value } }
    clear = { $0[keyPath: path] = nil }
    self.inferred = inferred
  }

  func isSet(in schema: JSONSchemaProps) -> Bool { isSet(schema) }
  func isEqual(in a: JSONSchemaProps, and b: JSONSchemaProps) -> Bool { areEqual(a, b) }
  func copy(from a: JSONSchemaProps, to b: inout JSONSchemaProps) { copy(a, &b) }
  func remove(from schema: inout JSONSchemaProps) { clear(&schema) }
  func isInferred(in schema: JSONSchemaProps) -> Bool { inferred(schema) }

  /// Those that mean something together are compared together.
  static var groups: [[SchemaBound]] {
    [
      [SchemaBound(\.minimum, inferred: isWidth), SchemaBound(\.exclusiveMinimum)],
      [SchemaBound(\.maximum, inferred: isWidth), SchemaBound(\.exclusiveMaximum)],
      [SchemaBound(\.multipleOf)], [SchemaBound(\.minLength)], [SchemaBound(\.maxLength)],
      [SchemaBound(\.pattern, inferred: { $0.pattern == Quantity.kubeSchema.pattern })],
      [SchemaBound(\.minItems)], [SchemaBound(\.maxItems)],
      [SchemaBound(\.minProperties)], [SchemaBound(\.maxProperties)],
    ]
  }

  /// The bounds are those of one of Swift's integers, and give way.
  private static func isWidth(_ schema: JSONSchemaProps) -> Bool {
    guard schema.type == "integer" else { return false }
    return [
      Int8.kubeSchema, Int16.kubeSchema, UInt8.kubeSchema, UInt16.kubeSchema, UInt32.kubeSchema,
      UInt.kubeSchema,
    ].contains { $0.minimum == schema.minimum && $0.maximum == schema.maximum }
  }
}
