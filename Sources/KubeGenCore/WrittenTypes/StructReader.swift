import KubeGenSyntax

/// Reads the fields of a written struct.
struct StructReader {
  private var table: DeclarationTable
  private var declaration: Declaration
  private var keys: CodingKeyNames?
  private var result: WrittenStruct

  static func read(
    _ declaration: Declaration, in table: DeclarationTable, _ diagnostics: inout Diagnostics
  ) -> WrittenStruct {
    var reader = StructReader(declaration, in: table, &diagnostics)
    reader.read(declaration.node, &diagnostics)
    return reader.result
  }

  private init(
    _ declaration: Declaration, in table: DeclarationTable, _ diagnostics: inout Diagnostics
  ) {
    self.table = table
    self.declaration = declaration
    keys = CodingKeyNames(of: declaration, in: table, diagnostics: &diagnostics)
    result = WrittenStruct(declaration: declaration)
    result.making = table.making(of: declaration)
  }

  private mutating func read(_ node: SwiftDeclaration, _ diagnostics: inout Diagnostics) {
    let comments = DeclarationComments(node, in: declaration.file, diagnostics: &diagnostics)
    result.documentation = comments.documentation
    result.attributes = SchemaAttributeReader.read(
      comments.annotations, above: .structure, &diagnostics)
    var stored: [String] = []
    for member in node.members {
      if member.kind == .conditional { rejectFields(in: member, &diagnostics) }
      if member.isField { stored += fields(member, &diagnostics) }
    }
    keys?.check(against: stored, of: declaration, diagnostics: &diagnostics)
  }

  /// The names of the stored properties that the declaration has.
  private mutating func fields(
    _ variable: SwiftDeclaration, _ diagnostics: inout Diagnostics
  ) -> [String] {
    let bindings = variable.bindings
    guard isReadable(variable, &diagnostics) else { return bindings.compactMap(\.name?.text) }
    let comments = DeclarationComments(variable, in: declaration.file, diagnostics: &diagnostics)
    for annotation in comments.annotations where annotation.isKube {
      diagnostics.error(
        "'@\(annotation.spelling)' stands above the struct of the spec.", at: annotation.place)
    }
    let attributes = SchemaAttributeReader.read(
      comments.annotations, above: .property, &diagnostics)
    var names: [String] = []
    for (index, binding) in bindings.enumerated() where !binding.isComputed {
      guard let name = binding.name else {
        diagnostics.error(
          "Declare one property at a time, so that each has its name in JSON.",
          at: declaration.file.location(of: binding.pattern))
        continue
      }
      names.append(name.text)
      if binding.value == nil { result.uninitialised.append(name.text) }
      // `var a, b: Int` gives both their type.
      let type = bindings[index...].lazy.compactMap(\.type).first
      let field = Field(
        name: name, type: type, value: binding.value, isConstant: variable.kind == .let,
        isSchemaless: attributes.isSet(.schemaless))
      guard var property = property(field, &diagnostics) else { continue }
      property.documentation = comments.documentation
      property.attributes = attributes
      property.isDeprecated = declaration.file.isDeprecated(variable.attributes)
      if property.isOmitted, let place = attributes.place {
        diagnostics.error(
          "'\(property.name)' is not in CodingKeys, so the schema does not have it. Take this away.",
          at: place)
      }
      result.properties.append(property)
    }
    return names
  }

  private struct Field {
    var name: SwiftName
    var type: SwiftType?
    var value: SwiftExpression?
    var isConstant: Bool
    var isSchemaless: Bool
  }

  private mutating func property(
    _ field: Field, _ diagnostics: inout Diagnostics
  ) -> WrittenProperty? {
    let file = declaration.file
    let name = field.name.text
    let place = file.location(of: field.name.range)
    guard !name.isEmpty else { return nil }
    if let keys, keys.keys[name] == nil { return omitted(field, &diagnostics) }
    guard let type = type(of: field, &diagnostics) else { return nil }
    if case .unknownMembers = type.unaliased, !(field.isConstant && field.value != nil) {
      result.unknownMembers = name
      return nil
    }
    var property = WrittenProperty(
      name: name, jsonName: keys?.keys[name]?.jsonName ?? name, type: type, place: place,
      scope: declaration.name, file: file)
    property.typePlace = field.type.map { file.location(of: $0.range) }
    // Of an optional, nil says what stands there without it.
    property.initialValue = field.value?.isNil == true && type.isOptional ? nil : field.value
    if field.isConstant, field.value != nil {
      diagnostics.error(
        "'\(name)' has its value for good, so it cannot be read from JSON. Make it a var, or "
          + "static.", at: place)
      return nil
    }
    return property
  }

