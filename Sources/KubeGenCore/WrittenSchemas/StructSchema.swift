import KubeSchema

extension SchemaBuilder {
  mutating func structure(
    _ written: WrittenStruct, at place: SourceLocation, _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    var schema = StructuralSchema([.type: "object"], at: place)
    describe(&schema, written.documentation, at: written.declaration.place)
    var kept: [ValidationRule] = []
    for property in written.properties where !property.isOmitted {
      let child = self.property(property, &diagnostics)
      schema.properties.append(
        StructuralSchema.Property(property.jsonName, child, at: property.place))
      if property.isRequired {
        schema.required.append(property.jsonName)
      } else if property.attributes.isSet(.immutable), child.isKnownToCEL || child.isOpen {
        kept.append(Self.keeping(property))
      }
      checkPresence(of: property, &diagnostics)
    }
    AttributeApplier()
      .apply(written.attributes, to: &schema, &diagnostics)
    for kind in [SchemaAttribute.atMostOneOf, .exactlyOneOf, .atLeastOneOf] {
      for group in written.attributes.groups where group.kind == kind {
        guard isValid(group, in: schema, &diagnostics) else { continue }
        schema.rules.append(OneOfRules.rule(kind, group.names.map(\.value), at: group.place))
      }
    }
    schema.rules += kept
    return schema
  }

  /// `self == oldSelf` does not see a property go; its parent does.
  private static func keeping(_ property: WrittenProperty) -> ValidationRule {
    let name = PropertyName.escaped(property.jsonName) ?? property.jsonName
    return ValidationRule(
      "!has(oldSelf.\(name)) || has(self.\(name))",
      message: "field \(property.jsonName) is immutable once set",
      at: property.attributes.place(of: .immutable) ?? property.place)
  }

  /// Attributes that contradict what Swift needs to read the property.
  private func checkPresence(
    of property: WrittenProperty, _ diagnostics: inout Diagnostics
  ) {
    let attributes = property.attributes
    if attributes.isSet(.nullable), !property.mayBeAbsent, !property.type.hasEmptyValue,
      attributes.node(.type) == nil
    {
      diagnostics.error(
        "Null, '\(property.name)' would have no value in Swift. Make its type optional.",
        at: attributes.place(of: .nullable) ?? property.place)
    }
    if let required = attributes.flag(.required), required == attributes.flag(.optional) {
      diagnostics.error(
        "A property is 'required' or 'optional', not both.",
        at: attributes.place(of: .optional) ?? property.place)
    } else if !property.isRequired, !property.mayBeAbsent, !property.type.hasEmptyValue {
      diagnostics.error(
        "Absent, '\(property.name)' would have no value in Swift. Make its type optional, or give "
          + "it a default.",
        at: attributes.place(of: .optional) ?? attributes.place(of: .required) ?? property.place)
    }
  }

  private func isValid(
    _ group: SchemaAttributes.Group, in schema: StructuralSchema,
    _ diagnostics: inout Diagnostics
  ) -> Bool {
    var seen: Set<String> = []
    for name in group.names {
      let problem: String?
      if schema.property(name.value) == nil {
        let names = schema.properties.map(\.name)
        problem =
          "The struct has no member '\(name.value)' in JSON."
          + Suggestion.phrase(for: name.value, among: names)
      } else if let property = schema.property(name.value), !property.schema.isKnownToCEL,
        !property.schema.isOpen
      {
        problem =
          "A rule cannot see '\(name.value)', because the schema does not say its type. Write "
          + "'@schema(type: …)' above it."
      } else if schema.required.contains(name.value) {
        problem = "'\(name.value)' is required, so it is always set. Make it optional."
      } else if !seen.insert(name.value).inserted {
        problem = "'\(name.value)' is here twice. Leave one of the two out."
      } else {
        problem = nil
      }
      if let problem {
        diagnostics.error(problem, at: name.place)
        return false
      }
    }
    return true
  }
}
