/// The models of written types: what the renderer needs to give them their codec.
struct WrittenModels {
  private let types: WrittenTypes
  /// The declarations that have their model.
  private var done: Set<Int> = []

  init(_ types: WrittenTypes) {
    self.types = types
  }

  /// Models of the type and of all that it reaches, but for those of an earlier call.
  mutating func models(of type: ResolvedType, _ diagnostics: inout Diagnostics) -> [TypeModel] {
    var models: [TypeModel] = []
    var waiting = Array(type.declarations.reversed())
    while let declaration = waiting.popLast() {
      guard done.insert(declaration.id).inserted else { continue }
      // A macro has made what would be made here.
      if declaration.macro != nil { continue }
      if declaration.isConditional {
        diagnostics.error(
          "'\(declaration.name)' stands inside '#if', and only the compiler knows which branch counts: "
            + "the schema would differ from build to build. Move it out.", at: declaration.place)
      }
      let conformance = types.conformance(of: declaration)
      guard !conformance.isSelfCoded,
        let access = access(of: declaration, conformance, &diagnostics)
      else { continue }
      checkSendable(declaration, access, &diagnostics)
      switch declaration.kind {
      case .structure:
        if let raw = rawStruct(declaration, access) {
          models.append(raw)
          continue
        }
        let written = types.structure(declaration, &diagnostics)
        models.append(model(written, access, &diagnostics))
        waiting += reached(written.properties).reversed()
      case .enumeration:
        guard let written = types.enumeration(declaration, &diagnostics) else { continue }
        models.append(model(written, access))
        waiting += written.cases.flatMap { reached($0.payload) }.reversed()
      case .alias, .other: continue
      }
    }
    return models
  }

  /// The model of one declaration, for the macro that stands at it; nil if it has no form in JSON.
  func model(
    of declaration: Declaration, access: Access, _ diagnostics: inout Diagnostics
  ) -> TypeModel? {
    switch declaration.kind {
    case .structure:
      if let raw = rawStruct(declaration, access) { return raw }
      let written = types.structure(declaration, &diagnostics)
      return model(written, access, &diagnostics)
    case .enumeration:
      return types.enumeration(declaration, &diagnostics).map { model($0, access) }
    case .alias, .other: return nil
    }
  }

  private func reached(_ properties: [WrittenProperty]) -> [Declaration] {
    properties.filter { !$0.isOmitted }.flatMap(\.type.declarations)
  }

  private func reached(_ payload: WrittenEnum.Payload?) -> [Declaration] {
    switch payload {
    case nil: []
    case .value(let type): type.declarations
    case .members(let members): reached(members)
    }
  }

  private func access(
    of declaration: Declaration, _ conformance: Conformance, _ diagnostics: inout Diagnostics
  ) -> Access? {
    if let duplicate = conformance.duplicate {
      diagnostics.error(
        "The generator makes '\(declaration.name)' a \(duplicate). Take the conformance away, or "
          + "code it by hand.", at: declaration.place)
    }
    guard let access = types.table.access(of: declaration) else {
      diagnostics.error(
        "Generated code stands in another file and cannot see '\(declaration.name)'. Make it "
          + "internal, package or public.", at: declaration.place)
      return nil
    }
    return access
  }

  /// Every type in a resource is Sendable, and of some Swift does not find it out by itself.
  private func checkSendable(
    _ declaration: Declaration, _ access: Access, _ diagnostics: inout Diagnostics
  ) {
    guard !types.conformance(of: declaration).isSendable else { return }
    if access == .public {
      diagnostics.error(
        "'\(declaration.name)' is public, so Swift does not find out by itself that it is Sendable, "
          + "as every type in a resource is. Write ': Sendable'.", at: declaration.place)
    } else if let other = holder(of: declaration) {
      diagnostics.error(
        "'\(declaration.name)' and '\(other.name)' hold each other, so Swift does not find out by "
          + "itself that they are Sendable, as every type in a resource is. Write ': Sendable'.",
        at: declaration.place)
    }
  }

  /// A type that a type holds, and that holds it, with no list or map between them.
  private func holder(of declaration: Declaration) -> Declaration? {
    var seen: Set<Int> = [declaration.id]
    var waiting = members(of: declaration).filter { $0.id != declaration.id }
    while let next = waiting.popLast() {
      guard seen.insert(next.id).inserted, !types.conformance(of: next).isSendable else { continue }
      let members = members(of: next)
      if members.contains(where: { $0.id == declaration.id }) { return next }
      waiting += members
    }
    return nil
  }

