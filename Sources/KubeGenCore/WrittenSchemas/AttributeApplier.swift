/// Puts what `@schema` says onto the schema that follows from the Swift type.
struct AttributeApplier {
  /// The Swift type says nothing about the JSON, so the attributes decide.
  private var isOpaque: Bool
  /// `preserveUnknownFields` has done its work already: on a type inside itself.
  var skipsPreserving = false

  init(isOpaque: Bool = false) {
    self.isOpaque = isOpaque
  }

  func apply(
    _ attributes: SchemaAttributes, to schema: inout StructuralSchema,
    _ diagnostics: inout Diagnostics
  ) {
    applyType(attributes, to: &schema, &diagnostics)
    var validations: [StructuralKeyword: Located<Node>] = [:]
    for attribute in SchemaAttribute.allCases {
      guard let keyword = attribute.keyword, let value = attributes.node(attribute) else {
        continue
      }
      switch attribute {
      case .type, .intOrString, .default: continue
      case .preserveUnknownFields where skipsPreserving: continue
      case .preserveUnknownFields, .embeddedResource, .nullable, .uniqueItems:
        // What is false by itself is not written.
        guard attributes.isSet(attribute) else { continue }
      default: break
      }
      guard isApplicable(attribute, to: schema, at: value.place, &diagnostics) else { continue }
      if keyword.isValidation {
        validations[keyword] = value
      } else if keyword == .allowed {
        restrict(&schema, to: value, &diagnostics)
      } else {
        schema.set(keyword, value.value, at: value.place)
      }
    }
    addValidations(validations, to: &schema, &diagnostics)
    applyItems(attributes, to: &schema, &diagnostics)
    // A rule above the property is asked before those of its type.
    schema.rules = attributes.rules + schema.rules
  }

  private func applyType(
    _ attributes: SchemaAttributes, to schema: inout StructuralSchema,
    _ diagnostics: inout Diagnostics
  ) {
    if let wanted = attributes.node(.type), let name = wanted.value.string {
      let isOpen = schema.type == nil && !schema.isIntOrString
      if isOpen || (isOpaque && !schema.isIntOrString) {
        schema.set(.type, wanted.value, at: wanted.place)
        if name != "object" { schema.remove(.preserveUnknownFields) }
      } else if schema.type != name {
        diagnostics.error(
          "The Swift type is coded as \(schema.kind), so 'type' cannot make it \"\(name)\". Use "
            + "another Swift type, or JSONValue.", at: wanted.place)
      }
    }
    if attributes.isSet(.intOrString), !schema.isIntOrString {
      let place = attributes.place(of: .intOrString) ?? schema.place
      guard schema.type == nil else {
        diagnostics.error(
          "The Swift type is coded as \(schema.kind). Use IntOrString.", at: place)
        return
      }
      schema.remove(.preserveUnknownFields)
      schema.set(.intOrString, true, at: place)
      schema.anyOf = ScalarSchemas.intOrString(at: place).anyOf
    }
    if attributes.isSet(.embeddedResource), schema.type == nil, !schema.isIntOrString {
      let place = attributes.place(of: .embeddedResource) ?? schema.place
      schema.set(.type, "object", at: place)
    }
  }

  private func isApplicable(
    _ attribute: SchemaAttribute, to schema: StructuralSchema, at place: SourceLocation,
    _ diagnostics: inout Diagnostics
  ) -> Bool {
    if schema.isOpen { return true }
    let types: [String]
    let what: String
    switch attribute {
    case .minLength, .maxLength, .pattern: (types, what) = (["string"], "a string")
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
      (types, what) = (["integer", "number"], "a number")
    case .minItems, .maxItems, .uniqueItems, .listType, .listMapKeys:
      (types, what) = (["array"], "a list")
    case .minProperties, .maxProperties, .mapType, .structType, .embeddedResource:
      (types, what) = (["object"], "an object or a map")
    case .preserveUnknownFields:
      (types, what) = (["object", ""], "an object, a map or a value of any type")
    default: return true
    }
    let isNumeric = types.contains("string") || types.contains("number")
    if types.contains(schema.type ?? "") || (schema.isIntOrString && isNumeric) { return true }
    var remedy = ""
    if schema.type == "array", schema.items.map({ types.contains($0.type ?? "") }) == true {
      remedy = " For its elements, write 'items: (\(attribute.rawValue): …)'."
    } else if schema.type == nil, !schema.isIntOrString {
      remedy = " Say its type first: 'type: …'."
    } else if attribute == .mapType || attribute == .structType, schema.type == "array" {
      remedy = " A list has a 'listType'."
    }
    diagnostics.error(
      "'\(attribute.rawValue)' is for \(what), and this is \(schema.kind).\(remedy)", at: place)
    return false
  }

