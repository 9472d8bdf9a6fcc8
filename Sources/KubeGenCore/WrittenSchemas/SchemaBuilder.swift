import KubeValues

/// Makes schemas of written types. Types are written out wherever they are used: a CRD's schema has no references.
struct SchemaBuilder {
  let types: WrittenTypes
  /// The declarations that the builder is inside of.
  private var path: [Int] = []
  private var count = 0
  /// A property that keeps unknown fields may hold a type inside itself.
  private var opensRecursion = false
  private var hasOpenedRecursion = false

  init(_ types: WrittenTypes) {
    self.types = types
  }

  /// Deeper than any CRD that is served today, whose deepest has 38 levels.
  private static let maximumDepth = 80
  /// A CRD of this many schemas is larger than etcd takes.
  private static let maximumCount = 20_000

  mutating func schema(
    of type: ResolvedType, at place: SourceLocation, isTyped: Bool = false,
    items: SchemaAttributes? = nil, _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    count += 1
    switch type {
    case .scalar(let scalar): return ScalarSchemas.schema(of: scalar, at: place)
    case .core(let name):
      return CoreSchemas.schema(of: name, at: place) ?? StructuralSchema(at: place)
    case .kubernetes(let name, _):
      let schema = types.table.kubernetes.schema(of: name, at: place)
      count += schema.count
      return schema
    case .optional(let wrapped):
      var schema = schema(of: wrapped, at: place, isTyped: isTyped, items: items, &diagnostics)
      schema.set(.nullable, true, at: place)
      return schema
    case .array(let element):
      return list(of: element, at: place, items, &diagnostics)
    case .set(let element):
      var schema = list(of: element, at: place, items, &diagnostics)
      schema.set(.listType, "set", at: place)
      return schema
    case .dictionary(let value):
      let values = schema(of: value, at: place, &diagnostics)
      return StructuralSchema(
        [.type: "object"], element: .additionalProperties(values), at: place)
    case .alias(let declaration, let target):
      let remarks = types.remarks(above: declaration, &diagnostics)
      let isTyped = isTyped || remarks.attributes.givesType
      var schema = schema(
        of: target, at: place, isTyped: isTyped, items: remarks.attributes.items.first,
        &diagnostics)
      describe(&schema, remarks.documentation, at: declaration.place)
      AttributeApplier().apply(remarks.attributes, to: &schema, &diagnostics)
      return schema
    case .declared(let declaration):
      return declared(declaration, at: place, isTyped: isTyped, &diagnostics)
    case .external where types.table.isOpen:
      var schema = StructuralSchema(at: place)
      schema.part = SchemaModel.Part(
        path: [], type: type.reference.plainSpelling, isTyped: isTyped, place: place)
      return schema
    case .unknownMembers, .external, .invalid:
      return StructuralSchema([.preserveUnknownFields: true], at: place)
    }
  }

  private mutating func list(
    of element: ResolvedType, at place: SourceLocation, _ attributes: SchemaAttributes?,
    _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    let items = schema(
      of: element, at: place, isTyped: attributes?.givesType ?? false,
      items: attributes?.items.first, &diagnostics)
    return StructuralSchema([.type: "array"], element: .items(items), at: place)
  }

  private mutating func declared(
    _ declaration: Declaration, at place: SourceLocation, isTyped: Bool,
    _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    if types.conformance(of: declaration).isSelfCoded {
      return selfCoded(declaration, at: place, isTyped: isTyped, &diagnostics)
    }
    if let scalar = types.rawValue(of: declaration) {
      return rawStruct(declaration, of: scalar, at: place, &diagnostics)
    }
    guard !path.contains(declaration.id) else {
      return recursion(declaration, at: place, &diagnostics)
    }
    guard path.count < Self.maximumDepth, count < Self.maximumCount else {
      diagnostics.error(
        path.count < Self.maximumDepth
          ? "The schema has more than \(Self.maximumCount) parts, more than a cluster stores. Write "
            + "'@schema(schemaless, preserveUnknownFields)' above what need not be checked."
          : "The schema is nested more than \(Self.maximumDepth) levels deep here. Write "
            + "'@schema(schemaless, preserveUnknownFields)' above this property.", at: place)
      return StructuralSchema([.preserveUnknownFields: true], at: place)
    }
    path.append(declaration.id)
    let outer = opensRecursion
    defer {
      path.removeLast()
      opensRecursion = outer
    }
    switch declaration.kind {
    case .structure:
      let written = types.structure(declaration, &diagnostics)
      return structure(written, at: place, &diagnostics)
    case .enumeration:
      guard let written = types.enumeration(declaration, &diagnostics) else {
        return StructuralSchema([.preserveUnknownFields: true], at: place)
      }
      return enumeration(written, at: place, &diagnostics)
    case .alias, .other:
      return StructuralSchema([.preserveUnknownFields: true], at: place)
    }
  }

  private mutating func recursion(
    _ declaration: Declaration, at place: SourceLocation, _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    if opensRecursion {
      hasOpenedRecursion = true
    } else {
      diagnostics.error(
        "'\(declaration.name)' holds itself here, and the schema of a CRD cannot. Write "
          + "'@schema(preserveUnknownFields: true)' above this property: the API server then "
          + "does not check what is in it.", at: place)
    }
    return StructuralSchema([.type: "object", .preserveUnknownFields: true], at: place)
  }

