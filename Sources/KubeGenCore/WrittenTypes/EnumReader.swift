import KubeGenSyntax

/// Reads the cases of a written enum.
struct EnumReader {
  private var table: DeclarationTable
  private var declaration: Declaration
  private var keys: CodingKeyNames?
  private var result: WrittenEnum

  /// Nil, and a diagnostic, for an enum that has no form in JSON.
  static func read(
    _ declaration: Declaration, in table: DeclarationTable, _ diagnostics: inout Diagnostics
  ) -> WrittenEnum? {
    let node = declaration.node
    let elements = node.members.flatMap(\.cases)
    let hasPayload = elements.contains { $0.parameters != nil }
    let file = declaration.file
    let comments = DeclarationComments(node, in: file, diagnostics: &diagnostics)
    let attributes = SchemaAttributeReader.read(
      comments.annotations, above: .enumeration, &diagnostics)
    guard !elements.isEmpty else {
      diagnostics.error(
        "'\(declaration.name)' has no cases, so nothing is a value of it. Add one.",
        at: declaration.place)
      return nil
    }
    let form: WrittenEnum.Form
    if hasPayload {
      form = .union(attributes.isSet(.untagged) ? .untagged : .external)
    } else if let raw = node.inherited.first {
      guard let rawForm = rawForm(raw, declaration, in: table, &diagnostics) else { return nil }
      form = rawForm
    } else {
      form = .union(.external)
    }
    var reader = EnumReader(
      table: table, declaration: declaration,
      keys: CodingKeyNames(of: declaration, in: table, diagnostics: &diagnostics),
      result: WrittenEnum(
        declaration: declaration, documentation: comments.documentation, attributes: attributes,
        form: form))
    reader.read(node, &diagnostics)
    return reader.isConsistent(&diagnostics) ? reader.result : nil
  }

  private static func rawForm(
    _ type: SwiftType, _ declaration: Declaration, in table: DeclarationTable,
    _ diagnostics: inout Diagnostics
  ) -> WrittenEnum.Form? {
    guard let path = type.path, let name = path.last else { return .union(.external) }
    // The first of the inherited types is the raw type, or a protocol like all others.
    var scalar = KnownTypes.scalars[name]
    if let declared = table.find(path, from: declaration.name, in: declaration.file),
      declared.kind == .alias
    {
      scalar = declared.node.type?.path?.last.flatMap { KnownTypes.scalars[$0] }
    }
    switch scalar {
    case nil where name != "Character": return .union(.external)
    case .string: return .string
    case .int, .int8, .int16, .int32, .int64, .uint, .uint8, .uint16, .uint32, .uint64:
      return scalar.map { .integer($0) }
    default:
      diagnostics.error(
        "The raw values of '\(declaration.name)' are '\(name)'. A schema's enumerations are made "
          + "of String or Int.", at: declaration.file.location(of: type.range))
      return nil
    }
  }

  private mutating func read(_ node: SwiftDeclaration, _ diagnostics: inout Diagnostics) {
    var next: Int64 = 0
    for member in node.members {
      if member.kind == .conditional {
        diagnostics.error(
          "A case inside '#if' would make the schema differ from build to build. Move it out.",
          at: declaration.file.location(of: member.range))
      }
      guard member.kind == .case else { continue }
      let comments = DeclarationComments(member, in: declaration.file, diagnostics: &diagnostics)
      let attributes = SchemaAttributeReader.read(
        comments.annotations, above: .enumCase, &diagnostics)
      for element in member.cases {
        guard let name = element.name?.text,
          var item = item(element, named: name, next: &next, &diagnostics)
        else { continue }
        item.documentation = comments.documentation
        item.isDeprecated = declaration.file.isDeprecated(member.attributes)
        item.attributes = attributes
        if item.payload == nil, let place = attributes.place {
          diagnostics.error(
            "The case '\(item.name)' carries no value that '@schema' could describe.", at: place)
        }
        result.cases.append(item)
      }
    }
    guard result.isUnion else { return }
    keys?.check(
      against: result.cases.map(\.name), of: declaration, diagnostics: &diagnostics)
  }

