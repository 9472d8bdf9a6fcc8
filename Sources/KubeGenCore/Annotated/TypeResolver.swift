import SwiftSyntax

/// Looks up the names in a written type.
struct TypeResolver {
  var table: DeclarationTable
  var scope: TypeName
  var file: SwiftFile
  /// The schema does not depend on the type, so it need not be known.
  var isSchemaless = false

  init(in table: DeclarationTable, scope: TypeName, file: SwiftFile) {
    self.table = table
    self.scope = scope
    self.file = file
  }

  func resolve(_ type: TypeSyntax, _ diagnostics: inout Diagnostics) -> ResolvedType {
    resolve(type, aliases: [], &diagnostics)
  }

  /// The type that an annotation names: `FooStatus.self`.
  func resolve(_ name: Located<[String]>, _ diagnostics: inout Diagnostics) -> ResolvedType {
    named(name.value, at: name.place, aliases: [], &diagnostics)
  }

  private func resolve(
    _ type: TypeSyntax, aliases: [Int], _ diagnostics: inout Diagnostics
  ) -> ResolvedType {
    if let optional = type.as(OptionalTypeSyntax.self) {
      return self.optional(optional.wrappedType, type, aliases, &diagnostics)
    }
    if let array = type.as(ArrayTypeSyntax.self) {
      return .array(resolve(array.element, aliases: aliases, &diagnostics))
    }
    if let dictionary = type.as(DictionaryTypeSyntax.self) {
      return self.dictionary(dictionary.key, dictionary.value, aliases, &diagnostics)
    }
    if let tuple = type.as(TupleTypeSyntax.self), tuple.elements.count == 1,
      let element = tuple.elements.first, element.firstName == nil
    {
      return resolve(element.type, aliases: aliases, &diagnostics)
    }
    if let generic = self.generic(type, aliases, &diagnostics) { return generic }
    if let path = type.namePath {
      return named(path, at: file.location(of: type), aliases: aliases, &diagnostics)
    }
    return reject(type, &diagnostics)
  }

  private func reject(_ type: TypeSyntax, _ diagnostics: inout Diagnostics) -> ResolvedType {
    let place = file.location(of: type)
    let remedy: String
    if type.is(ImplicitlyUnwrappedOptionalTypeSyntax.self) {
      remedy = "Write '?' instead of '!'."
    } else if type.is(TupleTypeSyntax.self) {
      remedy = "Declare a struct with the members that the JSON has."
    } else if type.is(FunctionTypeSyntax.self) || type.is(SomeOrAnyTypeSyntax.self) {
      remedy = "Use a struct, an enum, or JSONValue for a value of any form."
    } else {
      remedy = "Use a struct, an enum, an array, a dictionary or a scalar."
    }
    diagnostics.error("'\(type.plainText)' has no form in JSON. \(remedy)", at: place)
    return .invalid
  }

  private func optional(
    _ wrapped: TypeSyntax, _ whole: TypeSyntax, _ aliases: [Int],
    _ diagnostics: inout Diagnostics
  ) -> ResolvedType {
    let inner = resolve(wrapped, aliases: aliases, &diagnostics)
    guard inner.isOptional else { return inner.isInvalid ? .invalid : .optional(inner) }
    diagnostics.error(
      "'\(whole.plainText)' is optional twice, and JSON has one null only. Take one '?' away.",
      at: file.location(of: whole))
    return .invalid
  }

  private func dictionary(
    _ key: TypeSyntax, _ value: TypeSyntax, _ aliases: [Int], _ diagnostics: inout Diagnostics
  ) -> ResolvedType {
    let keyType = resolve(key, aliases: aliases, &diagnostics)
    let valueType = resolve(value, aliases: aliases, &diagnostics)
    if case .scalar(.string) = keyType.unaliased { return .dictionary(valueType) }
    if !keyType.isInvalid {
      diagnostics.error(
        "The keys of a JSON object are strings, not '\(key.plainText)'. Write "
          + "'[String: \(value.plainText)]'.", at: file.location(of: key))
    }
    return .invalid
  }