  /// A property that an own `CodingKeys` leaves out. Its type need not have a form in JSON.
  private mutating func omitted(
    _ field: Field, _ diagnostics: inout Diagnostics
  ) -> WrittenProperty? {
    let name = field.name.text
    let place = declaration.file.location(of: field.name.range)
    if (field.type?.path ?? madeType(of: field.value))?.last == "UnknownMembers" {
      result.unknownMembers = name
      return nil
    }
    guard Self.isOptional(field.type) || field.value != nil else {
      diagnostics.error(
        "'\(name)' is not in CodingKeys, so nothing gives it a value. Give it a default.",
        at: place)
      return nil
    }
    var property = WrittenProperty(
      name: name, jsonName: name, type: .scalar(.value), place: place, scope: declaration.name,
      file: declaration.file)
    property.initialValue = field.value
    property.isOmitted = true
    return property
  }

  private func type(of field: Field, _ diagnostics: inout Diagnostics) -> ResolvedType? {
    var resolver = TypeResolver(in: table, scope: declaration.name, file: declaration.file)
    resolver.isSchemaless = field.isSchemaless
    if let type = field.type {
      let resolved = resolver.resolve(type, &diagnostics)
      return resolved.isInvalid ? nil : resolved
    }
    if let value = field.value,
      let inferred = LiteralType.inferred(from: value, in: declaration.file.source)
    {
      return inferred
    }
    if let path = madeType(of: field.value), path.last == "UnknownMembers" {
      let place = declaration.file.location(of: field.name.range)
      return resolver.resolve(Located(value: path, place: place), &diagnostics)
    }
    let file = declaration.file
    diagnostics.error(
      "Write the type of '\(field.name.text)': 'var \(file.source.text(field.name.range)): …'. Only that of a "
        + "plain literal is known without it.", at: declaration.file.location(of: field.name.range),
      fix: Fix(
        "Write a type.", replacing: field.name.range.count, at: file.location(of: field.name.range),
        with: "\(file.source.text(field.name.range)): <#Type#>"))
    return nil
  }
}

extension StructReader {
  /// What stands before the parentheses of a call without arguments: `UnknownMembers()`.
  private func madeType(of value: SwiftExpression?) -> [String]? {
    guard case .call(let called, let arguments, hasTrailingClosure: false) = value?.form,
      arguments.isEmpty
    else { return nil }
    return declaration.file.plainText(called.range).split(separator: ".").map(String.init)
  }

  /// As far as it can be seen without knowing what the names mean.
  private static func isOptional(_ type: SwiftType?) -> Bool {
    switch type?.form {
    case .optional: true
    case .named(let components): components.count == 1 && components[0].name.text == "Optional"
    default: false
    }
  }

  /// Reports stored properties that generated code cannot read and write.
  private func isReadable(
    _ variable: SwiftDeclaration, _ diagnostics: inout Diagnostics
  ) -> Bool {
    let file = declaration.file
    let name = variable.bindings.first.map { file.plainText($0.pattern) } ?? ""
    for modifier in variable.modifiers where modifier.detail == nil {
      switch modifier.word {
      case .lazy:
        diagnostics.error(
          "'\(name)' is lazy, so it is no field of the JSON. Make it a computed property.",
          at: file.location(of: modifier.range))
        return false
      // What a macro makes stands in the same file.
      case _ where declaration.macro != nil: continue
      case .private, .fileprivate:
        diagnostics.error(
          "Generated code stands in another file and cannot reach '\(name)'. Make it internal; "
            + "to keep it out of the JSON, give it a default and leave it out of CodingKeys.",
          at: file.location(of: modifier.range))
        return false
      default: continue
      }
    }
    if let accessors = variable.bindings.lazy.compactMap(\.accessors).first(where: {
      !$0.words.isEmpty && !$0.isComputed
    }) {
      diagnostics.error(
        "'\(name)' has observers, and reading JSON puts its value in place without them. Take them "
          + "away, or keep the value in a property without them and make this one computed.",
        at: file.location(of: accessors.range))
      return false
    }
    for attribute in variable.attributes {
      let attributeName = file.plainText(attribute.name.range)
      guard !Self.harmlessAttributes.contains(attributeName),
        !MacroNames.all.contains(attributeName)
      else { continue }
      diagnostics.error(
        "'@\(attributeName)' wraps '\(name)', and generated code cannot reach what it wraps. "
          + "Store the plain value, and add a computed property for the wrapper's service.",
        at: file.location(of: attribute.range))
      return false
    }
    return true
  }

  private static let harmlessAttributes: Set<String> = [
    "available", "inlinable", "usableFromInline", "preconcurrency", "nonobjc", "objc",
    "backDeployed",
  ]

  private func rejectFields(
    in conditional: SwiftDeclaration, _ diagnostics: inout Diagnostics
  ) {
    for member in conditional.clauses.flatMap(\.members) where member.isField {
      diagnostics.error(
        "A field inside '#if' would make the schema differ from build to build. Move it out.",
        at: declaration.file.location(of: member.range))
    }
  }
}