  private func item(
    _ element: SwiftDeclaration.Case, named name: String, next: inout Int64,
    _ diagnostics: inout Diagnostics
  ) -> WrittenEnum.Case? {
    let place = declaration.file.location(of: element.range)
    let literals = LiteralReader(source: declaration.file.source)
    var item = WrittenEnum.Case(name: name, jsonName: name, place: place)
    switch result.form {
    case .string:
      guard let raw = element.value else { return item }
      guard case .string(let text) = literals.content(raw) else {
        diagnostics.error("A raw value is a string literal.", at: place)
        return nil
      }
      item.jsonName = text
    case .integer:
      if let raw = element.value {
        guard case .integer(let value) = literals.content(raw) else {
          diagnostics.error("A raw value is an integer literal of at most 64 bits.", at: place)
          return nil
        }
        next = value
      }
      item.rawValue = next
      item.jsonName = String(next)
      next = next.addingReportingOverflow(1).partialValue
    case .union:
      if let keys {
        guard let key = keys.keys[name] else {
          diagnostics.error(
            "The case '\(name)' is not in CodingKeys, so it has no name in JSON. Add it there.",
            at: place)
          return nil
        }
        item.jsonName = key.jsonName
      }
      guard let parameters = element.parameters else { return item }
      let place = declaration.file.location(of: element.payload ?? element.range)
      item.payload = payload(parameters, at: place, of: name, &diagnostics)
      if item.payload == nil { return nil }
    }
    return item
  }
}

extension EnumReader {
  private func payload(
    _ parameters: [SwiftDeclaration.Parameter], at place: SourceLocation, of name: String,
    _ diagnostics: inout Diagnostics
  ) -> WrittenEnum.Payload? {
    let file = declaration.file
    let resolver = TypeResolver(in: table, scope: declaration.name, file: file)
    let labels = parameters.map { parameter -> String? in
      guard let label = parameter.firstName?.text, label != "_" else { return nil }
      return label
    }
    if parameters.count == 1, labels[0] == nil {
      let type = resolver.resolve(parameters[0].type, &diagnostics)
      guard type.isOptional else { return type.isInvalid ? nil : .value(type) }
      diagnostics.error(
        "In JSON '\(name)' without a value is no '\(name)' at all. Take the '?' away.",
        at: file.location(of: parameters[0].type.range))
      return nil
    }
    if parameters.isEmpty { return .members([]) }
    guard !labels.contains(nil) else {
      diagnostics.error(
        "Of several values in a case each needs a label, which is its name in JSON: "
          + "'case \(name)(width: Int, height: Int)'.", at: place)
      return nil
    }
    let keyName = name.prefix(1).uppercased() + name.dropFirst() + "CodingKeys"
    let keys = CodingKeyNames(
      of: declaration, named: keyName, in: table, diagnostics: &diagnostics)
    return .members(
      zip(parameters, labels).compactMap { parameter, label in
        let type = resolver.resolve(parameter.type, &diagnostics)
        guard let label, !type.isInvalid else { return nil }
        let place = file.location(of: parameter.range)
        var property = WrittenProperty(
          name: label, jsonName: keys?.keys[label]?.jsonName ?? label, type: type, place: place,
          scope: declaration.name, file: file)
        property.initialValue =
          parameter.value?.isNil == true && type.isOptional ? nil : parameter.value
        if let value = property.initialValue, !isConstant(value, property, &diagnostics) {
          diagnostics.error(
            "The default of '\(label)' means something only where it stands. Write a literal, or make "
              + "the values of '\(name)' a struct.", at: file.location(of: value.range))
        }
        return property
      })
  }

  private func isConstant(
    _ value: SwiftExpression, _ property: WrittenProperty, _ diagnostics: inout Diagnostics
  ) -> Bool {
    InitialValues.constant(value, property, WrittenTypes(table), &diagnostics) != nil
  }

  /// Whether the cases can stand together in one schema; if not, it has been said.
  private func isConsistent(_ diagnostics: inout Diagnostics) -> Bool {
    let bare = result.cases.filter { $0.payload == nil }
    guard case .union(let tagging) = result.form, bare.count < result.cases.count else {
      if result.attributes.isSet(.untagged) {
        diagnostics.error(
          "'untagged' is for an enum with payloads. Without them, a case is known by its name.",
          at: result.attributes.place(of: .untagged) ?? declaration.place)
      }
      return true
    }
    if let first = bare.first {
      let remedy =
        tagging == .external
        ? "Give it a payload, if only an empty struct; it then reads {\"\(first.name)\": {}}."
        : "Give every case a payload."
      diagnostics.error(
        "In JSON '\(first.name)' would be a string beside cases that are objects, and no "
          + "structural schema allows both. \(remedy)", at: first.place)
    }
    return bare.isEmpty
  }
}