  /// An enumeration over an enumeration may only leave values out.
  private func restrict(
    _ schema: inout StructuralSchema, to value: Located<Node>, _ diagnostics: inout Diagnostics
  ) {
    if let known = schema[.allowed]?.elements, let wanted = value.value.elements,
      let surplus = wanted.first(where: { !known.contains($0) })
    {
      diagnostics.error(
        "The type does not have the value \(surplus.brief) that 'enum' allows here. Take it out, "
          + "or add it to the type.", at: value.place)
    }
    schema.set(.allowed, value.value, at: value.place)
  }

  private func applyItems(
    _ attributes: SchemaAttributes, to schema: inout StructuralSchema,
    _ diagnostics: inout Diagnostics
  ) {
    guard let items = attributes.items.first else { return }
    let isOpen = (schema.type == "array" || schema.isOpen) && schema.items == nil
    guard var element = schema.items ?? (isOpen ? StructuralSchema(at: schema.place) : nil) else {
      diagnostics.error(
        "'items' is for a list, and this is \(schema.kind).",
        at: items.place ?? schema.place)
      return
    }
    AttributeApplier(isOpaque: isOpen).apply(items, to: &element, &diagnostics)
    schema.element = .items(element)
  }
}

extension AttributeApplier {
  private static let pairs: [[StructuralKeyword]] =
    [[.minimum, .exclusiveMinimum], [.maximum, .exclusiveMaximum]]
    + StructuralKeyword.allCases.filter {
      $0.isValidation
        && ![.minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum].contains($0)
    }.map { [$0] }

  /// Where an alias and a property disagree, both hold: `allOf` keeps them apart, as controller-gen does it.
  private func addValidations(
    _ new: [StructuralKeyword: Located<Node>], to schema: inout StructuralSchema,
    _ diagnostics: inout Diagnostics
  ) {
    var inherited = StructuralSchema(at: schema.place)
    var own = StructuralSchema(at: schema.place)
    var isHoisted = false
    for keywords in Self.pairs where keywords.contains(where: { new[$0] != nil }) {
      for keyword in keywords {
        guard let value = schema.values[keyword], value.isInferred else { continue }
        checkInferred(value, keyword, new[keyword], &diagnostics)
        if new[keyword] != nil { schema.remove(keyword) }
      }
      let old = keywords.filter { schema.values[$0]?.isInferred == false }
      let isEqual = old.allSatisfy { schema[$0] == new[$0]?.value }
      if old.isEmpty || isEqual {
        for keyword in keywords {
          if let value = new[keyword] { schema.set(keyword, value.value, at: value.place) }
        }
        continue
      }
      isHoisted = true
      for keyword in old {
        if let value = schema.values[keyword] {
          inherited.set(keyword, value.node, at: value.place)
        }
        schema.remove(keyword)
      }
      for keyword in keywords {
        if let value = new[keyword] { own.set(keyword, value.value, at: value.place) }
      }
    }
    if isHoisted { schema.allOf += [inherited, own] }
  }

  private func checkInferred(
    _ inferred: StructuralSchema.Value, _ keyword: StructuralKeyword, _ new: Located<Node>?,
    _ diagnostics: inout Diagnostics
  ) {
    guard let new else { return }
    let isOutside =
      keyword == .minimum
      ? new.value.isLess(than: inferred.node) : inferred.node.isLess(than: new.value)
    guard isOutside else { return }
    diagnostics.error(
      "The Swift type ends at \(inferred.node.brief), and '\(keyword.rawValue)' lies beyond. Use a "
        + "wider type.", at: new.place)
  }
}
