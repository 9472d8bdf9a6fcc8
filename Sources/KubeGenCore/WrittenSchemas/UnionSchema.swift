extension SchemaBuilder {
  mutating func enumeration(
    _ written: WrittenEnum, at place: SourceLocation, _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    var schema: StructuralSchema
    switch written.form {
    case .string: schema = names(of: written, at: place)
    case .integer(let scalar):
      schema = ScalarSchemas.schema(of: scalar, at: place)
      schema.remove(.minimum)
      schema.remove(.maximum)
      let values = written.cases.compactMap(\.rawValue).map { Node(.integer($0)) }
      schema.set(.allowed, Node(.sequence(values)), at: place)
    case .union(.external):
      schema =
        written.cases.contains { $0.payload != nil }
        ? tagged(written, at: place, &diagnostics) : names(of: written, at: place)
    case .union(.untagged): schema = untagged(written, at: place, &diagnostics)
    }
    describe(&schema, written.documentation, at: written.declaration.place)
    AttributeApplier()
      .apply(written.attributes, to: &schema, &diagnostics)
    return schema
  }

  private func names(of written: WrittenEnum, at place: SourceLocation) -> StructuralSchema {
    let values = written.cases.map { Node(.string($0.jsonName)) }
    return StructuralSchema([.type: "string", .allowed: Node(.sequence(values))], at: place)
  }

  /// `{"circle": {…}}`: a property for each case, of which one is there.
  private mutating func tagged(
    _ written: WrittenEnum, at place: SourceLocation, _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    var schema = StructuralSchema([.type: "object"], at: place)
    for item in written.cases {
      let branch = branch(item, of: written, at: place, &diagnostics)
      schema.properties.append(StructuralSchema.Property(item.jsonName, branch, at: item.place))
      schema.oneOf.append(StructuralSchema(required: [item.jsonName], at: item.place))
    }
    return schema
  }

  private mutating func branch(
    _ item: WrittenEnum.Case, of written: WrittenEnum, at place: SourceLocation,
    _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    let declaration = written.declaration
    switch item.payload {
    case nil: return StructuralSchema([.type: "object"], at: place)
    case .value(let type):
      // A payload is a property in all but name.
      return property(
        WrittenProperty(
          name: item.name, jsonName: item.jsonName, type: type, place: item.place,
          documentation: item.documentation, attributes: item.attributes,
          scope: declaration.name, file: declaration.file), &diagnostics)
    case .members(let members):
      var body = WrittenStruct(declaration: declaration, documentation: item.documentation)
      body.properties = members
      body.attributes = item.attributes
      return structure(body, at: item.place, &diagnostics)
    }
  }

  /// The payload alone: schemas of all cases in one, as far as one schema can hold them.
  private mutating func untagged(
    _ written: WrittenEnum, at place: SourceLocation, _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    let branches = written.cases.map { item in
      (item, branch(item, of: written, at: place, &diagnostics))
    }
    guard let first = branches.first?.1 else { return StructuralSchema(at: place) }
    if branches.contains(where: { $0.1.known == nil || $0.1.hasOpenParts }) {
      var schema = StructuralSchema(at: place)
      schema.branches = branches.map(\.1)
      return schema
    }
    if branches.allSatisfy({ $0.1.isPlainObject }) {
      return merged(branches, at: place, &diagnostics)
    }
    if branches.allSatisfy({ $0.1.structure == first.structure }) { return first }
    let structures = branches.map { $0.1.structure }
    let plain: [Node] = [["type": "integer"], ["type": "string"]]
    if structures.count == 2, plain.allSatisfy(structures.contains) {
      return ScalarSchemas.intOrString(at: place)
    }
    let forms = branches.map { "'\($0.0.name)' is \($0.1.kind)" }.joined(separator: ", ")
    diagnostics.error(
      "Without tags the cases of '\(written.declaration.name)' have no common schema: \(forms). "
        + "Leave 'untagged' out, or write '@schema(schemaless, preserveUnknownFields)' above the "
        + "properties of this type.", at: written.declaration.place)
    return StructuralSchema([.preserveUnknownFields: true], at: place)
  }

  private func merged(
    _ branches: [(WrittenEnum.Case, StructuralSchema)], at place: SourceLocation,
    _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    var schema = StructuralSchema([.type: "object"], at: place)
    for (item, branch) in branches {
      for property in branch.properties {
        if property.schema[.default] != nil {
          diagnostics.error(
            "Without tags an API server would fill in the default of '\(property.name)' for the "
              + "other cases as well. Make the member optional, or leave 'untagged' out.",
            at: item.place)
        }
        guard let other = schema.property(property.name) else {
          schema.properties.append(property)
          continue
        }
        guard other.schema.structure != property.schema.structure else { continue }
        diagnostics.error(
          "Another case of this enum has a member '\(property.name)' of another form, and without "
            + "tags nothing tells the two apart. Give the members one type, or leave 'untagged' "
            + "out.", at: item.place)
      }
      if let rule = branch.rules.first {
        diagnostics.error(
          "A rule on one case of an untagged enum has no place in the schema. Put it above the "
            + "enum, and ask with has(…) for the members of this case.", at: rule.place)
      }
      if branch.preservesUnknownFields {
        schema.set(.preserveUnknownFields, true, at: place)
      }
      var validation = StructuralSchema(required: branch.required, at: item.place)
      for keyword in [StructuralKeyword.minProperties, .maxProperties] {
        guard let value = branch.values[keyword] else { continue }
        validation.set(keyword, value.node, at: value.place)
      }
      validation.allOf = branch.allOf
      validation.anyOf = branch.anyOf
      validation.oneOf = branch.oneOf
      schema.anyOf.append(validation)
    }
    return schema
  }
}

extension StructuralSchema {
  fileprivate var isPlainObject: Bool {
    type == "object" && additionalProperties == nil && !isNullable
      && self[.embeddedResource] == nil && self[.mapType] == nil
  }

  /// The schema without words for people.
  fileprivate var structure: Node { node.withoutDescriptions }
}

extension Node {
  /// A schema without descriptions and titles. A property may bear these names as well: it is a mapping.
  var withoutDescriptions: Node {
    switch content {
    case .mapping(let members):
      let kept = members.filter { member in
        !["description", "title"].contains(member.key) || member.value.string == nil
      }
      return Node(
        .mapping(kept.map { Node.Member($0.key, $0.value.withoutDescriptions) }))
    case .sequence(let elements): return Node(.sequence(elements.map(\.withoutDescriptions)))
    default: return self
    }
  }
}
