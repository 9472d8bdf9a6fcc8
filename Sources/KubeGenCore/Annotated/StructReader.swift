import SwiftSyntax

/// Reads the fields of a written struct.
struct StructReader {
  private var table: DeclarationTable
  private var declaration: Declaration
  private var keys: CodingKeyNames?
  private var result: WrittenStruct

  static func read(
    _ declaration: Declaration, _ node: StructDeclSyntax, in table: DeclarationTable,
    _ diagnostics: inout Diagnostics
  ) -> WrittenStruct {
    var reader = StructReader(declaration, in: table, &diagnostics)
    reader.read(node, &diagnostics)
    return reader.result
  }

  private init(
    _ declaration: Declaration, in table: DeclarationTable, _ diagnostics: inout Diagnostics
  ) {
    self.table = table
    self.declaration = declaration
    keys = CodingKeyNames(of: declaration, in: table, diagnostics: &diagnostics)
    result = WrittenStruct(declaration: declaration)
  }

  private mutating func read(_ node: StructDeclSyntax, _ diagnostics: inout Diagnostics) {
    let comments = DeclarationComments(node, in: declaration.file, diagnostics: &diagnostics)
    result.documentation = comments.documentation
    result.attributes = SchemaAttributeReader.read(
      comments.annotations, above: .structure, &diagnostics)
    var stored: [String] = []
    for member in node.memberBlock.members {
      if let conditional = member.decl.as(IfConfigDeclSyntax.self) {
        rejectFields(in: conditional, &diagnostics)
      }
      guard let variable = member.decl.as(VariableDeclSyntax.self), !variable.isStatic else {
        continue
      }
      stored += read(variable, &diagnostics)
    }
    keys?.check(against: stored, of: declaration, diagnostics: &diagnostics)
  }

  /// The names of the stored properties that the declaration has.
  private mutating func read(
    _ variable: VariableDeclSyntax, _ diagnostics: inout Diagnostics
  ) -> [String] {
    let bindings = Array(variable.bindings)
    guard bindings.contains(where: { !$0.isComputed }) else { return [] }
    guard isReadable(variable, &diagnostics) else {
      return bindings.compactMap {
        $0.pattern.as(IdentifierPatternSyntax.self)?.identifier.nameText
      }
    }
    let comments = DeclarationComments(variable, in: declaration.file, diagnostics: &diagnostics)
    for annotation in comments.annotations where annotation.isKube {
      diagnostics.error(
        "'@\(annotation.name)' stands above the struct of the spec.", at: annotation.place)
    }
    let attributes = SchemaAttributeReader.read(
      comments.annotations, above: .property, &diagnostics)
    var names: [String] = []
    for (index, binding) in bindings.enumerated() where !binding.isComputed {
      guard let pattern = binding.pattern.as(IdentifierPatternSyntax.self) else {
        diagnostics.error(
          "Declare one property at a time, so that each has its name in JSON.",
          at: declaration.file.location(of: binding.pattern))
        continue
      }
      names.append(pattern.identifier.nameText)
      // `var a, b: Int` gives both their type.
      let annotation = bindings[index...].lazy.compactMap(\.typeAnnotation).first
      let field = Field(
        name: pattern.identifier, type: annotation?.type, value: binding.initializer?.value,
        isConstant: variable.bindingSpecifier.text == "let",
        isSchemaless: attributes.isSet(.schemaless))
      guard var property = property(field, &diagnostics) else { continue }
      property.documentation = comments.documentation
      property.attributes = attributes
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
    var name: TokenSyntax
    var type: TypeSyntax?
    var value: ExprSyntax?
    var isConstant: Bool
    var isSchemaless: Bool
  }

  private mutating func property(
    _ field: Field, _ diagnostics: inout Diagnostics
  ) -> WrittenProperty? {
    let file = declaration.file
    let name = field.name.nameText
    let place = file.location(of: field.name)
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
    let isNil = field.value?.is(NilLiteralExprSyntax.self) ?? true
    property.initialValue = isNil ? nil : field.value
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
    let name = field.name.nameText
    let place = declaration.file.location(of: field.name)
    if (field.type?.namePath ?? Self.madeType(of: field.value))?.last == "UnknownMembers" {
      result.unknownMembers = name
      return nil
    }
    let isOptional =
      field.type?.is(OptionalTypeSyntax.self) == true
      || field.type?.as(IdentifierTypeSyntax.self)?.name.text == "Optional"
    guard isOptional || field.value != nil else {
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
    if let value = field.value, let inferred = LiteralType.inferred(from: value) {
      return inferred
    }
    if let path = Self.madeType(of: field.value), path.last == "UnknownMembers" {
      let place = declaration.file.location(of: field.name)
      return resolver.resolve(Located(value: path, place: place), &diagnostics)
    }
    diagnostics.error(
      "Write the type of '\(field.name.nameText)': 'var \(field.name.text): …'. Only that of a "
        + "plain literal is known without it.", at: declaration.file.location(of: field.name))
    return nil
  }
}

extension StructReader {
  /// What stands before the parentheses of a call without arguments: `UnknownMembers()`.
  private static func madeType(of value: ExprSyntax?) -> [String]? {
    guard let call = value?.as(FunctionCallExprSyntax.self), call.arguments.isEmpty,
      call.trailingClosure == nil
    else { return nil }
    return call.calledExpression.plainText.split(separator: ".").map(String.init)
  }

  /// Reports stored properties that generated code cannot read and write.
  private func isReadable(
    _ variable: VariableDeclSyntax, _ diagnostics: inout Diagnostics
  ) -> Bool {
    let file = declaration.file
    let name = variable.bindings.first?.pattern.plainText ?? ""
    for modifier in variable.modifiers where modifier.detail == nil {
      switch modifier.name.text {
      case "lazy":
        diagnostics.error(
          "'\(name)' is lazy, so it is no field of the JSON. Make it a computed property.",
          at: file.location(of: modifier))
        return false
      case "private", "fileprivate":
        diagnostics.error(
          "Generated code stands in another file and cannot reach '\(name)'. Make it internal; "
            + "to keep it out of the JSON, give it a default and leave it out of CodingKeys.",
          at: file.location(of: modifier))
        return false
      default: continue
      }
    }
    for case .attribute(let attribute) in variable.attributes {
      let attributeName = attribute.attributeName.plainText
      guard !Self.harmlessAttributes.contains(attributeName) else { continue }
      diagnostics.error(
        "'@\(attributeName)' wraps '\(name)', and generated code cannot reach what it wraps. "
          + "Store the plain value, and add a computed property for the wrapper's service.",
        at: file.location(of: attribute))
      return false
    }
    return true
  }

  private static let harmlessAttributes: Set<String> = [
    "available", "inlinable", "usableFromInline", "preconcurrency", "nonobjc", "objc",
    "backDeployed",
  ]

  private func rejectFields(
    in conditional: IfConfigDeclSyntax, _ diagnostics: inout Diagnostics
  ) {
    for clause in conditional.clauses {
      guard case .decls(let members) = clause.elements else { continue }
      for member in members {
        guard let variable = member.decl.as(VariableDeclSyntax.self), !variable.isStatic,
          variable.bindings.contains(where: { !$0.isComputed })
        else { continue }
        diagnostics.error(
          "A field inside '#if' would make the schema differ from build to build. Move it out.",
          at: declaration.file.location(of: variable))
      }
    }
  }
}