  private func members(of declaration: Declaration) -> [Declaration] {
    var ignored = Diagnostics()
    switch declaration.kind {
    case .structure: return direct(types.structure(declaration, &ignored).properties.map(\.type))
    case .enumeration:
      return types.enumeration(declaration, &ignored)?.cases.flatMap { item -> [Declaration] in
        switch item.payload {
        case nil: []
        case .value(let type): direct([type])
        case .members(let members): direct(members.map(\.type))
        }
      } ?? []
    case .alias, .other: return []
    }
  }

  private func direct(_ types: [ResolvedType]) -> [Declaration] {
    types.compactMap { type in
      if case .declared(let declaration) = type.withoutOptional.unaliased {
        declaration
      } else {
        nil
      }
    }
  }

  /// A struct over a raw value is coded as an enum with raw values is.
  private func rawStruct(_ declaration: Declaration, _ access: Access) -> TypeModel? {
    types.rawValue(of: declaration).map { scalar in
      TypeModel(
        name: declaration.name,
        form: .enumeration(
          EnumerationModel(rawType: scalar == .string ? .string : .int, cases: [])),
        isWritten: true, access: access)
    }
  }

  private func model(
    _ written: WrittenStruct, _ access: Access, _ diagnostics: inout Diagnostics
  ) -> TypeModel {
    let initial = InitialValues(written, types)
    var properties: [PropertyModel] = []
    for property in written.properties {
      var model = model(property)
      initial.describe(property, in: &model, &diagnostics)
      properties.append(model)
    }
    return TypeModel(
      name: written.declaration.name, documentation: written.documentation,
      form: .object(
        ObjectModel(properties: properties, unknownMembers: written.unknownMembers)),
      isWritten: true, access: access)
  }

  private func model(_ property: WrittenProperty) -> PropertyModel {
    var model = PropertyModel(
      jsonName: property.jsonName, swiftName: property.name,
      type: property.type.withoutOptional.reference, isOptional: property.type.isOptional,
      keepsNull: property.type.isOptional && !property.isOmitted && isNullable(property),
      isOmitted: property.isOmitted,
      usesCodable: !property.isOmitted && types.usesCodable(property.type),
      inferredAt: property.type.isOpen && types.table.isOpen
        ? property.typePlace ?? property.place : nil,
      documentation: property.documentation)
    model.isDeprecated = property.isDeprecated
    model.needsSchema =
      !property.attributes.givesType && !property.attributes.isSet(.schemaless)
    model.isSecret = remarks(on: property).contains(where: \.isSecret)
    return model
  }

  private func isNullable(_ property: WrittenProperty) -> Bool {
    remarks(on: property).contains { $0.isSet(.nullable) }
  }

  /// What is said of a property, and of the aliases that are its type.
  private func remarks(on property: WrittenProperty) -> [SchemaAttributes] {
    var found = [property.attributes]
    var type = property.type.withoutOptional
    while case .alias(let declaration, let target) = type {
      // What is wrong above an alias was said when its schema was made.
      var ignored = Diagnostics()
      found.append(types.remarks(above: declaration, &ignored).attributes)
      type = target
    }
    return found
  }

  private func model(_ written: WrittenEnum, _ access: Access) -> TypeModel {
    let form: TypeModel.Form
    switch written.form {
    case .string: form = .enumeration(enumeration(written, .string))
    case .integer: form = .enumeration(enumeration(written, .int))
    case .union(let tagging):
      let cases = written.cases.map { item in
        UnionModel.Case(
          swiftName: item.name, jsonName: item.jsonName, payload: item.payload.map(model),
          documentation: item.documentation, isDeprecated: item.isDeprecated)
      }
      form = .union(UnionModel(tagging: tagging, cases: cases))
    }
    return TypeModel(
      name: written.declaration.name, documentation: written.documentation, form: form,
      isWritten: true, access: access)
  }

  private func enumeration(
    _ written: WrittenEnum, _ rawType: EnumerationModel.RawType
  ) -> EnumerationModel {
    EnumerationModel(
      rawType: rawType,
      cases: written.cases.map { item in
        EnumerationModel.Case(
          swiftName: item.name, rawValue: item.jsonName, documentation: item.documentation)
      })
  }

  private func model(_ payload: WrittenEnum.Payload) -> UnionModel.Payload {
    switch payload {
    case .value(let type): .value(type.reference)
    case .members(let members):
      .members(
        members.map { member in
          var model = model(member)
          var ignored = Diagnostics()
          model.defaultExpression = member.initialValue.flatMap {
            InitialValues.constant($0, member, types, &ignored)
          }
          return model
        })
    }
  }
}