  /// `Optional<T>`, `Array<T>`, `Dictionary<K, V>` and `Set<T>`; other generic types are an error.
  private func generic(
    _ type: TypeSyntax, _ aliases: [Int], _ diagnostics: inout Diagnostics
  ) -> ResolvedType? {
    let clause =
      type.as(IdentifierTypeSyntax.self)?.genericArgumentClause
      ?? type.as(MemberTypeSyntax.self)?.genericArgumentClause
    guard let clause else { return nil }
    let name =
      type.as(IdentifierTypeSyntax.self)?.name.nameText
      ?? type.as(MemberTypeSyntax.self)?.name.nameText ?? ""
    let arguments = clause.arguments.compactMap { argument in
      if case .type(let type) = argument.argument { type } else { nil }
    }
    switch (name, arguments.count) {
    case ("Optional", 1): return optional(arguments[0], type, aliases, &diagnostics)
    case ("Array", 1): return .array(resolve(arguments[0], aliases: aliases, &diagnostics))
    case ("Set", 1): return .set(resolve(arguments[0], aliases: aliases, &diagnostics))
    case ("Dictionary", 2):
      return dictionary(arguments[0], arguments[1], aliases, &diagnostics)
    default:
      let remedy = KnownTypes.remedy(for: name).map { "Instead, \($0)." }
      diagnostics.error(
        "'\(type.plainText)' is generic, and a schema is made of plain types. "
          + (remedy ?? "Write a struct of its own for this use."), at: file.location(of: type))
      return .invalid
    }
  }
}

extension TypeResolver {
  private func named(
    _ path: [String], at place: SourceLocation, aliases: [Int], _ diagnostics: inout Diagnostics
  ) -> ResolvedType {
    let isQualified = path.count == 2 && KnownTypes.modules.contains(path[0])
    if let declaration = table.find(path, from: scope, in: file) {
      return declared(declaration, at: place, aliases: aliases, &diagnostics)
    }
    if path.count == 1 || isQualified, let name = path.last {
      if let scalar = KnownTypes.scalars[name] { return .scalar(scalar) }
      if CoreSchemas.names.contains(name) { return .core(name) }
      if name == "UnknownMembers" { return .unknownMembers }
      if let type = table.kubernetes.type(named: name) { return type }
      if let remedy = KnownTypes.remedy(for: name) {
        diagnostics.error("'\(name)' has no form in Kubernetes' JSON: \(remedy).", at: place)
        return .invalid
      }
    }
    if isSchemaless { return .external(path) }
    let name = path.joined(separator: ".")
    if let kind = table.kubernetes.remedy(for: name) {
      diagnostics.error(
        "'\(name)' is a type of Kubernetes' that this target does not have. It is generated with the "
          + "kinds that hold it: add one of them to 'resources' in kube-gen.yaml, '\(kind)' for "
          + "example.", at: place)
      return .invalid
    }
    let known = KnownTypes.names.union(table.declaredNames).union(table.kubernetes.names)
    let phrase = Suggestion.nearest(to: name, among: known).map { "Did you mean '\($0)'?" }
    diagnostics.error(
      "No file of this target declares '\(name)', and KubeCore has no such type for a schema. "
        + (phrase
          ?? "For a type that is generated as well, write '@schema(schemaless, type: \"object\", "
          + "preserveUnknownFields)' above its property."),
      at: place)
    return .invalid
  }

  private func declared(
    _ declaration: Declaration, at place: SourceLocation, aliases: [Int],
    _ diagnostics: inout Diagnostics
  ) -> ResolvedType {
    if declaration.isGeneric {
      diagnostics.error(
        "'\(declaration.name)' is generic, and a schema is made of plain types. Write a struct "
          + "of its own for this use.", at: place)
      return .invalid
    }
    switch declaration.kind {
    case .structure, .enumeration: return .declared(declaration)
    case .other(let keyword, _):
      if keyword != "protocol", Conformance(of: declaration, in: table).isSelfCoded {
        return .declared(declaration)
      }
      diagnostics.error(
        "'\(declaration.name)' is \(keyword == "actor" ? "an" : "a") \(keyword). Make it a "
          + "struct, or an enum.", at: place)
      return .invalid
    case .alias(let node):
      if let target = table.aliases[declaration.id] {
        return target.isInvalid ? .invalid : .alias(declaration, target)
      }
      guard !aliases.contains(declaration.id), aliases.count < 32 else {
        diagnostics.error("'\(declaration.name)' is an alias of itself.", at: place)
        return .invalid
      }
      let resolver = TypeResolver(
        in: table, scope: declaration.name.parent ?? TypeName(), file: declaration.file)
      let target = resolver.resolve(
        node.initializer.value, aliases: aliases + [declaration.id], &diagnostics)
      table.aliases[declaration.id] = target
      return target.isInvalid ? .invalid : .alias(declaration, target)
    }
  }
}