  private func selfCoded(
    _ declaration: Declaration, at place: SourceLocation, isTyped: Bool,
    _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    let remarks = types.remarks(above: declaration, &diagnostics)
    var schema = StructuralSchema(at: place)
    describe(&schema, remarks.documentation, at: declaration.place)
    AttributeApplier(isOpaque: true)
      .apply(remarks.attributes, to: &schema, &diagnostics)
    if !isTyped, !remarks.attributes.givesType {
      diagnostics.error(
        "'\(declaration.name)' codes itself, so its form in JSON is not known. Write "
          + "'@schema(type: \"string\")', or what it is, above it or above this property.",
        at: place)
      schema.set(.preserveUnknownFields, true, at: place)
    }
    return schema
  }

  func describe(
    _ schema: inout StructuralSchema, _ documentation: String?, at place: SourceLocation
  ) {
    if let documentation { schema.set(.description, Node(.string(documentation)), at: place) }
  }
}

extension SchemaBuilder {
  /// The schema of a property with what stands above it.
  mutating func property(
    _ property: WrittenProperty, _ diagnostics: inout Diagnostics
  ) -> StructuralSchema {
    let attributes = property.attributes
    let type = property.type.withoutOptional
    let isSchemaless = attributes.isSet(.schemaless)
    opensRecursion = attributes.isSet(.preserveUnknownFields)
    hasOpenedRecursion = false
    var schema =
      isSchemaless
      ? StructuralSchema(at: property.place)
      : self.schema(
        of: type, at: property.place, isTyped: attributes.givesType,
        items: attributes.items.first, &diagnostics)
    opensRecursion = false
    describe(&schema, property.documentation, at: property.place)
    var applier = AttributeApplier(isOpaque: isSchemaless || isSelfCoded(type))
    applier.skipsPreserving = hasOpenedRecursion
    applier.apply(attributes, to: &schema, &diagnostics)
    if isSchemaless, !attributes.givesType {
      diagnostics.error(
        "Without its schema nothing says what '\(property.name)' is. Add 'type', or "
          + "'preserveUnknownFields' for anything.",
        at: attributes.place(of: .schemaless) ?? property.place)
      schema.set(.preserveUnknownFields, true, at: property.place)
    }
    addDefault(of: property, type: type, to: &schema, &diagnostics)
    let isOpen = types.table.isOpen && type.isOpen && !isSchemaless
    if isOpen { schema.part = part(of: property, type) }
    if attributes.isSet(.immutable), !isOpen {
      schema.rules.append(
        ValidationRule(
          "self == oldSelf", message: "field is immutable",
          at: attributes.place(of: .immutable) ?? property.place))
    }
    return schema
  }

  private func isSelfCoded(_ type: ResolvedType) -> Bool {
    guard case .declared(let declaration) = type.unaliased else { return false }
    return types.conformance(of: declaration).isSelfCoded
  }

  private func addDefault(
    of property: WrittenProperty, type: ResolvedType, to schema: inout StructuralSchema,
    _ diagnostics: inout Diagnostics
  ) {
    let literals = DefaultLiteral(types: types, source: property.file.source)
    let initial = property.initialValue.flatMap {
      literals.node($0, as: property.type, &diagnostics)
    }
    if let initial, let expression = property.initialValue {
      schema.set(.default, initial, at: property.file.location(of: expression.range))
    }
    guard let written = property.attributes.values[.default] else { return }
    if case .node(let literal) = written.value, literal.isNull {
      diagnostics.error(
        "API servers drop a default of nil: an absent member stays absent. Take it away.",
        at: written.place)
      return
    }
    let node: Node
    switch written.value {
    case .node(let literal): node = literal
    case .member where types.table.isOpen && type.isOpen: return
    case .member(let name):
      guard let member = member(name, of: type, &diagnostics) else {
        diagnostics.error(
          "'.\(name)' is no case of the property's type that a default can be.", at: written.place)
        return
      }
      node = member
    }
    if let initial, initial != node {
      diagnostics.error(
        "The property has another default in Swift. Take one of the two away: an API server and "
          + "this program must agree.", at: written.place)
      return
    }
    schema.set(.default, node, at: written.place)
    checkDuration(node, of: type, at: written.place, &diagnostics)
  }

  /// A server fills in what it is told to, and the program could not read it.
  private func checkDuration(
    _ node: Node, of type: ResolvedType, at place: SourceLocation,
    _ diagnostics: inout Diagnostics
  ) {
    guard case .core("KubeDuration") = type.unaliased, let text = node.string else { return }
    do throws(KubeDurationError) {
      _ = try KubeDuration(text)
    } catch {
      diagnostics.error("The default does not fit: \(error)", at: place)
    }
  }

  private func member(
    _ name: String, of type: ResolvedType, _ diagnostics: inout Diagnostics
  ) -> Node? {
    guard case .declared(let declaration) = type.unaliased,
      declaration.kind == .enumeration,
      let written = types.enumeration(declaration, &diagnostics)
    else { return nil }
    return DefaultLiteral.node(ofCase: name, in: written)
  }
}
