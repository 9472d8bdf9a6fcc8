import KubeGenSyntax

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

  func resolve(_ type: SwiftType, _ diagnostics: inout Diagnostics) -> ResolvedType {
    resolve(type, aliases: [], &diagnostics)
  }

  /// The type that an annotation names: `FooStatus.self`.
  func resolve(_ name: Located<[String]>, _ diagnostics: inout Diagnostics) -> ResolvedType {
    named(name.value, at: name.place, aliases: [], &diagnostics)
  }

  private func resolve(
    _ type: SwiftType, aliases: [Int], _ diagnostics: inout Diagnostics
  ) -> ResolvedType {
    switch type.form {
    case .optional(let wrapped): return optional(wrapped, type, aliases, &diagnostics)
    case .array(let element): return .array(resolve(element, aliases: aliases, &diagnostics))
    case .dictionary(let key, let value): return dictionary(key, value, aliases, &diagnostics)
    case .tuple(let elements) where elements.count == 1 && elements[0].firstName == nil:
      return resolve(elements[0].type, aliases: aliases, &diagnostics)
    case .named(let components):
      if let last = components.last, let arguments = last.arguments {
        return generic(last.name.text, arguments, type, aliases, &diagnostics)
      }
    case .member(_, let member):
      if let arguments = member.arguments {
        return generic(member.name.text, arguments, type, aliases, &diagnostics)
      }
    default: break
    }
    guard let path = type.path else { return reject(type, &diagnostics) }
    return named(path, at: file.location(of: type.range), aliases: aliases, &diagnostics)
  }

  private func reject(_ type: SwiftType, _ diagnostics: inout Diagnostics) -> ResolvedType {
    let place = file.location(of: type.range)
    let remedy =
      switch type.form {
      case .implicitlyUnwrapped: "Write '?' instead of '!'."
      case .tuple: "Declare a struct with the members that the JSON has."
      case .function, .constrained:
        "Use a struct, an enum, or JSONValue for a value of any form."
      default: "Use a struct, an enum, an array, a dictionary or a scalar."
      }
    diagnostics.error("'\(file.plainText(type.range))' has no form in JSON. \(remedy)", at: place)
    return .invalid
  }

  private func optional(
    _ wrapped: SwiftType, _ whole: SwiftType, _ aliases: [Int],
    _ diagnostics: inout Diagnostics
  ) -> ResolvedType {
    let inner = resolve(wrapped, aliases: aliases, &diagnostics)
    guard inner.isOptional else { return inner.isInvalid ? .invalid : .optional(inner) }
    diagnostics.error(
      "'\(file.plainText(whole.range))' is optional twice, and JSON has one null only. Take one '?' away.",
      at: file.location(of: whole.range))
    return .invalid
  }

  private func dictionary(
    _ key: SwiftType, _ value: SwiftType, _ aliases: [Int], _ diagnostics: inout Diagnostics
  ) -> ResolvedType {
    let keyType = resolve(key, aliases: aliases, &diagnostics)
    let valueType = resolve(value, aliases: aliases, &diagnostics)
    if case .scalar(.string) = keyType.unaliased { return .dictionary(valueType) }
    if !keyType.isInvalid {
      diagnostics.error(
        "The keys of a JSON object are strings, not '\(file.plainText(key.range))'. Write "
          + "'[String: \(file.plainText(value.range))]'.", at: file.location(of: key.range))
    }
    return .invalid
  }

  /// `Optional<T>`, `Array<T>`, `Dictionary<K, V>` and `Set<T>`; other generic types are an error.
  private func generic(
    _ name: String, _ arguments: [SwiftType.GenericArgument], _ type: SwiftType,
    _ aliases: [Int], _ diagnostics: inout Diagnostics
  ) -> ResolvedType {
    let arguments = arguments.compactMap { argument in
      if case .type(let type) = argument { type } else { nil }
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
        "'\(file.plainText(type.range))' is generic, and a schema is made of plain types. "
          + (remedy ?? "Write a struct of its own for this use."), at: file.location(of: type.range)
      )
      return .invalid
    }
  }
}

extension TypeResolver {
  private func named(
    _ path: [String], at place: SourceLocation, aliases: [Int], _ diagnostics: inout Diagnostics
  ) -> ResolvedType {
    let path = path.first == "Self" ? scope.path + path.dropFirst() : path
    let isQualified = path.count == 2 && KnownTypes.modules.contains(path[0])
    if table.isOpen { return open(path, isQualified: isQualified, at: place, &diagnostics) }
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

  /// What a macro knows of a type: the standard library's, and the one that it stands at. Others may bear
  /// the names of KubeCore's.
  private func open(
    _ path: [String], isQualified: Bool, at place: SourceLocation,
    _ diagnostics: inout Diagnostics
  ) -> ResolvedType {
    if let declaration = table.find(path, from: scope, in: file) {
      return declaration.id == 0 ? .declared(declaration) : .external(path)
    }
    guard path.count == 1 || isQualified, let name = path.last else { return .external(path) }
    if let scalar = KnownTypes.scalars[name], !KnownTypes.isAmbiguous(scalar) {
      return .scalar(scalar)
    }
    if name == "UnknownMembers" { return .unknownMembers }
    guard let remedy = KnownTypes.remedy(for: name) else { return .external(path) }
    diagnostics.error("'\(name)' has no form in Kubernetes' JSON: \(remedy).", at: place)
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
    case .other(let keyword):
      if keyword != "protocol", Conformance(of: declaration, in: table).isSelfCoded {
        return .declared(declaration)
      }
      diagnostics.error(
        "'\(declaration.name)' is \(keyword == "actor" ? "an" : "a") \(keyword). Make it a "
          + "struct, or an enum.", at: place)
      return .invalid
    case .alias:
      if let target = table.aliases[declaration.id] {
        return target.isInvalid ? .invalid : .alias(declaration, target)
      }
      guard !aliases.contains(declaration.id), aliases.count < 32 else {
        diagnostics.error("'\(declaration.name)' is an alias of itself.", at: place)
        return .invalid
      }
      let resolver = TypeResolver(
        in: table, scope: declaration.name.parent ?? TypeName(), file: declaration.file)
      guard let written = declaration.node.type else { return .invalid }
      let target = resolver.resolve(
        written, aliases: aliases + [declaration.id], &diagnostics)
      table.aliases[declaration.id] = target
      return target.isInvalid ? .invalid : .alias(declaration, target)
    }
  }
}
